import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { type StatusParams, statusNotification } from '../../server/src/protocol.ts'

/** What the server tells of documents after each check: the client of the protocol has room for one listener. */
export class Statuses implements vscode.Disposable {
  readonly #told = new vscode.EventEmitter<StatusParams>()
  /** Told once for each new status of a document. */
  readonly onDidTell = this.#told.event
  readonly #listener: vscode.Disposable

  constructor(client: LanguageClient) {
    this.#listener = client.onNotification(statusNotification, (status: StatusParams) => this.#told.fire(status))
  }

  dispose(): void {
    this.#listener.dispose()
    this.#told.dispose()
  }
}
