import * as vscode from 'vscode'
import type { ReportParams } from '../../../server/src/protocol.ts'

/** A kind of file that a report can be. */
export interface Form {
  readonly label: string
  readonly description: string
  readonly format: ReportParams['format']
  /** The end of the names of such files. */
  readonly ending: string
}

/** Asks what kind of file a report is to be. */
export function askForm(): Thenable<Form | undefined> {
  const page = vscode.l10n.t('a page to read in a browser, to print, or to send')
  const forms: Form[] = [
    { label: 'HTML', format: 'html', ending: 'html', description: page },
    { label: 'Markdown', format: 'markdown', ending: 'md', description: vscode.l10n.t('text to edit further') },
    { label: 'CSV', format: 'csv', ending: 'csv', description: vscode.l10n.t('a table for a spreadsheet') },
    { label: 'JSON', format: 'json', ending: 'json', description: vscode.l10n.t('data for other programs') },
  ]
  return vscode.window.showQuickPick(forms, { placeHolder: vscode.l10n.t('What kind of file?'), ignoreFocusOut: true })
}

/** Asks in which language a report is to be; that of the messages comes first. */
export async function askLanguage(): Promise<ReportParams['language'] | undefined> {
  const set = vscode.workspace.getConfiguration('proviso').get('language')
  const isChinese = set === 'zh' || (set !== 'en' && vscode.env.language.toLowerCase().startsWith('zh'))
  const both = [
    { label: 'English', language: 'en' },
    { label: '中文', language: 'zh' },
  ] as const
  const items = isChinese ? both.toReversed() : both
  const question = { placeHolder: vscode.l10n.t('In which language?'), ignoreFocusOut: true }
  return (await vscode.window.showQuickPick(items, question))?.language
}
