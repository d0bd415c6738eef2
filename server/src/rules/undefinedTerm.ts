import { useSpan } from '../drafting/terms.ts'
import { undefinedTerms } from '../drafting/undefinedTerms.ts'
import type { Finding, Rule } from './finding.ts'
import { sectionName } from './placing.ts'

/**
 * `undefined-term`: a phrase is used as a defined term is, and the contract does not define it. At its first use. The words
 * for the parties are known: they are named on a cover page, or in the facts.
 */
export const undefinedTerm: Rule = ({ contract, facts, locale }) => {
  const parties = [facts.terms.provider, facts.terms.customer].map((term) => term.replace(/^the /, ''))
  return undefinedTerms(contract).flatMap(({ words, firstUse, count }): Finding[] => {
    if (parties.includes(words)) return []
    const section = sectionName(contract, contract.passages[firstUse.passage]?.section ?? 0)
    const often = count > 1
    const message =
      locale === 'zh'
        ? `“${words}”按定义用语使用${often ? `（共 ${count} 处）` : ''}，但本合同未对其作出定义。`
        : `“${words}” is used as a defined term${often ? ` (${count} times)` : ''}, but this contract does not define it.`
    return [
      {
        code: 'undefined-term',
        severity: 'information',
        message,
        span: useSpan(contract, firstUse),
        ...(section ? { section } : {}),
        authorities: [],
        related: [],
        remedies: [],
      },
    ]
  })
}
