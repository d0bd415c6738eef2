import type { ContractKind } from '../contract/contractKind.ts'
import { countedClauses, type NeededClause } from '../needs/needs.ts'
import type { Pack } from '../policy/schema.ts'
import { clauseTitle } from '../policy/titles.ts'
import type { ClauseChoice, StatusParams } from '../protocol.ts'
import { type Check, clauseCount } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'

/** What the status bar shows for a document. */
export function statusOf(
  uri: string,
  kind: ContractKind,
  checked: Check | undefined,
  pack: Pack,
  locale: Locale,
): StatusParams {
  if (!checked || kind !== 'contract')
    return { uri, state: kind, met: 0, needed: 0, missing: [], incomplete: [], recommended: [] }
  const missing = checked.needs.filter(({ clause }) => checked.coverage.get(clause)?.status === 'missing')
  const titles = (needs: readonly NeededClause[]): string[] =>
    needs.map(({ clause }) => clauseTitle(pack, clause, locale))
  const counted = countedClauses(checked.needs)
  const missingCounted = missing.filter((need) => counted.includes(need))
  return {
    uri,
    state: 'contract',
    ...clauseCount(checked),
    missing: titles(missingCounted),
    incomplete: titles(counted.filter(({ clause }) => checked.coverage.get(clause)?.status === 'weak')),
    recommended: titles(missing.filter((need) => !missingCounted.includes(need))),
  }
}

/** The clauses to choose from: needed and missing first, then those that are there, incomplete ones first, then the rest. */
export function clauseChoices(checked: Check, pack: Pack, locale: Locale): ClauseChoice[] {
  const rank = { missing: 0, weak: 1, met: 2, waived: 2, 'not-needed': 3 } as const
  return pack.families
    .map((family): ClauseChoice => {
      const need = checked.needs.find(({ clause }) => clause === family.id)
      const status = checked.coverage.get(family.id)?.status
      const isThere = status === 'met' || status === 'weak' || status === 'waived'
      const standing = isThere ? status : need ? 'missing' : 'not-needed'
      const reason = need?.because[0]?.reason[locale]
      return {
        clause: family.id,
        title: family.title[locale],
        status: standing,
        ...(need ? { level: need.level } : {}),
        ...(reason ? { reason } : {}),
        insertable: family.templates.length > 0,
      }
    })
    .sort((a, b) => rank[a.status] - rank[b.status] || Number(a.level !== 'required') - Number(b.level !== 'required'))
}
