import type { Position } from '../contract/lines.ts'
import type { NeededClause } from '../needs/needs.ts'
import type { PackChange, PackPart } from '../policy/packChanges.ts'
import type { Basis, Pack } from '../policy/schema.ts'
import { standingOn } from '../policy/standing.ts'
import { clauseTitle } from '../policy/titles.ts'
import type { Finding, Locale, Severity } from '../rules/finding.ts'
import { withoutPackDate } from '../rules/wording.ts'
import type { FileCheck } from './fileCheck.ts'

/** An entry of a pack that changed. */
export interface Cause {
  readonly part: PackPart
  readonly id: string
}

/** Something that a contract gives by one pack and not, or not so, by another. */
export interface Changed<What> {
  readonly change: 'added' | 'removed' | 'changed'
  readonly old: What | null
  readonly new: What | null
  /** The changes of the pack that brought it. */
  readonly because: readonly Cause[]
}

/** A need as a person compares it. Texts are in the interface language. */
export interface ShownNeed {
  readonly clause: string
  readonly title: string
  readonly level: NeededClause['level']
  readonly reason: string
  readonly basis: Basis | null
  readonly authorities: readonly string[]
}

/** A finding as a person compares it. Texts are in the interface language. */
export interface ShownFinding {
  readonly code: Finding['code']
  readonly clause: string | null
  readonly element: string | null
  readonly severity: Severity
  readonly message: string
  /** 0-based, UTF-16. */
  readonly start: Position
  readonly authorities: readonly string[]
}

/** What the step from one pack to another does to one contract. */
export interface PackImpact {
  readonly file: string
  /** The day whose law counts, by both packs. */
  readonly day: string
  readonly isAffected: boolean
  /** Why nothing or not all of the contract could be read. */
  readonly problems: readonly string[]
  readonly needs: readonly Changed<ShownNeed>[]
  readonly findings: readonly Changed<ShownFinding>[]
}

/** Compares the checks of one contract by two packs, read by the law of the same day. */
export function packImpact(
  before: FileCheck,
  after: FileCheck,
  changes: readonly PackChange[],
  locale: Locale,
): PackImpact {
  const needs = pairs(needsOf(before, locale), needsOf(after, locale), changes)
  const findings = pairs(findingsOf(before, locale), findingsOf(after, locale), changes)
  return {
    file: after.file,
    day: after.checked.day,
    isAffected: needs.length + findings.length > 0,
    problems: after.checked.contract.problems.map(({ message }) => message[locale]),
    needs,
    findings,
  }
}

/** Something to compare: what it is, what it says, and the entries of the pack that it rests on. */
interface Comparable<What> {
  readonly shown: What
  readonly key: string
  readonly says: string
  readonly restsOn: readonly string[]
}

const ref = (part: PackPart, id: string): string => `${part}/${id}`

function needsOf({ checked, pack }: FileCheck, locale: Locale): Comparable<ShownNeed>[] {
  return checked.needs.map(({ clause, level, because }) => {
    const authorities = [...new Set(because.flatMap((need) => need.authorities))]
    const shown = {
      clause,
      title: clauseTitle(pack, clause, locale),
      level,
      reason: because[0]?.reason[locale] ?? '',
      basis: because[0]?.basis ?? null,
      authorities,
    }
    return {
      shown,
      key: clause,
      says: JSON.stringify([shown, standings(authorities, pack, checked.day)]),
      restsOn: [...because.map(({ id }) => ref('needs', id)), ...authorities.map((id) => ref('authorities', id))],
    }
  })
}

function findingsOf({ checked, pack, lines }: FileCheck, locale: Locale): Comparable<ShownFinding>[] {
  return checked.findings.map((finding) => {
    const { code, clause, element, severity, message, span, authorities } = finding
    const shown = {
      code,
      clause: clause ?? null,
      element: element ?? null,
      severity,
      message,
      start: lines.positionAt(span.start),
      authorities,
    }
    const said = withoutPackDate(message, { pack, locale })
    const words = wordsOffered(finding, pack)
    const because = checked.needs.find((need) => need.clause === clause)?.because ?? []
    const family = pack.families.find(({ id }) => id === clause)
    return {
      shown,
      key: JSON.stringify([code, clause, element, span.start]),
      says: JSON.stringify([severity, said, authorities, standings(authorities, pack, checked.day), words]),
      restsOn: [
        ...authorities.map((id) => ref('authorities', id)),
        ...because.map(({ id }) => ref('needs', id)),
        ...(family
          ? [
              ref('families', family.id),
              ...(code === 'missing-clause'
                ? family.templates.map(({ position }) => ref('templates', `${family.id}/${position}`))
                : family.elements.map(({ id }) => ref('elements', id))),
            ]
          : []),
        ...finding.remedies.flatMap((one) => (one.kind === 'add-words' ? [ref('interactions', one.interaction)] : [])),
      ],
    }
  })
}

/** How authorities stand on a day: a reader must know of a change even where the message names other authorities. */
const standings = (ids: readonly string[], pack: Pack, day: string): unknown[] =>
  pack.authorities
    .filter(({ id }) => ids.includes(id))
    .map((one) => [one.id, one.citation, one.verified, one.unverified, standingOn(one, day)])

/** The words of the pack that would put a finding right: where they change, so does what is offered. */
const wordsOffered = ({ remedies }: Finding, { families, interactions }: Pack): unknown[] =>
  remedies.map((one) => {
    const clause = 'clause' in one ? families.find(({ id }) => id === one.clause) : undefined
    if (one.kind === 'insert-clause') return clause?.templates
    if (one.kind === 'complete-clause')
      return clause?.elements.filter(({ id }) => one.elements.includes(id)).map(({ wording }) => wording)
    return one.kind === 'add-words' ? interactions.find(({ id }) => id === one.interaction)?.fix : undefined
  })

/** Pairs what is about the same thing, and leaves out what says the same. */
function pairs<What>(
  before: readonly Comparable<What>[],
  after: readonly Comparable<What>[],
  changes: readonly PackChange[],
): Changed<What>[] {
  const rest = [...before]
  const take = (isIt: (one: Comparable<What>) => boolean): Comparable<What> | undefined => {
    const at = rest.findIndex(isIt)
    return at < 0 ? undefined : rest.splice(at, 1)[0]
  }
  // Several findings may stand at one place: first those that say the same, then those about the same thing.
  const others = after.filter((one) => !take(({ key, says }) => key === one.key && says === one.says))
  const known = others.map((one): Changed<What> => {
    const old = take(({ key }) => key === one.key)
    const because = causes([...(old?.restsOn ?? []), ...one.restsOn], changes)
    return { change: old ? 'changed' : 'added', old: old?.shown ?? null, new: one.shown, because }
  })
  const gone = rest.map(
    ({ shown, restsOn }): Changed<What> => ({
      change: 'removed',
      old: shown,
      new: null,
      because: causes(restsOn, changes),
    }),
  )
  return [...known, ...gone]
}

/** Parts whose entries a need or a finding names; the others bear on contracts without being named, but for the order. */
const named: ReadonlySet<PackPart> = new Set(['authorities', 'needs', 'families', 'elements', 'templates', 'order'])

/** The changes among the entries that something rests on; where there are none, those that bear on everything. */
function causes(restsOn: readonly string[], changes: readonly PackChange[]): Cause[] {
  const direct = changes.filter(({ part, id }) => restsOn.includes(ref(part, id)))
  const found = direct.length > 0 ? direct : changes.filter(({ part }) => !named.has(part))
  return found.map(({ part, id }) => ({ part, id }))
}
