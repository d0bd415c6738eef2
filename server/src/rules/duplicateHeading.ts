import type { Rule } from './finding.ts'
import { proofread } from './proofreading.ts'

/** `duplicate-heading`: two clauses side by side with the same title. */
export const duplicateHeading: Rule = (context) => {
  const { contract, locale } = context
  const first = new Map<string, number>()
  return contract.sections.flatMap(({ kind, title, parent, head, number }, index) => {
    if (kind !== 'heading' && kind !== 'run-in') return []
    // A run-in title without a number may be a line of a form, such as 甲方 above each signature.
    if (title.length < 2 || (kind === 'run-in' && !number)) return []
    const key = `${parent} ${title.toLowerCase()}`
    const earlier = contract.sections[first.get(key) ?? -1]
    if (!earlier) {
      first.set(key, index)
      return []
    }
    return proofread(context, {
      code: 'duplicate-heading',
      severity: 'hint',
      message:
        locale === 'zh'
          ? `标题“${title}”在同一层级中重复。`
          : `There is another clause with the title “${title}” beside this one.`,
      span: head,
      section: index,
      related: [{ span: earlier.head, message: locale === 'zh' ? '首次出现于此' : 'It stands here as well' }],
    })
  })
}
