import { describe, expect, it } from 'vitest'
import {
  type ClientCapabilities,
  CompletionItemKind,
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  type Hover,
  HoverRequest,
  type Location,
  type LocationLink,
  type MarkupContent,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { applied, Client, newUri, placeOf, pulling, rangeOf, wordsAt } from './client.ts'
import { readme } from './texts.ts'

const capable: ClientCapabilities = {
  ...pulling,
  textDocument: { ...pulling.textDocument, definition: { linkSupport: true } },
  workspace: {
    ...pulling.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
}
const server = Client.shared({ capabilities: capable })
const plain = Client.shared({ capabilities: pulling })

const lease = `---
contract:
  type: compute-lease
  parties:
    - { name: Straits Ltd, term: Provider, role: provider }
---

# Lease

## 1. Capacity

Straits Ltd (the “Provider”) makes available the machines in Schedule 1 (the “Capacity”). 💻 The Capacity is kept ready.

## 2. Use

The customer uses the Capacity. THE CAPACITY IS LENT AS IT STANDS, and the Provider’s staff help.
`
const chinese = `---
contract:
  type: compute-lease
---

# 算力租赁合同

## 第一条 定义

“算力”是指附件一所列算力资源。

## 第二条 使用

乙方应提供算力。算力费按月支付。
`
const yaml = `contract:
  type: compute-lease
  parties: [{ name: Straits Ltd, term: Provider }]
definitions:
  Capacity: the machines that Schedule 1 lists
clauses:
  - heading: Use
    text: |
      The Provider keeps the Capacity ready.
`

async function opened(text: string, language = 'markdown', client = server()): Promise<string> {
  const uri = newUri()
  await client.open(uri, text, language)
  return uri
}

describe('pointing at a term', () => {
  const hoverAt = async (text: string, words: string, language?: string): Promise<Hover | null> =>
    server().connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: await opened(text, language) },
      position: placeOf(text, words),
    })
  const markdownOf = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? ''

  it('says what it means, where that stands, and how often it is used', async () => {
    const hover = await hoverAt(lease, 'Capacity. THE')
    expect(markdownOf(hover)).toMatch(/^\*\*Capacity\*\*\n\nDefined in 1 Capacity\n\n> Straits Ltd .*Used 4 times/s)
    expect(hover?.range && wordsAt(lease, hover.range)).toBe('Capacity')
  })

  it('says so in Chinese contracts and in YAML', async () => {
    expect(markdownOf(await hoverAt(chinese, '算力费'))).toMatch(/^\*\*算力\*\*/)
    expect(markdownOf(await hoverAt(yaml, 'Capacity ready', 'yaml'))).toMatch(/the machines that Schedule 1 lists/)
  })

  it('shows words of the contract as they are', async () => {
    const text = lease.replace('in Schedule 1', 'in [it](command:evil) <img src=x>')
    expect(markdownOf(await hoverAt(text, 'Capacity. THE'))).not.toMatch(/\]\(command:|<img/)
  })

  it('says nothing in a file that is no contract', async () => {
    expect(await hoverAt(`${readme}\nThe tool (the “Toolbox”). The Toolbox.\n`, 'Toolbox.')).toBeNull()
  })
})

describe('going to a definition', () => {
  it('leads from a use to the words that define it', async () => {
    const uri = await opened(lease)
    const answer = (await server().connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri },
      position: placeOf(lease, 'Capacity. THE'),
    })) as LocationLink[]
    expect(answer.map(({ targetUri, targetRange }) => [targetUri, targetRange.start])).toEqual([
      [uri, placeOf(lease, 'Capacity”)')],
    ])
  })

  it('leads to both the text and the facts, and as places for a client that knows no links', async () => {
    const uri = await opened(lease, 'markdown', plain())
    const answer = (await plain().connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri },
      position: placeOf(lease, 'Provider’s'),
    })) as Location[]
    expect(answer.map(({ range }) => range.start)).toEqual([
      placeOf(lease, 'Provider”'),
      placeOf(lease, 'Provider, role'),
    ])
  })
})

it('references are all uses, with the definition where the client asks for it', async () => {
  const uri = await opened(lease)
  const ask = async (includeDeclaration: boolean): Promise<string[]> => {
    const answer = await server().connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri },
      position: placeOf(lease, 'Capacity. THE'),
      context: { includeDeclaration },
    })
    return (answer ?? []).map(({ range }) => wordsAt(lease, range))
  }
  // A heading uses the term as well.
  expect(await ask(false)).toEqual(['Capacity', 'Capacity', 'Capacity', 'CAPACITY'])
  expect(await ask(true)).toHaveLength(5)
})

it('highlights tell the definition from the uses', async () => {
  const uri = await opened(chinese)
  const answer = await server().connection.sendRequest(DocumentHighlightRequest.type, {
    textDocument: { uri },
    position: placeOf(chinese, '算力。'),
  })
  expect(answer?.map(({ range, kind }) => [wordsAt(chinese, range), kind === DocumentHighlightKind.Write])).toEqual([
    ['算力', true],
    ...Array.from({ length: 4 }, () => ['算力', false]),
  ])
})

