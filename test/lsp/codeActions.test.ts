import { describe, expect, it } from 'vitest'
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver-protocol/node'
import { applied, Client, newUri, pulling, rangeOf } from './client.ts'
import { chineseLease, incompleteContract, leaseContract, misannotatedContract, yamlLease } from './texts.ts'

const plain = Client.shared({ capabilities: pulling })
const withSnippets = Client.shared({
  capabilities: {
    ...pulling,
    workspace: { ...pulling.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  },
})
const oldEditor = Client.shared({ capabilities: { textDocument: { diagnostic: {} } } })

/** Opens a text and asks for actions at the word `contract` of its facts. */
async function actionsOf(client: Client, uri: string, text: string, language = 'markdown'): Promise<CodeAction[]> {
  await client.open(uri, text, language)
  return client.codeActions(uri, rangeOf(text, 'contract'))
}

const isAbout = (action: CodeAction, clause: string): boolean =>
  action.diagnostics?.length === 1 && action.diagnostics[0]?.data.clause === clause

const contracts = [
  ['English Markdown', 'markdown', leaseContract],
  ['Chinese Markdown', 'markdown', chineseLease],
  ['YAML', 'yaml', yamlLease],
] as const

const editors = [
  ['an editor that takes plain edits', plain],
  ['an editor that takes snippets', withSnippets],
  ['an editor that knows only lists of changes', oldEditor],
] as const

describe.each(contracts)('a contract in %s', (_name, language, text) => {
  it.each(editors)('gets every missing clause by itself, for %s', async (_editor, server) => {
    const client = server()
    const uri = newUri()
    const actions = (await actionsOf(client, uri, text, language)).filter(
      // A clause that goes in between others is offered with all of them numbered anew, too.
      ({ title, diagnostics }) => diagnostics?.length === 1 && !/renumber/.test(title),
    )
    const missing = (await client.diagnostics(uri)).filter(({ code }) => code === 'missing-clause')
    expect(missing.length).toBeGreaterThan(2)
    expect(actions).toHaveLength(missing.length)
    for (const action of actions) {
      const fixed = newUri()
      await client.open(fixed, applied(text, action.edit, uri), language)
      const others = missing.filter(({ message }) => message !== action.diagnostics?.[0]?.message)
      const lacked = others.map(({ data }) => data.clause)
      // Its finding is gone, and nothing but blanks to fill is new. (Its words may do for another clause as well, or speak of one
      // in passing, which is then weak where it was missing, or is told with these words.)
      const left = (await client.diagnostics(fixed)).filter(
        ({ code, data }) => code !== 'placeholder' && !(code === 'weak-clause' && lacked.includes(data.clause)),
      )
      const subject = ({ code, data }: Diagnostic): unknown[] => [code, data.clause]
      expect(others.map(subject)).toEqual(expect.arrayContaining(left.map(subject)))
    }
  })

  it.each(editors)('gets all missing clauses at once, for %s', async (_editor, server) => {
    const client = server()
    const uri = newUri()
    const all = (await actionsOf(client, uri, text, language)).find(({ diagnostics }) => (diagnostics?.length ?? 0) > 1)
    expect(all?.title).toMatch(/^Insert all \d+ missing clauses$/)
    const fixed = applied(text, all?.edit, uri)
    await client.change(uri, 2, { text: fixed })
    const left = (await client.diagnostics(uri)).filter(({ code }) => code !== 'placeholder')
    expect(left).toEqual([])
    // Only text was added: what stood there stands there still, in the same order.
    let at = 0
    for (const line of text.split('\n')) {
      at = fixed.indexOf(line, at)
      expect(at, line).toBeGreaterThanOrEqual(0)
    }
  })
})

it.each([
  [
    'English',
    '“Export Control Laws” means the EAR 💻.\n\n## 2. Fees\n\nCustomer pays the Provider.\n\nIN WITNESS WHEREOF, the parties have signed.\n\nBy: ____\n',
    'IN WITNESS WHEREOF',
    'in compliance with Export Control Laws that apply',
  ],
  [
    'Chinese',
    '甲方向乙方租用算力 💻。\n\n## 2. 费用\n\n甲方应向乙方付款。\n\n（以下无正文）\n\n甲方（盖章）：____\n',
    '（以下无正文）',
    '出口管制法律法规',
  ],
])('puts a clause before the signatures, in the terms of a contract in %s', async (_name, body, signature, words) => {
  const text = `---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Terms\n\n${body}`
  const uri = newUri()
  const action = (await actionsOf(plain(), uri, text)).find((one) => isAbout(one, 'source-compliance'))
  const fixed = applied(text, action?.edit, uri)
  expect(fixed).toContain(words)
  expect(fixed.indexOf(words)).toBeLessThan(fixed.indexOf(signature))
  expect(fixed.endsWith(text.slice(text.indexOf(signature)))).toBe(true)
})

it('makes blanks tab stops for an editor that takes snippets, which keep their brackets', async () => {
  const uri = newUri()
  const actions = await actionsOf(withSnippets(), uri, leaseContract)
  const source = actions.find((action) => isAbout(action, 'source-compliance'))
  const change = source?.edit?.documentChanges?.[0]
  const [edit] = change && 'edits' in change ? change.edits : []
  expect(edit && 'snippet' in edit && edit.snippet.value).toMatch(/\$\{1:\[\[[^\]]+\]\]\}/)
})

