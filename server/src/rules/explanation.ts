import type { Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import type { Detector } from '../coverage/detector.ts'
import type { ElementCoverage } from '../coverage/elements.ts'
import type { Family, Pack } from '../policy/schema.ts'
import { positionLine } from '../policy/titles.ts'
import type { Check } from './check.ts'
import type { Locale } from './finding.ts'
import { quoteOf, sectionName } from './placing.ts'
import { authorityLine } from './wording.ts'

/** Why one passage counts as one clause, and how that clause stands. Texts are in the interface language. */
export interface Explanation {
  readonly clause: string
  readonly title: string
  /** What the family is for. */
  readonly definition: string
  /** How far its words are from what the house would like best, in words; empty where no annotation says it. */
  readonly position: string
  /** Number and title of the section; empty where there is none. */
  readonly section: string
  /** The passage, and in it the words that show the clause. */
  readonly span: Span
  readonly words: readonly Span[]
  /** The limbs of the clause, wherever in it they stand. */
  readonly elements: readonly ExplainedElement[]
  /** The authorities behind the clause and its limbs, each with citation, status and date. */
  readonly authorities: readonly string[]
}

/** One limb of a clause. */
export interface ExplainedElement {
  readonly title: string
  readonly level: 'required' | 'recommended'
  readonly status: 'met' | 'flawed' | 'absent'
  /** The words that show it, or that fall short; empty where it is absent. */
  readonly words: string
}

/** Why the passage at an offset counts as a clause: one entry a family, none where it counts as none. */
export function explainAt(
  offset: number,
  checked: Check,
  detector: Detector,
  pack: Pack,
  locale: Locale,
): Explanation[] {
  const { contract, coverage } = checked
  const index = contract.passages.findIndex(({ span }) => span.start <= offset && offset <= span.end)
  const passage = contract.passages[index]
  if (!passage) return []
  return pack.families.flatMap((family): Explanation[] => {
    const cover = coverage.get(family.id)
    const elements = cover?.elements ?? []
    const isEvidence = coverage
      .evidenceOf(family.id)
      .some(({ span }) => span.start === passage.span.start && span.end === passage.span.end)
    const shown = elements.filter(({ passages }) => passages.includes(index))
    if (!isEvidence && shown.length === 0) return []
    const subjects = [family.id, ...shown.map(({ element }) => element.id)]
    return [
      {
        clause: family.id,
        title: family.title[locale],
        definition: family.definition[locale],
        position: positionLine(cover?.position, locale),
        section: sectionName(contract, passage.section),
        span: passage.span,
        words: subjects.flatMap((id) => spansOf(passage, id, detector)),
        elements: elements.map((one) => explained(one, checked, detector, locale)),
        authorities: authoritiesOf(family, elements, checked, pack, locale),
      },
    ]
  })
}

const spansOf = (passage: Passage, id: string, detector: Detector): Span[] =>
  detector.wordsOf(passage, id).map(({ start, end }) => sourceSpan(passage, start, end))

function explained(one: ElementCoverage, { contract }: Check, detector: Detector, locale: Locale): ExplainedElement {
  const { element, status, passages, flaw } = one
  const passage = contract.passages[passages[0] ?? -1]
  const words = passage
    ? spansOf(passage, element.id, detector).map((span) =>
        contract.text.slice(span.start, span.end).replace(/\s+/g, ' '),
      )
    : flaw
      ? [quoteOf(contract, flaw.span)]
      : []
  return { title: element.title[locale], level: element.level, status, words: words.join(' … ') }
}

function authoritiesOf(
  family: Family,
  elements: readonly ElementCoverage[],
  { needs, day }: Check,
  pack: Pack,
  locale: Locale,
): string[] {
  const because = needs.find(({ clause }) => clause === family.id)?.because ?? []
  const ids = new Set([...because, ...elements.map(({ element }) => element)].flatMap(({ authorities }) => authorities))
  return pack.authorities
    .filter(({ id }) => ids.has(id))
    .map((authority) => authorityLine(authority, { pack, locale, day }))
}
