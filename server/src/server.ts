import { type Connection, type InitializeParams, TextDocuments, type WorkspaceSymbol } from 'vscode-languageserver'
import { addressKey } from './address.ts'
import { serveAssistance } from './assistance.ts'
import { serveCrossReferences } from './crossReferences.ts'
import { type CheckedDocument, CheckedDocuments, type CheckOptions } from './documents.ts'
import { readableContract } from './features/readableContract.ts'
import { statusOf } from './features/status.ts'
import { editSupport } from './features/workspaceEdit.ts'
import { serveInsertion } from './insertion.ts'
import { serveNavigation } from './navigation.ts'
import { serveNewContracts } from './newContracts.ts'
import { serveOpenDiagnostics } from './openDiagnostics.ts'
import { type Policy, playbookFindings } from './playbook/housePolicy.ts'
import { isPlaybook } from './playbookAddress.ts'
import { Playbooks } from './playbooks.ts'
import type { Pack } from './policy/schema.ts'
import { positionEncoding } from './positionEncoding.ts'
import {
  type CheckResult,
  checkRequest,
  type DocumentParams,
  type ReadableContract,
  readableRequest,
  statusNotification,
} from './protocol.ts'
import type { FindingCode, Locale } from './rules/finding.ts'
import { SettingsReader } from './settings.ts'
import { serveSnippets } from './snippets.ts'
import { serveSuppression } from './suppression.ts'
import { textDocuments } from './textDocuments.ts'
import { serveViews } from './views.ts'
import type { Disk } from './workspace/disk.ts'
import { serveComparison } from './workspace/serveComparison.ts'
import { serveFolders } from './workspace/serveFolders.ts'
import { serveReports } from './workspace/serveReports.ts'
import { TypingPause } from './workspace/typingPause.ts'
import { WatchedFiles } from './workspace/watchedFiles.ts'

/** What the server needs from the place it runs in. */
export interface ServerOptions {
  /** The standard policy. */
  readonly standard: Policy
  readonly version: string
  /** Address of the page of a code, where pages are at hand. */
  readonly docs: (code: FindingCode) => string | undefined
  /** The text of a folder's playbook, by the folder's address; undefined where there is none to read. */
  readonly playbookOf: (folder: string) => Promise<string | undefined>
  /** The files in the open folders. */
  readonly disk: Disk
}

/**
 * Serves contracts over a connection until the client ends it. Knows no transport and no file system.
 * @param client what it said as it initialised
 */
