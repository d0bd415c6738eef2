import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type ClientCapabilities,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  RegistrationRequest,
  UnregistrationRequest,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node'
import { type CheckFolderResult, checkFolderRequest, forgetFoldersRequest } from '../../server/src/protocol.ts'
import { Client, pulling, type Setup, until } from './client.ts'
import { Folder } from './folder.ts'
import { completeContract, incompleteContract, readme } from './texts.ts'

const watching: ClientCapabilities = {
  ...pulling,
  workspace: { ...pulling.workspace, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
}

const start = (folder: Folder, setup: Setup = {}): Promise<Client> =>
  Client.start({ capabilities: watching, workspaceFolders: [folder.asOpened], ...setup })

const check = (client: Client, folder: string | null): Promise<CheckFolderResult> =>
  client.connection.sendRequest<CheckFolderResult>(checkFolderRequest, { folder })

/** What an editor knows that asks for the workspace's diagnostics again and again. */
class Asking {
  readonly reports = new Map<string, WorkspaceDocumentDiagnosticReport>()
  /** Every report that came, in order. */
  readonly told: string[] = []
  answers = 0
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
    void this.#ask()
  }

  async #ask(): Promise<void> {
    for (;;) {
      const known = [...this.reports].flatMap(([uri, { resultId }]) => (resultId ? [{ uri, value: resultId }] : []))
      const answer = await this.#client.pullWorkspace(known, (items) => this.#take(items)).catch(() => undefined)
      if (!answer) return
      this.#take(answer.items)
      this.answers++
    }
  }

  #take(items: readonly WorkspaceDocumentDiagnosticReport[]): void {
    for (const item of items) {
      this.reports.set(item.uri, item)
      this.told.push(item.uri)
    }
  }

  /** The codes that are shown of a file; undefined for one that nothing was told of. */
  codes(uri: string): string[] | undefined {
    const report = this.reports.get(uri)
    return report?.kind === 'full' ? report.items.map(({ code }) => String(code)) : undefined
  }
}

const changed = (client: Client, uri: string, type: FileChangeType = FileChangeType.Changed): Promise<void> =>
  client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] })

const files = {
  'deals/a.contract.md': incompleteContract,
  'deals/合同 (1).contract.md': incompleteContract,
  'deals/done.contract.md': completeContract,
  'deals/README.md': readme,
  'deals/.gitignore': 'old/\n',
  'deals/old/x.contract.md': incompleteContract,
  'deals/node_modules/x.contract.md': incompleteContract,
  'other/b.contract.md': incompleteContract,
  '.git/HEAD': '',
}

