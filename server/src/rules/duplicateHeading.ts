import type { Contract, Section } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import { regionAt } from '../drafting/attachments.ts'
import { numberedParts, numberSpan } from '../drafting/parts.ts'
import type { Rule } from './finding.ts'
import { proofread } from './proofreading.ts'

/** The sections that have the title of one before them and beside them, with that one. */
const repeatedOf = perContract((contract): readonly (readonly [section: number, earlier: number])[] => {
  const levelOf = levels(contract)
  const first = new Map<string, number>()
  return contract.sections.flatMap((section, index): [number, number][] => {
    if (!isTitle(section)) return []
    const key = `${levelOf(section, index)} ${section.title.toLowerCase()}`
    const earlier = first.get(key)
    if (earlier !== undefined) return [[index, earlier]]
    first.set(key, index)
    return []
  })
})

/** A run-in title without a number may be a line of a form, such as 甲方 above each signature. */
const isTitle = ({ kind, title, number }: Section): boolean =>
  title.length >= 2 && (kind === 'heading' || (kind === 'run-in' && number !== undefined))

/**
 * Says what stands beside a section: of those in the same section the ones whose numbers count in one row with its own; beside
 * one without a number, those in the same attachment.
 */
function levels(contract: Contract): (section: Section, index: number) => string {
  const rows = new Map<number, number>()
  for (const [index, { section, row }] of numberedParts(contract).entries()) {
    const isHead = contract.sections[section]?.number?.span.start === numberSpan(contract, index).start
    if (isHead) rows.set(section, row)
  }
  return ({ parent, head }, index) => {
    const row = rows.get(index)
    return `${parent} ${row === undefined ? `attachment ${regionAt(contract, head.start)}` : `row ${row}`}`
  }
}

/** `duplicate-heading`: two clauses side by side with the same title. */
export const duplicateHeading: Rule = (context) => {
  const { contract, locale } = context
  return repeatedOf(contract).flatMap(([section, before]) => {
    const [here, earlier] = [contract.sections[section], contract.sections[before]]
    if (!here || !earlier) return []
    return proofread(context, {
      code: 'duplicate-heading',
      severity: 'hint',
      message:
        locale === 'zh'
          ? `标题“${here.title}”在同一层级中重复。`
          : `There is another clause with the title “${here.title}” beside this one.`,
      span: here.head,
      section,
      related: [{ span: earlier.head, message: locale === 'zh' ? '首次出现于此' : 'It stands here as well' }],
    })
  })
}
