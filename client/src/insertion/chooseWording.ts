import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import {
  type ClausePreview,
  type PreviewClauseParams,
  previewClauseRequest,
  type Wordings,
  type WordingsParams,
  wordingsRequest,
} from '../../../server/src/insertProtocol.ts'
import { type InsertClauseParams, type InsertResult, insertClauseRequest } from '../../../server/src/protocol.ts'
import { apply, bringUp } from '../edits.ts'
import { PreviewDocuments } from './previewDocuments.ts'

interface WordingItem extends vscode.QuickPickItem {
  /** What is put in; undefined for the entry that changes the language. */
  readonly params?: PreviewClauseParams
  readonly words?: string
}

/**
 * Asks which words of a clause go in: each position is shown in its place in the contract, beside the contract as it is, while
 * somebody goes through them. Nothing is changed until one is taken.
 */
export async function chooseWording(client: LanguageClient, uri: vscode.Uri, clause: string): Promise<void> {
  const address = client.code2ProtocolConverter.asUri(uri)
  const ask = (language?: Wordings['language']): Promise<Wordings | null> =>
    client.sendRequest(wordingsRequest, {
      uri: address,
      clause,
      ...(language ? { language } : {}),
    } satisfies WordingsParams)
  const first = await ask()
  if (!first) return
  const previews = new PreviewDocuments()
  const picked = await pickFrom(first, ask, { client, uri, previews, clause })
  await previews.close()
  previews.dispose()
  await bringUp(uri)
  if (!picked) return
  await apply(client, await client.sendRequest<InsertResult>(insertClauseRequest, picked))
}

interface Place {
  readonly client: LanguageClient
  readonly uri: vscode.Uri
  readonly previews: PreviewDocuments
  readonly clause: string
}

/** What somebody takes; undefined where they call it off. */
function pickFrom(
  first: Wordings,
  ask: (language: Wordings['language']) => Promise<Wordings | null>,
  place: Place,
): Promise<InsertClauseParams | undefined> {
  const pick = vscode.window.createQuickPick<WordingItem>()
  const page = { iconPath: new vscode.ThemeIcon('open-preview'), tooltip: vscode.l10n.t('Read it as a page') }
  pick.title = vscode.l10n.t('Insert: {0}', first.title)
  pick.placeholder = vscode.l10n.t('Enter puts these words in, Escape changes nothing.')
  pick.ignoreFocusOut = true
  pick.buttons = [page]
  let told = first
  // One after the other: a preview that came late would stay when the list has gone.
  let showing = Promise.resolve()
  let wanted: PreviewClauseParams | undefined
  const lookAt = (item: WordingItem | undefined): void => {
    const params = item?.params
    if (!params) return
    wanted = params
    showing = showing.then(() => (params === wanted ? preview(params, place) : undefined)).catch(() => undefined)
  }
  const show = (): void => {
    pick.items = itemsOf(told, place)
    const usual = pick.items.filter((_item, i) => told.wordings[i]?.isUsual)
    pick.activeItems = usual
    // The editor tells only what a person goes to.
    lookAt(usual[0])
  }
  show()
  return new Promise((resolve) => {
    pick.onDidChangeActive(([item]) => lookAt(item))
    const end = (picked: InsertClauseParams | undefined): void => {
      wanted = undefined
      void showing.then(() => resolve(picked))
    }
    pick.onDidTriggerButton(() => {
      const [item] = pick.activeItems
      if (item?.words !== undefined) void place.previews.page(`${item.label}.md`, item.words)
    })
    pick.onDidAccept(async () => {
      const [item] = pick.selectedItems
      if (item?.params) {
        end(item.params)
        pick.hide()
        return
      }
      const at = told.languages.findIndex(({ language }) => language === told.language)
      const next = told.languages[(at + 1) % told.languages.length]
      told = (next && (await ask(next.language))) ?? told
      show()
    })
    pick.onDidHide(() => {
      end(undefined)
      pick.dispose()
    })
    pick.show()
  })
}

function itemsOf({ wordings, language, languages }: Wordings, { client, uri, clause }: Place): WordingItem[] {
  const base = { uri: client.code2ProtocolConverter.asUri(uri), clause }
  // Only a language that is not the contract's own is asked for by name.
  const asked = language === languages[0]?.language ? {} : { language }
  const items = wordings.map(({ position, title, isUsual, words }): WordingItem => {
    const [, ...paragraphs] = words.split('\n\n')
    return {
      label: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
      description: isUsual ? vscode.l10n.t('usual') : '',
      detail: paragraphs.join(' '),
      params: { ...base, position, ...asked },
      words,
    }
  })
  const own = languages.find((one) => one.language === language)?.title ?? language
  return [
    ...items,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(globe) ${vscode.l10n.t('Language: {0}', own)}`, description: vscode.l10n.t('Enter changes it') },
  ]
}

/** Shows the contract with the clause in it beside the contract as it is, at the new words; the list keeps the keyboard. */
async function preview(params: PreviewClauseParams, { client, uri, previews }: Place): Promise<void> {
  const told = await client.sendRequest<ClausePreview | null>(previewClauseRequest, params)
  if (!told) return
  const name = uri.path.split('/').at(-1) ?? ''
  await vscode.commands.executeCommand(
    'vscode.diff',
    uri,
    previews.set(name, told.text),
    vscode.l10n.t('{0} (not put in yet)', name),
    {
      preview: true,
      preserveFocus: true,
      selection: client.protocol2CodeConverter.asRange({ start: told.range.start, end: told.range.start }),
    } satisfies vscode.TextDocumentShowOptions,
  )
}