describe('contracts that are not open', () => {
  it('are not looked at before somebody asks', async () => {
    const folder = await Folder.with(files)
    const client = await start(folder)
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true })
    const asking = new Asking(client)
    await client.open(folder.uriOf('deals/done.contract.md'), completeContract)
    await client.diagnostics(folder.uriOf('deals/done.contract.md'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect([asking.told, asking.answers]).toEqual([[], 0])
    expect(client.registered.filter((method) => method === 'workspace/didChangeWatchedFiles')).toHaveLength(1)
  })

  it('are offered only once somebody asks to an editor that keeps what it was told of closed documents', async () => {
    const folder = await Folder.with(files)
    const capabilities = { ...watching, textDocument: { diagnostic: { dynamicRegistration: true } } }
    const client = new Client({})
    const asked: object[] = []
    onTestFinished(() => client.kill())
    client.connection.onRequest(RegistrationRequest.type, ({ registrations }) => void asked.push(...registrations))
    client.connection.onRequest(UnregistrationRequest.type, (params) => void asked.push(...params.unregisterations))
    const { diagnosticProvider } = (await client.initialize({ capabilities, workspaceFolders: [folder.asOpened] }))
      .initialized.capabilities
    expect(diagnosticProvider).toMatchObject({ workspaceDiagnostics: false, id: 'diagnostics-0' })
    await check(client, null)
    await client.connection.sendRequest(forgetFoldersRequest)
    const method = 'textDocument/diagnostic'
    expect(asked.filter((one) => 'method' in one && one.method === method)).toMatchObject([
      { id: 'diagnostics-0' },
      { id: 'diagnostics-1', registerOptions: { documentSelector: null, workspaceDiagnostics: true } },
      { id: 'diagnostics-1' },
      { id: 'diagnostics-2', registerOptions: { workspaceDiagnostics: false } },
    ])
  })

  it('are checked in the folder that was asked for, and what is found is told as it is found', async () => {
    const folder = await Folder.with(files)
    const client = await start(folder)
    const asking = new Asking(client)
    expect(await check(client, folder.uriOf('deals'))).toEqual({
      ...{ contracts: 3, findings: 2, unread: [], isCancelled: false },
    })
    await until('the answer', () => asking.answers > 0)
    expect([...asking.reports.keys()].toSorted()).toEqual(
      ['a.contract.md', 'done.contract.md', '合同 (1).contract.md']
        .map((name) => folder.uriOf(`deals/${name}`))
        .toSorted(),
    )
    expect(asking.codes(folder.uriOf('deals/a.contract.md'))).toEqual(['missing-clause'])
    expect(asking.codes(folder.uriOf('deals/done.contract.md'))).toEqual([])
    expect(asking.reports.get(folder.uriOf('deals/a.contract.md'))).toMatchObject({ kind: 'full', version: null })
  })

  it('are told once: what the editor knows already is not told again', async () => {
    const folder = await Folder.with(files)
    const client = await start(folder)
    const asking = new Asking(client)
    await check(client, null)
    await until('the answer', () => asking.answers > 0)
    expect(asking.told).toHaveLength(4)
    await check(client, folder.uriOf('deals'))
    await folder.write('other/b.contract.md', completeContract)
    expect(await check(client, null)).toMatchObject({ contracts: 4, findings: 2 })
    await until('the news', () => asking.told.length > 4)
    expect(asking.told.slice(4)).toEqual([folder.uriOf('other/b.contract.md')])
  })

  it('come with the answer alone to an editor that takes nothing before it', async () => {
    const folder = await Folder.with(files)
    const client = await start(folder)
    const answer = client.pullWorkspace()
    await check(client, null)
    expect((await answer).items).toHaveLength(4)
  })

  it('are followed as files change, come and go', async () => {
    const folder = await Folder.with(files)
    const client = await start(folder)
    const asking = new Asking(client)
    const [a, added] = [folder.uriOf('deals/a.contract.md'), folder.uriOf('deals/new.contract.yaml')]
    await check(client, folder.uriOf('deals/'))
    expect(client.registered.filter((method) => method === 'workspace/didChangeWatchedFiles')).toHaveLength(2)
    await folder.write('deals/a.contract.md', completeContract)
    await changed(client, a)
    await until('the finding to go', () => asking.codes(a)?.length === 0)
    await folder.write('deals/new.contract.yaml', 'contract:\n  type: nda\n')
    await changed(client, added, FileChangeType.Created)
    await until('the new contract', () => asking.codes(added)?.includes('missing-clause'))
    rmSync(path.join(folder.path, 'deals/new.contract.yaml'))
    await changed(client, added, FileChangeType.Deleted)
    await until('the contract to go', () => asking.codes(added)?.length === 0)
    await folder.write('deals/.gitignore', 'done.*\n')
    await changed(client, folder.uriOf('deals/.gitignore'))
    await until('what was left out', () => asking.codes(folder.uriOf('deals/old/x.contract.md')))
    await client.connection.sendRequest(forgetFoldersRequest)
    await until('all to go', () => [...asking.reports].every(([uri]) => asking.codes(uri)?.length === 0))
  })

  it('are those that the settings name as well, and not what the editor hides', async () => {
    const folder = await Folder.with({ 'drafts/x.md': readme, 'hidden/x.contract.md': readme, 'x.md': readme })
    const client = await start(folder, {
      settings: () => ({ contracts: { include: ['drafts/*.md'] }, '**/hidden': true }),
    })
    const asking = new Asking(client)
    expect(await check(client, null)).toMatchObject({ contracts: 1 })
    await until('the contract', () => asking.codes(folder.uriOf('drafts/x.md'))?.includes('placeholder'))
  })

  it('are checked from the start where the settings say so, with a progress bar of the editor', async () => {
    const folder = await Folder.with(files)
    const capabilities = { ...watching, window: { workDoneProgress: true } }
    const client = new Client({ settings: () => ({ contracts: { checkClosed: true } }) })
    const bars: unknown[] = []
    client.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      client.connection.onProgress(WorkDoneProgress.type, token, (value) => void bars.push(value))
    })
    await client.initialize({ capabilities, workspaceFolders: [folder.asOpened] })
    const asking = new Asking(client)
    await until('every contract', () => asking.reports.size === 4)
    await until('the end', () => bars.some((value) => (value as { kind: string }).kind === 'end'))
    expect(bars[0]).toMatchObject({ kind: 'begin', title: 'Checking contracts' })
    expect(bars).toContainEqual(expect.objectContaining({ message: expect.stringMatching(/^1 of 5: \S+\.md$/) }))
    client.kill()
  })

  it('are checked again by a server that takes the place of one that was asked', async () => {
    const folder = await Folder.with(files)
    const client = await start(folder, { initializationOptions: { folders: [folder.uriOf('other')] } })
    const asking = new Asking(client)
    await until('the contract', () => asking.codes(folder.uriOf('other/b.contract.md')))
    expect(asking.reports.size).toBe(1)
  })
})

