import { describe, expect, it } from 'vitest'
import {
  HoverRequest,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type MarkupContent,
  type Range,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { applied, Client, newUri, placeOf, pulling, rangeOf, until, wordsAt } from './client.ts'

const client = Client.shared({ settings: () => ({ inlayHints: { facts: true } }), capabilities: pulling })
const zh = Client.shared({ settings: () => ({ inlayHints: { facts: true } }), capabilities: pulling, locale: 'zh-cn' })

const front = (facts: string, body = '# Lease\n'): string => `---\ncontract:\n${facts}\n---\n\n${body}`

describe('completion of facts', () => {
  it.each([
    ['a key', front('  type: nda\n  gov'), 'gov', 'markdown', 'governing-law', 'Whose law'],
    ['a type', front('  type: '), 'type: ', 'markdown', 'compute-lease', 'Compute lease'],
    ['a side', front('  drafting-for: c'), 'drafting-for: c', 'markdown', 'customer', 'The customer, who buys'],
    ['a country', front('  regions: [SG, '), '[SG, ', 'markdown', 'MY', 'Malaysia'],
    ['an entry of a block list', front('  activities:\n    - m'), '- m', 'markdown', 'model-training', 'trained'],
    [
      'a key in braces',
      front('  parties: [{ role: provider, '),
      'provider, ',
      'markdown',
      'ultimate-parent',
      'ultimate',
    ],
    ['a value in braces', front('  parties: [{ role: '), 'role: ', 'markdown', 'customer', 'rents'],
    [
      'a key of a block entry',
      front('  items:\n    - name: A\n      ec'),
      '      ec',
      'markdown',
      'eccn',
      'classification',
    ],
    [
      'a part of a clause that a waiver accepts',
      front('  waivers:\n    - clause: log'),
      'clause: log',
      'markdown',
      'logs-retention-period',
      '',
    ],
    ['a chip', front('  items:\n    - name: H'), 'name: H', 'markdown', 'NVIDIA H100', ''],
    ['a YAML file', 'contract:\n  type: nda\n  end-uses: [\n', 'end-uses: [', 'yaml', 'military', 'Military'],
  ])('offers %s, with what it means', async (_what, text, words, language, label, detail) => {
    const uri = newUri('a.contract.md')
    await client().open(uri, text, language)
    const items = await client().completions(uri, placeOf(text, words, true))
    const item = items.find((one) => one.label === label)
    expect(item).toBeDefined()
    expect(item?.detail ?? '').toContain(detail)
    expect(items.every(({ textEdit }) => textEdit !== undefined)).toBe(true)
  })

  it('puts the word in place of what was typed, and leaves out what is there', async () => {
    const text = front('  type: nda\n  drafting')
    const uri = newUri()
    await client().open(uri, text)
    const items = await client().completions(uri, placeOf(text, 'drafting', true))
    expect(items.map(({ label }) => label)).not.toContain('type')
    const edit = items.find(({ label }) => label === 'drafting-for')?.textEdit
    expect(edit && 'range' in edit && wordsAt(text, edit.range)).toBe('drafting')
    expect(edit?.newText).toBe('drafting-for: ')
  })

  it('speaks Chinese where the editor does', async () => {
    const text = front('  drafting-for: ')
    const uri = newUri()
    await zh().open(uri, text)
    const items = await zh().completions(uri, placeOf(text, 'drafting-for: ', true))
    expect(items.find(({ label }) => label === 'neutral')?.detail).toBe('中立。')
  })
})

const hoverAt = async (client: Client, text: string, words: string, language = 'markdown'): Promise<string> => {
  const uri = newUri('a.contract.md')
  await client.open(uri, text, language)
  const hover = await client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: placeOf(text, words, true),
  })
  return ((hover?.contents as MarkupContent | undefined)?.value ?? '').replaceAll('\\', '')
}

describe('hover', () => {
  const text = front(
    '  type: nda\n  regions: [SG, MO]\n  items: [{ name: NVIDIA H20, eccn: 3A090.a }]',
    '# Lease\n\nThe H100 GPU shall be located in Hong Kong. See 15 CFR 744.23 and Country Group D:5. ECCN 3A090.b.\n',
  )
  it.each([
    ['  type', 'What kind of contract it is'],
    ['type: nda', 'Non-disclosure agreement'],
    ['[SG', 'Singapore'],
    ['SG, MO', 'Not in Country Group D:5'],
    ['NVIDIA H20', 'letters'],
    ['The H100', '1979 TOPS × 8 bit'],
    ['The H100', 'Arithmetic, no classification'],
    ['The H100', 'Inferred from the words “H100”, and not declared. It counts'],
    ['The H100', 'Ctrl+. on the words writes it into the facts'],
    ['in Hong Kong', 'In Country Group D:5 (list of 2026-07-23)'],
    ['in Hong Kong', 'Counts within China'],
    ['15 CFR 744.23', 'in force'],
    ['Group D:5', 'Afghanistan'],
    ['3A090.b', 'by the law known on 2026'],
  ])('on “%s” says %s', async (words, expected) => {
    expect(await hoverAt(client(), text, words)).toContain(expected)
  })

  it('says the same in Chinese', async () => {
    expect(await hoverAt(zh(), text, 'The H100')).toContain('仅为计算，并非归类结论')
    expect(await hoverAt(zh(), text, 'in Hong Kong')).toContain('计入中国')
  })
})

