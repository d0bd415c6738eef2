import type { Contract, Passage } from '../contract/contract.ts'
import { perTitles } from '../contract/perContract.ts'
import { Wording } from '../contract/wording.ts'
import { clauseOf, clausesOf } from '../coverage/clauseScope.ts'
import type { Coverage } from '../coverage/coverage.ts'
import { sideId } from '../coverage/detector.ts'
import { numberedParts } from '../drafting/parts.ts'
import type { Reference } from '../drafting/reference.ts'
import { referencesIn, targetSpans } from '../drafting/references.ts'
import { type Circumstances, type Holding, holds, reasonsFor } from '../facts/circumstances.ts'
import type { Interaction, Pack } from '../policy/schema.ts'
import { hasLawInForce } from '../policy/standing.ts'
import { innermostSection } from './placing.ts'

/** An interaction of the pack at its place in one contract. */
export interface FoundInteraction {
  readonly interaction: Interaction
  /** The words that it stands on. */
  readonly words: Passage
  /** What they meet with, one passage a clause; empty where the words are enough. */
  readonly against: readonly Passage[]
  /** The facts that it rests on. */
  readonly reasons: readonly Holding[]
  /** Elements of {@link Interaction.sameGap} that are told with it. */
  readonly tells: readonly string[]
}

/** What interactions are looked for in. */
interface Query {
  readonly contract: Contract
  readonly circumstances: Circumstances
  readonly coverage: Coverage
  readonly pack: Pack
  /** `YYYY-MM-DD` */
  readonly day: string
  /** Families and elements whose gaps are accepted. */
  readonly waives: ReadonlySet<string>
}

/** Every interaction in a contract: at most one a clause and kind, in the pack's order. */
export function interactionsOf(query: Query): FoundInteraction[] {
  const { contract, circumstances, coverage, pack, day, waives } = query
  return pack.interactions.flatMap((interaction) => {
    const { code, when, words, exception, sameGap } = interaction
    // Before the law behind it was in force, there was nothing to conflict with.
    if (!hasLawInForce(interaction, pack, day) || !holds(when, circumstances)) return []
    if (sameGap.some((id) => waives.has(id))) return []
    const found = passagesOf(interaction, 'words', words, coverage).filter(
      (index) => code !== 'list-quality' || !isFlawed(index, query),
    )
    if (found.length === 0) return []
    const excepted = exception ? passagesOf(interaction, 'exception', exception, coverage) : []
    if (exception?.anywhere && excepted.length > 0) return []
    const exceptedClauses = clausesAt(contract, excepted)
    const seen = new Set<number>()
    return found.flatMap((index) => {
      const passage = contract.passages[index]
      if (!passage) return []
      const clause = clauseOf(contract, passage.section)
      if (seen.has(clause) || exceptedClauses.has(clause)) return []
      const against = interaction.against ? opposed(interaction, index, exceptedClauses, query) : []
      if (interaction.against && against.length === 0) return []
      seen.add(clause)
      const reasons = reasonsFor(when, circumstances)
      return [{ interaction, words: passage, against, reasons, tells: told(sameGap, clause, query) }]
    })
  })
}

function passagesOf(
  interaction: Interaction,
  name: 'words' | 'against' | 'exception',
  { shownBy }: Interaction['words'],
  coverage: Coverage,
): number[] {
  const found = [sideId(interaction, name), ...shownBy].flatMap((id) => coverage.passagesOf(id))
  return [...new Set(found)].sort((a, b) => a - b)
}

const sectionsAt = ({ passages }: Contract, indexes: readonly number[]): number[] =>
  indexes.flatMap((index) => passages[index]?.section ?? [])

const clausesAt = (contract: Contract, indexes: readonly number[]): Set<number> =>
  clausesOf(contract, sectionsAt(contract, indexes))

/** Whether a clause already falls short by these words, which is told there. */
function isFlawed(index: number, { contract, coverage, pack }: Query): boolean {
  const span = contract.passages[index]?.span
  return pack.families.some(({ id }) =>
    coverage
      .get(id)
      ?.elements.some(({ flaw }) => flaw && span && flaw.span.start >= span.start && flaw.span.end <= span.end),
  )
}

