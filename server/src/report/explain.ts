import type { Contract } from '../contract/contract.ts'
import type { ExplainedElement, Explanation } from '../rules/explanation.ts'
import type { Locale } from '../rules/finding.ts'
import { labelIn } from './labels.ts'

const standing: Record<ExplainedElement['status'], Record<Locale, string>> = {
  met: { en: 'found', zh: '已有' },
  flawed: { en: 'falls short', zh: '不足' },
  absent: { en: 'not found', zh: '未见' },
}

/** `proviso explain FILE:LINE` for a person. */
export function explanationText(explanations: readonly Explanation[], contract: Contract, locale: Locale): string {
  if (explanations.length === 0)
    return locale === 'zh' ? '此处文字未计为任何条款。\n' : 'The words here do not count as any kind of clause.\n'
  return explanations.map((one) => oneText(one, contract, locale)).join('\n')
}

function oneText(
  { title, definition, position, section, span, words, elements, authorities }: Explanation,
  contract: Contract,
  locale: Locale,
): string {
  const quote = (at: { start: number; end: number }): string =>
    `“${contract.text.slice(at.start, at.end).replace(/\s+/g, ' ')}”`
  const by = [...new Set(words.map(quote))].join(locale === 'zh' ? '、' : ', ')
  const label = labelIn(locale)
  return [
    `${title}${section ? ` (${section})` : ''}`,
    `  ${definition}`,
    ...(position ? [`  ${position}`] : []),
    `  ${label('The passage', '原文')}: ${quote(span)}`,
    ...(by ? [`  ${label('Counts by the words', '依据文字')}: ${by}`] : []),
    ...elements.map(
      ({ title: limb, level, status, words: shown }) =>
        `  - ${standing[status][locale]}${level === 'recommended' ? label(' (recommended)', '（建议）') : ''}: ${limb}${shown ? `: “${shown}”` : ''}`,
    ),
    ...authorities.map((line) => `  § ${line}`),
    '',
  ].join('\n')
}
