import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  ResponseError,
  WatchKind,
} from 'vscode-languageserver'
import { addressKey } from '../address.ts'
import type { CheckedDocument, CheckOptions } from '../documents.ts'
import {
  type CheckFolderParams,
  type CheckFolderResult,
  checkFolderRequest,
  forgetFoldersRequest,
} from '../protocol.ts'
import { today } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import type { SettingsReader } from '../settings.ts'
import { DiagnosticsFeed } from './diagnosticsFeed.ts'
import { DiagnosticsOffer } from './diagnosticsOffer.ts'
import type { Disk } from './disk.ts'
import { FolderCheck, type Waiter } from './folderCheck.ts'
import { progressWords } from './progressWords.ts'
import type { TypingPause } from './typingPause.ts'
import type { WatchedFiles } from './watchedFiles.ts'

/** What checking folders rests on. */
export interface FoldersOptions {
  /** What the client said as it initialised. */
  readonly client: InitializeParams
  readonly disk: Disk
  readonly typing: TypingPause
  readonly settings: SettingsReader
  readonly watched: WatchedFiles
  readonly options: () => CheckOptions
  readonly locale: () => Locale
  /** The check of an open document by the key of its address. */
  readonly open: (key: string) => CheckedDocument | undefined
  /** Resolves when it is known what contracts are checked by. */
  readonly ready: () => Promise<unknown>
}

/** The check of folders, to be told of the client and of changes. */
export interface Folders {
  /** Checks what the settings ask for. */
  readonly start: () => Promise<void>
  /** Something that checking rests on has changed. */
  readonly checkAnew: () => void
  readonly opened: (uri: string) => void
  readonly closed: (uri: string) => void
}

/** Files change in bursts: so long, in milliseconds, nothing more must have changed before folders are looked through. */
const burst = 150

/** Checks contracts that are not open: once somebody asks for a folder, or the settings do; before that, nothing is read. */
export function serveFolders(connection: Connection, from: FoldersOptions): Folders {
  const { settings, locale } = from
  const { capabilities, initializationOptions } = from.client
  const told = initializationOptions as { folders?: unknown } | null | undefined
  // A server that is started again goes on with what it was asked for.
  const before = Array.isArray(told?.folders) ? told.folders : []
  const asked = new Set(before.flatMap((one) => (typeof one === 'string' ? [asFolder(one)] : [])))
  const session = Date.now().toString(36)
  let generation = 0
  const pulls = capabilities.textDocument?.diagnostic !== undefined
  let isWatching = false

  const folders = (): readonly string[] =>
    settings.current.contracts?.checkClosed === true ? settings.folders : [...asked]
  const offer = new DiagnosticsOffer(connection, capabilities)
  const feed = new DiagnosticsFeed(connection, () => check.reports)
  const check = new FolderCheck({
    disk: from.disk,
    typing: from.typing,
    options: from.options,
    folders,
    rootOf: (uri) => settings.folderOf(uri),
    leftOutOf: (root) => settings.hiddenIn(root),
    open: from.open,
    rules: () => [session, generation, today(), locale(), ''].join('.'),
    feed,
  })

  let waiting: NodeJS.Timeout | undefined
  const checkSoon = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(async () => {
      await offer.change(folders().length > 0)
      await check.check()
    }, burst)
  }

  /** Watches files for as long as the server runs, from the first check of a folder on. */
  const watch = (): void => {
    if (isWatching) return
    isWatching = true
    // Of a folder that goes or comes with all that is in it, editors may tell the folder alone.
    const texts = { globPattern: '**/*.{md,markdown,yaml,yml,txt}' }
    const folder = { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete }
    from.watched.watch([texts, folder, { globPattern: '**/.gitignore' }], (changes) => {
      if (folders().length === 0) return
      for (const { uri, type } of changes) if (type !== FileChangeType.Deleted) check.mayHaveChanged(uri)
      checkSoon()
    })
  }

  const progressOn = (bar: { report(percentage: number, message: string): void }): Waiter['progress'] => {
    return (done, of, file) => bar.report((100 * done) / of, progressWords(done, of, file, locale()))
  }
  const title = (): string => (locale() === 'zh' ? '正在检查合同' : 'Checking contracts')

  connection.languages.diagnostics.onWorkspace((params, cancel, _bar, partial) => feed.pull(params, cancel, partial))

  connection.onRequest(
    checkFolderRequest,
    async ({ folder, workDoneToken }: CheckFolderParams, cancel: CancellationToken): Promise<CheckFolderResult> => {
      await from.ready()
      const wanted = folder === null ? settings.folders : [asFolder(folder)]
      if (wanted.some((one) => settings.folderOf(one) === undefined || !from.disk.has(one)))
        throw new ResponseError(ErrorCodes.InvalidParams, notHere[locale()])
      for (const one of wanted) asked.add(one)
      watch()
      await offer.change(true)
      const bar = connection.window.attachWorkDoneProgress(workDoneToken)
      bar.begin(title(), 0, undefined, true)
      const { reports, isCancelled } = await check.check({ cancel, progress: progressOn(bar), anew: wanted })
      bar.done()
      const keys = wanted.map(addressKey)
      const inside = [...reports].filter(([key]) => keys.some((start) => key.startsWith(start)))
      return {
        contracts: inside.length,
        findings: inside.reduce((sum, [, { diagnostics }]) => sum + diagnostics.length, 0),
        unread: inside.flatMap(([key, { isRead }]) => (isRead ? [] : [inFolder(key)])),
        isCancelled,
      }
    },
  )

  /** A path as a person reads it: inside its open folder. */
  const inFolder = (key: string): string => {
    const root = settings.folders.map(addressKey).find((start) => key.startsWith(start)) ?? ''
    return key.slice(root.length).replace(/\/$/, '')
  }

  connection.onRequest(forgetFoldersRequest, async (): Promise<null> => {
    asked.clear()
    await check.check()
    await offer.change(folders().length > 0)
    return null
  })

  return {
    async start() {
      await from.ready()
      if (folders().length === 0) return
      watch()
      await offer.change(true)
      const bar = await connection.window.createWorkDoneProgress()
      bar.begin(title(), 0, undefined, true)
      await check.check({ cancel: bar.token, progress: progressOn(bar) })
      bar.done()
    },
    checkAnew() {
      generation++
      if (folders().length > 0) watch()
      if (folders().length > 0 || check.reports.size > 0) checkSoon()
    },
    opened: (uri) => feed.opened(uri, pulls),
    closed(uri) {
      feed.closed(uri)
      check.mayHaveChanged(uri)
      checkSoon()
    },
  }
}

const asFolder = (uri: string): string => (uri.endsWith('/') ? uri : `${uri}/`)

const notHere: Record<Locale, string> = {
  en: 'Only a folder of this computer that is open in the editor can be checked as a whole.',
  zh: '只能检查已在编辑器中打开的本机文件夹。',
}
