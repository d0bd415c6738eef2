import type { FamilyCoverage } from '../../coverage/coverage.ts'
import { waivedClauses } from '../../coverage/waivedClauses.ts'
import { holds } from '../../facts/circumstances.ts'
import { undeclaredFacts, wouldDecide } from '../../facts/undecided.ts'
import type { NeededClause } from '../../needs/needs.ts'
import type { Family } from '../../policy/schema.ts'
import { hasGrounds } from '../../policy/standing.ts'
import type { Finding, Locale } from '../../rules/finding.ts'
import { approversIn } from '../../rules/waivers.ts'
import { basisLine, becauseLine, inRow } from '../../rules/wording.ts'
import type { FileCheck } from '../fileCheck.ts'
import { elementSpan } from './elementSpan.ts'
import type { ClauseEntry, ClauseState, ElementEntry } from './model.ts'
import { wordsAt } from './words.ts'

/** How every family of the pack stands in one contract. */
export function clauseEntries(file: FileCheck, locale: Locale): ClauseEntry[] {
  const { checked, pack } = file
  const { circumstances } = checked
  const undeclared = undeclaredFacts({ facts: checked.facts, type: circumstances.type }, pack)
  const waived = waivedClauses(checked.contract.waivers, checked.day, approversIn(pack))
  const isDecided = (id: string): boolean =>
    pack.house?.needs.some(({ clause, when }) => clause === id && holds(when, circumstances)) ?? false
  return pack.families.map((family): ClauseEntry => {
    const { id, title } = family
    const cover = checked.coverage.get(id)
    const need = checked.needs.find(({ clause }) => clause === id)
    const open =
      need || cover?.present || isDecided(id)
        ? []
        : [...pack.needs, ...(pack.house?.needs ?? [])]
            .filter((one) => one.clause === id && one.level !== 'not-needed' && hasGrounds(one, pack, checked.day))
            .flatMap(({ when }) => wouldDecide(when, circumstances, undeclared))
    const found = checked.findings.filter((one) => one.code === 'weak-clause' && one.clause === id)
    return {
      clause: id,
      title: title[locale],
      state: checked.contract.unread ? 'unread' : stateOf(cover, need, found, open.length > 0),
      status: cover?.status ?? 'not-applicable',
      level: need?.level ?? null,
      because: (need?.because ?? []).map(({ reason, basis, authorities }) => ({
        reason: reason[locale],
        basis,
        authorities,
      })),
      why: need ? whyNeeded(need, file, locale) : '',
      position: cover?.position ?? null,
      words: cover?.principal ? wordsAt(file, cover.principal.span) : null,
      elements: elementEntries(family, cover, file, found, waived, locale),
      wouldDecide: checked.contract.unread ? [] : [...new Set(open)],
    }
  })
}

function stateOf(
  cover: FamilyCoverage | undefined,
  need: NeededClause | undefined,
  weak: readonly Finding[],
  isOpen: boolean,
): ClauseState {
  if (cover?.status === 'waived') return 'accepted'
  if (cover?.present && cover.status !== 'missing') return weak.length > 0 ? 'incomplete' : need ? 'found' : 'extra'
  if (need) return need.level === 'required' ? 'missing' : 'recommended'
  return isOpen ? 'undecided' : 'not-needed'
}

function whyNeeded({ because: [first], facts }: NeededClause, { checked, pack }: FileCheck, locale: Locale): string {
  if (!first) return ''
  const reading = { pack, locale, day: checked.day }
  const rests = basisLine(first.basis, first.authorities, reading)
  return inRow([first.reason[locale], becauseLine(facts, locale), rests], locale)
}

function elementEntries(
  { id: clause }: Family,
  cover: FamilyCoverage | undefined,
  file: FileCheck,
  found: readonly Finding[],
  waived: ReadonlySet<string>,
  locale: Locale,
): ElementEntry[] {
  return (cover?.elements ?? []).map((one): ElementEntry => {
    const { element, status } = one
    const finding = found.find((candidate) => candidate.element === element.id)
    const span = elementSpan(one, file.checked)
    return {
      id: element.id,
      title: element.title[locale],
      level: element.level,
      status,
      accepted: status !== 'met' && (waived.has(element.id) || waived.has(clause)),
      words: span ? wordsAt(file, span) : null,
      why: finding?.lack?.why ?? finding?.message ?? '',
    }
  })
}
