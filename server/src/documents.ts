import type { Diagnostic } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { type ContractKind, contractKind } from './contract/contractKind.ts'
import { Lines } from './contract/lines.ts'
import { Memory, readContract } from './contract/readContract.ts'
import type { Detector } from './coverage/detector.ts'
import { diagnosticsOf } from './features/diagnostics.ts'
import type { EditTarget } from './features/workspaceEdit.ts'
import type { Pack } from './policy/schema.ts'
import { type Check, check } from './rules/check.ts'
import type { FindingCode, Locale } from './rules/finding.ts'

/** One version of a document, checked. */
export interface CheckedDocument extends EditTarget {
  /** Names the diagnostics: a version that changes none of them, not even a place, has the id of the one before. */
  readonly id: string
  readonly kind: ContractKind
  readonly checked: Check
  /** In the order of `checked.findings`; empty where the document is no contract. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What checking depends on beside the text. */
export interface CheckOptions {
  readonly locale: Locale
  /** Whether a file that does not say so itself is to be checked: by the settings' globs, or because somebody asked. */
  readonly isNamedContract: (uri: string) => boolean
  /** Address of the page of a code. */
  readonly docs: (code: FindingCode) => string | undefined
}

/** Checks documents, each version once. */
export class CheckedDocuments {
  readonly #checked = new Map<string, CheckedDocument>()
  readonly #memories = new Map<string, Memory>()
  readonly #pack: Pack
  readonly #detector: Detector
  #count = 0

  constructor(pack: Pack, detector: Detector) {
    this.#pack = pack
    this.#detector = detector
  }

  /** The check of a document as it stands now. */
  get(document: TextDocument, options: CheckOptions): CheckedDocument {
    const { uri, version } = document
    const known = this.#checked.get(uri)
    if (known && known.version === version) return known
    const text = document.getText()
    const memory = this.#memories.get(uri) ?? new Memory()
    this.#memories.set(uri, memory)
    const contract = readContract(text, document.languageId === 'yaml' ? 'yaml' : 'markdown', memory)
    const kind = options.isNamedContract(uri) ? 'contract' : contractKind(contract, fileNameOf(uri))
    const checked = check(contract, this.#pack, this.#detector, options.locale)
    const lines = new Lines(text)
    const diagnostics = kind === 'contract' ? diagnosticsOf(checked, uri, lines, options.docs) : []
    const isSame = known && JSON.stringify(known.diagnostics) === JSON.stringify(diagnostics)
    const id = isSame ? known.id : String(++this.#count)
    const result: CheckedDocument = { id, uri, version, lines, kind, checked, diagnostics }
    this.#checked.set(uri, result)
    return result
  }

  /** Forgets a document, or all of them when what checking depends on has changed. */
  forget(uri?: string): void {
    if (uri === undefined) this.#checked.clear()
    else {
      this.#checked.delete(uri)
      this.#memories.delete(uri)
    }
  }
}

function fileNameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
