import * as vscode from 'vscode'

/** A row of a tree with the rows below it. */
export interface Row {
  readonly item: vscode.TreeItem
  readonly rows: readonly Row[]
}

/** A tree of rows that are made anew, all at once, when there is something new to show; VS Code keeps what is open by their ids. */
export class RowsTree implements vscode.TreeDataProvider<Row> {
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChangeTreeData = this.#changed.event
  #rows: readonly Row[] = []

  /** Shows some rows in place of those before. */
  show(rows: readonly Row[]): void {
    this.#rows = rows
    this.#changed.fire()
  }

  getTreeItem({ item }: Row): vscode.TreeItem {
    return item
  }

  getChildren(row?: Row): Row[] {
    return [...(row?.rows ?? this.#rows)]
  }
}

/** What a row shows. */
export interface RowLooks {
  /** The same for the same row in every version. */
  readonly id: string
  readonly label: string
  /** Beside the label, less loud. */
  readonly description: string
  /** Markdown for the hover; words of contracts in it are escaped already. */
  readonly detail?: string
  /** A codicon, and the colour of a theme where it has one. */
  readonly icon?: readonly [icon: string, colour?: string]
  /** Words that the menus of package.json ask for. */
  readonly context: readonly string[]
  /** What is done when somebody picks it. */
  readonly command?: vscode.Command
}

/** A row, open to its rows where it is said to be. */
export function rowOf(looks: RowLooks, rows: readonly Row[] = [], isOpen = false): Row {
  const { id, label, description, detail, icon, context, command } = looks
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState
  const item = new vscode.TreeItem(label, rows.length === 0 ? None : isOpen ? Expanded : Collapsed)
  item.id = id
  item.description = description
  item.contextValue = context.join(' ')
  if (detail !== undefined) item.tooltip = new vscode.MarkdownString(detail)
  if (icon) item.iconPath = new vscode.ThemeIcon(icon[0], icon[1] ? new vscode.ThemeColor(icon[1]) : undefined)
  if (command) item.command = command
  // Read out in one go, without the marks that only eyes need.
  const spoken = [label, ...description.split(' · ')].filter((one) => one !== '').join(', ')
  item.accessibilityInformation = { label: spoken, role: 'treeitem' }
  return { item, rows }
}

/** A group with the count of its rows. */
export const groupOf = (id: string, label: string, rows: readonly Row[], isOpen: boolean): Row =>
  rowOf({ id, label, description: String(rows.length), context: ['group'] }, rows, isOpen)
