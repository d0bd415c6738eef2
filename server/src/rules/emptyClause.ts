import type { Contract, Section } from '../contract/contract.ts'
import { attachmentsOf } from '../drafting/attachments.ts'
import type { Rule } from './finding.ts'
import { proofread } from './proofreading.ts'

/** `empty-clause`: a numbered heading with no words under it. */
export const emptyClause: Rule = (context) => {
  const { contract, locale } = context
  const attachments = new Set(attachmentsOf(contract).map(({ at }) => at.start))
  const filled = filledSections(contract)
  return contract.sections.flatMap((section, index) => {
    if (section.kind !== 'heading' || !section.number || section.title === '' || filled.has(index)) return []
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

/** The sections that have words of their own or in a part of theirs. */
function filledSections({ sections, passages, annotations }: Contract): ReadonlySet<number> {
  const filled = new Set<number>()
  const fill = (start: number): void => {
    for (let at = start; at >= 0 && !filled.has(at); at = sections[at]?.parent ?? -1) filled.add(at)
  }
  for (const { kind, section } of passages) if (kind !== 'heading') fill(section)
  for (const { section } of annotations) fill(section)
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
  return filled
}
