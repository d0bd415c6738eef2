/**
 * What the client and the server say to each other beyond the Language Server Protocol. Every other editor lives
 * without these: they serve VS Code's status bar and its commands.
 */
import type { WorkspaceEdit } from 'vscode-languageserver'

/** How a clause family stands in a contract, for lists that a person picks from. */
export interface ClauseChoice {
  /** Family id, such as `logging`. */
  readonly clause: string
  /** Title in the interface language. */
  readonly title: string
  readonly status: 'met' | 'missing' | 'waived' | 'not-needed'
  /** `required` and `recommended` come with a reason; a clause that is not needed has neither. */
  readonly level?: 'required' | 'recommended'
  readonly reason?: string
  /** Whether the pack has words for it. */
  readonly insertable: boolean
}

/** Server to client, after each check: what the status bar shows for a document. */
export const statusNotification = 'proviso/status'
/** What the status bar shows for a document. */
export interface StatusParams {
  readonly uri: string
  /** `looks-like-contract`: not checked, but worth one quiet offer. `other`: nothing to say. */
  readonly state: 'contract' | 'looks-like-contract' | 'other'
  /**
   * Needed clauses that are there or waived, of all needed ones; the recommended ones count where none is required. 0 of 0
   * where the document is not checked.
   */
  readonly met: number
  readonly needed: number
  /** Titles of the needed clauses that are missing, in the interface language. */
  readonly missing: readonly string[]
  /** Titles of the needed clauses that are there and lack something. */
  readonly incomplete: readonly string[]
  /** Titles of the clauses that are missing and only recommended. */
  readonly recommended: readonly string[]
}

/** Client to server: the clauses of a document for the "Insert clause…" list, needed and missing ones first. */
export const clausesRequest = 'proviso/clauses'
/** Names the document. */
export interface DocumentParams {
  readonly uri: string
}

/** Client to server: the edit that puts one clause in; `null` where there is none to make. */
export const insertClauseRequest = 'proviso/insertClause'
/** Names the document and the clause. */
export interface InsertClauseParams extends DocumentParams {
  readonly clause: string
}

/** Client to server: one edit with every needed clause that is missing; `null` where none is. */
export const insertAllMissingRequest = 'proviso/insertAllMissing'
/** The answer of the two requests above. */
export type InsertResult = WorkspaceEdit | null

/**
 * A command of the client's own, which the server's code actions name where `initializationOptions.asks` is true: asks a
 * person which of some gaps is accepted, why, by whom and until when. Arguments: the document's address, ids of the gaps.
 */
export const acceptGapCommand = 'proviso.acceptGap'
/** Client to server: the names of gaps, for the list that a person picks from. */
export const gapsRequest = 'proviso/gaps'
/** A gap that may be accepted. */
export interface Gap {
  readonly gap: string
  readonly title: string
}
/** Client to server: the edit that writes a waiver into a contract; `null` where there is none to make. */
export const acceptGapRequest = 'proviso/acceptGap'
/** Names the document and the gap (a family or an element), and says why it is accepted. */
export interface AcceptGapParams extends DocumentParams {
  readonly gap: string
  readonly reason: string
  readonly by: string
  /** `YYYY-MM-DD`, or empty for no end. */
  readonly until: string
}

/**
 * A command of the client's own, as the one above: asks where findings of a code are not to be shown, and why. Arguments:
 * the document's address, the code, and where one stands (UTF-16 offset).
 */
export const dontShowCommand = 'proviso.dontShow'
/** Client to server: the edit that says so; `null` where there is none to make. */
export const hushRequest = 'proviso/hush'
/** What is not to be shown, where and why. */
export interface HushParams extends DocumentParams {
  readonly code: string
  readonly offset: number
  /** In the section, in the contract, or in the house: in the playbook of its folder. */
  readonly where: 'here' | 'contract' | 'house'
  readonly reason: string
}

/** Client to server: what a new contract can be about, for the lists that a person picks from. */
export const newContractChoicesRequest = 'proviso/newContractChoices'
/** The types of contract, and the names of things that contracts of this field are about. */
export interface NewContractChoices {
  readonly types: readonly { readonly type: string; readonly title: string }[]
  readonly items: readonly string[]
}
/** Client to server: the text of a new contract with the clauses that it needs. */
export const newContractRequest = 'proviso/newContract'
/** What a new contract is to be; names are empty where they are not known yet. */
export interface NewContractParams {
  readonly type: string
  readonly side: 'provider' | 'customer' | 'neutral'
  readonly provider: string
  readonly customer: string
  readonly items: readonly string[]
  readonly language: 'en' | 'zh-Hans' | 'zh-Hant'
  readonly format: 'markdown' | 'yaml'
  /** Ids of the families to put in; all that the deal needs where there are none. */
  readonly clauses?: readonly string[]
  /** Address of the folder whose playbook counts. */
  readonly folder?: string
}
/** A new contract. */
export interface NewContractResult {
  readonly text: string
}

/** Client to server: a contract as Markdown without its facts, for a person to read; `null` for a document that is not open. */
export const readableRequest = 'proviso/readable'
/** A contract as Markdown, and where its lines come from. */
export interface ReadableContract {
  readonly markdown: string
  /** For each line of it the line of the document that it comes from, both from 0. */
  readonly lines: readonly number[]
}

/** Client to server: check this document from now on although nothing in it says that it is a contract. */
export const checkRequest = 'proviso/check'
/** How many findings the check gave. */
export interface CheckResult {
  readonly findings: number
}

/**
 * Client to server: a person trusts the open folders now. Whether they did when the server started is `trusted` of the
 * `initializationOptions`; until then their playbooks do not count.
 */
export const trustedNotification = 'proviso/trusted'

/** The server's settings, section `proviso`, as `workspace/configuration` answers them. `null` and `{}` mean defaults. */
export interface Settings {
  /** Globs of files to be checked as contracts beside those that say so themselves. */
  readonly contracts?: { readonly include?: readonly string[] } | null
  /** Whether families and references are shown over each clause. Off unless asked for. */
  readonly codeLens?: boolean
  /** What is shown in the text: the title of a clause after each reference to it, and facts that the text says. */
  readonly inlayHints?: {
    /** Off unless asked for. */
    readonly references?: boolean
    /** Off unless asked for. */
    readonly facts?: boolean
  } | null
  /** Whether house playbooks count; they do unless this is false. */
  readonly playbook?: { readonly enabled?: boolean } | null
  /** How much findings matter to this person, by code: a severity, or `off`. */
  readonly rules?: unknown
  /** Language of messages: `auto` follows the editor. */
  readonly language?: 'auto' | 'en' | 'zh'
}
