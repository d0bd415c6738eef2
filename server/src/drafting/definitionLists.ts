import type { Contract, Passage } from '../contract/contract.ts'
import { fromVersionToVersion, isSameList } from '../contract/fromVersionToVersion.ts'
import { passagesThat } from '../contract/passagesThat.ts'

/** Titles of sections that are lists of definitions. */
const definitionsTitle =
  /^(?:(?:certain |general |key )?(?:definitions?|defined terms?|glossary|interpretation)\b|definitions? (?:and|&)|(?:定义|定義|释义|釋義|名词解释|名詞解釋|术语|術語|词语|用语))/i
const termsHeader = /^(?:defined )?(?:terms?|words?|expressions?|术语|術語|词语|詞語|名词|名詞|用语|用語|定义术语)$/i
const meaningsHeader = /^(?:meanings?|definitions?|description|含义|含義|定义|定義|释义|釋義|解释|解釋|说明|說明)$/i

const isMeaning = /^(?:是指|系指|係指|means\b)/
const startsMeaning = /^(?:[\u3400-\u9fff]|\p{Ll}|(?:An?|The|Any|All|One|Each|Every|Such|Either)\b)/u

const cellsOfTables = passagesThat(({ kind }) => kind === 'table-cell')

interface Titled {
  readonly titles: object
  readonly sections: readonly boolean[]
}

/** Which sections have the title of a list of definitions; the same list for as long as no edit changes it. */
export const definitionSections = (contract: Contract): readonly boolean[] => titledIn(contract).sections

const titledIn = fromVersionToVersion(({ titles, sections }, before: Titled | undefined): Titled => {
  if (before?.titles === titles) return before
  const now = sections.map(({ title }) => definitionsTitle.test(title))
  return { titles, sections: before && isSameList(before.sections, now) ? before.sections : now }
})

/** The passages in lists of definitions, by index, and the cells of tables of terms that hold the terms. */
export function listsOfDefinitions(contract: Contract): {
  has: (passage: number) => boolean
  cells: ReadonlySet<number>
} {
  const { sections, passages } = contract
  const titled = definitionSections(contract)
  /** A part or an article of the contract is no entry of the list before it, although it may stand inside of it. */
  const isEntry = (section: number): boolean =>
    titled[sections[section]?.parent ?? -1] === true && !/chapter|article/.test(sections[section]?.number?.style ?? '')
  const has = (index: number): boolean => {
    const passage = passages[index]
    if (!passage) return false
    if (passage.kind === 'label') return isEntry(passage.section)
    if (passage.kind !== 'heading') return titled[passage.section] === true
    const next = passages[index + 1]?.text ?? ''
    return (
      isMeaning.test(next) || (isEntry(passage.section) && (/[:：]$/.test(passage.text) || startsMeaning.test(next)))
    )
  }
  const cells = new Set<number>()
  let isOpen = false
  let before = -1
  for (const index of cellsOfTables(contract)) {
    const { text, lead } = passages[index] as Passage
    if (index !== before + 1) isOpen = false
    before = index
    if (passages[lead]?.kind === 'table-cell') continue
    if (termsHeader.test(text)) isOpen = meaningsHeader.test(passages[index + 1]?.text ?? '')
    else if (isOpen && text.length <= 60) cells.add(index)
  }
  return { has, cells }
}