it('numbers the tab stops of all inserted clauses through, so that they make one round', async () => {
  const all = (await actionsOf(withSnippets(), newUri(), leaseContract)).at(-1)
  const change = all?.edit?.documentChanges?.[0]
  const edits = change && 'edits' in change ? change.edits : []
  const stops = edits.flatMap((edit) => ('snippet' in edit ? [...edit.snippet.value.matchAll(/\$\{(\d+):/g)] : []))
  expect(stops.length).toBeGreaterThan(1)
  expect(stops.map(([, number]) => Number(number))).toEqual(stops.map((_, i) => i + 1))
})

it('puts the cursor at the first new line where a clause has no blanks, so that it is seen', async () => {
  const uri = newUri()
  const actions = await actionsOf(withSnippets(), uri, leaseContract)
  const logs = actions.find(({ title }) => title === 'Insert clause: Logs and records')
  const [edit] = logs?.edit?.documentChanges?.flatMap((change) => ('edits' in change ? change.edits : [])) ?? []
  expect(edit && 'snippet' in edit && edit.snippet.value).toMatch(/^\s*## .*Logs and records\$0\n/)
})

it('sends an editor without snippets no snippet', async () => {
  for (const client of [plain(), oldEditor()])
    expect(JSON.stringify(await actionsOf(client, newUri(), leaseContract))).not.toMatch(/"snippet"|\$\{\d/)
})

it('ties its edits to the version that they were made for', async () => {
  const uri = newUri()
  const client = plain()
  await client.open(uri, incompleteContract)
  await client.change(uri, 7, { text: leaseContract })
  const [action] = await client.codeActions(uri, rangeOf(leaseContract, 'contract'))
  expect(action?.edit?.documentChanges?.[0]).toMatchObject({ textDocument: { uri, version: 7 } })
})

it('changes an annotation to what the section is, which removes the finding', async () => {
  const client = plain()
  const uri = newUri()
  await client.open(uri, misannotatedContract)
  const [action, ...others] = await client.codeActions(uri, rangeOf(misannotatedContract, 'logging'))
  expect(others).toEqual([])
  expect(action).toMatchObject({ title: 'Change the annotation to: termination', kind: 'quickfix', isPreferred: true })
  const fixed = applied(misannotatedContract, action?.edit, uri)
  expect(fixed).toBe(misannotatedContract.replace('logging', 'termination'))
  await client.change(uri, 2, { text: fixed })
  expect(await client.diagnostics(uri)).toEqual([])
})

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

it.each([
  ['nothing away from the findings', leaseContract, rangeOf(leaseContract, 'monthly'), undefined, []],
  ['nothing in a file that is no contract', '# Notes\n\nOn logs.\n', start, undefined, []],
  ['nothing of a kind that it does not have', leaseContract, rangeOf(leaseContract, 'contract'), ['refactor'], []],
  [
    'quick fixes alone where only those are wanted',
    incompleteContract,
    rangeOf(incompleteContract, 'contract'),
    [CodeActionKind.QuickFix],
    ['quickfix', 'quickfix'],
  ],
  [
    'all clauses as a source action',
    leaseContract,
    start,
    [CodeActionKind.Source],
    ['source.insertMissingClauses.proviso'],
  ],
  ['nothing on save, since a drafter decides on clauses', leaseContract, start, [CodeActionKind.SourceFixAll], []],
] as const)('offers %s', async (_what, text, range, only, kinds) => {
  const uri = newUri()
  await plain().open(uri, text)
  const actions = await plain().codeActions(uri, range, only ? { only: [...only] } : {})
  expect(actions.map(({ kind }) => kind)).toEqual(kinds)
})

it('does not trust the columns of diagnostics that an editor echoes back', async () => {
  const uri = newUri()
  await plain().open(uri, incompleteContract)
  const [diagnostic] = await plain().diagnostics(uri)
  if (!diagnostic) throw new Error('no diagnostic')
  const shifted = { ...diagnostic, range: { start: { line: 40, character: 9 }, end: { line: 40, character: 12 } } }
  const actions = await plain().codeActions(uri, diagnostic.range, { diagnostics: [shifted] })
  // Accepting the gap answers no diagnostic by itself.
  const answered = actions.flatMap(({ diagnostics }) => (diagnostics ? [diagnostics] : []))
  expect(answered.length).toBeGreaterThan(0)
  for (const diagnostics of answered) expect(diagnostics).toEqual([diagnostic])
})