export function serve(
  connection: Connection,
  client: InitializeParams,
  { standard, version, docs, playbookOf, disk }: ServerOptions,
): void {
  const { capabilities } = client
  const encoding = positionEncoding(capabilities)
  const documents = new TextDocuments(textDocuments(encoding))
  const checked = new CheckedDocuments()
  const watched = new WatchedFiles(connection, capabilities)
  const typing = new TypingPause()
  const settings = new SettingsReader(connection)
  const playbooks = new Playbooks(standard, settings, {
    openText: (uri) => documents.get(uri)?.getText(),
    playbookOf,
  })
  /** Documents that somebody asked to check although nothing in them says that they are contracts. */
  const asked = new Set<string>()
  const shown = new Map<string, string>()
  const support = editSupport(capabilities)
  const told = client.initializationOptions as { locale?: unknown } | null | undefined
  const given = told?.locale ?? client.locale
  const editorLocale: Locale = typeof given === 'string' && given.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  settings.initialize(client)
  playbooks.initialize(client)

  const locale = (): Locale => {
    const wanted = settings.current.language
    return wanted === 'en' || wanted === 'zh' ? wanted : editorLocale
  }

  const options = (): CheckOptions => ({
    locale: locale(),
    encoding,
    isNamedContract: (uri) => asked.has(uri) || settings.includes(uri),
    docs,
    rules: settings.current.rules,
    policyOf: (uri) => playbooks.policyOf(uri),
    mistakesOf: (uri, text) =>
      isPlaybook(uri) ? playbookFindings(playbooks.extended(uri, text).problems, locale()) : undefined,
  })

  /** The check of an open document; undefined for one that is not open here. Tells the client its status. */
  const checkOf = (uri: string): CheckedDocument | undefined => {
    const document = documents.get(uri)
    if (!document) return undefined
    const result = checked.get(document, options())
    const status = statusOf(
      uri,
      result.kind,
      result.kind === 'contract' ? result.checked : undefined,
      result.policy.pack,
      locale(),
    )
    const words = JSON.stringify(status)
    if (shown.get(uri) !== words) {
      shown.set(uri, words)
      void connection.sendNotification(statusNotification, status)
    }
    return result
  }

  /** The pack as an open playbook extends it; undefined for a document that is none. */
  const packOfPlaybook = ({ uri, contract }: CheckedDocument): Pack | undefined =>
    isPlaybook(uri) ? playbooks.extended(uri, contract.written).pack : undefined

  const contractOf = (uri: string): CheckedDocument | undefined => {
    const result = checkOf(uri)
    return result?.kind === 'contract' ? result : undefined
  }

  const symbols = (): WorkspaceSymbol[] => documents.all().flatMap((document) => checked.symbolsOf(document, options()))

  /**
   * Lets the changes in that wait behind a request: a typist is ahead of a long document, and to check each of its versions
   * would leave the editor further behind with every key. Messages are dispatched one a turn, a request between two changes.
   */
  const changesOf = async (uri: string): Promise<void> => {
    let version = documents.get(uri)?.version
    for (let idleTurns = 0; idleTurns < 2; idleTurns++) {
      await new Promise((resolve) => setImmediate(resolve))
      const now = documents.get(uri)?.version
      if (now !== version) idleTurns = -1
      version = now
    }
  }

  const settled = async (uri: string): Promise<void> => {
    await settings.ready
    await playbooks.ready
    await changesOf(uri)
  }

  const diagnostics = serveOpenDiagnostics(connection, { checkOf, settled, capabilities })
  serveAssistance(connection, { checkOf, packOfPlaybook, locale, support, client })
  serveNavigation(connection, { contractOf, symbols, locale, capabilities })

  /** Addresses of open documents by their keys. */
  const openAs = new Map<string, string>()
  const onDisk = {
    ...{ disk, typing, settings, options, locale },
    ready: () => Promise.all([settings.ready, playbooks.ready]),
  }
  serveReports(connection, { ...onDisk, version })
  serveComparison(connection, checkOf, locale)
  const folders = serveFolders(connection, {
    ...onDisk,
    client,
    watched,
    open(key) {
      const uri = openAs.get(key)
      return uri === undefined ? undefined : checkOf(uri)
    },
  })

  serveViews(connection, { checkOf, settled, locale, support })
  serveInsertion(connection, { checkOf, locale, support })
  serveSuppression(connection, { contractOf, playbooks, support })
  serveSnippets(connection)
  serveNewContracts(connection, { policyOf: (uri) => playbooks.policyOf(uri), locale })

  const besideText = serveCrossReferences(connection, {
    contractOf,
    locale,
    settings: () => settings.ready.then(() => settings.current),
    capabilities,
  })

  /** Checks every open document anew, since something that checking rests on has changed. */
  const checkAnew = (): void => {
    checked.forget()
    besideText.refresh()
    folders.checkAnew()
    diagnostics.showAnew(documents.keys())
  }

  connection.onInitialized(() => {
    void settings.start(() => {
      checkAnew()
      void playbooks.read(checkAnew)
    })
    playbooks.start(connection, watched, checkAnew)
    void folders.start()
  })

  documents.onDidOpen(({ document: { uri } }) => {
    openAs.set(addressKey(uri), uri)
    folders.opened(uri)
  })

  documents.onDidChangeContent(({ document }) => {
    typing.keyPressed()
    if (isPlaybook(document.uri)) checkAnew()
    else diagnostics.changed(document.uri)
  })

  documents.onDidClose(({ document: { uri } }) => {
    checked.forget(uri)
    asked.delete(uri)
    shown.delete(uri)
    // Closed without saving, a playbook says what its file says.
    if (isPlaybook(uri)) void playbooks.read(() => undefined).then(checkAnew)
    diagnostics.closed(uri)
    openAs.delete(addressKey(uri))
    folders.closed(uri)
  })

  connection.onRequest(readableRequest, ({ uri }: DocumentParams): ReadableContract | null => {
    const result = checkOf(uri)
    return result ? readableContract(result.contract) : null
  })

  connection.onRequest(checkRequest, ({ uri }: DocumentParams): CheckResult => {
    asked.add(uri)
    checked.forget(uri)
    const result = checkOf(uri)
    diagnostics.showAnew([uri])
    return { findings: result?.diagnostics.length ?? 0 }
  })

  documents.listen(connection)
}
