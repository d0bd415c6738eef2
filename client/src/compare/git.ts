import * as vscode from 'vscode'

/** What is used of VS Code's own Git extension (its `api/git.d.ts`, version 1). */
interface GitExtension {
  readonly enabled: boolean
  getAPI(version: 1): GitApi
}
interface GitApi {
  readonly state: 'uninitialized' | 'initialized'
  readonly onDidChangeState: vscode.Event<GitApi['state']>
  getRepository(uri: vscode.Uri): Repository | null
}
interface Change {
  readonly originalUri: vscode.Uri
  readonly renameUri: vscode.Uri | undefined
}
interface Repository {
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined
    readonly indexChanges: readonly Change[]
    readonly workingTreeChanges: readonly Change[]
  }
  status(): Promise<void>
  show(ref: string, path: string): Promise<string>
  getCommit(ref: string): Promise<{ readonly hash: string; readonly commitDate?: Date }>
}

/** A file as the last commit has it; or why there is none. */
export type Committed =
  | { readonly text: string; readonly file: string; readonly hash: string; readonly date: Date | undefined }
  | 'no-git'
  | 'no-repository'
  | 'never-committed'

/** Finding the repositories of a folder may take so long, in milliseconds. */
const patience = 5000

/** What the last commit has of a file, under the name that it had then. VS Code's Git reads it; nothing is run here. */
export async function lastCommitted(uri: vscode.Uri): Promise<Committed> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git')
  const git = await extension?.activate()
  if (!git?.enabled) return 'no-git'
  const api = git.getAPI(1)
  const repository = await repositoryOf(api, uri)
  if (!repository) return 'no-repository'
  await repository.status()
  if (repository.state.HEAD?.commit === undefined) return 'never-committed'
  const { indexChanges, workingTreeChanges } = repository.state
  const renamed = [...indexChanges, ...workingTreeChanges].find(
    ({ renameUri }) => renameUri?.toString() === uri.toString(),
  )
  const file = (renamed?.originalUri ?? uri).fsPath
  try {
    const { hash, commitDate } = await repository.getCommit('HEAD')
    return { text: await repository.show('HEAD', file), file, hash, date: commitDate }
  } catch {
    return 'never-committed'
  }
}

/** The repository that a file is in, once VS Code has looked for repositories. */
async function repositoryOf(api: GitApi, uri: vscode.Uri): Promise<Repository | null> {
  if (api.state === 'uninitialized') {
    await new Promise<void>((resolve) => {
      const listener = api.onDidChangeState(() => done())
      const timer = setTimeout(() => done(), patience)
      const done = (): void => {
        clearTimeout(timer)
        listener.dispose()
        resolve()
      }
    })
  }
  return api.getRepository(uri)
}
