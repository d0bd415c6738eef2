import * as vscode from 'vscode'
import { foldersAtHand, nameOf } from '../chooseFolder.ts'
import { languages } from '../server.ts'

/** What a report is on. */
export interface Subject {
  readonly label: string
  /** What its file is called after. */
  readonly name: string
  readonly contract?: vscode.Uri
  /** Undefined for all open folders. */
  readonly folder?: vscode.Uri
}

/** The last part of an address. */
export const baseOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1)

/** The file or the folder that was clicked. */
export async function subjectAt(uri: vscode.Uri): Promise<Subject> {
  const isFolder = ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0
  return isFolder ? ofFolder(uri) : ofContract(uri)
}

const ofContract = (uri: vscode.Uri): Subject => ({
  label: `$(file) ${vscode.l10n.t('This contract: {0}', baseOf(uri))}`,
  name: baseOf(uri).replace(/(?:\.contract)?\.\w+$/, ''),
  contract: uri,
})

const ofFolder = (uri: vscode.Uri): Subject => ({
  label: `$(folder) ${vscode.l10n.t('This folder: {0}', nameOf(uri))}`,
  name: baseOf(uri),
  folder: uri,
})

/**
 * Asks what a report is to tell of, where there is a choice; says so where there is nothing.
 * @param atHand the contract that was looked at last
 */
export async function askSubject(atHand: vscode.TextDocument | undefined): Promise<Subject | undefined> {
  const isOurs = atHand !== undefined && ['file', 'untitled'].includes(atHand.uri.scheme)
  const subjects = [...(isOurs ? [ofContract(atHand.uri)] : []), ...foldersAtHand(atHand?.uri).map(ofFolder)]
  if ((vscode.workspace.workspaceFolders?.length ?? 0) > 1) {
    const label = `$(root-folder) ${vscode.l10n.t('All open folders')}`
    subjects.push({ label, name: vscode.workspace.name ?? 'contracts' })
  }
  if (subjects.length === 0) {
    const words = vscode.l10n.t(
      'Open a contract that is saved on this computer, or the folder that your contracts are in.',
    )
    void vscode.window.showInformationMessage(words)
  }
  const question = { placeHolder: vscode.l10n.t('What should the report cover?'), ignoreFocusOut: true }
  const subject = subjects.length < 2 ? subjects[0] : await vscode.window.showQuickPick(subjects, question)
  if (subject?.contract?.scheme !== 'untitled') return subject
  // A report tells of what is saved.
  const saved = await vscode.workspace.save(subject.contract)
  return saved && ofContract(saved)
}

/** A report tells of what is saved: offers to save what is not. Gives whether to go on. */
export async function isSaved({ contract, folder }: Subject): Promise<boolean> {
  const start = folder && `${folder.toString().replace(/\/$/, '')}/`
  const unsaved = vscode.workspace.textDocuments.filter(({ isDirty, languageId, uri }) => {
    if (!isDirty || !languages.includes(languageId) || uri.scheme !== 'file') return false
    return contract ? uri.toString() === contract.toString() : start === undefined || uri.toString().startsWith(start)
  })
  if (unsaved.length === 0) return true
  const save = vscode.l10n.t('Save and go on')
  const without = vscode.l10n.t('Go on without the changes')
  const words = vscode.l10n.t('There are changes that are not saved, and a report tells of what is saved.')
  const detail = unsaved.map(({ uri }) => baseOf(uri)).join('\n')
  const choice = await vscode.window.showWarningMessage(words, { modal: true, detail }, save, without)
  if (choice === save) for (const document of unsaved) await document.save()
  return choice !== undefined
}
