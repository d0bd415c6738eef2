import { describe, expect, it } from 'vitest'
import { CompletionItemKind, CompletionTriggerKind, InsertTextFormat } from 'vscode-languageserver-protocol/node'
import { Client, newUri, placeOf, pulling } from './client.ts'
import { completeContract } from './texts.ts'

const plain = Client.shared({ capabilities: pulling })
const withSnippets = Client.shared({
  capabilities: {
    ...pulling,
    textDocument: { ...pulling.textDocument, completion: { completionItem: { snippetSupport: true } } },
  },
})

const english =
  '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\nThe Supplier shall lend the Customer capacity. The Supplier shall keep it ready for the Customer.\n\n'
const chinese =
  '---\ncontract:\n  type: compute-lease\n---\n\n# 算力租赁合同\n\n乙方应自起租日起向甲方提供算力，租期十二个月。\n\n'
const yaml =
  'contract:\n  type: compute-lease\nclauses:\n  - title: Capacity\n    text: |\n      The Supplier shall lend the Customer capacity.\n'

/** Completes at the end of a text. */
async function completed(client: Client, text: string, language = 'markdown', trigger?: string) {
  const uri = newUri()
  await client.open(uri, text, language)
  const lines = text.split('\n')
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
  const context = trigger
    ? { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: trigger }
    : undefined
  return client.completions(uri, position, context as never)
}

describe('a clause', () => {
  it.each([
    ['export', 'Markdown', `${english}export`, 'markdown', '## Export control and sanctions'],
    ['出口', 'Chinese Markdown', `${chinese}出口`, 'markdown', '## 出口管制与制裁'],
    ['export', 'YAML', `${yaml}  - export`, 'yaml', 'clause: export-compliance'],
    ['出口', 'YAML', `${yaml}  - 出口`, 'yaml', 'clause: export-compliance'],
    ['export', 'a heading', `${english}## export`, 'markdown', 'Export control and sanctions'],
  ])('is offered for “%s” in %s', async (typed, _where, text, language, begins) => {
    const items = await completed(withSnippets(), text, language)
    const item = items.find(({ sortText }) => sortText?.endsWith('export-compliance'))
    expect(
      item?.filterText
        ?.toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(typed)),
    ).toBe(true)
    expect(item).toMatchObject({ kind: CompletionItemKind.Snippet, insertTextFormat: InsertTextFormat.Snippet })
    expect(item?.insertText?.startsWith(begins)).toBe(true)
  })

  it('speaks of the parties as the contract does', async () => {
    const items = await completed(withSnippets(), `${english}source`)
    const text = items.find(({ sortText }) => sortText?.endsWith('source-compliance'))?.insertText
    expect(text).toContain('The Supplier')
    expect(text).not.toMatch(/\bProvider\b|\{\{/)
  })

  it('comes first where the deal needs it and it is missing', async () => {
    const items = await completed(withSnippets(), `${english}e`)
    const marked = items.filter(({ labelDetails }) => labelDetails?.description === 'missing here')
    expect(marked.length).toBeGreaterThan(2)
    const byOrder = items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    expect(byOrder.slice(0, marked.length).every((item) => marked.includes(item))).toBe(true)
  })

  it('is plain text with its blanks in brackets for an editor without snippets', async () => {
    const items = await completed(plain(), `${english}source`)
    const item = items.find(({ sortText }) => sortText?.endsWith('source-compliance'))
    expect(item?.insertTextFormat).toBe(InsertTextFormat.PlainText)
    expect(item?.insertText).toMatch(/\[\[/)
    expect(item?.insertText).not.toMatch(/\$\{/)
  })

  it.each([
    ['in the middle of a sentence', `${english}The Customer shall export`, undefined],
    ['in the facts', '---\ncontract:\n  type: nda\nexport', undefined],
    ['by typing a space', `${english}export `, ' '],
    ['in a file that is no contract', '# Notes\n\nexport', undefined],
  ])('is not offered %s', async (_where, text, trigger) => {
    expect(await completed(withSnippets(), text, 'markdown', trigger)).toEqual([])
  })
})

describe('a family’s name', () => {
  it.each([
    ['a Markdown annotation', 'markdown', `${english}<!-- clause: `, ' '],
    ['the second name of an annotation', 'markdown', `${english}<!-- clause: logging, `, ','],
    ['a YAML annotation', 'yaml', `${yaml}    clause: `, ' '],
    ['the first key of a YAML entry', 'yaml', `${yaml}  - clause:`, ':'],
    ['a YAML list of families', 'yaml', `${yaml}    clause: [logging, `, ','],
  ])('is offered in %s', async (_where, language, text, trigger) => {
    for (const asked of [trigger, undefined]) {
      const items = await completed(plain(), text, language, asked)
      expect(items).toHaveLength(21)
      expect(items.find(({ label }) => label === 'logging')).toMatchObject({
        detail: 'Logs and records',
        kind: CompletionItemKind.EnumMember,
      })
    }
  })

  it.each([
    ['after an annotation', `${english}<!-- clause: logging --> `, ' '],
    ['in another comment', `${english}<!-- note: `, ' '],
    ['in prose', `${english}The parties, `, ' '],
  ])('is not offered %s', async (_where, text, trigger) => {
    expect(await completed(plain(), text, 'markdown', trigger)).toEqual([])
  })

  it('comes last where the contract has the clause', async () => {
    const items = await completed(plain(), `${completeContract}\n<!-- clause: `)
    expect(items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).at(-1)?.label).toBe(
      'termination',
    )
  })
})

it('completes where the cursor is, not at the end', async () => {
  const uri = newUri()
  const text = `${english}<!-- clause:  -->\n\nText.\n`
  await plain().open(uri, text)
  const items = await plain().completions(uri, placeOf(text, 'clause: ', true))
  expect(items.map(({ label }) => label)).toContain('audit')
})

describe('a reference that is being typed', () => {
  const clauses = `${english}## 1. Use 💻\n\n1.1 Use it.\n\n## 2. Fees\n\nPay.\n\n## Exhibit A\n\nPrices.\n\n## 3. End\n\n`
  const articles = `---\ncontract:\n  type: nda\n---\n\n# 合同\n\n第一条 用途💻\n\n一。\n\n第十二条 费用\n\n二。\n\n`
  it.each([
    [
      `${clauses}It ends under Section `,
      ' ',
      [
        ['1', 'Use 💻'],
        ['1.1', 'Use it.'],
        ['2', 'Fees'],
        ['3', 'End'],
      ],
    ],
    [
      `${clauses}It ends under clause 1`,
      undefined,
      [
        ['1', 'Use 💻'],
        ['1.1', 'Use it.'],
      ],
    ],
    [`${clauses}It ends under Exhibit `, ' ', [['A', '']]],
    [
      `${articles}按第`,
      undefined,
      [
        ['第一条', '用途💻'],
        ['第十二条', '费用'],
      ],
    ],
    [`${articles}按第十`, undefined, [['第十二条', '费用']]],
  ])('%#', async (text, trigger, expected) => {
    const items = await completed(plain(), text, 'markdown', trigger)
    expect(items.map(({ label, detail }) => [label, detail])).toEqual(expected)
  })

  it('is completed where it stands', async () => {
    const [item] = await completed(plain(), `${articles}💻按第十`)
    expect(item?.textEdit).toMatchObject({
      newText: '第十二条',
      range: { start: { character: 3 }, end: { character: 5 } },
    })
  })
})
