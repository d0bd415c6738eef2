import type { Connection, InitializeParams } from 'vscode-languageserver'
import { FileChangeType } from 'vscode-languageserver'
import { type HousePolicy, housePolicy, type Policy } from './playbook/housePolicy.ts'
import { house, isPlaybook, playbookInFolder, playbookName } from './playbookAddress.ts'
import { trustedNotification } from './protocol.ts'
import type { SettingsReader } from './settings.ts'
import type { WatchedFiles } from './workspace/watchedFiles.ts'

/** What playbooks are read from. */
export interface PlaybookSources {
  /** The text of an open document, saved or not. */
  readonly openText: (uri: string) => string | undefined
  /** The text of the playbook in a folder, by the folder's address; undefined where there is none. */
  readonly playbookOf: (folder: string) => Promise<string | undefined>
}

/**
 * The policy of each document: the standard one, as the playbook of the innermost workspace folder extends it. An open
 * playbook counts as it stands in the editor; one that is not open is read when the folder opens and whenever it changes. In
 * folders that nobody trusts none counts: one that came with a draft could hide what the draft lacks.
 */
export class Playbooks {
  /** Resolves when the playbooks of the open folders have been read. */
  ready: Promise<void> = Promise.resolve()
  readonly #standard: Policy
  readonly #settings: SettingsReader
  readonly #sources: PlaybookSources
  readonly #saved = new Map<string, string>()
  readonly #policies = new Map<string, { readonly text: string; readonly policy: HousePolicy }>()
  /** Playbooks that were deleted: an editor may show one still. */
  readonly #deleted = new Set<string>()
  #isTrusted = true

  constructor(standard: Policy, settings: SettingsReader, sources: PlaybookSources) {
    this.#standard = standard
    this.#settings = settings
    this.#sources = sources
  }

  /** Takes in what the client can do; to be called while the connection initialises. */
  initialize({ initializationOptions }: InitializeParams): void {
    // Editors that know no trust say nothing of it.
    this.#isTrusted = (initializationOptions as { trusted?: unknown } | null | undefined)?.trusted !== false
  }

  /** Reads the playbooks, and again whenever one changes; `changed` is called where what they say is new. */
  start(connection: Connection, watched: WatchedFiles, changed: () => void): void {
    // Of a folder that goes with all that is in it, editors tell the folder alone.
    watched.watch([{ globPattern: `**/${playbookInFolder}` }, { globPattern: `**/${house}` }], (changes) => {
      const ours = changes.filter(({ uri }) => isPlaybook(uri) || uri.endsWith(`/${house}`))
      for (const { uri, type } of ours) {
        const file = isPlaybook(uri) ? uri : `${uri}/${playbookName}`
        if (type === FileChangeType.Deleted) this.#deleted.add(file)
        else this.#deleted.delete(file)
      }
      if (ours.some(({ type }) => type === FileChangeType.Deleted)) changed()
      if (ours.length > 0) void this.read(changed)
    })
    connection.onNotification(trustedNotification, () => {
      this.#isTrusted = true
      changed()
    })
    void this.read(changed)
  }

  /** Reads the playbooks of the open folders anew. */
  read(changed: () => void): Promise<void> {
    this.ready = this.#read().then((isNew) => (isNew ? changed() : undefined))
    return this.ready
  }

  async #read(): Promise<boolean> {
    const texts = await Promise.all(
      this.#settings.folders.map(async (folder) => [folder, await this.#sources.playbookOf(folder)] as const),
    )
    const before = JSON.stringify([...this.#saved])
    this.#saved.clear()
    for (const [folder, text] of texts) if (text !== undefined) this.#saved.set(folder, text)
    return JSON.stringify([...this.#saved]) !== before
  }

  /** The playbook that counts for a document, written or not; undefined where none may. */
  playbookFor(uri: string): { readonly uri: string; readonly text: string } | undefined {
    const folder = this.#settings.folderOf(uri) ?? this.#settings.folders[0]
    if (folder === undefined || !this.#isTrusted || this.#settings.current.playbook?.enabled === false) return undefined
    const file = folder + playbookInFolder
    const open = this.#deleted.has(file) ? undefined : this.#sources.openText(file)
    return { uri: file, text: open ?? this.#saved.get(folder) ?? '' }
  }

  /** What a document is checked by. */
  policyOf(uri: string): Policy {
    const folder = this.#settings.folderOf(uri)
    const isOff = !this.#isTrusted || this.#settings.current.playbook?.enabled === false
    if (folder === undefined || isOff) return this.#standard
    const file = folder + playbookInFolder
    const open = this.#deleted.has(file) ? undefined : this.#sources.openText(file)
    const text = open ?? this.#saved.get(folder)
    return text === undefined ? this.#standard : this.extended(folder, text)
  }

  /** The policy as a playbook's text extends it, made once for a text. */
  extended(of: string, text: string): HousePolicy {
    const known = this.#policies.get(of)
    if (known?.text === text) return known.policy
    const policy = housePolicy(text, this.#standard)
    this.#policies.set(of, { text, policy })
    return policy
  }
}
