import { describe, expect, it } from 'vitest'
import {
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeLensRequest,
  DefinitionRequest,
  DocumentLinkRequest,
  HoverRequest,
  InlayHintRequest,
  type Location,
  type MarkupContent,
  ReferencesRequest,
} from 'vscode-languageserver-protocol/node'
import { applied, Client, newUri, placeOf, pulling, rangeOf, wordsAt } from './client.ts'
import { readme } from './texts.ts'

const server = Client.shared({ capabilities: pulling })
const showing = Client.shared({
  capabilities: pulling,
  settings: () => ({ codeLens: true, inlayHints: { references: true } }),
})

const contract = `---
contract:
  type: nda
---

# Agreement

## 1. Purpose 💻

The parties talk, subject to Section 3 and [the term](#2-term), under 15 CFR 744.21.

## 2. Term

Either party may terminate this Agreement by thirty days’ written notice under Section 3.

## 3. Notices

Notices are in writing.
`

async function opened(text = contract, client = server(), language = 'markdown') {
  const uri = newUri()
  await client.open(uri, text, language)
  const at = (words: string) => ({ textDocument: { uri }, position: placeOf(text, words) })
  return {
    uri,
    at,
    connection: client.connection,
    words: (found: { range: Location['range'] }) => wordsAt(text, found.range),
  }
}

describe('a reference', () => {
  it('shows the clause that it names', async () => {
    const { at, connection } = await opened()
    const hover = await connection.sendRequest(HoverRequest.type, at('Section 3 and'))
    expect((hover?.contents as MarkupContent | undefined)?.value).toContain('Notices are in writing')
  })

  it('leads to the clause, and a link to its heading', async () => {
    const { at, connection, words } = await opened()
    const [clause] = (await connection.sendRequest(DefinitionRequest.type, at('Section 3 and'))) as Location[]
    expect(clause && words(clause)).toBe('3.')
    const [heading] = (await connection.sendRequest(DefinitionRequest.type, at('#2-term'))) as Location[]
    expect(heading && words(heading)).toBe('2. Term')
  })

  it('is found from the clause', async () => {
    const { at, connection, words } = await opened()
    const context = { includeDeclaration: false }
    const uses = await connection.sendRequest(ReferencesRequest.type, { ...at('3. Notices'), context })
    expect(uses?.map(words)).toEqual(['Section 3', 'Section 3'])
  })

  it('works in Chinese and in YAML', async () => {
    const text =
      'contract:\n  type: nda\nterms:\n  - title: 第一条 保密\n    text: 双方应按第二条的规定保守对方的商业秘密。\n  - title: 第二条 期限\n    text: 本合同自签订之日起生效，有效期为三年。\n'
    const { at, connection, words } = await opened(text, server(), 'yaml')
    const [clause] = (await connection.sendRequest(DefinitionRequest.type, at('第二条的'))) as Location[]
    expect(clause && words(clause)).toBe('第二条')
  })

  it('works in YAML whose clauses have their numbers under a key of their own', async () => {
    const text =
      'contract:\n  type: nda\nclauses:\n  - no: "1"\n    heading: Secrecy\n    text: The parties keep secrets as clause 2 says.\n  - no: "2"\n    heading: Term\n    text: |\n      This Agreement ends after one year.\n  - 编号: 第三条\n    标题: 适用法律\n    正文: 第三条之外的约定，按第三条执行。\n'
    const { at, connection, words } = await opened(text, server(), 'yaml')
    const [clause] = (await connection.sendRequest(DefinitionRequest.type, at('clause 2'))) as Location[]
    expect(clause && words(clause)).toBe('2')
    expect(clause?.range.start.line).toBe(text.slice(0, text.indexOf('"2"')).split('\n').length - 1)
    const hover = await connection.sendRequest(HoverRequest.type, at('clause 2'))
    expect((hover?.contents as MarkupContent | undefined)?.value).toBe('> 2 Term This Agreement ends after one year\\.')
    const [chinese] = (await connection.sendRequest(DefinitionRequest.type, at('第三条执行'))) as Location[]
    expect(chinese?.range.start.line).toBe(text.slice(0, text.indexOf('编号')).split('\n').length - 1)
  })
})

