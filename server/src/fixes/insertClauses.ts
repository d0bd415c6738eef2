import type { Contract, Language } from '../contract/contract.ts'
import { holds } from '../facts/circumstances.ts'
import type { Element, Family, Pack, Position, Wording } from '../policy/schema.ts'
import { hasGrounds } from '../policy/standing.ts'
import type { Check } from '../rules/check.ts'
import { clauseList } from './clauseList.ts'
import { clauseText } from './clauseText.ts'
import { inDefinedTerms } from './definedWords.ts'
import type { TextEdit } from './fix.ts'
import { insertMarkdown, type NewClause } from './insertMarkdown.ts'
import { insertYaml } from './insertYaml.ts'
import { placeFor } from './place.ts'

/** Which of a clause's words are put in. */
export interface WordingChoice {
  /** Else the one that the house prefers. One that somebody chose is recorded beside the clause, for whoever reads it next. */
  readonly position?: Position
  /** Else that of the contract. */
  readonly language?: Language
}

/**
 * The edits that put clauses into a contract, each at its place, in the contract's style and terms.
 * @param families ids, in the order in which clauses at one place should stand; those without wording are left out
 * @returns edits that only add text, in document order; none where no family has wording
 */
export function insertClauses(
  families: readonly string[],
  choice: WordingChoice,
  checked: Check,
  pack: Pack,
): TextEdit[] {
  const { contract, coverage } = checked
  const { position } = choice
  const { clauses } = clauseList(contract)
  const contains = (clause: string): readonly number[] => coverage.sectionsOf(clause)
  const worded = wordedClauses(families, choice, checked, pack)
  if (worded.length === 0) return []
  const inTerms = inDefinedTerms(
    contract,
    worded.flatMap(({ wording }) => wording.paragraphs),
  )
  const added = worded.map(({ family, wording: { title, paragraphs } }): NewClause => {
    const place = placeFor(contract, clauses, family, contains)
    const wording = { title: distinct(title, contract, clauses), paragraphs: paragraphs.map(inTerms) }
    const isThere = family.templates.some((template) => template.position === position)
    const annotation = isThere ? `${family.id} (${position})` : undefined
    return { clause: family.id, wording, place, annotation }
  })
  // A YAML file may be one Markdown text in a block scalar; its clauses are then Markdown sections.
  const structured =
    contract.format === 'yaml' && clauses.every((index) => contract.sections[index]?.kind === 'yaml-entry')
  const edits = structured ? insertYaml(contract, added) : insertMarkdown(contract, clauses, added)
  return edits.sort((a, b) => a.span.start - b.span.start)
}

/** The words of families for one contract, with the elements that its deal asks for; families without wording are left out. */
export function wordedClauses(
  families: readonly string[],
  { position, language }: WordingChoice,
  { contract, facts, circumstances, day }: Check,
  pack: Pack,
): { family: Family; wording: Wording }[] {
  const asksFor = (element: Element): boolean =>
    element.level === 'required' && holds(element.when, circumstances) && hasGrounds(element, pack, day)
  return families.flatMap((id) => {
    const family = pack.families.find((candidate) => candidate.id === id)
    const wording = family && clauseText(family, position, language ?? contract.language, facts, asksFor)
    return family && wording ? [{ family, wording }] : []
  })
}

/** A title that no clause beside the new one has: the contract may have one on the subject that says too little. */
function distinct(title: string, { sections, language }: Contract, clauses: readonly number[]): string {
  const isTaken = clauses.some((index) => sections[index]?.title.toLowerCase() === title.toLowerCase())
  if (!isTaken) return title
  const more = { en: ' (additional terms)', 'zh-Hans': '（补充约定）', 'zh-Hant': '（補充約定）' }
  return title + more[language]
}
