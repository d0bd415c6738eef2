import type { Position } from '../contract/lines.ts'
import type { Level } from '../policy/schema.ts'
import { clauseTitle } from '../policy/titles.ts'
import { type Finding, type FindingCode, isWorse, type Locale, type Severity } from '../rules/finding.ts'
import { type ClauseChange, type ContractChanges, contractChanges } from './clauseChanges.ts'
import { type FactChange, factChanges } from './factChanges.ts'
import type { FileCheck } from './fileCheck.ts'
import { findingChanges } from './findingChanges.ts'
import { sectionAt } from './sectionAt.ts'
import { type RegisterEntry, waiverRegister } from './waiverRegister.ts'

/** A finding as a person compares it. Texts are in the interface language. */
export interface ComparedFinding {
  readonly code: FindingCode
  readonly clause: string | null
  readonly element: string | null
  readonly severity: Severity
  readonly section: string
  readonly start: Position
  readonly message: string
}

/** What a redraft, or the other side's markup, did to a contract. Texts are in the interface language. */
export interface Comparison {
  readonly version: 1
  /** The files, or what was named in their place. */
  readonly before: string
  readonly after: string
  /** The day whose law counts for both. */
  readonly day: string
  readonly pack: { readonly id: string; readonly version: string; readonly date: string }
  /** Why not all could be read. */
  readonly problems: readonly string[]
  /** Whether a clause, a part of one or a value is weaker than it was, or another finding at warning or above is new. */
  readonly isWeaker: boolean
  readonly clauses: readonly ClauseChange[]
  /** The sentences that changed in no clause of the kinds that are known, and are not judged. */
  readonly elsewhere: ContractChanges['elsewhere']
  readonly needs: readonly {
    readonly clause: string
    readonly title: string
    readonly before: Level | null
    readonly after: Level | null
  }[]
  readonly facts: readonly FactChange[]
  readonly waivers: readonly {
    readonly clause: string
    readonly title: string
    readonly change: 'added' | 'dropped' | 'changed'
    readonly before: RegisterEntry | null
    readonly after: RegisterEntry | null
  }[]
  readonly findings: {
    readonly new: readonly ComparedFinding[]
    readonly fixed: readonly ComparedFinding[]
    readonly moved: readonly { readonly before: ComparedFinding; readonly after: ComparedFinding }[]
    /** How many are as they were. */
    readonly same: number
  }
}

/** Compares the checks of two versions of a contract, made by the same pack and the law of the same day. */
export function comparison(before: FileCheck, after: FileCheck, locale: Locale): Comparison {
  const { pack, checked } = after
  const { clauses, elsewhere } = contractChanges(before, after, locale)
  const { added, fixed, moved, same } = findingChanges(before.checked, checked)
  const found = (finding: Finding, file: FileCheck): ComparedFinding => comparedFinding(finding, file)
  return {
    version: 1,
    before: before.file,
    after: after.file,
    day: checked.day,
    pack: { id: pack.id, version: pack.version, date: pack.date },
    problems: [before, after].flatMap(({ file, checked: { contract } }) =>
      contract.problems.map(({ message }) => `${file}${locale === 'zh' ? '：' : ': '}${message[locale]}`),
    ),
    isWeaker:
      added.some((finding) => isHarm(finding, clauses)) ||
      clauses.some(({ change }) => change === 'removed' || change === 'weaker' || change === 'mixed'),
    clauses,
    elsewhere,
    needs: needChanges(before, after, locale),
    facts: factChanges(before, after, locale),
    waivers: waiverChanges(waiverRegister(before, locale), waiverRegister(after, locale)),
    findings: {
      new: added.map((finding) => found(finding, after)),
      fixed: fixed.map((finding) => found(finding, before)),
      moved: moved.map((one) => ({ before: found(one.before, before), after: found(one.after, after) })),
      same: same.length,
    },
  }
}

/**
 * Whether a new finding makes a contract weaker than it was. A blank is for the drafter, and a clause that was put in makes it
 * stronger, whatever that clause lacks.
 */
function isHarm({ code, severity, clause }: Finding, clauses: readonly ClauseChange[]): boolean {
  if (isWorse('warning', severity)) return false
  const wasPutIn = clauses.some((one) => one.clause === clause && one.change === 'added')
  return code !== 'placeholder' && !(code === 'weak-clause' && wasPutIn)
}

/** A finding with its place in words. */
function comparedFinding(finding: Finding, { checked, lines }: FileCheck): ComparedFinding {
  const { code, clause, element, severity, message, span, section } = finding
  return {
    code,
    clause: clause ?? null,
    element: element ?? null,
    severity,
    section: section ?? sectionAt(checked.contract, span.start),
    start: lines.positionAt(span.start),
    message,
  }
}

function needChanges(before: FileCheck, after: FileCheck, locale: Locale): Comparison['needs'] {
  const levelIn = ({ checked }: FileCheck, clause: string): Level | null =>
    checked.needs.find((need) => need.clause === clause)?.level ?? null
  return after.pack.families.flatMap(({ id }) => {
    const [old, now] = [levelIn(before, id), levelIn(after, id)]
    return old === now ? [] : [{ clause: id, title: clauseTitle(after.pack, id, locale), before: old, after: now }]
  })
}

function waiverChanges(before: readonly RegisterEntry[], after: readonly RegisterEntry[]): Comparison['waivers'] {
  const rest = [...before]
  const says = ({ clause, reason, by, date, until, standing }: RegisterEntry): string =>
    JSON.stringify([clause, reason, by, date, until, standing])
  const take = (isIt: (entry: RegisterEntry) => boolean): RegisterEntry | undefined => {
    const at = rest.findIndex(isIt)
    return at < 0 ? undefined : rest.splice(at, 1)[0]
  }
  const others = after.filter((entry) => !take((old) => says(old) === says(entry)))
  const now = others.map((entry) => {
    const old = take(({ clause }) => clause === entry.clause)
    const { clause, title } = entry
    return { clause, title, change: old ? ('changed' as const) : ('added' as const), before: old ?? null, after: entry }
  })
  const dropped = rest.map((entry) => {
    const { clause, title } = entry
    return { clause, title, change: 'dropped' as const, before: entry, after: null }
  })
  return [...now, ...dropped]
}
