import type { Section } from '../contract/contract.ts'
import { perTitles } from '../contract/perContract.ts'
import { attachmentsOf } from '../drafting/attachments.ts'
import type { Rule } from './finding.ts'
import { proofread } from './proofreading.ts'

/** `empty-clause`: a numbered heading with no words under it. */
export const emptyClause: Rule = (context) => {
  const { contract, locale } = context
  const attachments = new Set(attachmentsOf(contract).map(({ at }) => at.start))
  const annotated = new Set(contract.annotations.map(({ section }) => section))
  return withoutWords(contract).flatMap((index) => {
    const section = contract.sections[index] as Section
    if (annotated.has(index)) return []
    if (attachments.has(section.head.start) || isLeftOut(section)) return []
    return proofread(context, {
      code: 'empty-clause',
      severity: 'hint',
      message:
        locale === 'zh'
          ? `“${section.title}”条款只有标题，没有内容。`
          : `The clause “${section.title}” has a heading and no words.`,
      span: section.head,
      section: index,
    })
  })
}

/** A clause whose number is kept although nothing stands under it. */
const isLeftOut = ({ title }: Section): boolean =>
  /reserved|omitted|deleted|not used|blank|保留|删除|刪除|略|空缺|不适用|不適用/i.test(title)

/** The numbered headings without words of their own or in a part of theirs. */
const withoutWords = perTitles(({ sections, passages }): readonly number[] => {
  const filled = new Set<number>()
  const fill = (start: number): void => {
    for (let at = start; at >= 0 && !filled.has(at); at = sections[at]?.parent ?? -1) filled.add(at)
  }
  for (const { kind, section } of passages) if (kind !== 'heading') fill(section)
  // A heading directly over headings of the next level leads them in.
  for (const [index, { parent, number }] of sections.entries()) {
    if (parent > 0) fill(parent)
    // 2.2.1 may follow 2.2 under a heading of the same level.
    const before = sections[index - 1]
    const path = before?.number?.path ?? []
    if (
      number &&
      path.length > 0 &&
      path.length < number.path.length &&
      path.every((part, i) => part === number.path[i])
    )
      fill(index - 1)
  }
  return sections.flatMap(({ kind, number, title }, index) =>
    kind === 'heading' && number && title !== '' && !filled.has(index) ? [index] : [],
  )
})
