import type { Finding, Rule } from './finding.ts'
import { wholeContractSpan } from './placing.ts'
import { basisLine, becauseLine, factPlaces, inRow } from './wording.ts'

/** `missing-clause`: the deal needs a clause that the contract does not have. */
export const missingClause: Rule = (context) =>
  context.needs.flatMap((need): Finding[] => {
    const { contract, coverage, pack, locale } = context
    const status = coverage.get(need.clause)?.status
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
