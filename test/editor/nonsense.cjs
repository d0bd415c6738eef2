// A server that stands in for ours, offers everything, and says nothing but nonsense.
const range = { start: { line: -5, character: 'x' }, end: null }
const answers = [
  42,
  'nonsense',
  {},
  [null],
  [{ range: 'here' }],
  { kind: 'full', items: 7 },
  { kind: 'full', items: [null, { range, message: {} }] },
  { data: ['a', -1, null] },
  { contents: { kind: 'markdown', value: 7 }, range },
  { changes: { 'no address': [{ range, newText: 9 }] } },
  { met: 'all', clauses: 'none', facts: { rows: 1 }, authorities: [null] },
]
const capabilities = {
  textDocumentSync: 2,
  hoverProvider: true,
  codeActionProvider: true,
  completionProvider: {},
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentLinkProvider: {},
  documentHighlightProvider: true,
  inlayHintProvider: true,
  codeLensProvider: {},
  semanticTokensProvider: { legend: { tokenTypes: ['type'], tokenModifiers: [] }, full: true },
  diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: true },
}
/** @type {[string, unknown][]} */
const notifications = [
  ['textDocument/publishDiagnostics', null],
  ['textDocument/publishDiagnostics', { uri: 'file:///%zz', diagnostics: [{ range, message: 5 }] }],
  ['proviso/status', {}],
  ['proviso/status', { uri: 7, state: 'contract', missing: 'all' }],
  ['proviso/noSuchThing', 'x'],
  ['$/progress', { token: 'no such token', value: 7 }],
]
let said = 0

process.on('message', ({ id, method }) => {
  const say = (/** @type {object} */ message) => process.send?.({ jsonrpc: '2.0', ...message })
  if (method === 'exit') process.exit(0)
  if (method === 'initialize') return say({ id, result: { capabilities } })
  if (method === 'shutdown') return say({ id, result: null })
  if (id !== undefined && method) say({ id, result: answers[said++ % answers.length] })
  const [name, params] = notifications[said++ % notifications.length] ?? []
  say({ method: name, params })
  say({ id: 987_654, result: 'nobody asked for this' })
  process.send?.({ what: 'is this?' })
})
