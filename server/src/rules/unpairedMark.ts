import { loneMarksOf } from '../drafting/unpairedMarks.ts'
import type { Locale, Rule } from './finding.ts'
import { proofread, rewrite } from './proofreading.ts'

/**
 * `unpaired-mark`: a quotation mark or bracket whose other half is not in the paragraph, or a curly quotation mark whose
 * other half is typed straight.
 */
export const unpairedMark: Rule = (context) =>
  loneMarksOf(context.contract).map(({ at, mark, straight, section }) =>
    proofread(context, {
      code: 'unpaired-mark',
      severity: 'hint',
      message: straight ? halfStraight(mark, context.locale) : alone(mark, context.locale),
      span: at,
      section,
      remedies: straight ? [rewrite(straight, mark === '“' ? '”' : '“')] : [],
    }),
  )

const alone = (mark: string, locale: Locale): string =>
  locale === 'zh' ? `“${mark}”缺少与之配对的符号。` : `This ${mark} has no other half in its paragraph.`

const halfStraight = (mark: string, locale: Locale): string =>
  locale === 'zh'
    ? `“${mark}”为弯引号，与之配对的一半却是直引号。`
    : `This ${mark} is curly, and its other half is a straight quotation mark.`
