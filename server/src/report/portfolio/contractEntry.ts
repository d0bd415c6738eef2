import { unknownsOf } from '../../facts/unknowns.ts'
import type { Finding, Locale } from '../../rules/finding.ts'
import type { FileCheck } from '../fileCheck.ts'
import { sectionAt } from '../sectionAt.ts'
import { type RegisterEntry, waiverRegister } from '../waiverRegister.ts'
import { clauseEntries } from './clauseEntries.ts'
import { dealInWords } from './dealInWords.ts'
import type { ContractEntry, DocumentEntry, FindingEntry } from './model.ts'

/** Everything that a report tells of one contract; nothing of the contract itself is kept, so that many can be reported on. */
export interface ReportedContract {
  readonly entry: ContractEntry
  readonly waivers: readonly RegisterEntry[]
  readonly authorities: readonly {
    readonly id: string
    readonly definition: FileCheck['pack']['authorities'][number]
  }[]
  readonly families: readonly { readonly id: string; readonly title: string; readonly definition: string }[]
}

/** What a report tells of one checked contract. */
export function reportedContract(file: FileCheck, document: DocumentEntry, locale: Locale): ReportedContract {
  const { checked, pack, lines } = file
  const { contract, facts, circumstances, day } = checked
  const clauses = clauseEntries(file, locale)
  const findings = checked.findings.map((one) => findingEntry(one, file))
  const named = new Set([
    ...clauses.flatMap(({ because }) => because[0]?.authorities ?? []),
    ...findings.flatMap(({ authorities }) => authorities),
  ])
  const reasons = Array.from(circumstances.holding.values(), ({ reason }) => reason[locale])
  const entry: ContractEntry = {
    file: file.file,
    title: titleOf(contract.sections[0]?.title ?? '') || nameOf(file.file),
    document,
    language: contract.language,
    day,
    pack: { id: pack.id, version: pack.version, date: pack.date },
    isRead: !contract.unread,
    problems: contract.problems.map(({ message }) => message[locale]),
    deal: contract.unread ? [] : dealInWords(checked, pack, locale),
    follows: [...new Set(reasons)].map((reason) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`),
    unknown: contract.unread
      ? []
      : unknownsOf(facts, pack).map(({ key, what, span }) => ({
          fact: key,
          what: what[locale],
          line: span ? lines.positionAt(span.start).line + 1 : null,
        })),
    clauses,
    findings,
  }
  return {
    entry,
    waivers: waiverRegister(file, locale),
    authorities: pack.authorities.filter(({ id }) => named.has(id)).map((one) => ({ id: one.id, definition: one })),
    families: pack.families.map(({ id, title, definition }) => ({
      id,
      title: title[locale],
      definition: definition[locale],
    })),
  }
}

const findingEntry = (finding: Finding, { checked, lines }: FileCheck): FindingEntry => ({
  code: finding.code,
  clause: finding.clause ?? null,
  element: finding.element ?? null,
  severity: finding.severity,
  basis: finding.basis ?? null,
  message: finding.message,
  section: finding.section ?? sectionAt(checked.contract, finding.span.start),
  line: lines.positionAt(finding.span.start).line + 1,
  authorities: finding.authorities,
})

/** A title that names the document; one that is numbered, or leads into something, names a part of it. */
const titleOf = (heading: string): string =>
  /^\s*(?:(?:\d+|[a-z])[.)、]|\([a-z\d]+\)|（|第.{1,4}[章条條])|[:：]\s*$/i.test(heading) ? '' : heading.trim()

/** The last part of a path, of either kind of system. */
const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? file
