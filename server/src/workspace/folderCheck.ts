import type { CancellationToken } from 'vscode-languageserver'
import { addressKey, fileNameOf } from '../address.ts'
import type { CheckedDocument, CheckOptions } from '../documents.ts'
import { ClosedContracts, type ContractReport } from './closedContracts.ts'
import type { DiagnosticsFeed, Reports } from './diagnosticsFeed.ts'
import type { Disk, FoundFile } from './disk.ts'
import type { TypingPause } from './typingPause.ts'

/** What a check of folders rests on. */
export interface FolderSources {
  readonly disk: Disk
  readonly typing: TypingPause
  readonly options: () => CheckOptions
  /** The folders to look through now, each with a slash at its end. */
  readonly folders: () => readonly string[]
  /** The open folder that an address is in. */
  readonly rootOf: (uri: string) => string | undefined
  /** What of an open folder is left out besides. */
  readonly leftOutOf: (root: string) => Promise<(path: string) => boolean>
  /** The check of a document that is open, whatever its address is written like. */
  readonly open: (key: string) => CheckedDocument | undefined
  /** Names all that a check rests on beside the bytes of a file; another one where any of it has changed. */
  readonly rules: () => string
  readonly feed: Pick<DiagnosticsFeed, 'begin' | 'tell' | 'settle'>
}

/** Somebody who waits for a check. */
export interface Waiter {
  readonly cancel: Pick<CancellationToken, 'isCancellationRequested'>
  /** Told how many files of how many are done, and which is next. */
  readonly progress: (done: number, of: number, file: string) => void
  /** Folders whose files are all read again; those with the same bytes are not checked again. */
  readonly anew?: readonly string[]
}

/** What a check of folders came to. */
export interface Outcome {
  readonly reports: Reports
  /** Somebody called it off, and not all was checked. */
  readonly isCancelled: boolean
}

/**
 * Checks the contracts in folders, file by file between the keys of whoever types. What is open counts as it stands in the
 * editor, and is not read from the disk.
 */
export class FolderCheck {
  readonly #sources: FolderSources
  readonly #closed: ClosedContracts
  #found: ReadonlyMap<string, FoundFile> = new Map()
  /** Who waits for the check that is running. */
  readonly #waiters = new Set<Waiter>()
  #running: Promise<boolean> | undefined
  #mustLook = false

  constructor(sources: FolderSources) {
    this.#sources = sources
    this.#closed = new ClosedContracts(sources.disk, sources.options)
  }

  /** What is found in the contracts of the folders, as far as they have been checked. */
  get reports(): Reports {
    const reports = new Map<string, ContractReport>()
    for (const [key, { uri }] of this.#found) {
      const open = this.#sources.open(key)
      const report = open ? reportOfOpen(open) : this.#closed.reportOf(uri)
      if (report) reports.set(key, report)
    }
    return reports
  }

  /** A file may have changed: it is read again when folders are checked next. */
  mayHaveChanged(uri: string): void {
    this.#closed.mayHaveChanged(uri)
  }

  /** Checks what is not known yet or has changed. There is one check at a time: who asks while it runs joins it. */
  async check(waiter?: Waiter): Promise<Outcome> {
    if (waiter) this.#waiters.add(waiter)
    const anew = waiter?.anew?.map(addressKey) ?? []
    for (const key of this.#found.keys())
      if (anew.some((folder) => key.startsWith(folder))) this.#closed.mayHaveChanged(key)
    this.#mustLook = true
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
    const isCancelled = await this.#running
    if (waiter) this.#waiters.delete(waiter)
    return { reports: this.reports, isCancelled }
  }

  /** Gives whether it was called off. */
  async #run(): Promise<boolean> {
    const { feed, typing, rootOf, open, rules } = this.#sources
    const waiters = this.#waiters
    const called = {
      get isCancellationRequested(): boolean {
        return [...waiters].some(({ cancel }) => cancel.isCancellationRequested)
      },
    }
    feed.begin()
    try {
      let due: FoundFile[] = []
      for (let done = 0; this.#mustLook || due.length > 0; done++) {
        if (this.#mustLook) due = await this.#look()
        await typing.untilPause(called)
        if (called.isCancellationRequested) {
          for (const { uri } of due) this.#closed.leave(uri, rules())
          return true
        }
        const file = due.shift()
        if (!file) continue
        for (const { progress } of waiters) progress(done, done + due.length + 1, fileNameOf(file.uri))
        const root = rootOf(file.uri)
        if (root === undefined || open(addressKey(file.uri))) continue
        await this.#closed.check(file, root, rules())
        feed.tell()
      }
      return false
    } finally {
      feed.settle()
    }
  }

  /** Looks which files there are, and gives those that are to be checked. */
  async #look(): Promise<FoundFile[]> {
    this.#mustLook = false
    const { disk, folders, rootOf, leftOutOf, open, rules, feed } = this.#sources
    const found = new Map<string, FoundFile>()
    for (const folder of folders()) {
      const root = rootOf(folder)
      if (root === undefined || !disk.has(folder)) continue
      for await (const file of disk.textsIn(folder, root, await leftOutOf(root))) found.set(addressKey(file.uri), file)
    }
    this.#found = found
    this.#closed.keepOnly(found)
    feed.tell()
    return [...found].flatMap(([key, file]) => (open(key) || this.#closed.isKnown(file.uri, rules()) ? [] : [file]))
  }
}

/** What is found in an open document; undefined where it is no contract. */
const reportOfOpen = ({
  uri,
  version,
  id,
  kind,
  diagnostics,
  contract,
}: CheckedDocument): ContractReport | undefined =>
  kind === 'contract' ? { uri, version, id, diagnostics, isRead: !contract.unread } : undefined
