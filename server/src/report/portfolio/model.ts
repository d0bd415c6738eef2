import type { Language } from '../../contract/contract.ts'
import type { CoverageStatus } from '../../coverage/coverage.ts'
import type { Basis, Position } from '../../policy/schema.ts'
import type { FindingCode, Locale, Severity } from '../../rules/finding.ts'
import type { RegisterEntry } from '../waiverRegister.ts'

/**
 * How a clause stands in a contract, as a reader of a report is told it:
 * - `found`, `incomplete`, `missing`, `recommended` (only recommended, and not found), `accepted` (a waiver counts): the deal calls for it;
 * - `extra`: it is there, though the facts known do not call for it;
 * - `undecided`: not found, and facts that are not known decide whether the deal calls for it;
 * - `not-needed`: not found, and not called for; `unread`: the file could not be read.
 */
export type ClauseState =
  | 'found'
  | 'incomplete'
  | 'missing'
  | 'recommended'
  | 'accepted'
  | 'extra'
  | 'undecided'
  | 'not-needed'
  | 'unread'

/** Exact words of a contract, each run of white space one space, cut with … where they go on for long. */
export interface Words {
  /** Number and title of the section; empty where there is none. */
  readonly section: string
  /** 1-based. */
  readonly line: number
  readonly quote: string
}

/** One limb of a clause that is there. */
export interface ElementEntry {
  readonly id: string
  readonly title: string
  readonly level: 'required' | 'recommended'
  readonly status: 'met' | 'flawed' | 'absent'
  /** A waiver accepts its absence. */
  readonly accepted: boolean
  /** The words that show it, or that fall short; null where it is absent. */
  readonly words: Words | null
  /** What is found wrong with it, and on what basis; empty where nothing is. */
  readonly why: string
}

/** One reason why a deal calls for a clause. */
export interface ReasonEntry {
  readonly reason: string
  readonly basis: Basis
  /** Ids of authorities. */
  readonly authorities: readonly string[]
}

/** One family of clauses in one contract. */
export interface ClauseEntry {
  readonly clause: string
  readonly title: string
  readonly state: ClauseState
  /** As `proviso coverage` gives it. */
  readonly status: CoverageStatus
  readonly level: 'required' | 'recommended' | null
  /** Strongest first; empty where the deal does not call for it. */
  readonly because: readonly ReasonEntry[]
  /** The same for a reader: the strongest reason, the facts of the deal, basis and authorities. */
  readonly why: string
  /** The position whose words were put in, as an annotation records; null where none does. */
  readonly position: Position | null
  /** The words that show the clause best; null where it is not there. */
  readonly words: Words | null
  readonly elements: readonly ElementEntry[]
  /** Facts that would decide whether the deal calls for it; empty unless `undecided`. */
  readonly wouldDecide: readonly string[]
}

/** One finding, as `proviso check` gives it. */
export interface FindingEntry {
  readonly code: FindingCode
  readonly clause: string | null
  readonly element: string | null
  readonly severity: Severity
  readonly basis: Basis | null
  readonly message: string
  readonly section: string
  /** 1-based. */
  readonly line: number
  readonly authorities: readonly string[]
}

/** The file that a contract was read from. */
export interface DocumentEntry {
  readonly bytes: number
  /** Of the bytes, as 64 hexadecimal digits; empty where the file could not be opened. */
  readonly sha256: string
}

/** One contract of a report. Texts are in the interface language. */
export interface ContractEntry {
  /** As given on the command line. */
  readonly file: string
  /** The contract's own title, else the name of its file. */
  readonly title: string
  readonly document: DocumentEntry
  readonly language: Language
  /** The day whose law and waivers count. */
  readonly day: string
  readonly pack: { readonly id: string; readonly version: string; readonly date: string }
  readonly isRead: boolean
  /** Why nothing or not all of it could be read. */
  readonly problems: readonly string[]
  /** What the deal is, as declared: each with its name and its value in words. */
  readonly deal: readonly { readonly fact: string; readonly name: string; readonly value: string }[]
  /** What follows from the facts. */
  readonly follows: readonly string[]
  readonly unknown: readonly { readonly fact: string; readonly what: string; readonly line: number | null }[]
  /** Every family of its pack, in the pack's order. */
  readonly clauses: readonly ClauseEntry[]
  /** In document order. */
  readonly findings: readonly FindingEntry[]
}

/** An authority that a need or a finding of the report names. */
export interface AuthorityEntry {
  readonly id: string
  readonly title: string
  readonly citation: string
  readonly jurisdiction: string
  /** Empty where there is none that may be followed. */
  readonly url: string
  /** How it stands on each day by which contracts were read. */
  readonly standings: readonly {
    readonly day: string
    readonly standing: string
    /** What a reader must know of how it stands; empty where there is nothing. */
    readonly note: string
    /** What nobody has confirmed; empty where nothing is open. */
    readonly caution: string
    /** Not confirmed, or neither in force nor guidance: not to be relied on as it stands here. */
    readonly isDoubtful: boolean
  }[]
}

/** The findings that rest on one basis, by authority. Numbers of contracts count from 1. */
export interface BasisEntry {
  /** Null for findings about the drafting itself. */
  readonly basis: Basis | null
  readonly findings: number
  /** One finding may name several authorities; `authority` is null for those that name none. */
  readonly rows: readonly {
    readonly authority: string | null
    readonly findings: number
    readonly contracts: readonly number[]
  }[]
}

/** What a report counts. */
export interface Totals {
  readonly contracts: number
  /** Contracts that could not be read, or not wholly. */
  readonly unread: number
  /** Clauses that the deals call for, together. */
  readonly needed: number
  /** Of them, those that are there and lack nothing that is told. */
  readonly neededFound: number
  readonly neededIncomplete: number
  readonly states: Readonly<Record<ClauseState, number>>
  /** Findings other than missing and incomplete clauses. */
  readonly otherFindings: number
  /** Contracts of which facts are not known that bear on what they need. */
  readonly withUnknowns: number
  /** Authorities named that are not confirmed, or not in force. */
  readonly doubtfulAuthorities: number
}

/** What `proviso report` tells: one key a section. */
export interface Report {
  readonly version: 1
  readonly tool: { readonly name: 'proviso'; readonly version: string }
  readonly language: Locale
  /** The day on which it was made, `YYYY-MM-DD` in UTC. */
  readonly made: string
  /** What was named on the command line. */
  readonly scope: readonly string[]
  readonly totals: Totals
  /** In three sentences. */
  readonly summary: readonly string[]
  /** The columns of the matrix: every family of every pack that was used. */
  readonly families: readonly { readonly id: string; readonly title: string; readonly definition: string }[]
  readonly contracts: readonly ContractEntry[]
  readonly byBasis: readonly BasisEntry[]
  readonly authorities: readonly AuthorityEntry[]
  readonly waivers: readonly RegisterEntry[]
}
