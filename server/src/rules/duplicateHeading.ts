import { perTitles } from '../contract/perContract.ts'
import type { Rule } from './finding.ts'
import { proofread } from './proofreading.ts'

/** The sections that have the title of one before them and beside them, with that one. */
const repeatedOf = perTitles(({ sections }): readonly (readonly [section: number, earlier: number])[] => {
  const first = new Map<string, number>()
  return sections.flatMap(({ kind, title, parent, number }, index): [number, number][] => {
    if (kind !== 'heading' && kind !== 'run-in') return []
    // A run-in title without a number may be a line of a form, such as 甲方 above each signature.
    if (title.length < 2 || (kind === 'run-in' && !number)) return []
    const key = `${parent} ${title.toLowerCase()}`
    const earlier = first.get(key)
    if (earlier !== undefined) return [[index, earlier]]
    first.set(key, index)
    return []
  })
})

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
