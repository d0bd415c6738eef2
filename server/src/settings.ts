import picomatch from 'picomatch'
import type { Connection, InitializeParams } from 'vscode-languageserver'
import { DidChangeConfigurationNotification } from 'vscode-languageserver'
import type { Settings } from './protocol.ts'

/**
 * The settings as the client answers them. Clients answer `workspace/configuration` with null, with {} or not at all:
 * all of these mean the defaults.
 */
export class SettingsReader {
  current: Settings = {}
  /** Resolves when the settings have been asked for once. */
  ready: Promise<void> = Promise.resolve()
  readonly #connection: Connection
  #canAsk = false
  #canRegister = false
  #canTellFolders = false
  /** Addresses of the open folders, each with a slash at its end. */
  #roots: ReadonlySet<string> = new Set()
  #matches: (path: string) => boolean = () => false

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Takes in what the client can do; to be called while the connection initialises. */
  initialize({ capabilities, workspaceFolders, rootUri }: InitializeParams): void {
    this.#canAsk = capabilities.workspace?.configuration === true
    this.#canRegister = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true
    this.#canTellFolders = capabilities.workspace?.workspaceFolders === true
    // Editors from before there were several folders name one root.
    const folders = workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : [])
    this.#roots = new Set(folders.map(rootOf))
  }

  /** Reads the settings, and again whenever they change; `changed` is called where what they say is new. */
  async start(changed: () => void): Promise<void> {
    if (this.#canRegister) {
      void this.#connection.client.register(DidChangeConfigurationNotification.type, { section: 'proviso' })
    }
    this.#connection.onDidChangeConfiguration(({ settings }: { settings?: unknown }) => {
      void this.#read((settings as { proviso?: unknown } | null | undefined)?.proviso).then(
        (isNew) => isNew && changed(),
      )
    })
    if (this.#canTellFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(rootOf))
        this.#roots = new Set([...this.#roots, ...added.map(rootOf)].filter((root) => !gone.has(root)))
        changed()
      })
    }
    const first = this.#read(undefined)
    this.ready = first.then(() => undefined)
    if (await first) changed()
  }

  /** Addresses of the open folders, each with a slash at its end. */
  get folders(): readonly string[] {
    return [...this.#roots]
  }

  /** The innermost open folder that a document is in. */
  folderOf(uri: string): string | undefined {
    return this.folders.filter((folder) => uri.startsWith(folder)).sort((a, b) => b.length - a.length)[0]
  }

  /** Whether the settings' globs name a document. Globs are matched against the path inside its innermost folder. */
  includes(uri: string): boolean {
    const root = this.folderOf(uri)
    const path = decode(root ? uri.slice(root.length) : uri.replace(/^[a-z-]+:\/+/, ''))
    return this.#matches(path)
  }

  /** What the editor itself hides in an open folder (`files.exclude`), by paths inside it. */
  async hiddenIn(root: string): Promise<(path: string) => boolean> {
    const scopeUri = root.slice(0, -1)
    const hidden: unknown = this.#canAsk
      ? await this.#connection.workspace.getConfiguration({ scopeUri, section: 'files.exclude' }).catch(() => undefined)
      : undefined
    const globs = Object.entries(hidden ?? {}).flatMap(([glob, isHidden]) => (isHidden === true ? [glob] : []))
    return matcher(globs)
  }

  async #read(sent: unknown): Promise<boolean> {
    const answer: unknown = this.#canAsk
      ? await this.#connection.workspace.getConfiguration('proviso').catch(() => undefined)
      : sent
    const next = (typeof answer === 'object' && answer !== null ? answer : {}) as Settings
    const isNew = JSON.stringify(next) !== JSON.stringify(this.current)
    this.current = next
    const globs = next.contracts?.include
    const patterns = Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : []
    this.#matches = matcher(patterns)
    return isNew
  }
}

const rootOf = ({ uri }: { uri: string }): string => (uri.endsWith('/') ? uri : `${uri}/`)

/** Globs longer than this (a slip of the clipboard) are left out; picomatch throws at a far longer one. */
const longestGlob = 1000

function matcher(globs: readonly string[]): (path: string) => boolean {
  const usable = globs.filter((glob) => glob !== '' && glob.length <= longestGlob)
  return usable.length > 0 ? picomatch(usable, { dot: true }) : () => false
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
