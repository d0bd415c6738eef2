/**
 * What the client and the server say to each other beyond the Language Server Protocol. Every other editor lives
 * without these: they serve VS Code's status bar and its commands.
 */
import type { WorkDoneProgressParams, WorkspaceEdit } from 'vscode-languageserver'
import type { Language } from './contract/contract.ts'
import type { Position } from './policy/schema.ts'

/** How a clause family stands in a contract, for lists that a person picks from. */
export interface ClauseChoice {
  /** Family id, such as `logging`. */
  readonly clause: string
  /** Title in the interface language. */
  readonly title: string
  /** `weak`: it is there and lacks something. */
  readonly status: 'met' | 'weak' | 'missing' | 'waived' | 'not-needed'
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
/** Names the document, the clause and which of its words go in: else the usual ones, in the contract's language. */
export interface InsertClauseParams extends DocumentParams {
  readonly clause: string
  /** One that is named is recorded beside the clause. */
  readonly position?: Position
  readonly language?: Language
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
/** Client to server: the gaps that are accepted by other words than a comment, such as the facts', which no page shows. */
export const acceptedRequest = 'proviso/accepted'
/** A gap that is accepted, and why. */
export interface AcceptedGap {
  readonly title: string
  readonly reason: string
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
export const suppressRequest = 'proviso/suppress'
/** What is not to be shown, where and why. */
export interface SuppressParams extends DocumentParams {
  readonly code: string
  readonly offset: number
  /** In the section, in the contract, or in the house: in the playbook of its folder. */
  readonly where: 'here' | 'contract' | 'house'
  readonly reason: string
}

/** Client to server: the usual words of each clause, for files in which nothing is known of the parties. */
export const snippetsRequest = 'proviso/snippets'

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
  /** What to write for a blank, by the blank's name; the others stay open. */
  readonly blanks?: Readonly<Record<string, string>>
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
 * Client to server: check the contracts in a folder, also those that are not open, from now on. What is found comes as
 * diagnostics of the workspace; progress is told by the token that comes with the request, which can be cancelled.
 */
export const checkFolderRequest = 'proviso/checkFolder'
/** Names the folder. */
export interface CheckFolderParams extends WorkDoneProgressParams {
  /** In one of the open folders; null for all of them. */
  readonly folder: string | null
}
/** What a check of a folder came to, as far as it got. */
export interface CheckFolderResult {
  readonly contracts: number
  readonly findings: number
  /** Paths of contracts that could not be read. */
  readonly unread: readonly string[]
  readonly isCancelled: boolean
}
/** Client to server: check no contract any more that is not open. */
export const forgetFoldersRequest = 'proviso/forgetFolders'

/**
 * Client to server: a report on contracts as they are saved, in the words of the command line. Progress is told by the token
 * that comes with the request, which can be cancelled.
 */
export const reportRequest = 'proviso/report'
/** Says what is reported on, and how. */
export interface ReportParams extends WorkDoneProgressParams {
  /** One contract, whatever it is called; or the contracts in a folder; or, where neither is given, in all open folders. */
  readonly contract?: string
  readonly folder?: string
  readonly format: 'html' | 'markdown' | 'csv' | 'json'
  readonly language: 'en' | 'zh'
}
/** The report. */
export interface ReportResult {
  /** What the file is to say; empty where there is no contract, or where it was called off. */
  readonly text: string
  readonly isCancelled: boolean
  /** Addresses of the contracts that it tells of: its file must take the place of none. */
  readonly contracts: readonly string[]
}

/** Client to server: what the edits of a contract did to its clauses, against another text. */
export const compareRequest = 'proviso/compare'
/** Names the open document, and the text that it is compared with. */
export interface CompareParams extends DocumentParams {
  readonly before: {
    /** What it is called for the reader. */
    readonly title: string
    /** Its format follows from the name of its file. */
    readonly file: string
    readonly text: string
  }
}
/** What changed, as Markdown in the interface language. */
export interface CompareResult {
  readonly markdown: string
  readonly isWeaker: boolean
}

/**
 * Client to server: a person trusts the open folders now. Whether they did when the server started is `trusted` of the
 * `initializationOptions`; until then their playbooks do not count.
 */
export const trustedNotification = 'proviso/trusted'

/** The server's settings, section `proviso`, as `workspace/configuration` answers them. `null` and `{}` mean defaults. */
export interface Settings {
  /** Globs of files to be checked as contracts beside those that say so themselves. */
  readonly contracts?: {
    readonly include?: readonly string[]
    /** Whether contracts of the open folders are checked that are not open. Off unless asked for. */
    readonly checkClosed?: boolean
  } | null
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
