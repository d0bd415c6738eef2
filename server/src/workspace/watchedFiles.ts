import type { ClientCapabilities, Connection, FileEvent, FileSystemWatcher } from 'vscode-languageserver'
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver'

/** What the editor tells of files that change, for everybody in the server who wants to know. */
export class WatchedFiles {
  readonly #connection: Connection
  readonly #listeners: ((changes: readonly FileEvent[]) => void)[] = []
  readonly #canWatch: boolean

  constructor(connection: Connection, { workspace }: ClientCapabilities) {
    this.#connection = connection
    this.#canWatch = workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const listener of this.#listeners) listener(changes)
    })
  }

  /** Asks the editor to watch files, where it can; `changed` is called with whatever it tells, asked for or not. */
  watch(watchers: FileSystemWatcher[], changed: (changes: readonly FileEvent[]) => void): void {
    this.#listeners.push(changed)
    if (this.#canWatch) void this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
  }
}
