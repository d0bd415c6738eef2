import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { Statuses } from '../statuses.ts'
import { type AuthorityTreeRow, authorityTreeRows } from './authorityRows.ts'
import { clauseActions } from './clauseActions.ts'
import { CoverageFilter } from './coverageFilter.ts'
import { coverageRows } from './coverageRows.ts'
import { factActions } from './factActions.ts'
import { factTreeRows } from './factRows.ts'
import { RowsTree } from './rowsTree.ts'
import { ShownContract } from './shownContract.ts'

/** The side bar: the coverage, the facts and the authorities of the contract in the active editor. */
export function registerViews(
  client: LanguageClient,
  statuses: Statuses,
  { workspaceState }: vscode.ExtensionContext,
): vscode.Disposable[] {
  const filter = new CoverageFilter(workspaceState)
  const trees = { coverage: new RowsTree(), facts: new RowsTree(), authorities: new RowsTree() }
  const view = (name: keyof typeof trees) =>
    vscode.window.createTreeView(`proviso.${name}`, { treeDataProvider: trees[name], showCollapseAll: true })
  const coverage = view('coverage')
  const views = [coverage, view('facts'), view('authorities')]
  const shown = new ShownContract(client, statuses, () => views.some(({ visible }) => visible))
  const showCoverage = (): void => {
    const { overview } = shown
    const rows = overview ? coverageRows(overview, filter.current) : []
    coverage.description = overview ? `${overview.met}/${overview.needed}` : ''
    // A view without rows would offer to open a contract.
    const nothing = overview && rows.length === 0 ? vscode.l10n.t('The filter leaves out every clause.') : undefined
    coverage.message = nothing ?? (overview && filter.isOn ? vscode.l10n.t('Some clauses are left out.') : '')
    trees.coverage.show(rows)
  }
  const show = (): void => {
    showCoverage()
    trees.facts.show(shown.overview ? factTreeRows(shown.overview) : [])
    trees.authorities.show(shown.overview ? authorityTreeRows(shown.overview) : [])
  }
  const on = (name: string, run: (row: never) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`proviso.${name}`, run)
  return [
    shown,
    shown.onDidChange(show),
    ...views,
    ...views.map((one) => one.onDidChangeVisibility(({ visible }) => visible && shown.refresh())),
    on('filterCoverage', () => filter.ask().then(showCoverage)),
    on('clearCoverageFilter', () => filter.clear().then(showCoverage)),
    on('openAuthority', ({ url }: AuthorityTreeRow) => vscode.env.openExternal(vscode.Uri.parse(url, true))),
    ...clauseActions(client, shown),
    ...factActions(client, shown),
  ]
}
