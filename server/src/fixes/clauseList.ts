import type { Contract, Section } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import { lastStarting } from '../contract/search.ts'
import { isSigned } from '../contract/signatures.ts'
import { Wording } from '../contract/wording.ts'

/** Parts that stand at the end of a contract, after which no clause of substance goes. */
const boilerplate =
  /\b(?:general|miscellaneous|governing law|applicable law|jurisdiction|disputes?|dispute resolution|arbitration|notices?|entire agreement|assignment|severability|waiver|counterparts|amendments?|force majeure|definitions|interpretation|signatures?|execution|contact|schedules?|annex(?:es)?|exhibits?|appendix|appendices)\b|附则|附則|其他|其它|争议|爭議|适用法律|適用法律|法律适用|法律適用|通知|送达|签署|簽署|生效|附件|附录|附錄|不可抗力|未尽事宜/i

/** The clauses of a contract at the level at which a new clause goes. */
export interface ClauseList {
  /** Indexes into {@link Contract.sections}, in document order. */
  readonly clauses: readonly number[]
}

/** Whether a section is one of those that end a contract. */
export function isBoilerplate(section: Section): boolean {
  return boilerplate.test(section.title)
}

/**
 * Finds the level of the contract's tree at which its clauses stand: below a title that spans everything and below
 * chapters, above sub-clauses.
 */
export const clauseList = perContract((contract): ClauseList => {
  const inner = innerSections(contract)
  const childrenOf = (section: number): readonly number[] => inner[section] as number[]
  let parent = 0
  for (;;) {
    const children = childrenOf(parent)
    const only = largest(contract, children)
    // One part that holds nearly everything is a title or a wrapper: look inside it.
    if (only !== undefined && childrenOf(only).length > 0) {
      parent = only
      continue
    }
    const inside = children.flatMap(childrenOf)
    const chapters = children.filter((child) => contract.sections[child]?.number?.style === 'zh-chapter')
    if (chapters.length > 1 && inside.some((child) => contract.sections[child]?.number?.style === 'zh-article')) {
      return { clauses: inside.filter((child) => contract.sections[child]?.number?.style === 'zh-article') }
    }
    return { clauses: uniform(contract, children) }
  }
})

/** For each section those that stand in it directly. */
function innerSections({ sections }: Contract): readonly number[][] {
  const inner = sections.map((): number[] => [])
  for (const [index, { parent }] of sections.entries()) inner[parent]?.push(index)
  return inner
}

function largest({ sections, passages }: Contract, children: readonly number[]): number | undefined {
  const size = (index: number): number => {
    const { start, end } = sections[index]?.span ?? { start: 0, end: 0 }
    return lastStarting(passages, end - 1) - lastStarting(passages, start - 1)
  }
  return children.find((child) => size(child) > passages.length * 0.75)
}

/** Of sections side by side, those of the kind that most of them are (numbered ones before unnumbered ones). */
function uniform(contract: Contract, children: readonly number[]): number[] {
  const kinds = new Map<string, number[]>()
  for (const child of children) {
    const section = contract.sections[child] as Section
    const key = `${section.kind} ${section.level} ${section.number ? section.number.style.replace('-dot', '') : ''}`
    kinds.set(key, [...(kinds.get(key) ?? []), child])
  }
  const groups = [...kinds.values()].sort((a, b) => b.length - a.length)
  return groups[0] ?? []
}

/** Where the contract's clauses end: before the signature block, if there is one, else the end of the text. */
export const endOfClauses = perContract(({ passages, text }): number => {
  const passage = passages.find(({ wording }, i) => i > 2 && isSignature(wording))
  return passage ? lineStart(text, passage.span.start) : text.length
})

const isSignature = Wording.remembered(isSigned)

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}
