import type { Diagnostic } from 'vscode-languageserver'
import { addressKey } from '../address.ts'
import { Lines } from '../contract/lines.ts'
import type { CheckOptions } from '../documents.ts'
import { diagnosticsOf } from '../features/diagnostics.ts'
import { check } from '../rules/check.ts'
import { folded } from '../rules/folding.ts'
import { contractOnDisk } from './contractOnDisk.ts'
import type { Disk, FoundFile } from './disk.ts'

/** What was found in one contract of a folder. */
export interface ContractReport {
  readonly uri: string
  /** Of an open document its version; null for one that is not open. */
  readonly version: number | null
  /** The same for as long as what was found must be the same. */
  readonly id: string
  readonly diagnostics: readonly Diagnostic[]
  readonly isRead: boolean
}

/** What is known of a file: by which bytes and rules, and what was found where it is a contract. */
interface Entry {
  readonly id: string
  readonly report: ContractReport | undefined
}

/** Checks files that are not open, each text once for as long as what it is checked by stays. */
export class ClosedContracts {
  readonly #disk: Disk
  readonly #options: () => CheckOptions
  readonly #entries = new Map<string, Entry>()
  /** Files that may have other words than they had when they were read. */
  readonly #stale = new Set<string>()

  constructor(disk: Disk, options: () => CheckOptions) {
    this.#disk = disk
    this.#options = options
  }

  /** What was found in a file, if it is a contract that has been checked. */
  reportOf(uri: string): ContractReport | undefined {
    return this.#entries.get(addressKey(uri))?.report
  }

  /** Whether what is known of a file is known by these rules, and nobody has said that the file changed. */
  isKnown(uri: string, rules: string): boolean {
    const key = addressKey(uri)
    return !this.#stale.has(key) && this.#entries.get(key)?.id.startsWith(rules) === true
  }

  /** A file may have changed. */
  mayHaveChanged(uri: string): void {
    this.#stale.add(addressKey(uri))
  }

  /** Leaves a file as what is known of it says, unchecked where nothing is, until it may have changed. */
  leave(uri: string, rules: string): void {
    const key = addressKey(uri)
    this.#stale.delete(key)
    const report = this.#entries.get(key)?.report
    this.#entries.set(key, { id: rules, report })
  }

  /** Forgets all files but these. */
  keepOnly(files: ReadonlyMap<string, FoundFile>): void {
    for (const key of this.#entries.keys()) if (!files.has(key)) this.#entries.delete(key)
  }

  /**
   * Reads a file, and checks it unless its bytes and the rules are those that it was checked by.
   * @param root the open folder that it is in
   * @param rules names all that the check rests on beside the bytes
   */
  async check(found: FoundFile, root: string, rules: string): Promise<void> {
    const { uri } = found
    const key = addressKey(uri)
    this.#stale.delete(key)
    const read = await this.#disk.read(found, root)
    const id = `${rules}${read.document.sha256}${read.trouble?.en ?? ''}`
    if (this.#entries.get(key)?.id === id) return
    const options = this.#options()
    const contract = contractOnDisk(found, read, options)
    if (!contract) {
      this.#entries.set(key, { id, report: undefined })
      return
    }
    const { pack, detector } = options.policyOf(uri)
    const findings = folded(check(contract, pack, detector, options.locale).findings, options.locale)
    const diagnostics = diagnosticsOf(findings, uri, new Lines(contract.text, options.encoding), options.docs)
    this.#entries.set(key, { id, report: { uri, version: null, id, diagnostics, isRead: !contract.unread } })
  }
}
