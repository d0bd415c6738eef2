import type {
  CancellationToken,
  Connection,
  Diagnostic,
  ResultProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import { addressKey } from '../address.ts'
import type { ContractReport } from './closedContracts.ts'

/** What is to be shown now, by the key of the address. */
export type Reports = ReadonlyMap<string, ContractReport>

/** What an editor has been told: of each file the address and the id of the report. */
class Told {
  readonly #ids: Map<string, { readonly uri: string; readonly id: string }>

  constructor(known: readonly { readonly uri: string; readonly value: string }[] = []) {
    this.#ids = new Map(known.map(({ uri, value }) => [addressKey(uri), { uri, id: value }]))
  }

  /** The editor shows something else of a file than it was told. */
  forget(uri: string): void {
    this.#ids.set(addressKey(uri), { uri, id: '' })
  }

  /** Forgets a file; gives whether the editor has been told of it. */
  drop(uri: string): boolean {
    return this.#ids.delete(addressKey(uri))
  }

  /** What the editor does not know yet; it is told now. Of a file that has no report any more: that nothing is found. */
  news(reports: Reports): WorkspaceDocumentDiagnosticReport[] {
    const news: WorkspaceDocumentDiagnosticReport[] = []
    for (const [key, { uri, version, id, diagnostics }] of reports) {
      if (this.#ids.get(key)?.id === id) continue
      this.#ids.set(key, { uri, id })
      news.push({ kind: 'full', uri, version, resultId: id, items: [...diagnostics] })
    }
    for (const [key, { uri }] of this.#ids) {
      if (reports.has(key)) continue
      this.#ids.delete(key)
      news.push({ kind: 'full', uri, version: null, items: [] })
    }
    return news
  }
}

/** A request that is answered when there is something to tell. */
interface Waiting {
  readonly told: Told
  /** Tells something before the answer, where the editor can take that in. */
  readonly tell: ((items: WorkspaceDocumentDiagnosticReport[]) => void) | undefined
  readonly answer: (items: WorkspaceDocumentDiagnosticReport[]) => void
  hasTold: boolean
}

/**
 * Tells an editor what is found in contracts that are not open. One that asks (`workspace/diagnostic`) is answered when there
 * is something new, and told of each file as it is checked; one that never asks has it pushed.
 */
export class DiagnosticsFeed {
  readonly #connection: Connection
  readonly #reports: () => Reports
  readonly #closed = new Set<string>()
  #pushed: Told | undefined = new Told()
  #waiting: Waiting | undefined
  #isBusy = false

  constructor(connection: Connection, reports: () => Reports) {
    this.#connection = connection
    this.#reports = reports
  }

  /** Answers a request: at once where the editor lacks something, else when it does. */
  pull(
    { previousResultIds }: WorkspaceDiagnosticParams,
    cancel: CancellationToken,
    partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    // What was pushed would be shown twice.
    for (const { uri } of this.#pushed?.news(new Map()) ?? []) this.#push(uri, [])
    this.#pushed = undefined
    this.#waiting?.answer([])
    return new Promise((resolve) => {
      const told = new Told(previousResultIds)
      for (const uri of this.#closed) told.forget(uri)
      this.#closed.clear()
      const waiting: Waiting = {
        told,
        tell: partial && ((items) => partial.report({ items })),
        answer: (items) => {
          if (this.#waiting === waiting) this.#waiting = undefined
          resolve({ items })
        },
        hasTold: false,
      }
      this.#waiting = waiting
      cancel.onCancellationRequested(() => waiting.answer([]))
      if (this.#isBusy) this.tell()
      else this.settle()
    })
  }

  /** Something is looked for: what is found is told as it comes, and requests are answered at the end. */
  begin(): void {
    this.#isBusy = true
  }

  /** Tells what is new. */
  tell(): void {
    const waiting = this.#waiting
    if (this.#pushed) {
      for (const report of this.#pushed.news(onlyClosed(this.#reports())))
        if (report.kind === 'full') this.#push(report.uri, report.items)
    } else if (waiting?.tell) {
      const items = waiting.told.news(this.#reports())
      if (items.length === 0) return
      waiting.hasTold = true
      waiting.tell(items)
    }
  }

  /** Nothing more comes for now: answers who waits and was told something. */
  settle(): void {
    this.#isBusy = false
    if (this.#pushed) {
      this.tell()
      return
    }
    const waiting = this.#waiting
    const items = waiting?.told.news(this.#reports()) ?? []
    if (waiting && (items.length > 0 || waiting.hasTold)) waiting.answer(items)
  }

  /**
   * A document is open now, and told of as such.
   * @param isPulled whether the editor asks for what is found in open documents, and so would show twice what was pushed
   */
  opened(uri: string, isPulled: boolean): void {
    if (this.#pushed?.drop(uri) && isPulled) this.#push(uri, [])
  }

  /** A document was closed: the editor shows of it what it was last told of the open one. */
  closed(uri: string): void {
    if (this.#waiting) this.#waiting.told.forget(uri)
    else if (!this.#pushed) this.#closed.add(uri)
  }

  #push(uri: string, diagnostics: Diagnostic[]): void {
    void this.#connection.sendDiagnostics({ uri, diagnostics })
  }
}

/** Open documents are told of otherwise to an editor that asks for nothing here. */
const onlyClosed = (reports: Reports): Reports => new Map([...reports].filter(([, { version }]) => version === null))