describe('who refers to a clause', () => {
  it('is answered clause by clause, both ways', async () => {
    const { at, connection } = await opened()
    const [item] = (await connection.sendRequest(CallHierarchyPrepareRequest.type, at('Notices are'))) ?? []
    expect(item?.name).toBe('3. Notices')
    const incoming = await connection.sendRequest(CallHierarchyIncomingCallsRequest.type, {
      item: item as CallHierarchyItem,
    })
    expect(incoming?.map(({ from }) => from.name)).toEqual(['1. Purpose 💻', '2. Term'])
    expect(incoming?.map(({ fromRanges }) => fromRanges.map((range) => wordsAt(contract, range)))).toEqual([
      ['Section 3'],
      ['Section 3'],
    ])
    const outgoing = await connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, {
      item: incoming?.[1]?.from as CallHierarchyItem,
    })
    expect(outgoing?.map(({ to }) => to.name)).toEqual(['3. Notices'])
  })
})

describe('the middle of a range', () => {
  const ranged = contract.replace('in writing.', 'in writing.\n\n## 4. Survival\n\nSections 1 through 3 survive.')

  it('is found from the clause', async () => {
    const { at, connection, words } = await opened(ranged)
    const context = { includeDeclaration: false }
    const uses = await connection.sendRequest(ReferencesRequest.type, { ...at('2. Term'), context })
    expect(uses?.map(words)).toContain('Sections 1 through 3')
  })

  it('is a reference to the clause, both ways', async () => {
    const { at, connection } = await opened(ranged)
    const [item] = (await connection.sendRequest(CallHierarchyPrepareRequest.type, at('2. Term'))) ?? []
    const incoming = await connection.sendRequest(CallHierarchyIncomingCallsRequest.type, {
      item: item as CallHierarchyItem,
    })
    const survival = incoming?.find(({ from }) => from.name === '4. Survival')
    expect(survival?.fromRanges.map((range) => wordsAt(ranged, range))).toEqual(['Sections 1 through 3'])
    const outgoing = await connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, {
      item: survival?.from as CallHierarchyItem,
    })
    expect(outgoing?.map(({ to }) => to.name)).toEqual(['1. Purpose 💻', '2. Term', '3. Notices'])
  })
})

describe('links', () => {
  it('lead to headings of the file, and from citations of law to their text', async () => {
    const { uri, connection, words } = await opened()
    const links = await connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })
    expect(links?.map((one) => [words(one), one.target])).toEqual([
      ['#2-term', `${uri}#12,4`],
      ['15 CFR 744.21', 'https://www.ecfr.gov/current/title-15/section-744.21'],
    ])
  })

  it('of law say what the authority is, and how sure that is', async () => {
    const { at, connection } = await opened()
    const hover = await connection.sendRequest(HoverRequest.type, at('CFR 744.21'))
    expect((hover?.contents as MarkupContent | undefined)?.value).toMatch(/744\\\.21[\s\S]*by the law known on/)
  })
})

describe('what is shown beside the text', () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }

  it('is nothing unless the settings ask for it', async () => {
    const { uri, connection } = await opened()
    expect(await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })).toBeNull()
    expect(await connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range: whole })).toBeNull()
  })

  it('is the family and the references of each clause, and the title behind each reference', async () => {
    const { uri, connection } = await opened(contract, showing())
    const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })
    expect(lenses?.map(({ command }) => command?.title)).toEqual(['Termination', '2 references'])
    const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range: whole })
    expect(hints?.map(({ label }) => label)).toEqual(['Notices', 'Notices'])
    expect(hints?.[0]?.position).toEqual(placeOf(contract, 'Section 3', true))
  })

  it('waits for what is set, where the editor asks before it has told that', async () => {
    let tell: (settings: object) => void = () => undefined
    const told = new Promise<object>((resolve) => {
      tell = resolve
    })
    const client = await Client.start({ capabilities: pulling, settings: () => told })
    const { uri, connection } = await opened(contract, client)
    const lenses = connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })
    tell({ codeLens: true })
    expect((await lenses)?.length).toBe(2)
  })

  it('is nothing in a file that is no contract', async () => {
    const { uri, connection } = await opened(readme, showing())
    expect(await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })).toBeNull()
    expect(await connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })).toBeNull()
  })
})

