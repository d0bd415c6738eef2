import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import {
  type AcceptGapParams,
  acceptGapRequest,
  type DocumentParams,
  type Gap,
  gapsRequest,
  type InsertResult,
} from '../../server/src/protocol.ts'

/**
 * Asks which gap is accepted (where there are several), why, by whom and until when, and writes it into the contract.
 * @param among ids of the gaps at hand; all of the contract's where none are given
 * @returns the edit; `null` where there is none to make, `undefined` where the reader has called it off
 */
export async function askToAcceptGap(
  client: LanguageClient,
  uri: string,
  among: readonly string[] | undefined,
): Promise<InsertResult | undefined> {
  const all = await client.sendRequest<Gap[]>(gapsRequest, { uri } satisfies DocumentParams)
  const gaps = among ? all.filter(({ gap }) => among.includes(gap)) : all
  if (gaps.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no gap to accept in this contract.'))
    return undefined
  }
  const title = vscode.l10n.t('Accept a gap')
  const [only] = gaps
  const picked =
    gaps.length === 1
      ? only
      : await vscode.window
          .showQuickPick(
            gaps.map((gap) => ({ label: gap.title, gap })),
            { title, placeHolder: vscode.l10n.t('Which gap is accepted?'), ignoreFocusOut: true },
          )
          .then((item) => item?.gap)
  if (!picked) return undefined
  const ask = (prompt: string, check?: (text: string) => string | undefined): Thenable<string | undefined> =>
    vscode.window.showInputBox({
      title: `${title}: ${picked.title}`,
      prompt,
      ignoreFocusOut: true,
      ...(check ? { validateInput: check } : {}),
    })
  const needed = (text: string): string | undefined =>
    text.trim() === '' ? vscode.l10n.t('Without this the gap does not count as accepted.') : undefined
  const reason = await ask(vscode.l10n.t('Why is this gap accepted?'), needed)
  if (reason === undefined) return undefined
  const by = await ask(vscode.l10n.t('Who approved it?'), needed)
  if (by === undefined) return undefined
  const until = await ask(vscode.l10n.t('Until when? A day such as 2027-06-30; leave empty for no end.'), (text) =>
    text.trim() === '' || isDay(text.trim()) ? undefined : vscode.l10n.t('Write a day such as 2027-06-30.'),
  )
  if (until === undefined) return undefined
  const params: AcceptGapParams = { uri, gap: picked.gap, reason: reason.trim(), by: by.trim(), until: until.trim() }
  return client.sendRequest<InsertResult>(acceptGapRequest, params)
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
