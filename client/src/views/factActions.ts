import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { DocumentParams, InsertResult } from '../../../server/src/protocol.ts'
import {
  type DeclareFactParams,
  declareFactRequest,
  type FactChoices,
  type FactParams,
  factChoicesRequest,
  removeFactRequest,
  type SetFactParams,
  type SetFactResult,
  setFactRequest,
} from '../../../server/src/viewProtocol.ts'
import { apply, reveal } from '../edits.ts'
import type { FactTreeRow } from './factRows.ts'
import type { ShownContract } from './shownContract.ts'

/** What can be done with a row of the view of facts; each command is handed the row. */
export function factActions(client: LanguageClient, shown: ShownContract): vscode.Disposable[] {
  const on = (
    name: string,
    run: (fact: FactTreeRow['fact'], document: DocumentParams, uri: vscode.Uri) => unknown,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(`proviso.${name}`, (row: FactTreeRow | undefined) => {
      const document = shown.params()
      return row && document && shown.uri ? run(row.fact, document, shown.uri) : undefined
    })
  return [
    on('setFact', ({ path }, document) => path && setFact(client, { ...document, path })),
    on('showFact', ({ range }, _document, uri) => range && reveal(uri, client.protocol2CodeConverter.asRange(range))),
    on('removeFact', async ({ removable }, document) => {
      if (!removable) return
      const params: FactParams = { ...document, path: removable }
      await apply(client, await client.sendRequest<InsertResult>(removeFactRequest, params))
    }),
    on('declareFact', async ({ offer }, document) => {
      if (offer === undefined) return
      const params: DeclareFactParams = { ...document, offer }
      await apply(client, await client.sendRequest<InsertResult>(declareFactRequest, params))
    }),
  ]
}

/** Asks for the value of a fact, by picks where there are values to pick from, and writes it into the facts. */
async function setFact(client: LanguageClient, params: FactParams): Promise<void> {
  const choices = await client.sendRequest<FactChoices | null>(factChoicesRequest, params)
  if (!choices) return
  const set = (value: SetFactParams['value']): Promise<SetFactResult> =>
    client.sendRequest<SetFactResult>(setFactRequest, { ...params, value } satisfies SetFactParams)
  const value = await valueFor(choices, async (text) => (await set(text)).problem)
  if (value === undefined) return
  const { edit, problem } = await set(value)
  if (problem) void vscode.window.showWarningMessage(problem)
  else await apply(client, edit)
}

/** What somebody picks or writes; undefined where they call it off. */
async function valueFor(
  choices: FactChoices,
  check: (text: string) => Promise<string>,
): Promise<SetFactParams['value'] | undefined> {
  const { name, about, current, isList, isFree } = choices
  const write = (): Thenable<string | undefined> =>
    vscode.window.showInputBox({
      title: name,
      prompt: about,
      value: current[0] ?? '',
      ignoreFocusOut: true,
      validateInput: async (text) => (text.trim() === '' ? null : (await check(text.trim())) || null),
    })
  const items = itemsOf(choices)
  if (items.length === 0) return trimmed(await write())
  const options = {
    title: name,
    placeHolder: about,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  }
  if (isList) {
    const picked = await vscode.window.showQuickPick(items, { ...options, canPickMany: true })
    return picked?.map(({ value }) => value)
  }
  const other = { label: vscode.l10n.t('Something else…'), value: '' }
  const picked = await vscode.window.showQuickPick([...items, ...(isFree ? [other] : [])], options)
  return picked && (picked.value === '' ? trimmed(await write()) : picked.value)
}

const trimmed = (text: string | undefined): string | undefined => text?.trim() || undefined

/** The values to pick from: what stands there and what the words say come first. */
function itemsOf({ choices, current, isList }: FactChoices): (vscode.QuickPickItem & { value: string })[] {
  const rank = (value: string, isInferred: boolean): number => (current.includes(value) ? 0 : isInferred ? 1 : 2)
  return [...choices]
    .sort((a, b) => rank(a.value, a.isInferred) - rank(b.value, b.isInferred))
    .map(({ value, means, isInferred }) => ({
      value,
      label: means.replace(/[.。]$/, '') || value,
      description: [
        ...(means ? [value] : []),
        ...(isInferred ? [vscode.l10n.t('read from the words')] : []),
        ...(!isList && current.includes(value) ? [vscode.l10n.t('declared')] : []),
      ].join(' · '),
      picked: current.includes(value),
    }))
}
