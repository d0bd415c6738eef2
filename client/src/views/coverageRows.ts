import * as vscode from 'vscode'
import {
  type ClauseGroup,
  type ClauseRow,
  clauseGroups,
  type ElementRow,
  type Overview,
} from '../../../server/src/viewProtocol.ts'
import { groupOf, type Row, rowOf } from './rowsTree.ts'

/** What of the clauses is left out. */
export interface Filter {
  readonly hidden: readonly ClauseGroup[]
  /** Whether what the deal does not require is left out. */
  readonly requiredOnly: boolean
}

/** The names of the groups. */
export const groupTitles = (): Record<ClauseGroup, string> => ({
  missing: vscode.l10n.t('Missing'),
  weak: vscode.l10n.t('Incomplete'),
  unclear: vscode.l10n.t('Cannot tell'),
  met: vscode.l10n.t('There'),
  waived: vscode.l10n.t('Gap accepted'),
  'not-applicable': vscode.l10n.t('Not called for'),
})

const icons: Record<ClauseGroup, readonly [string, string?]> = {
  missing: ['warning', 'problemsWarningIcon.foreground'],
  weak: ['tasklist', 'problemsWarningIcon.foreground'],
  unclear: ['question'],
  met: ['pass', 'testing.iconPassed'],
  waived: ['verified'],
  'not-applicable': ['circle-slash'],
}

/** The groups that are open until somebody closes them: those that ask for something. */
const openGroups: readonly ClauseGroup[] = ['missing', 'weak', 'unclear']

/** The rows of the Coverage view: the groups that have clauses, their clauses, and the limbs of those. */
export function coverageRows({ clauses }: Overview, { hidden, requiredOnly }: Filter): Row[] {
  const titles = groupTitles()
  return clauseGroups.flatMap((group) => {
    if (hidden.includes(group)) return []
    const rows = clauses.filter((one) => one.group === group && (!requiredOnly || one.level === 'required'))
    if (rows.length === 0) return []
    return [groupOf(group, titles[group], rows.map(clauseRow), openGroups.includes(group))]
  })
}

function clauseRow(row: ClauseRow): Row {
  const { clause, title, group, level, note, detail, range, insertable, waivable, elements } = row
  const icon = group === 'missing' && level !== 'required' ? (['info'] as const) : icons[group]
  const completable = group === 'weak' && elements.some((one) => isLacking(one) && one.completable)
  const context = [
    'clause',
    group,
    ...(insertable ? ['insertable'] : []),
    ...(completable ? ['completable'] : []),
    ...(waivable ? ['waivable'] : []),
  ]
  const argument: ClauseArgument = {
    clause,
    title,
    ...(range ? { range } : {}),
    elements: elements.filter((one) => isLacking(one) && one.completable).map(({ element }) => element),
  }
  const command = showing(argument)
  return withArgument(
    rowOf(
      { id: clause, label: title, description: note, detail, icon, context, command },
      elements.map((one) => elementRow(row, one)),
    ),
    argument,
  )
}

const isLacking = ({ status, level, isAccepted }: ElementRow): boolean =>
  status !== 'met' && !isAccepted && (level === 'required' || status === 'flawed')

function elementRow({ clause, title }: ClauseRow, one: ElementRow): Row {
  const { element, status, isAccepted, note, detail, range, completable } = one
  const icon: readonly [string, string?] =
    status === 'met'
      ? ['check']
      : isAccepted
        ? ['verified']
        : isLacking(one)
          ? ['warning', 'problemsWarningIcon.foreground']
          : ['circle-large-outline']
  const isOpen = status !== 'met' && !isAccepted
  const context = ['element', ...(isOpen && completable ? ['completable'] : []), ...(isOpen ? ['waivable'] : [])]
  const argument: ClauseArgument = { clause, title, element, ...(range ? { range } : {}), elements: [element] }
  return withArgument(
    rowOf({
      id: `${clause} ${element}`,
      label: one.title,
      description: note,
      detail,
      icon,
      context,
      command: showing(argument),
    }),
    argument,
  )
}

/** What the commands of a row are told: the clause, the limb where it is one, and what may be added. */
export interface ClauseArgument {
  readonly clause: string
  readonly title: string
  readonly element?: string
  readonly range?: ClauseRow['range']
  readonly elements: readonly string[]
}

/** A row of a clause, whose menus are handed the row itself. */
export interface ClauseTreeRow extends Row {
  readonly argument: ClauseArgument
}

const withArgument = (row: Row, argument: ClauseArgument): ClauseTreeRow => ({ ...row, argument })

const showing = (argument: ClauseArgument): vscode.Command => ({
  command: 'proviso.showClause',
  title: vscode.l10n.t('Go to its place'),
  arguments: [{ argument }],
})
