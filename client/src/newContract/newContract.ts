import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import {
  type NewContractChoices,
  type NewContractParams,
  type NewContractResult,
  newContractChoicesRequest,
  newContractRequest,
} from '../../../server/src/protocol.ts'
import { askForSome, askForWords, askInTurn, askToPick, type Question } from './questions.ts'
import { sampleContract } from './sample.ts'

type Answers = { -readonly [Key in keyof NewContractParams]: NewContractParams[Key] }

/** Asks what a new contract is to be, writes it and opens it, unsaved. */
export async function beginContract(client: LanguageClient): Promise<void> {
  const choices = await client.sendRequest<NewContractChoices>(newContractChoicesRequest)
  const answers: Answers = {
    ...{ type: choices.types[0]?.type ?? 'services', side: 'customer', provider: '', customer: '' },
    ...{ items: [], language: interfaceLanguage(), format: 'markdown' },
  }
  const title = vscode.l10n.t('New contract')
  if (await askInTurn(title, questions(choices, answers))) await openContract(client, answers)
}

/** Opens a contract with a few gaps, to try Proviso on. */
export function openSample(client: LanguageClient): Promise<void> {
  return openContract(client, sampleContract(interfaceLanguage()))
}

function questions(choices: NewContractChoices, answers: Answers): Question[] {
  const { l10n } = vscode
  const answer = <Key extends keyof Answers>(key: Key) => ({
    get: () => answers[key],
    set: (value: Answers[Key]) => {
      answers[key] = value
    },
  })
  return [
    askToPick(
      l10n.t('Which kind? It decides which clauses are needed.'),
      choices.types.map(({ type, title }) => ({ value: type, label: title })),
      answer('type'),
    ),
    askToPick(
      l10n.t('Which side do you draft for?'),
      [
        { value: 'customer', label: l10n.t('The customer'), detail: l10n.t('Who buys, rents or uses.') },
        { value: 'provider', label: l10n.t('The provider'), detail: l10n.t('Who supplies, leases or licenses.') },
        { value: 'neutral', label: l10n.t('Neither side') },
      ],
      answer('side'),
    ),
    askForWords(l10n.t('Registered name of the provider. Leave it empty to fill it in later.'), answer('provider')),
    askForWords(l10n.t('Registered name of the customer. Leave it empty to fill it in later.'), answer('customer')),
    askForSome(l10n.t('What is supplied or used, if known?'), choices.items, answer('items')),
    askToPick(
      l10n.t('In which language is the contract?'),
      [
        { value: 'en', label: 'English' },
        { value: 'zh-Hans', label: '简体中文' },
        { value: 'zh-Hant', label: '繁體中文' },
      ],
      answer('language'),
    ),
    askToPick(
      l10n.t('How is it to be kept?'),
      [
        { value: 'markdown', label: 'Markdown', detail: l10n.t('Plain text with titles; the usual choice.') },
        { value: 'yaml', label: 'YAML', detail: l10n.t('Each clause an entry, for contracts that programs read.') },
      ],
      answer('format'),
    ),
  ]
}

async function openContract(client: LanguageClient, wanted: NewContractParams): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  const params: NewContractParams = {
    ...wanted,
    ...(folder ? { folder: client.code2ProtocolConverter.asUri(folder.uri) } : {}),
  }
  const { text } = await client.sendRequest<NewContractResult>(newContractRequest, params)
  const document = await vscode.workspace.openTextDocument({ language: wanted.format, content: text })
  // A walkthrough stays in view: the contract opens beside it.
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab
  const viewColumn = tab && tab.input === undefined ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active
  const editor = await vscode.window.showTextDocument(document, { preview: false, viewColumn })
  const blank = /\[\[[^\]]*\]\]/.exec(text)
  if (!blank) return
  const [start, end] = [blank.index, blank.index + blank[0].length].map((at) => document.positionAt(at))
  if (start && end) editor.selection = new vscode.Selection(start, end)
}

/** The language of Proviso's messages, as one that contracts are drafted in. */
function interfaceLanguage(): NewContractParams['language'] {
  const set = vscode.workspace.getConfiguration('proviso').get<string>('language')
  const language = set === 'en' ? 'en' : vscode.env.language.toLowerCase()
  if (/^zh-(?:tw|hk|hant)/.test(language)) return 'zh-Hant'
  return set === 'zh' || language.startsWith('zh') ? 'zh-Hans' : 'en'
}
