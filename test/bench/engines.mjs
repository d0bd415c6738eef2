// What Proviso is measured beside: engines behind one thin language server without delay, so that only they differ.
//   node test/bench/engines.mjs ENGINE
import { createConnection, ProposedFeatures, TextDocuments } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** @typedef {(document: TextDocument) => Promise<number> | number} Engine gives how many places it found */

const words = 'shall|must|may|obviously|herein|hereof|forthwith|prior to|subsequent to|indemnify|material breach'

/** A package that the project does not have, so that no types are looked for. @param {string} name @returns {Promise<any>} */
const load = (name) => import(name)
/** @param {string} name */
const plugin = async (name) => (await load(name)).default

/** An engine that runs plugins of unified over a text. @param {any} processor @returns {Promise<Engine>} */
async function unifiedEngine(processor) {
  const { VFile } = await load('vfile')
  processor.freeze()
  return async (document) => {
    const file = new VFile({ path: 'contract.md', value: document.getText() })
    await processor.run(processor.parse(file), file)
    return file.messages.length
  }
}

const remark = async () => {
  const { unified } = await import('unified')
  return unified().use((await import('remark-parse')).default)
}

/** @type {Record<string, () => Promise<Engine>>} */
const engines = {
  // The limit of all that read the whole text at each key: one scan, and nothing is parsed.
  floor: async () => {
    const form = new RegExp(`\\b(?:${words})\\b`, 'gi')
    return (document) => document.getText().match(form)?.length ?? 0
  },
  'remark-parse': async () => {
    const parser = (await remark()).freeze()
    return (document) => parser.parse(document.getText()).children.length
  },
  yaml: async () => {
    const { parseAllDocuments } = await import('yaml')
    return (document) => parseAllDocuments(document.getText()).length
  },
  markdownlint: async () => {
    const { lint } = await load('markdownlint/promise')
    return async (document) => (await lint({ strings: { contract: document.getText() } })).contract.length
  },
  'remark-lint': async () => {
    const processor = (await remark()).use(await plugin('remark-gfm'))
    for (const preset of ['recommended', 'consistent']) processor.use(await plugin(`remark-preset-lint-${preset}`))
    return unifiedEngine(processor)
  },
  retext: async () => {
    const { unified } = await import('unified')
    const prose = unified()
    for (const name of ['english', 'passive', 'simplify', 'repeated-words', 'stringify'])
      prose.use(await plugin(`retext-${name}`))
    return unifiedEngine((await remark()).use(await plugin('remark-retext'), prose))
  },
  'write-good': async () => {
    const check = await plugin('write-good')
    return (document) => check(document.getText()).length
  },
  'cspell-lib': async () => {
    const { getDefaultSettings, spellCheckDocument } = await load('cspell-lib')
    const settings = await getDefaultSettings(true)
    return async (document) => {
      const contract = { uri: 'file:///contract.md', text: document.getText(), languageId: 'markdown', locale: 'en' }
      const { issues } = await spellCheckDocument(
        contract,
        { generateSuggestions: false, noConfigSearch: true },
        settings,
      )
      return issues.length
    }
  },
  'markdown-languageservice': async () => {
    const { createLanguageService, githubSlugifier } = await plugin('vscode-markdown-languageservice')
    const { URI } = await load('vscode-uri')
    const { CancellationToken, Emitter } = await import('vscode-languageserver/node')
    const parser = (await plugin('markdown-it'))({ html: true })
    const [changed, created, deleted] = [new Emitter(), new Emitter(), new Emitter()]
    /** @type {Map<string, any>} */
    const open = new Map()
    const service = createLanguageService({
      logger: { level: 0, log: () => undefined },
      parser: {
        slugifier: githubSlugifier,
        tokenize: async (/** @type {any} */ one) => parser.parse(one.getText(), {}),
      },
      workspace: {
        workspaceFolders: [],
        getAllMarkdownDocuments: async () => open.values(),
        hasMarkdownDocument: (/** @type {any} */ uri) => open.has(String(uri)),
        openMarkdownDocument: async (/** @type {any} */ uri) => open.get(String(uri)),
        stat: async () => undefined,
        readDirectory: async () => [],
        onDidChangeMarkdownDocument: changed.event,
        onDidCreateMarkdownDocument: created.event,
        onDidDeleteMarkdownDocument: deleted.event,
      },
    })
    const options = {
      ignoreLinks: [],
      validateReferences: 'warning',
      validateFragmentLinks: 'warning',
      validateFileLinks: 'ignore',
      validateMarkdownFileLinkFragments: 'ignore',
      validateUnusedLinkDefinitions: 'hint',
      validateDuplicateLinkDefinitions: 'warning',
    }
    return async (document) => {
      const { uri, version, lineCount } = document
      const text = document.getText()
      const positionAt = (/** @type {number} */ offset) => document.positionAt(offset)
      const getText = (/** @type {any} */ range) => (range ? document.getText(range) : text)
      const own = { $uri: URI.parse(uri), uri, version, lineCount, getText, positionAt }
      const event = open.has(uri) ? changed : created
      open.set(uri, own)
      event.fire(own)
      return (await service.computeDiagnostics(own, options, CancellationToken.None)).length
    }
  },
}

const make = engines[process.argv[2] ?? '']
if (!make) {
  console.error(`Engines: ${Object.keys(engines).join(' ')}`)
  process.exit(2)
}
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
const documents = new TextDocuments(TextDocument)
const ready = make()
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: 2 },
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}))
connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
  const document = documents.get(uri)
  const start = { line: 0, character: 0 }
  const message = document ? String(await (await ready)(document)) : ''
  return { kind: 'full', items: [{ range: { start, end: start }, message }] }
})
documents.listen(connection)
connection.listen()
