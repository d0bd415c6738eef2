// What Proviso is measured beside: engines behind one thin language server without delay, so that only they differ.
//   node test/bench/engines.mjs ENGINE
import { createConnection, ProposedFeatures, TextDocuments } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** @typedef {(document: TextDocument) => Promise<number> | number} Engine gives how many places it found */

const words = 'shall|must|may|obviously|herein|hereof|forthwith|prior to|subsequent to|indemnify|material breach'

/** @type {Record<string, () => Promise<Engine>>} */
const engines = {
  // The limit of all that read the whole text at each key: one scan, and nothing is parsed.
  floor: async () => {
    const form = new RegExp(`\\b(?:${words})\\b`, 'gi')
    return (document) => document.getText().match(form)?.length ?? 0
  },
  'remark-parse': async () => {
    const { unified } = await import('unified')
    const parser = unified()
      .use((await import('remark-parse')).default)
      .freeze()
    return (document) => parser.parse(document.getText()).children.length
  },
  yaml: async () => {
    const { parseAllDocuments } = await import('yaml')
    return (document) => parseAllDocuments(document.getText()).length
  },
  markdownlint: async () => {
    /** @type {any} */
    const { lint } = await import(/** @type {string} */ ('markdownlint/promise'))
    return async (document) => (await lint({ strings: { a: document.getText() } })).a.length
  },
}

const make = engines[process.argv[2] ?? '']
if (!make) {
  console.error(`Engines: ${Object.keys(engines).join(' ')}`)
  process.exit(2)
}
const engine = await make()
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
const documents = new TextDocuments(TextDocument)
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: 2 },
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}))
connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
  const document = documents.get(uri)
  const start = { line: 0, character: 0 }
  const message = document ? String(await engine(document)) : ''
  return { kind: 'full', items: [{ range: { start, end: start }, message }] }
})
documents.listen(connection)
connection.listen()