describe('renaming', () => {
  const rename = async (
    text: string,
    words: string,
    newName: string,
    language?: string,
    client = server(),
  ): Promise<[WorkspaceEdit | null, string]> => {
    const uri = await opened(text, language, client)
    const params = { textDocument: { uri }, position: placeOf(text, words), newName }
    return [await client.connection.sendRequest(RenameRequest.type, params), uri]
  }

  it('offers the term to type over, and nothing where there is none', async () => {
    const uri = await opened(lease)
    const prepare = (words: string) =>
      server().connection.sendRequest(PrepareRenameRequest.type, {
        textDocument: { uri },
        position: placeOf(lease, words),
      })
    expect(await prepare('CAPACITY')).toEqual({ range: rangeOf(lease, 'CAPACITY'), placeholder: 'Capacity' })
    expect(await prepare('customer')).toBeNull()
  })

  it('changes definition, uses, capitals and the facts in one edit of this version', async () => {
    const [edit, uri] = await rename(lease, 'Provider’s', 'Operator')
    expect(edit?.documentChanges?.[0]).toMatchObject({ textDocument: { uri, version: 1 } })
    expect(applied(lease, edit, uri)).toBe(lease.replaceAll('Provider', 'Operator'))
    expect(edit).not.toHaveProperty('changeAnnotations')
  })

  it('changes YAML', async () => {
    const [edit, uri] = await rename(yaml, 'Capacity ready', 'Machines', 'yaml')
    expect(applied(yaml, edit, uri)).toBe(yaml.replaceAll('Capacity', 'Machines'))
  })

  it('asks about places that are unclear, and leaves them for a client that cannot ask', async () => {
    const [asked] = await rename(chinese, '算力。', '计算能力')
    expect(Object.values(asked?.changeAnnotations ?? {})).toEqual([
      { label: expect.stringContaining('longer word'), needsConfirmation: true },
    ])
    const [left, uri] = await rename(chinese, '算力。', '计算能力', 'markdown', plain())
    expect(applied(chinese, left, uri)).toContain('算力费')
    expect(applied(chinese, left, uri)).toContain('应提供计算能力。')
  })

  it.each([
    ['Provider', 'is taken'],
    ['Schedule', 'already stands'],
    ['cap*city', 'cannot be a defined term'],
  ])('refuses “%s” in plain words', async (newName, why) => {
    await expect(rename(lease, 'Capacity. THE', newName)).rejects.toThrow(why)
  })
})

it('a short form that is defined afterwards is found, and the fix takes its brackets out', async () => {
  const text = lease.replace('# Lease', '# Lease\n\nThis Capacity Lease (the “Lease”) binds both parties.')
  const late = `${text}\n## 3. Words\n\n“Lease” means this Capacity Lease with its schedules.\n`
  const uri = await opened(late)
  const [finding] = (await server().diagnostics(uri)).filter(({ code }) => code === 'late-definition')
  expect(finding?.message).toContain('“Lease” is defined only here')
  expect(finding?.relatedInformation?.[0]?.location.range.start).toEqual(placeOf(late, 'Lease”) binds'))
  const [fix] = await server().codeActions(uri, rangeOf(late, 'Lease” means'))
  expect(fix?.title).toBe('Take out the earlier short form “Lease”')
  expect(applied(late, fix?.edit, uri)).toBe(late.replace(' (the “Lease”)', ''))
})

describe('completing a term', () => {
  const completed = async (text: string, typed: string) => {
    const all = `${text}\n${typed}`
    const uri = await opened(all)
    const items = await server().completions(uri, placeOf(all, typed, true))
    return items.filter(({ kind }) => kind === CompletionItemKind.Constant)
  }
  it('offers what begins with the capital word before the cursor', async () => {
    const [item, ...others] = await completed(lease, 'For the Capa')
    expect(others).toEqual([])
    expect(item).toMatchObject({ label: 'Capacity', textEdit: { newText: 'Capacity' } })
  })
  it('offers what a Chinese sentence ends with the beginning of', async () => {
    const [item] = await completed(chinese, '甲方支付算')
    expect(item).toMatchObject({ label: '算力', filterText: '算', textEdit: { newText: '算力' } })
  })
  it('offers nothing for words in lower case', async () => {
    expect(await completed(lease, 'For the capa')).toEqual([])
  })
})

describe('colours', () => {
  it('are given to terms, line by line, definitions apart', async () => {
    const uri = await opened(lease)
    const answer = await server().connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } })
    expect(answer?.data.length).toBe(5 * 8)
    const part = await server().connection.sendRequest(SemanticTokensRangeRequest.type, {
      textDocument: { uri },
      range: rangeOf(lease, 'The customer uses the Capacity.'),
    })
    const { line, character } = placeOf(lease, 'Capacity. THE')
    expect(part?.data).toEqual([line, character, 'Capacity'.length, 0, 0])
  })

  it('are given to nothing in a file that is no contract', async () => {
    const uri = await opened(`${readme}\n(the “Toolbox”) The Toolbox.\n`)
    const answer = await server().connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } })
    expect(answer?.data).toEqual([])
  })
})
