import { holds } from '../facts/circumstances.ts'
import type { Rule } from './finding.ts'
import { quoteOf, sectionName } from './placing.ts'
import { basisLine } from './wording.ts'

/** `forbidden-wording`: words that the house does not sign. What to write in their place is its drafter's to decide. */
export const forbiddenWording: Rule = (context) => {
  const { contract, coverage, circumstances, pack, locale } = context
  return (pack.house?.forbidden ?? []).flatMap(({ id, message, severity, when }) =>
    (holds(when, circumstances) ? coverage.wordsOf(id) : []).map(({ span, section }) => {
      const name = sectionName(contract, section)
      const quote = quoteOf(contract, span)
      const basis = basisLine('house-policy', [], context)
      return {
        code: 'forbidden-wording' as const,
        severity,
        basis: 'house-policy' as const,
        message:
          locale === 'zh'
            ? `不接受的措辞：“${quote}”。${message.zh}${basis}`
            : `Wording that the house does not accept: “${quote}”. ${message.en} ${basis}`,
        span,
        ...(name ? { section: name } : {}),
        authorities: [],
        related: [],
        remedies: [],
      }
    }),
  )
}
