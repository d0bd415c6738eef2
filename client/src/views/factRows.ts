import * as vscode from 'vscode'
import { type FactRow, type FactState, factStates, type Overview } from '../../../server/src/viewProtocol.ts'
import { groupOf, type Row, rowOf } from './rowsTree.ts'

/** A row of a fact, whose menus are handed the row itself. */
export interface FactTreeRow extends Row {
  readonly fact: FactRow
}

/** The rows of the view of facts: what is declared, what the words say, and what is not known. */
export function factTreeRows({ facts }: Overview): Row[] {
  const titles: Record<FactState, string> = {
    declared: vscode.l10n.t('Declared'),
    inferred: vscode.l10n.t('Read from the words'),
    unknown: vscode.l10n.t('Not known'),
  }
  return factStates.flatMap((state) => {
    const rows = facts.filter((fact) => fact.state === state)
    return rows.length > 0 ? [groupOf(state, titles[state], rows.map(factRow), true)] : []
  })
}

const icons: Record<FactState, readonly [string]> = {
  declared: ['pass'],
  inferred: ['lightbulb'],
  unknown: ['question'],
}

function factRow(fact: FactRow): FactTreeRow {
  const { id, state, name, value, detail, isWrong, path, range, removable, offer, parts } = fact
  const context = [
    'fact',
    ...(path ? ['settable'] : []),
    ...(range ? ['placed'] : []),
    ...(removable ? ['removable'] : []),
    ...(offer === undefined ? [] : ['offered']),
  ]
  const icon: readonly [string, string?] = isWrong ? ['warning', 'problemsWarningIcon.foreground'] : icons[state]
  const picked = path ? 'proviso.setFact' : range ? 'proviso.showFact' : undefined
  const command = picked && { command: picked, title: vscode.l10n.t('Set this fact'), arguments: [{ fact }] }
  const described =
    value === '' && state === 'unknown' && !id.startsWith('unknown') ? vscode.l10n.t('not known') : value
  const row = rowOf(
    { id, label: name, description: described, detail, icon, context, ...(command ? { command } : {}) },
    parts.map(factRow),
  )
  return { ...row, fact }
}
