import { anchorLinksOf } from '../drafting/anchors.ts'
import { attachmentsOf } from '../drafting/attachments.ts'
import { paragraphCount } from '../drafting/partParagraphs.ts'
import type { Reference } from '../drafting/reference.ts'
import { doubtfulReferences, targetSpans } from '../drafting/references.ts'
import type { Finding, Locale, Rule, RuleContext, Severity } from './finding.ts'
import { sectionName } from './placing.ts'

/** `broken-reference`: a reference to a clause, an attachment or an anchor that is not there, or not only once. */
export const brokenReference: Rule = (context) => [
  ...doubtfulReferences(context.contract).flatMap((reference) => ofReference(reference, context) ?? []),
  ...anchorLinksOf(context.contract).flatMap(({ anchor, at, target }): Finding[] =>
    target ? [] : [finding(context, at, 'warning', noAnchor(anchor, context.locale))],
  ),
]

function ofReference(reference: Reference, context: RuleContext): Finding | undefined {
  const { contract, locale } = context
  const { at, status, words, targets, isToItself } = reference
  const section = contract.passages[reference.passage]?.section ?? 0
  if (status === 'missing') return finding(context, at, 'warning', missing(reference, context), section)
  if (status === 'ambiguous') {
    const related = targetSpans(contract, reference).map((span) => ({
      span,
      message: locale === 'zh' ? `可能指此处：${words}` : `“${words}” may mean this place`,
    }))
    return { ...finding(context, at, 'warning', ambiguous(words, locale), section), related }
  }
  // In a clause of several paragraphs, one may well name what another says.
  const isMistaken = status === 'found' && isToItself && targets.every((one) => paragraphCount(contract, one) < 2)
  return isMistaken ? finding(context, at, 'hint', toItself(words, locale), section) : undefined
}

function finding(
  { contract }: RuleContext,
  span: Finding['span'],
  severity: Severity,
  message: string,
  section = 0,
): Finding {
  const name = sectionName(contract, section)
  return {
    code: 'broken-reference',
    severity,
    message,
    span,
    ...(name ? { section: name } : {}),
    authorities: [],
    related: [],
    remedies: [],
  }
}

function missing({ words, label, keys }: Reference, { contract, locale }: RuleContext): string {
  if (label === 'attachment') {
    const there = attachmentsOf(contract).map(({ at }) => contract.text.slice(at.start, at.end))
    return locale === 'zh'
      ? `引用的“${words}”在本文件中不存在。现有附件：${there.join('、')}。`
      : `“${words}” is not in this file. It has: ${there.join(', ')}.`
  }
  if (keys.length === 0)
    return locale === 'zh'
      ? `“${words}”没有所指：此处前后没有相应的条款。`
      : `“${words}” names nothing: there is none where it points from here.`
  return locale === 'zh'
    ? `引用的“${words}”在本合同中不存在，可能条款已改号或删除。`
    : `“${words}” is not in this contract: the clause may have been renumbered or taken out.`
}

const ambiguous = (words: string, locale: Locale): string =>
  locale === 'zh'
    ? `“${words}”可指多处：有不止一处使用该编号。`
    : `“${words}” may mean more than one place: its number is used more than once.`

const toItself = (words: string, locale: Locale): string =>
  locale === 'zh'
    ? `“${words}”引用的是其自身所在的条款；如确为此意，可写“本条”。`
    : `“${words}” refers to the very clause that it stands in. If that is meant, “this” makes it clear; else the number is wrong.`

const noAnchor = (anchor: string, locale: Locale): string =>
  locale === 'zh'
    ? `链接“#${anchor}”在本文件中没有对应的标题。`
    : `The link “#${anchor}” leads to no heading of this file.`
