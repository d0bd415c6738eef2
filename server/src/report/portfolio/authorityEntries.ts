import type { Authority } from '../../policy/schema.ts'
import { mayBeReliedOn, standingOn } from '../../policy/standing.ts'
import type { Locale } from '../../rules/finding.ts'
import { openPoints, standingInWords } from '../../rules/wording.ts'
import type { AuthorityEntry } from './model.ts'

/** A contract that names authorities, read by the law of a day. */
export interface NamingContract {
  readonly entry: { readonly day: string }
  readonly authorities: readonly { readonly id: string; readonly definition: Authority }[]
}

/** The authorities that contracts of a report name, in the order of the pack, with how they stand on each day of reading. */
export function authorityEntries(contracts: readonly NamingContract[], locale: Locale): AuthorityEntry[] {
  const named = new Map<string, { authority: Authority; days: Set<string> }>()
  for (const { authorities, entry } of contracts) {
    for (const { id, definition } of authorities) {
      const known = named.get(id) ?? { authority: definition, days: new Set<string>() }
      known.days.add(entry.day)
      named.set(id, known)
    }
  }
  return Array.from(named.values(), ({ authority, days }) => ({
    id: authority.id,
    title: authority.title,
    citation: authority.citation,
    jurisdiction: authority.jurisdiction,
    // A house may write any address: only one of the Web may be followed.
    url: /^https?:\/\//i.test(authority.url) ? authority.url : '',
    standings: [...days].sort().map((day) => {
      const standing = standingOn(authority, day)
      const caution = openPoints(authority, standing, locale)
      return {
        day,
        standing: standingInWords(standing)[locale],
        note: standing.note?.[locale] ?? '',
        caution,
        isDoubtful: caution !== '' || !mayBeReliedOn(standing),
      }
    }),
  })).sort((a, b) => a.jurisdiction.localeCompare(b.jurisdiction) || a.citation.localeCompare(b.citation))
}
