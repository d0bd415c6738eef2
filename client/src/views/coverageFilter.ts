import * as vscode from 'vscode'
import { type ClauseGroup, clauseGroups } from '../../../server/src/viewProtocol.ts'
import { type Filter, groupTitles } from './coverageRows.ts'

const key = 'coverage.filter'
const everything: Filter = { hidden: [], requiredOnly: false }

/** What of the Coverage view is left out; kept for the folder. Sets `proviso.filtered`. */
export class CoverageFilter {
  readonly #memory: vscode.Memento

  constructor(memory: vscode.Memento) {
    this.#memory = memory
    this.#tell()
  }

  get current(): Filter {
    return this.#memory.get<Filter>(key, everything)
  }

  /** Whether anything is left out. */
  get isOn(): boolean {
    const { hidden, requiredOnly } = this.current
    return hidden.length > 0 || requiredOnly
  }

  /** Shows everything again. */
  async clear(): Promise<void> {
    await this.#keep(everything)
  }

  /** Asks which groups are shown, and whether only what is required. */
  async ask(): Promise<void> {
    const { hidden, requiredOnly } = this.current
    const titles = groupTitles()
    const groups = clauseGroups.map((group) => ({
      label: titles[group],
      group: group as ClauseGroup | undefined,
      picked: !hidden.includes(group),
    }))
    const only = { label: vscode.l10n.t('Only what is required'), group: undefined, picked: requiredOnly }
    const line = { label: '', kind: vscode.QuickPickItemKind.Separator, group: undefined }
    const picked = await vscode.window.showQuickPick([...groups, line, only], {
      title: vscode.l10n.t('Coverage'),
      placeHolder: vscode.l10n.t('Which clauses are shown?'),
      canPickMany: true,
    })
    if (!picked) return
    const shown = picked.map(({ group }) => group)
    await this.#keep({
      hidden: clauseGroups.filter((group) => !shown.includes(group)),
      requiredOnly: shown.includes(undefined),
    })
  }

  async #keep(filter: Filter): Promise<void> {
    await this.#memory.update(key, filter)
    this.#tell()
  }

  #tell(): void {
    void vscode.commands.executeCommand('setContext', 'proviso.filtered', this.isOn)
  }
}
