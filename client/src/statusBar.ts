import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { isContractName } from '../../server/src/contract/contractName.ts'
import type { StatusParams } from '../../server/src/protocol.ts'
import type { Statuses } from './statuses.ts'

/** What else may be done with contracts, offered under what is said of the one at hand. */
const moreCommands = ['proviso.checkFolder', 'proviso.exportReport', 'proviso.compareWithCommit']
const links = (): string => {
  const titles = [
    vscode.l10n.t('Check the folder'),
    vscode.l10n.t('Export report…'),
    vscode.l10n.t('Compare with the last commit'),
  ]
  return titles.map((title, i) => `[${title}](command:${moreCommands[i]})`).join(' · ')
}

/** A checker that has not come up after so long, in milliseconds, is taken to hang: what it does not check must not look clean. */
const comesUpWithin = 10_000

/**
 * The status bar item: how many of the needed clauses the active contract has, or that nothing is checked now. For a file that only
 * looks like a contract it is one quiet offer; for any other file there is nothing.
 */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('proviso.coverage', vscode.StatusBarAlignment.Right, 100)
  readonly #known = new Map<string, StatusParams>()
  readonly #client: LanguageClient
  readonly #disposables: vscode.Disposable[]
  /** Whether the checker has had the time to come up. */
  #isDue = false

  constructor(client: LanguageClient, statuses: Statuses) {
    this.#client = client
    this.#item.name = 'Proviso'
    const due = setTimeout(() => {
      this.#isDue = true
      this.#show()
    }, comesUpWithin)
    this.#disposables = [
      this.#item,
      statuses.onDidTell((status) => {
        this.#known.set(client.protocol2CodeConverter.asUri(status.uri).toString(), status)
        // From the first contract on the commands are offered.
        if (status.state === 'contract') void vscode.commands.executeCommand('setContext', 'proviso.contract', true)
        this.#show()
      }),
      client.onDidChangeState(() => this.#show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString())),
      { dispose: () => clearTimeout(due) },
    ]
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose()
  }

  #show(): void {
    // A walkthrough or a preview that has the focus is no editor: the contract beside it counts on.
    const [beside] = vscode.window.visibleTextEditors
    const uri = (vscode.window.activeTextEditor ?? beside)?.document.uri
    const status = uri && this.#known.get(uri.toString())
    void vscode.commands.executeCommand('setContext', 'proviso.activeContract', status?.state === 'contract')
    const isRunning = this.#client.isRunning()
    const isNamed = uri !== undefined && isContractName(uri.path)
    if (!isRunning && (status?.state === 'contract' || (isNamed && this.#isDue))) this.#showStopped()
    else if (status?.state === 'contract' && isRunning) this.#showCoverage(status)
    else if (status?.state === 'looks-like-contract' && isRunning) this.#showOffer()
    else this.#item.hide()
  }

  #showCoverage({ met, needed, missing, incomplete, recommended }: StatusParams): void {
    const counted = needed > 0 ? vscode.l10n.t('{0} of {1} clauses', met, needed) : vscode.l10n.t('Contract checked')
    this.#item.text = `$(law) ${counted}`
    const list = (title: string, clauses: readonly string[]): string[] =>
      clauses.length > 0 ? [title, '', ...clauses.map((clause) => `- ${clause}`), ''] : []
    const lines = [
      ...list(vscode.l10n.t('Needed clauses that are missing:'), missing),
      ...(missing.length === 0 ? [vscode.l10n.t('All needed clauses are there.'), ''] : []),
      ...list(vscode.l10n.t('There, but incomplete:'), incomplete),
      ...list(vscode.l10n.t('Also recommended:'), recommended),
      ...(missing.length + recommended.length > 0 ? [vscode.l10n.t('Click to insert one.'), ''] : []),
      links(),
    ]
    const tooltip = new vscode.MarkdownString(lines.join('\n'))
    tooltip.isTrusted = { enabledCommands: moreCommands }
    this.#item.tooltip = tooltip
    this.#item.command = 'proviso.insertClause'
    this.#item.show()
  }

  /** What was counted before may no longer be so. */
  #showStopped(): void {
    this.#item.text = `$(warning) ${vscode.l10n.t('Not checking')}`
    this.#item.tooltip = vscode.l10n.t(
      'The checker of Proviso is not running or does not answer. Click to start it again.',
    )
    this.#item.command = 'proviso.restart'
    this.#item.show()
  }

  #showOffer(): void {
    this.#item.text = `$(law) ${vscode.l10n.t('Check this contract?')}`
    this.#item.tooltip = vscode.l10n.t('This file reads like a contract. Click to have Proviso check it.')
    this.#item.command = 'proviso.checkFile'
    this.#item.show()
  }
}
