import { type ExplainedElement, type Explanation, explainAt } from '../rules/explanation.ts'
import type { Locale } from '../rules/finding.ts'
import type { HoverProvider } from './hover.ts'
import { plainMarkdown } from './markdown.ts'

const marks: Record<ExplainedElement['status'], string> = { met: '✓', flawed: '△', absent: '✗' }

/** Authorities of which a hover shows the first; all of them stand in the report and in `proviso explain`. */
const shownAuthorities = 6

/** Why a passage counts as a clause. */
export const clauseHover: HoverProvider = ({ offset, checked, detector, pack, locale }) => {
  const explanations = explainAt(offset, checked, detector, pack, locale)
  const [first] = explanations
  if (!first) return undefined
  return { markdown: explanations.map((one) => section(one, locale)).join('\n\n---\n\n'), span: first.span }
}

function section({ title, definition, position, elements, authorities }: Explanation, locale: Locale): string {
  const recommended = locale === 'zh' ? '（建议）' : ' (recommended)'
  const limbs = elements.map(
    ({ title: limb, level, status, words }) =>
      `- ${marks[status]} ${plainMarkdown(limb)}${level === 'recommended' ? recommended : ''}${words ? `: “${plainMarkdown(words)}”` : ''}`,
  )
  const more = authorities.length - shownAuthorities
  const rest = more > 0 ? [locale === 'zh' ? `另有 ${more} 项` : `and ${more} more`] : []
  const laws = [...authorities.slice(0, shownAuthorities).map(plainMarkdown), ...rest].map((line) => `- ${line}`)
  const head = `**${plainMarkdown(title)}** — ${plainMarkdown(definition)}`
  return [head, plainMarkdown(position), limbs.join('\n'), laws.join('\n')].filter((part) => part !== '').join('\n\n')
}