describe('a document that is open', () => {
  it('counts as it stands in the editor, and as on the disk once it is closed', async () => {
    const folder = await Folder.with(files)
    const client = await start(folder)
    const asking = new Asking(client)
    // As VS Code writes the address.
    const uri = folder.uriOf('deals/合同 (1).contract.md').replace('(', '%28').replace(')', '%29')
    await client.open(uri, completeContract)
    expect(await check(client, folder.uriOf('deals'))).toMatchObject({ contracts: 3, findings: 1 })
    await until('its report', () => asking.reports.get(uri))
    expect(asking.reports.get(uri)).toMatchObject({ version: 1, items: [] })
    await client.close(uri)
    const closed = folder.uriOf('deals/合同 (1).contract.md')
    await until('the finding of the file', () => asking.codes(closed)?.length === 1)
  })

  it('is told to have no findings any more when it is closed and no folder is checked', async () => {
    const folder = await Folder.with(files)
    const client = await start(folder)
    const asking = new Asking(client)
    const uri = folder.uriOf('deals/a.contract.md')
    await client.open(uri, incompleteContract)
    await client.diagnostics(uri)
    await client.close(uri)
    await until('the report', () => asking.reports.get(uri))
    expect(asking.codes(uri)).toEqual([])
  })
})

describe('an editor that asks for no diagnostics of the workspace', () => {
  it.each([
    ['nor of documents', { ...watching, textDocument: {} }],
    ['but of documents', watching],
  ])('(%s) is sent them', async (_what, capabilities) => {
    const folder = await Folder.with(files)
    const client = await start(folder, { capabilities })
    const last = (uri: string) => client.pushes.findLast((push) => push.uri === uri)?.diagnostics.length
    const uri = folder.uriOf('deals/a.contract.md')
    expect(await check(client, folder.uriOf('deals'))).toMatchObject({ contracts: 3, findings: 2 })
    await until('the push', () => last(uri) === 1)
    await client.open(uri, completeContract)
    await until('the open one', () => last(uri) === 0)
    await client.close(uri)
    await until('the closed one', () => last(uri) === 1)
    await client.connection.sendRequest(forgetFoldersRequest)
    await until('all to go', () => last(uri) === 0)
  })

  it('is sent nothing twice that it asks for after all', async () => {
    const folder = await Folder.with(files)
    const client = await start(folder)
    const uri = folder.uriOf('deals/a.contract.md')
    await check(client, folder.uriOf('deals'))
    await until('the push', () => client.pushes.some((push) => push.uri === uri && push.diagnostics.length === 1))
    expect((await client.pullWorkspace()).items).toHaveLength(3)
    await until('the push to go', () => client.pushes.findLast((push) => push.uri === uri)?.diagnostics.length === 0)
  })
})

