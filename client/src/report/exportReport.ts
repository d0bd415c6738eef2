import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { type ReportParams, type ReportResult, reportRequest } from '../../../server/src/protocol.ts'
import type { ActiveContract } from '../activeContract.ts'
import { noContract } from '../noContract.ts'
import { withProgress } from '../withProgress.ts'
import { askForm, askLanguage } from './form.ts'
import { askSubject, baseOf, isSaved, type Subject, subjectAt } from './subject.ts'

/** The command that writes a report on contracts into a file. */
export const registerReportCommand = (client: LanguageClient, active: ActiveContract): vscode.Disposable =>
  vscode.commands.registerCommand('proviso.exportReport', async (clicked?: vscode.Uri) => {
    try {
      await exportReport(client, clicked ? await subjectAt(clicked) : await askSubject(active.current))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      void vscode.window.showWarningMessage(vscode.l10n.t('The report was not written: {0}', why))
    }
  })

/** @param subject of the report; undefined where the reader chose none */
async function exportReport(client: LanguageClient, subject: Subject | undefined): Promise<void> {
  const form = subject && (await askForm())
  const language = form && (await askLanguage())
  if (!language || !(await isSaved(subject))) return
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export report'),
    defaultUri: defaultTarget(subject, form.ending, language),
    filters: { [form.label]: [form.ending] },
  })
  if (!target) return
  const asUri = client.code2ProtocolConverter.asUri
  const params: ReportParams = {
    ...(subject.contract ? { contract: asUri(subject.contract) } : {}),
    ...(subject.folder ? { folder: asUri(subject.folder) } : {}),
    ...{ format: form.format, language },
  }
  const title = vscode.l10n.t('Making the report')
  const { text, contracts, isCancelled } = await withProgress<ReportResult>(client, title, reportRequest, params)
  if (isCancelled) return
  if (contracts.length === 0) {
    void vscode.window.showInformationMessage(noContract())
    return
  }
  if (contracts.some((uri) => client.protocol2CodeConverter.asUri(uri).toString() === target.toString()))
    throw new Error(
      vscode.l10n.t('This is one of the contracts; the report would take its place. Choose another name.'),
    )
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text))
  const open = vscode.l10n.t('Open')
  const words = vscode.l10n.t('The report is written: {0}', baseOf(target))
  if ((await vscode.window.showInformationMessage(words, open)) === open) await openReport(target, form.ending)
}

/** A page opens in the browser, where the file is on the reader's own computer; all else in an editor. */
async function openReport(file: vscode.Uri, ending: string): Promise<void> {
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined
  if (ending === 'html' && isHere && (await vscode.env.openExternal(file))) return
  await vscode.commands.executeCommand('vscode.open', file)
}

/** Where the report goes unless the reader says otherwise: the open folder, under a name that says what it is. */
function defaultTarget({ name, contract, folder }: Subject, ending: string, language: string): vscode.Uri {
  const at = contract ?? folder
  const root = (at && vscode.workspace.getWorkspaceFolder(at)) ?? vscode.workspace.workspaceFolders?.[0]
  const place = root?.uri ?? (at ? vscode.Uri.joinPath(at, '..') : vscode.Uri.file('/'))
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'))
  const what = language === 'zh' ? '合规报告' : 'report'
  return vscode.Uri.joinPath(place, `${name}-${what}-${parts.join('-')}.${ending}`)
}