describe('facts that the text says', () => {
  it('are offered to be written down, where they stand', async () => {
    const text = front('  type: nda', '# Lease\n\nThe NVIDIA H100 GPU shall be located in Malaysia.\n')
    const uri = newUri()
    await client().open(uri, text)
    const actions = await client().codeActions(uri, rangeOf(text, 'H100'), { only: ['refactor'] })
    expect(actions.map(({ title }) => title)).toEqual(["Write this fact into the contract's facts: items: NVIDIA H100"])
    expect(applied(text, actions[0]?.edit, uri)).toContain('  type: nda\n  items: [{ name: NVIDIA H100 }]\n---')
  })
})

describe('facts that the text says, in the text', () => {
  const refreshing = { ...pulling, workspace: { ...pulling.workspace, inlayHint: { refreshSupport: true } } }
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
  const hintsOf = async (client: Client, uri: string, range: Range = whole): Promise<InlayHint[]> =>
    (await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? []
  const text = front(
    '  type: nda',
    '# Lease\n\n💻 The NVIDIA H100 shall be located in Malaysia.\n\nThis Agreement is governed by the laws of Singapore.\n',
  )

  it('are marked after their words, with where they come from and whether they count', async () => {
    const uri = newUri()
    await client().open(uri, text)
    const hints = await hintsOf(client(), uri)
    expect(hints.map(({ label }) => label)).toEqual([
      'items (inferred)',
      'regions (inferred)',
      'governing-law (inferred)',
    ])
    expect(hints.map(({ position }) => position)).toEqual(
      ['NVIDIA H100', 'Malaysia', 'Singapore'].map((words) => placeOf(text, words, true)),
    )
    expect(hints[0]?.tooltip).toContain('Inferred from the words “NVIDIA H100”, and not declared. It counts')
    expect(hints[2]?.tooltip).toContain('Until it is declared it does not decide which clauses are needed.')
  })

  it('are declared by accepting the mark, which then goes', async () => {
    const uri = newUri()
    await client().open(uri, text)
    const [hint] = await hintsOf(client(), uri)
    const declared = TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), hint?.textEdits ?? [])
    expect(declared).toContain('items: [{ name: NVIDIA H100 }]')
    await client().change(uri, 2, { text: declared })
    expect((await hintsOf(client(), uri)).map(({ label }) => label)).not.toContain('items (inferred)')
  })

  it('are marked in the part that is asked for, and not in a file that is no contract', async () => {
    const uri = newUri()
    await client().open(uri, text)
    const range = { start: placeOf(text, 'This Agreement'), end: whole.end }
    expect((await hintsOf(client(), uri, range)).map(({ label }) => label)).toEqual(['governing-law (inferred)'])
    const other = newUri('notes.md')
    await client().open(other, 'The NVIDIA H100 is a chip.\n')
    expect(await hintsOf(client(), other)).toEqual([])
  })

  it('speak Chinese, and show the value where the words do not', async () => {
    const uri = newUri()
    const chinese = '# 算力租赁合同\n\n## 第一条 地点\n\n设备应部署在马来西亚境内。本合同适用中华人民共和国法律。\n'
    await zh().open(uri, front('  type: compute-lease', chinese))
    const hints = await hintsOf(zh(), uri)
    expect(hints.map(({ label }) => label)).toEqual(['regions（推断）', 'governing-law: 中国（推断）'])
    expect(hints[1]?.tooltip).toContain('由原文“中华人民共和国”推断')
  })

  it('are left out by the setting, at once', async () => {
    let facts = true
    const editor = await Client.start({ capabilities: refreshing, settings: () => ({ inlayHints: { facts } }) })
    let refreshed = 0
    editor.connection.onRequest(InlayHintRefreshRequest.type, () => void refreshed++)
    const uri = newUri()
    await editor.open(uri, text)
    await expect.poll(() => hintsOf(editor, uri), { timeout: 10_000 }).toHaveLength(3)
    const before = refreshed
    facts = false
    await editor.configure({})
    await expect.poll(() => hintsOf(editor, uri), { timeout: 10_000 }).toEqual([])
    await until('a request to ask anew', () => refreshed > before)
  })

  it('are told by hover, also where the words name nothing that is known', async () => {
    const lease = front('  type: nda', '# Lease\n\nExample Compute Pte. Ltd. (the “Supplier”) trains models.\n')
    expect(await hoverAt(client(), lease, 'Example Compute')).toContain('parties: Example Compute Pte. Ltd.')
    expect(await hoverAt(client(), lease, 'Example Compute')).toContain('and not declared')
  })
})

it('facts are checked as they are typed', async () => {
  const text = front('  type: nda\n  governing-law: Singapour\n  items: [{ name: NVIDIA H100 SXM, eccn: EAR99 }]')
  const uri = newUri()
  await client().open(uri, text)
  const found = await client().diagnostics(uri)
  const wordsOf = (code: string) => found.filter((one) => one.code === code).map(({ range }) => wordsAt(text, range))
  expect(wordsOf('fact-invalid')).toEqual(['Singapour'])
  expect(wordsOf('eccn-mismatch')).toEqual(['EAR99'])
})