describe('a folder with what cannot be read', () => {
  it('has the rest checked, and says which files were not', async () => {
    const folder = await Folder.with({
      ...files,
      'deals/scan.contract.md': new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 0xff, 0xfe]),
      'deals/closed.contract.md': incompleteContract,
      'secret.contract.md': incompleteContract,
    })
    symlinkSync('nowhere.md', path.join(folder.path, 'deals/gone.contract.md'))
    symlinkSync(path.join(folder.path, 'secret.contract.md'), path.join(folder.path, 'deals/link.contract.md'))
    chmodSync(path.join(folder.path, 'deals/closed.contract.md'), 0)
    const client = await start(folder)
    const asking = new Asking(client)
    const isRoot = process.getuid?.() === 0
    const result = await check(client, folder.uriOf('deals'))
    expect(result.unread).toEqual(
      isRoot ? ['deals/gone.contract.md'] : ['deals/closed.contract.md', 'deals/gone.contract.md'],
    )
    expect(result).toMatchObject({ contracts: 6, isCancelled: false })
    await until('the answer', () => asking.answers > 0)
    for (const name of ['scan', 'gone'])
      expect(asking.codes(folder.uriOf(`deals/${name}.contract.md`))).toContain('file-unreadable')
    expect(asking.reports.has(folder.uriOf('deals/link.contract.md'))).toBe(false)
  })

  it('is not followed out of what is open, and none is checked that is not open', async () => {
    const outside = await Folder.with({ 'x.contract.md': incompleteContract })
    const folder = await Folder.with({ 'deals/a.contract.md': incompleteContract })
    symlinkSync(outside.path, path.join(folder.path, 'deals/out'))
    symlinkSync(path.join(outside.path, 'x.contract.md'), path.join(folder.path, 'deals/out.contract.md'))
    const client = await start(folder)
    const asking = new Asking(client)
    expect(await check(client, null)).toMatchObject({ contracts: 1, unread: [] })
    expect(await check(client, folder.uriOf('deals/out'))).toMatchObject({ contracts: 1, unread: ['deals/out'] })
    await expect(check(client, outside.uri)).rejects.toThrow(/open in the editor/)
    await expect(check(client, 'untitled:x')).rejects.toThrow(/open in the editor/)
    expect([...asking.reports.keys()].some((uri) => uri.startsWith(outside.uri))).toBe(false)
  })
})

describe('a long check', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`deal-${i}.contract.md`, incompleteContract]))

  it('ends when it is called off, with what it has found so far', async () => {
    const folder = await Folder.with(many)
    const client = await start(folder)
    const asking = new Asking(client)
    const bars: { message?: string }[] = []
    const workDoneToken = 'bar'
    client.connection.onProgress(WorkDoneProgress.type, workDoneToken, (value) => void bars.push(value as object))
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node')
    const source = new CancellationTokenSource()
    const params = { folder: null, workDoneToken }
    const made = client.connection.sendRequest<CheckFolderResult>(checkFolderRequest, params, source.token)
    await until('the tenth file', () => bars.length > 10)
    source.cancel()
    const { isCancelled, contracts } = await made
    expect(isCancelled).toBe(true)
    expect(contracts).toBeGreaterThan(5)
    expect(contracts).toBeLessThan(60)
    await until('what was found', () => asking.reports.size === contracts)
    await client.open(folder.uriOf('other.md'), readme)
    await client.close(folder.uriOf('other.md'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect([...asking.reports.keys()].filter((uri) => uri.endsWith('.contract.md'))).toHaveLength(contracts)
    expect(await check(client, null)).toMatchObject({ contracts: 60, isCancelled: false })
  })

  it('waits while somebody types', async () => {
    const folder = await Folder.with(many)
    const client = await start(folder)
    const asking = new Asking(client)
    const uri = 'file:///elsewhere/typed.contract.md'
    await client.open(uri, incompleteContract)
    const made = check(client, null)
    for (let version = 2; version < 12; version++) {
      await client.change(uri, version, { text: `${incompleteContract}${version}` })
      await client.pull(uri)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    expect(asking.reports.size).toBeLessThan(5)
    expect(await made).toMatchObject({ contracts: 60 })
  })
})
