import type { Diagnostic, WorkspaceSymbol } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { fileNameOf } from './address.ts'
import type { Encoding } from './contract/columns.ts'
import type { Contract } from './contract/contract.ts'
import { type ContractKind, contractKind } from './contract/contractKind.ts'
import { Lines } from './contract/lines.ts'
import { Memory, readContract } from './contract/readContract.ts'
import { isSameData } from './contract/sameData.ts'
import { diagnosticsOf } from './features/diagnostics.ts'
import { inOwnSeverity } from './features/ownSeverity.ts'
import type { EditTarget } from './features/workspaceEdit.ts'
import { symbolsOf } from './features/workspaceSymbols.ts'
import type { Policy } from './playbook/housePolicy.ts'
import { type Check, check, rules } from './rules/check.ts'
import type { Finding, FindingCode, Locale } from './rules/finding.ts'
import { folded } from './rules/folding.ts'

/** One version of a document, checked. */
export interface CheckedDocument extends EditTarget {
  /** Names the diagnostics: a version that changes none of them, not even a place, has the id of the one before. */
  readonly id: string
  readonly kind: ContractKind
  readonly contract: Contract
  /** Worked out when it is asked for: of a file that is no contract nobody does. */
  readonly checked: Check
  /** What it was checked by. */
  readonly policy: Policy
  /** What is shown: of a contract its findings, folded; of a playbook its mistakes; nothing of anything else. */
  readonly findings: readonly Finding[]
  /** In the order of `findings`. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A literal with a getter would do, but for the shape that it has for the engine: that keeps its getter, and so the version, long. */
class CheckedVersion implements CheckedDocument {
  readonly id: CheckedDocument['id']
  readonly uri: CheckedDocument['uri']
  readonly version: CheckedDocument['version']
  readonly lines: CheckedDocument['lines']
  readonly kind: CheckedDocument['kind']
  readonly contract: CheckedDocument['contract']
  readonly policy: CheckedDocument['policy']
  readonly findings: CheckedDocument['findings']
  readonly diagnostics: CheckedDocument['diagnostics']
  readonly #check: () => Check

  constructor(of: Omit<CheckedDocument, 'checked'>, check: () => Check) {
    this.id = of.id
    this.uri = of.uri
    this.version = of.version
    this.lines = of.lines
    this.kind = of.kind
    this.contract = of.contract
    this.policy = of.policy
    this.findings = of.findings
    this.diagnostics = of.diagnostics
    this.#check = check
  }

  get checked(): Check {
    return this.#check()
  }
}

/** What checking depends on beside the text. */
export interface CheckOptions {
  readonly locale: Locale
  /** What the places in diagnostics and in what is asked of a document count. */
  readonly encoding: Encoding
  /** Whether a file that does not say so itself is to be checked: by the settings' globs, or because somebody asked. */
  readonly isNamedContract: (uri: string) => boolean
  /** What a document is checked by. */
  readonly policyOf: (uri: string) => Policy
  /** What of a playbook cannot be used; undefined for a document that is none. */
  readonly mistakesOf: (uri: string, text: string) => readonly Finding[] | undefined
  /** How much findings matter to the person who looks at them, by code. */
  readonly rules?: unknown
  /** Address of the page of a code. */
  readonly docs: (code: FindingCode) => string | undefined
}

/** What a document is: what the settings or a person say, else what it says itself. */
export const kindOf = (contract: Contract, uri: string, { isNamedContract }: CheckOptions): ContractKind =>
  isNamedContract(uri) ? 'contract' : contractKind(contract, fileNameOf(uri))

/** So many documents are kept whole: a person writes in one, looks at a few, and has many open. */
const mostAwake = 8

/** What is kept of a document that nobody has asked about for long. All else of it takes 2 MB, and a moment to make again. */
interface Asleep extends Pick<CheckedDocument, 'id' | 'version' | 'diagnostics'> {
  readonly symbols: readonly WorkspaceSymbol[]
}

const symbolsIn = (one: CheckedDocument): WorkspaceSymbol[] =>
  one.kind === 'contract' ? symbolsOf(one.contract, one) : []

/** Checks documents, each version once for as long as it is asked about. */
export class CheckedDocuments {
  /** Those that were asked about last stand last. */
  readonly #checked = new Map<string, CheckedDocument>()
  readonly #asleep = new Map<string, Asleep>()
  readonly #memories = new Map<string, Memory>()
  #count = 0
  /** How many rules have been run. */
  rulesRun = 0

  /** The check of a document as it stands now. */
  get(document: TextDocument, options: CheckOptions): CheckedDocument {
    const { uri, version } = document
    const awake = this.#checked.get(uri)
    const text = document.getText()
    const format = document.languageId === 'yaml' ? 'yaml' : 'markdown'
    // A client that counts badly gives two texts one number.
    if (awake?.version === version && awake.contract.written === text && awake.contract.format === format)
      return this.#keep(awake)
    const known = awake ?? this.#asleep.get(uri)
    const memory = this.#memories.get(uri) ?? new Memory()
    this.#memories.set(uri, memory)
    const contract = readContract(text, format, memory)
    const policy = options.policyOf(uri)
    const mistakes = options.mistakesOf(uri, text)
    const kind = mistakes ? 'other' : kindOf(contract, uri, options)
    let made: Check | undefined
    const checkNow = (): Check => {
      if (made) return made
      this.rulesRun += rules.length
      made = check(contract, policy.pack, policy.detector, options.locale)
      return made
    }
    const lines = new Lines(text, options.encoding)
    const found = kind === 'contract' ? folded(checkNow().findings, options.locale) : []
    const findings = inOwnSeverity(mistakes ?? found, options.rules)
    const diagnostics = diagnosticsOf(findings, uri, lines, options.docs)
    const isSame = known && isSameData(known.diagnostics, diagnostics)
    const id = isSame ? known.id : String(++this.#count)
    this.#asleep.delete(uri)
    return this.#keep(
      new CheckedVersion({ id, uri, version, lines, kind, contract, policy, findings, diagnostics }, checkNow),
    )
  }

  /** The clauses and terms of a document as it stands now, if it is a contract. */
  symbolsOf(document: TextDocument, options: CheckOptions): readonly WorkspaceSymbol[] {
    const asleep = this.#asleep.get(document.uri)
    return asleep?.version === document.version ? asleep.symbols : symbolsIn(this.get(document, options))
  }

  #keep(one: CheckedDocument): CheckedDocument {
    this.#checked.delete(one.uri)
    this.#checked.set(one.uri, one)
    const [eldest] = this.#checked.values()
    if (eldest && this.#checked.size > mostAwake) {
      const { id, uri, version, diagnostics } = eldest
      this.#asleep.set(uri, { id, version, diagnostics, symbols: symbolsIn(eldest) })
      this.#checked.delete(uri)
      this.#memories.delete(uri)
    }
    return one
  }

  /** Forgets a document, or all of them when what checking depends on has changed. */
  forget(uri?: string): void {
    if (uri === undefined) {
      this.#checked.clear()
      this.#asleep.clear()
    } else {
      this.#checked.delete(uri)
      this.#asleep.delete(uri)
      this.#memories.delete(uri)
    }
  }
}
