import type { Connection } from 'vscode-languageserver'
import { rangeOf } from './contract/lines.ts'
import type { CheckedDocument } from './documents.ts'
import { offersOf } from './facts/offers.ts'
import { type EditSupport, workspaceEdit } from './features/workspaceEdit.ts'
import { annotatableSections, annotate } from './fixes/annotate.ts'
import { declareFact } from './fixes/declareFact.ts'
import type { TextEdit } from './fixes/fix.ts'
import { completeClauseFix } from './fixes/fixes.ts'
import { removeFact } from './fixes/removeFact.ts'
import { problemOfFact, setFact } from './fixes/setFact.ts'
import {
  type ClausePreview,
  type PreviewClauseParams,
  previewClauseRequest,
  type Wordings,
  type WordingsParams,
  wordingsRequest,
} from './insertProtocol.ts'
import type { DocumentParams, InsertResult } from './protocol.ts'
import type { Locale } from './rules/finding.ts'
import { innermostSection, sectionName } from './rules/placing.ts'
import {
  type AnnotateParams,
  annotateRequest,
  type CompleteClauseParams,
  completeClauseRequest,
  type DeclareFactParams,
  declareFactRequest,
  type FactChoices,
  type FactParams,
  factChoicesRequest,
  type Overview,
  overviewRequest,
  removeFactRequest,
  type SectionChoice,
  type SetFactParams,
  type SetFactResult,
  sectionsRequest,
  setFactRequest,
} from './viewProtocol.ts'
import { factChoices } from './views/factChoices.ts'
import { overviewOf } from './views/overview.ts'
import { clausePreview, wordingsOf } from './views/wordings.ts'

/** What the side bar and its actions rest on. */
export interface ViewsOptions {
  /** The check of an open document; undefined for one that is not open. */
  readonly checkOf: (uri: string) => CheckedDocument | undefined
  /** Waits until settings and playbooks are known and the changes that are on their way are in. */
  readonly settled: (uri: string) => Promise<void>
  readonly locale: () => Locale
  readonly support: EditSupport
}

/** Answers what VS Code's side bar asks of a contract, and makes the edits that are picked there. */
export function serveViews(connection: Connection, { checkOf, settled, locale, support }: ViewsOptions): void {
  const edit = (document: CheckedDocument, made: TextEdit | undefined): InsertResult =>
    made ? workspaceEdit(document, [made], support) : null

  connection.onRequest(overviewRequest, async ({ uri }: DocumentParams): Promise<Overview | null> => {
    await settled(uri)
    const document = checkOf(uri)
    if (document?.kind !== 'contract') return null
    const { kind, checked, policy, lines } = document
    return overviewOf({ file: uri, kind, checked, ...policy, lines }, locale())
  })

  connection.onRequest(completeClauseRequest, ({ uri, clause, elements }: CompleteClauseParams): InsertResult => {
    const document = checkOf(uri)
    const fix = document && completeClauseFix(clause, elements, document.checked, document.policy.pack, locale())
    return document && fix ? workspaceEdit(document, fix.edits, support) : null
  })

  connection.onRequest(sectionsRequest, ({ uri }: DocumentParams): SectionChoice[] => {
    const document = checkOf(uri)
    if (!document) return []
    const { contract, lines } = document
    return annotatableSections(contract).flatMap((index) => {
      const section = contract.sections[index]
      return section
        ? [{ title: sectionName(contract, index), depth: section.depth, range: rangeOf(section.head, lines) }]
        : []
    })
  })

  connection.onRequest(annotateRequest, ({ uri, clause, position }: AnnotateParams): InsertResult => {
    const document = checkOf(uri)
    if (!document) return null
    const { contract, lines } = document
    return edit(document, annotate(contract, innermostSection(contract, lines.offsetAt(position)), clause))
  })

  connection.onRequest(factChoicesRequest, ({ uri, path }: FactParams): FactChoices | null => {
    const document = checkOf(uri)
    return (document && factChoices(path, document.checked, document.policy.pack, locale())) ?? null
  })

  connection.onRequest(setFactRequest, ({ uri, path, value }: SetFactParams): SetFactResult => {
    const document = checkOf(uri)
    if (!document) return { edit: null, problem: '' }
    // A party or an item is added by its name.
    const isEntry = (path[0] === 'parties' || path[0] === 'items') && path.length === 1
    const problem = isEntry ? undefined : problemOfFact(path, value, document.policy.pack)
    const made = problem ? undefined : setFact(path, value, document.contract)
    return { edit: edit(document, made), problem: problem?.[locale()] ?? '' }
  })

  connection.onRequest(removeFactRequest, ({ uri, path }: FactParams): InsertResult => {
    const document = checkOf(uri)
    return document ? edit(document, removeFact(path, document.contract)) : null
  })

  connection.onRequest(declareFactRequest, ({ uri, offer }: DeclareFactParams): InsertResult => {
    const document = checkOf(uri)
    if (!document) return null
    const { checked, policy } = document
    const found = offersOf(checked.facts, policy.pack).find(({ key, value }) => JSON.stringify([key, value]) === offer)
    return edit(document, found && declareFact(found, checked.contract, locale())?.edits[0])
  })

  connection.onRequest(wordingsRequest, ({ uri, clause, language }: WordingsParams): Wordings | null => {
    const document = checkOf(uri)
    return (document && wordingsOf(clause, language, document.checked, document.policy.pack, locale())) ?? null
  })

  connection.onRequest(
    previewClauseRequest,
    ({ uri, clause, ...choice }: PreviewClauseParams): ClausePreview | null => {
      const document = checkOf(uri)
      return (document && clausePreview(clause, choice, document, document.policy.pack, locale())) ?? null
    },
  )
}
