import * as vscode from 'vscode'
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node'

/**
 * Sends a request of ours that takes its time, with a bar that says how far it is and a button that calls it off.
 * @returns the answer; one that was called off is answered with what was done so far
 */
export function withProgress<Result>(
  client: LanguageClient,
  title: string,
  method: string,
  params: object,
): Thenable<Result> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
  return vscode.window.withProgress(options, async (progress, cancel) => {
    const workDoneToken = crypto.randomUUID()
    let shown = 0
    const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind === 'end') return
      const { percentage = shown, message } = value
      progress.report({ increment: percentage - shown, ...(message === undefined ? {} : { message }) })
      shown = percentage
    })
    try {
      return await client.sendRequest<Result>(method, { ...params, workDoneToken }, cancel)
    } finally {
      listener.dispose()
    }
  })
}
