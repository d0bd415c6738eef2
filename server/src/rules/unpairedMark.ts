import { loneMarksOf } from '../drafting/marks.ts'
import type { Rule } from './finding.ts'
import { proofread } from './proofreading.ts'

/** `unpaired-mark`: a quotation mark or bracket whose other half is not in the paragraph. */
export const unpairedMark: Rule = (context) =>
  loneMarksOf(context.contract).map(({ at, mark, section }) =>
    proofread(context, {
      code: 'unpaired-mark',
      severity: 'hint',
      message:
        context.locale === 'zh' ? `“${mark}”缺少与之配对的符号。` : `This ${mark} has no other half in its paragraph.`,
      span: at,
      section,
    }),
  )
