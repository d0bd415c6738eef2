import type { AuthorityRow, Overview } from '../../../server/src/viewProtocol.ts'
import { groupOf, type Row, rowOf } from './rowsTree.ts'

/** A row of an authority, whose menus are handed the row itself. */
export interface AuthorityTreeRow extends Row {
  readonly url: string
}

/** The rows of the view of authorities, by jurisdiction. */
export function authorityTreeRows({ authorities }: Overview): Row[] {
  const jurisdictions = [...new Set(authorities.map(({ jurisdiction }) => jurisdiction))]
  return jurisdictions.map((one) => {
    const rows = authorities.filter(({ jurisdiction }) => jurisdiction === one).map(authorityRow)
    return groupOf(one, one, rows, true)
  })
}

function authorityRow({ id, citation, standing, isDoubtful, detail, url }: AuthorityRow): AuthorityTreeRow {
  const context = ['authority', ...(url ? ['linked'] : [])]
  const icon: readonly [string, string?] = isDoubtful ? ['warning', 'problemsWarningIcon.foreground'] : ['verified']
  return { ...rowOf({ id, label: citation, description: standing, detail, icon, context }), url }
}
