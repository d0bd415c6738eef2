import type { Evidence } from '../coverage/coverage.ts'
import type { Finding, Locale, Rule, RuleContext } from './finding.ts'
import { quoteOf, sectionName, wholeContractSpan } from './placing.ts'
import { basisLine, becauseLine, factPlaces, inRow } from './wording.ts'

/** `missing-clause`: the deal needs a clause that the contract does not have, or has by words in passing alone. */
export const missingClause: Rule = (context) =>
  context.needs.flatMap((need): Finding[] => {
    const { contract, coverage, pack, locale } = context
    const { status, principal } = coverage.get(need.clause) ?? {}
    const family = pack.families.find((candidate) => candidate.id === need.clause)
    const because = need.because[0]
    if (status !== 'missing' || !family || !because) return []
    const title = family.title[locale]
    const required = need.level === 'required'
    const what =
      locale === 'zh'
        ? `${required ? '缺少条款' : '建议增加条款'}：${title}。`
        : `${required ? 'Missing clause' : 'Recommended clause not found'}: ${title}.`
    const parts = [
      what,
      ...(principal ? [saidInPassing(principal, contract, locale)] : []),
      because.reason[locale],
      becauseLine(need.facts, locale),
      basisLine(because.basis, because.authorities, context),
    ]
    return [
      {
        code: 'missing-clause',
        clause: need.clause,
        severity: required ? 'warning' : 'information',
        basis: because.basis,
        message: inRow(parts, locale),
        span: wholeContractSpan(contract),
        authorities: because.authorities,
        related: factPlaces(need.facts, locale),
        remedies: family.templates.length > 0 ? [{ kind: 'insert-clause', clause: need.clause }] : [],
      },
    ]
  })

/** Words elsewhere that a reader might take for the clause. */
function saidInPassing({ section, span }: Evidence, contract: RuleContext['contract'], locale: Locale): string {
  const where = sectionName(contract, section)
  const quote = quoteOf(contract, span)
  if (locale === 'zh') return `仅见于其他条款${where ? `（${where}）` : ''}：“${quote}”。`
  return `It is spoken of in passing alone${where ? ` (${where})` : ''}: “${quote}”.`
}
