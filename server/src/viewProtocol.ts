/**
 * What VS Code's side bar asks of the server, as plain data in the interface language. Every other editor lives without it.
 */
import type { Range } from 'vscode-languageserver'
import type { DocumentParams, InsertResult } from './protocol.ts'

/** The groups of the Coverage view, in the order in which they are listed. */
export const clauseGroups = ['missing', 'weak', 'unclear', 'met', 'waived', 'not-applicable'] as const
/** How a kind of clause stands. `unclear`: not there, and facts that are not known decide whether the deal calls for it. */
export type ClauseGroup = (typeof clauseGroups)[number]

/** One limb of a clause that is there. */
export interface ElementRow {
  /** Element id, such as `logging/retention`. */
  readonly element: string
  readonly title: string
  readonly level: 'required' | 'recommended'
  readonly status: 'met' | 'flawed' | 'absent'
  /** A waiver accepts its absence. */
  readonly isAccepted: boolean
  /** How it stands, in a few words. */
  readonly note: string
  /** Why, as Markdown. */
  readonly detail: string
  /** The words that show it, or that fall short. */
  readonly range?: Range
  /** Whether the words of this limb alone can be added. */
  readonly completable: boolean
}

/** One kind of clause. */
export interface ClauseRow {
  /** Family id, such as `logging`. */
  readonly clause: string
  readonly title: string
  readonly group: ClauseGroup
  /** How much the deal calls for it; undefined where it does not. */
  readonly level?: 'required' | 'recommended'
  /** How it stands, in a few words. */
  readonly note: string
  /** Why, with basis, authorities, status and date, as Markdown. */
  readonly detail: string
  /** The words that show it best. */
  readonly range?: Range
  /** Whether there are words to put in. */
  readonly insertable: boolean
  /** Whether its gap may be accepted. */
  readonly waivable: boolean
  readonly elements: readonly ElementRow[]
}

/** The groups of the view of facts, in the order in which they are listed. */
export const factStates = ['declared', 'inferred', 'unknown'] as const
/** Where a fact comes from: the facts block, the words of the contract, or nowhere. */
export type FactState = (typeof factStates)[number]

/** The way to a fact in the facts block: `['parties', 0, 'headquarters']`. */
export type FactPath = readonly (string | number)[]

/** One fact of the deal. */
export interface FactRow {
  /** The same for the same fact in every version. */
  readonly id: string
  readonly state: FactState
  readonly name: string
  /** In words; empty where it is not known. */
  readonly value: string
  /** What it means and whether it counts, as Markdown. */
  readonly detail: string
  /** What stands there cannot be used. */
  readonly isWrong: boolean
  /** Where it stands, or the words that say it. */
  readonly range?: Range
  /** What is set when somebody picks it; undefined where it has parts that are set one by one. */
  readonly path?: FactPath
  /** The way to what stands among the declared facts, and may be taken out. */
  readonly removable?: FactPath
  /** What the words say, which may be declared as it is. */
  readonly offer?: string
  readonly parts: readonly FactRow[]
}

/** One authority that a need or a finding of the contract names. */
export interface AuthorityRow {
  readonly id: string
  readonly citation: string
  /** Its jurisdiction, in words. */
  readonly jurisdiction: string
  /** How it stands, since when, and what of it is not confirmed. */
  readonly standing: string
  /** Not confirmed, in whole or in part, or not in force: not to be relied on as it stands. */
  readonly isDoubtful: boolean
  /** Title, standing, what is not confirmed and what rests on it, as Markdown. */
  readonly detail: string
  /** `https:` address; empty where there is none. */
  readonly url: string
}

/** Client to server: what the side bar shows of a document; `null` where it is no contract. */
export const overviewRequest = 'proviso/overview'
/** What the side bar shows of a contract. */
export interface Overview {
  /** How many of the clauses that count are there or accepted, as the status bar says it. */
  readonly met: number
  readonly needed: number
  readonly clauses: readonly ClauseRow[]
  readonly facts: readonly FactRow[]
  readonly authorities: readonly AuthorityRow[]
}

/** Client to server: the edit that adds limbs to a clause that is there; `null` where there is none to make. */
export const completeClauseRequest = 'proviso/completeClause'
/** Names the clause and the limbs. */
export interface CompleteClauseParams extends DocumentParams {
  readonly clause: string
  readonly elements: readonly string[]
}

/** Client to server: the sections that may be annotated. */
export const sectionsRequest = 'proviso/sections'
/** One section, by where its title begins. */
export interface SectionChoice {
  readonly title: string
  readonly depth: number
  readonly range: Range
}

/** Client to server: the edit that annotates a section as a clause; `null` where nothing can stand beside its words. */
export const annotateRequest = 'proviso/annotate'
/** Names the clause and a place in the section. */
export interface AnnotateParams extends DocumentParams {
  readonly clause: string
  readonly position: Range['start']
}

/** Client to server: what may be written for a fact; `null` where nothing may. */
export const factChoicesRequest = 'proviso/factChoices'
/** Names the fact. */
export interface FactParams extends DocumentParams {
  readonly path: FactPath
}
/** What may be written for a fact. */
export interface FactChoices {
  readonly name: string
  /** What it is, in one sentence. */
  readonly about: string
  /** What stands there now. */
  readonly current: readonly string[]
  /** Whether several may be picked. */
  readonly isList: boolean
  /** Whether anything else may be written as well. */
  readonly isFree: boolean
  readonly choices: readonly { readonly value: string; readonly means: string; readonly isInferred: boolean }[]
}

/** Client to server: the edit that writes a fact. */
export const setFactRequest = 'proviso/setFact'
/** Names the fact and its value, or values where it is a list. */
export interface SetFactParams extends FactParams {
  readonly value: string | readonly string[]
}
/** Client to server: the edit that takes a declared fact out, given as {@link FactParams}; `null` where there is none. */
export const removeFactRequest = 'proviso/removeFact'
/** The edit, or why the value cannot be used. */
export interface SetFactResult {
  readonly edit: InsertResult
  /** Empty where nothing is wrong. */
  readonly problem: string
}

/** Client to server: the edit that declares what the words of the contract say; `null` where they say so no more. */
export const declareFactRequest = 'proviso/declareFact'
/** Names what the words say: {@link FactRow.offer}. */
export interface DeclareFactParams extends DocumentParams {
  readonly offer: string
}