/** The passages that the words at an index meet with: one a clause, none where the clause is excepted or named. */
function opposed(
  interaction: Interaction,
  index: number,
  exceptedClauses: ReadonlySet<number>,
  { contract, coverage }: Query,
): Passage[] {
  const side = interaction.against
  if (!side) return []
  const named = interaction.namesClauses ? clausesNamedAt(contract, index) : new Set<number>()
  if (interaction.namesClauses && named.size < fewestListed) return []
  const first = new Map<number, number>()
  for (const id of [sideId(interaction, 'against'), ...side.shownBy]) {
    const others = coverage.passagesOf(id).filter((other) => other !== index)
    const clauses = clausesAt(contract, others)
    // A kind of clause that is provided for in one place is provided for.
    if ([...clauses].some((clause) => named.has(clause) || exceptedClauses.has(clause))) continue
    for (const other of others) {
      const clause = clauseOf(contract, contract.passages[other]?.section ?? 0)
      if (!first.has(clause)) first.set(clause, other)
    }
  }
  return [...first.values()].sort((a, b) => a - b).flatMap((other) => contract.passages[other] ?? [])
}

/** A sentence that names fewer clauses is about those, and is no list of them. */
const fewestListed = 2

/** “12 to 18”, 第十条至第十五条: all that lie between are named as well. */
const upTo = /^\s*(?:[-–—]|to|through|至|到)\s*$/

/** The titles of the sections of a contract in lower case, with the sections' indexes. */
type SectionTitles = readonly (readonly [title: string, section: number])[]

const titlesOf = perTitles(
  ({ sections }): SectionTitles =>
    sections.flatMap(
      ({ title, kind }, section): SectionTitles =>
        kind !== 'document' && title.length > 1 ? [[title.toLowerCase(), section]] : [],
    ),
)

/** The sections whose titles stand in a text. */
const titlesNamedIn = Wording.rememberedFor(({ text }, sections: SectionTitles): readonly number[] => {
  const words = text.toLowerCase()
  return sections.flatMap(([title, section]) => (isNamedIn(words, title) ? [section] : []))
})

const endsInLatin = /[\p{Script=Latin}\p{N}]$/u
const beginsWithLatin = /^[\p{Script=Latin}\p{N}]/u
/** A title may stand in the plural. */
const goesOn = /^(?!s(?![\p{Script=Latin}\p{N}]))[\p{Script=Latin}\p{N}]/u

/** Whether a title stands in a text as whole words, both in lower case: not “End” in “depends”. Chinese has no word ends to see. */
function isNamedIn(words: string, title: string): boolean {
  for (let at = words.indexOf(title); at >= 0; at = words.indexOf(title, at + 1)) {
    const isBegun = beginsWithLatin.test(title) && endsInLatin.test(words.slice(Math.max(0, at - 2), at))
    const after = words.slice(at + title.length, at + title.length + 2)
    const isEnded = !endsInLatin.test(title) || !goesOn.test(after)
    if (!isBegun && isEnded) return true
  }
  return false
}

/** The clauses that a passage names: by their numbers, or by their titles. */
function clausesNamedAt(contract: Contract, index: number): Set<number> {
  const passage = contract.passages[index]
  const own = passage?.section
  const references = referencesIn(contract, index).filter(({ label }) => label !== 'attachment')
  const numbered = references.flatMap((reference, i) => {
    const before = references[i - 1]
    const isLast = before && upTo.test(contract.text.slice(before.at.end, reference.at.start))
    const targets = sectionsNamed(contract, reference)
    return isLast ? between(sectionsNamed(contract, before)[0], targets[0]) : targets
  })
  const titled = passage ? titlesNamedIn(passage.wording, titlesOf(contract)).filter((section) => section !== own) : []
  return clausesOf(
    contract,
    [...numbered, ...titled].filter((section) => section > 0),
  )
}

const sectionsNamed = (contract: Contract, reference: Reference): number[] =>
  reference.label === 'attachment' || reference.paragraph
    ? targetSpans(contract, reference).map(({ start }) => innermostSection(contract, start))
    : reference.targets.map((part) => numberedParts(contract)[part]?.section ?? 0)

const between = (from = 0, to = -1): number[] => Array.from({ length: Math.max(to - from + 1, 0) }, (_, i) => from + i)

/** The elements whose absence an interaction in a clause tells of: those of clauses that stand there, or that count anywhere. */
function told(sameGap: readonly string[], clause: number, { contract, coverage, pack }: Query): string[] {
  return pack.families.flatMap(({ id, elements }) => {
    const isHere = clausesOf(contract, coverage.sectionsOf(id)).has(clause)
    return elements.flatMap((element) =>
      sameGap.includes(element.id) && (isHere || element.anywhere) ? [element.id] : [],
    )
  })
}
