import type { Passage } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { disagreeingAmounts } from '../drafting/amounts.ts'
import { wrongTotalsOf } from '../drafting/tableTotals.ts'
import type { Rule } from './finding.ts'
import { innermostSection } from './placing.ts'
import { proofread } from './proofreading.ts'

const haveFaults = passagesThat(({ wording }) => disagreeingAmounts(wording).length > 0)

/** `amount-mismatch`: an amount in words and in figures that disagree, or a table's total that its rows do not make. */
export const amountMismatch: Rule = (context) => {
  const { contract, locale } = context
  const pairs = haveFaults(contract).flatMap((index) => {
    const passage = contract.passages[index] as Passage
    return disagreeingAmounts(passage.wording).map(({ words, figures }) => {
      const said = passage.text.slice(words.start, words.end)
      const written = passage.text.slice(figures.start, figures.end)
      return proofread(context, {
        code: 'amount-mismatch',
        severity: 'warning',
        message:
          locale === 'zh'
            ? `大小写金额或数字不一致：“${said}”与“${written}”。`
            : `The same amount is written in two ways that disagree: “${said}” and “${written}”.`,
        span: sourceSpan(passage, Math.min(words.start, figures.start), Math.max(words.end, figures.end)),
        section: passage.section,
      })
    })
  })
  const totals = wrongTotalsOf(contract).map(({ at, sum }) => {
    const made = String(Number(sum.toFixed(2)))
    return proofread(context, {
      code: 'amount-mismatch',
      severity: 'warning',
      message:
        locale === 'zh'
          ? `合计与各行之和不符：各行之和为 ${made}。`
          : `The rows of this table add up to ${made}, not to the total given here.`,
      span: at,
      section: innermostSection(contract, at.start),
    })
  })
  return [...pairs, ...totals]
}
