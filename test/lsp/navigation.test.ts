import { describe, expect, it } from 'vitest'
import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
  type SymbolInformation,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node'
import { Client, newUri, placeOf, pulling, wordsAt } from './client.ts'
import { completeContract, readme, yamlLease } from './texts.ts'

const server = Client.shared({
  capabilities: {
    ...pulling,
    textDocument: { ...pulling.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  },
})
const plain = Client.shared({ capabilities: pulling })

const nested = `${completeContract}
### 1.1 Notice 💻

Notice is given in writing.

## 2. Fees

None are due (the “Charges”).
`

async function opened(text: string, language = 'markdown', client = server()): Promise<string> {
  const uri = newUri()
  await client.open(uri, text, language)
  return uri
}

const tree = (symbols: readonly DocumentSymbol[] | null | undefined): unknown[] =>
  (symbols ?? []).map(({ name, children }) => (children?.length ? [name, tree(children)] : name))

describe('the outline', () => {
  it('is a tree of clauses with their numbers, titles and families', async () => {
    const uri = await opened(nested)
    const answer = (await server().connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri },
    })) as DocumentSymbol[]
    expect(tree(answer)).toEqual([['Non-disclosure agreement', [['1. Term', ['1.1 Notice 💻']], '2. Fees']]])
    const [term] = answer[0]?.children ?? []
    expect(term?.detail).toBe('Termination')
    expect(term && wordsAt(nested, term.selectionRange)).toBe('1. Term')
    expect(term && wordsAt(nested, term.range)).toContain('Notice is given in writing.')
  })

  it.each([
    [
      'English',
      '1. SALES\n\n(a) Order. The parties order.\n\n2. FEES\n\n(a) Pay. It pays.\n',
      ['1. SALES', ['(a) Order']],
      ['2. FEES', ['(a) Pay']],
    ],
    [
      'Chinese',
      '1. 销售\n\n(a) 订单。双方下单。\n\n2. 费用\n\n(a) 付款。甲方付款。\n',
      ['1. 销售', ['(a) 订单']],
      ['2. 费用', ['(a) 付款']],
    ],
  ])('has what stands under a numbered line in %s in it', async (_language, words, ...clauses) => {
    const uri = await opened(`${completeContract}\n## Terms\n\n${words}`)
    const answer = (await server().connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri },
    })) as DocumentSymbol[]
    const [, terms] = tree(answer[0]?.children)
    expect(terms).toEqual(['Terms', clauses])
  })

  it('is a list for a client that knows no trees', async () => {
    const uri = await opened(nested, 'markdown', plain())
    const answer = (await plain().connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri },
    })) as SymbolInformation[]
    expect(answer.map(({ name, containerName }) => [name, containerName])).toContainEqual(['1.1 Notice 💻', '1. Term'])
  })

  it('shows YAML by its numbers and titles', async () => {
    const uri = await opened(yamlLease, 'yaml')
    const answer = (await server().connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri },
    })) as DocumentSymbol[]
    expect(tree(answer)).toEqual([
      [
        'clauses',
        [
          ['1 Capacity', ['text']],
          ['2 Fees', ['text']],
        ],
      ],
    ])
  })

  it('is left to others in a file that is no contract', async () => {
    const uri = await opened(readme)
    expect(await server().connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })).toBeNull()
  })
})

it('the facts and each clause fold, down to their last written line', async () => {
  const uri = await opened(nested)
  const answer = await server().connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } })
  const lines = nested.split('\n')
  const line = (words: string): number => lines.findIndex((text) => text.startsWith(words))
  expect(answer).toContainEqual({ startLine: 0, endLine: line('  type: nda'), kind: 'region' })
  expect(answer).toContainEqual({ startLine: line('## 1'), endLine: line('Notice is') })
  expect(answer).toContainEqual({ startLine: line('## 2'), endLine: line('None are') })
})

it('a selection grows from the word to the term, the sentence, the clauses around it and all', async () => {
  const uri = await opened(nested)
  const [answer] =
    (await server().connection.sendRequest(SelectionRangeRequest.type, {
      textDocument: { uri },
      positions: [placeOf(nested, 'given in writing')],
    })) ?? []
  const steps: string[] = []
  for (let one: SelectionRange | undefined = answer; one; one = one.parent) steps.push(wordsAt(nested, one.range))
  expect(steps[0]).toBe('given')
  expect(steps[1]).toBe('Notice is given in writing.')
  expect(steps.at(-1)).toBe(nested)
  for (const [i, step] of steps.entries()) if (i > 0) expect(step).toContain(steps[i - 1])
  expect(steps.length).toBeGreaterThanOrEqual(5)
})

it('clauses and terms of all open contracts are found by some of their letters', async () => {
  const uri = await opened(nested)
  await opened(readme)
  const find = async (query: string) =>
    ((await server().connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? [])
      .filter(({ location }) => location.uri === uri)
      .map(({ name }) => name)
  expect(await find('chrgs')).toEqual(['Charges'])
  expect(await find('1.1notice')).toEqual(['1.1 Notice 💻'])
  expect(await find('toolbox')).toEqual([])
})

it.each([
  ...['definition', 'documentHighlight', 'prepareRename', 'hover', 'completion', 'references', 'rename', 'codeAction'],
  ...['documentSymbol', 'foldingRange', 'selectionRange', 'documentLink', 'codeLens', 'inlayHint'],
  ...['semanticTokens/full', 'semanticTokens/range', 'prepareCallHierarchy'],
])('a question about a document that is not open is answered with nothing: %s', async (method) => {
  const position = { line: 0, character: 0 }
  const answer: { data?: unknown[] } | unknown[] | null = await plain().connection.sendRequest(
    `textDocument/${method}`,
    {
      textDocument: { uri: newUri() },
      position,
      positions: [position],
      range: { start: position, end: position },
      context: { includeDeclaration: true, diagnostics: [] },
      newName: 'x',
    },
  )
  expect(Array.isArray(answer) ? answer : (answer?.data ?? [])).toEqual([])
})