describe('a wrong number', () => {
  it('is put right with the references to what moved, as one edit', async () => {
    const gap = contract.replace('## 3.', '## 4.').replaceAll('Section 3', 'Section 4')
    const { uri } = await opened(gap)
    const diagnostics = await server().diagnostics(uri)
    expect(diagnostics.map(({ code }) => code)).toContain('numbering')
    const [renumber] = await server().codeActions(uri, rangeOf(gap, '4. Notices'))
    expect(renumber?.title).toBe('Renumber and update 2 references')
    expect(applied(gap, renumber?.edit, uri)).toBe(contract)
  })

  it('is put right in the clause under whose numbered line it stands, with the references to what moved', async () => {
    const text =
      '---\ncontract:\n  type: nda\n---\n\n# A 💻\n\n1. LOCATION\n\n(a) First. It goes there.\n\n(b) Second. It stays.\n\n' +
      '2. SALES\n\n(a) Order. It orders.\n\n(a) Limits. None.\n\n(b) Samples. Free.\n\n3. FEES\n\n(a) Pay. It pays under Section 2(b) and Section 1(b).\n'
    const { uri } = await opened(text)
    await server().diagnostics(uri)
    const [renumber] = await server().codeActions(uri, rangeOf(text, '(a) Limits'))
    expect(applied(text, renumber?.edit, uri)).toBe(
      text.replace('(b) Samples', '(c) Samples').replace('(a) Limits', '(b) Limits').replace('2(b)', '2(c)'),
    )
  })

  it.each([
    '## Fees\n\n1. It pays.\n\n## Warranties 💻\n\n1. It warrants.\n\n2. It repairs, subject to paragraph 1.\n',
    '## 费用\n\n1. 甲方付款。\n\n## 保证\n\n1. 乙方保证。\n\n2. 乙方修理。\n',
  ])('is none where a list begins anew under the next title: %j', async (words) => {
    const { uri } = await opened(`---\ncontract:\n  type: nda\n---\n\n${words}`)
    expect((await server().diagnostics(uri)).map(({ code }) => code)).not.toContain('numbering')
  })

  it('is put right with what names the body, and what names an attachment is left', async () => {
    const text = (...[two, three]: [string, string]): string =>
      `---\ncontract:\n  type: nda\n---\n\n# Agreement 💻\n\n## 1. A\n\nSee Section 3 of Exhibit A; 按附件一第三条。\n\n## 2. B\n\nx\n\n## ${two}. C\n\nx\n\n## ${three}. D\n\nx\n\n# Exhibit A\n\n1. E.\n\n2. F.\n\n3. See Section ${three} of the Agreement.\n\n# 附件一\n\n第一条 子\n\n无。\n\n第二条 丑\n\n无。\n\n第三条 寅\n\n无。\n`
    const { uri } = await opened(text('2', '3'))
    await server().diagnostics(uri)
    const [renumber] = await server().codeActions(uri, rangeOf(text('2', '3'), '2. C'))
    expect(renumber?.title).toBe('Renumber and update 1 reference')
    expect(applied(text('2', '3'), renumber?.edit, uri)).toBe(text('3', '4'))
  })

  it('is put right with references in circles and small Roman numerals, each in its own form', async () => {
    const text =
      '---\ncontract:\n  type: nda\n---\n\n第一条 甲 💻\n\n① 付款。\n\n② 验收。\n\n④ 交货。\n\n第二条 乙\n\n按第一条第④项。\n\n' +
      '## Article I. A\n\nSee Article iv.\n\n## Article II. B\n\nx\n\n## Article IV. C\n\ny\n'
    const { uri } = await opened(text)
    await server().diagnostics(uri)
    const renumbered = async (head: string) => {
      const [renumber] = await server().codeActions(uri, rangeOf(text, head))
      return applied(text, renumber?.edit, uri)
    }
    expect(await renumbered('④ 交货')).toBe(text.replaceAll('④', '③'))
    expect(await renumbered('Article IV. C')).toBe(text.replace('Article IV', 'Article III').replace('iv.', 'iii.'))
  })
})
