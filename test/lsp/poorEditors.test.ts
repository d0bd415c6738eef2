import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type ClientCapabilities,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  InsertTextFormat,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { type CheckFolderResult, checkFolderRequest } from '../../server/src/protocol.ts'
import { Client, placeOf, rangeOf, until } from './client.ts'
import { able, answeredBy, everythingShown, paramsOf, placesIn } from './everyRequest.ts'
import { Folder } from './folder.ts'
import { violations } from './metaModel.ts'
import { incompleteContract } from './texts.ts'

/** An editor that can do everything that the server makes use of. */
const rich: ClientCapabilities = {
  ...able,
  textDocument: { ...able.textDocument, diagnostic: { dynamicRegistration: true } },
  window: { workDoneProgress: true },
  workspace: {
    ...able.workspace,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
}

type Lack =
  | 'snippets'
  | 'asking for diagnostics'
  | 'being told to ask again'
  | 'progress'
  | 'versioned edits'
  | 'registrations'

/** The same editor before it learned something. */
const without: Record<Lack, (can: ClientCapabilities) => ClientCapabilities> = {
  snippets: ({ textDocument, workspace, ...can }) => ({
    ...can,
    textDocument: { ...textDocument, completion: { completionItem: {} } },
    workspace: { ...workspace, workspaceEdit: { ...workspace?.workspaceEdit, snippetEditSupport: false } },
  }),
  'asking for diagnostics': ({ textDocument: { diagnostic: _, ...textDocument } = {}, ...can }) => ({
    ...can,
    textDocument,
  }),
  'being told to ask again': ({
    workspace: { diagnostics: _, inlayHint: __, codeLens: ___, ...workspace } = {},
    ...can
  }) => ({
    ...can,
    workspace,
  }),
  progress: ({ window: _, ...can }) => can,
  'versioned edits': ({ workspace, ...can }) => ({
    ...can,
    workspace: { ...workspace, workspaceEdit: { ...workspace?.workspaceEdit, documentChanges: false } },
  }),
  registrations: ({ workspace, textDocument, ...can }) => ({
    ...can,
    textDocument: { ...textDocument, ...(textDocument?.diagnostic ? { diagnostic: {} } : {}) },
    workspace: { ...workspace, didChangeConfiguration: {}, didChangeWatchedFiles: {} },
  }),
}

const lacks = Object.keys(without) as Lack[]
const editors: [name: string, lacking: readonly Lack[]][] = [
  ['an editor that can do everything', []],
  ...lacks.map((one): [string, Lack[]] => [`an editor without ${one}`, [one]]),
  ['an editor without any of it', lacks],
]

/** What the server may ask of an editor only where that says that it can. */
const asksFor: Record<string, Lack> = {
  'client/registerCapability': 'registrations',
  'client/unregisterCapability': 'registrations',
  'window/workDoneProgress/create': 'progress',
  'workspace/diagnostic/refresh': 'being told to ask again',
  'workspace/inlayHint/refresh': 'being told to ask again',
  'workspace/codeLens/refresh': 'being told to ask again',
}

const text = `---
contract:
  type: compute-lease
---

# Lease

## 1. Use

Provider gives access (the “Service") under Section 7, Section 2 and 15 CFR 744.21. [x](#2-fees) [[amount]]

## 2. Fees

Customer pays for the Service as in Section 1 within thirty (60) days.

## 4. End

Both may end it under the preceding Section.
`

/** An editor that refuses whatever it did not say that it can do, with a folder open that is checked as a whole. */
async function start(lacking: readonly Lack[], folder: Folder): Promise<{ client: Client; asked: string[] }> {
  const capabilities = lacking.reduce((can, lack) => without[lack](can), rich)
  const asked: string[] = []
  const setup = {
    capabilities,
    workspaceFolders: [folder.asOpened],
    settings: () => ({ ...everythingShown(), contracts: { checkClosed: true } }),
  }
  const client = new Client(setup)
  onTestFinished(() => client.kill())
  for (const [method, lack] of Object.entries(asksFor))
    client.connection.onRequest(method, () => {
      asked.push(method)
      if (lacking.includes(lack)) throw new Error(`this editor knows no ${method}`)
      return null
    })
  return { client: await client.initialize(setup), asked }
}

/** Edits of an answer, wherever they are in it. */
function editsIn(value: unknown): WorkspaceEdit[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'changes' in value || 'documentChanges' in value ? [value as WorkspaceEdit] : []
  return [...own, ...Object.values(value).flatMap(editsIn)]
}

/** Which requests get an answer that says something. */
let answeredToTheRich: string[] | undefined

describe.each(editors)('%s', (_name, lacking) => {
  it('gets all that it can use, and is asked for nothing else', { timeout: 60_000 }, async () => {
    const folder = await Folder.with({ 'closed.contract.md': incompleteContract })
    const { client, asked } = await start(lacking, folder)
    const uri = folder.uriOf('lease.contract.md')
    await client.open(uri, text)
    const found: Diagnostic[] = await client.diagnostics(uri)
    expect(found.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['missing-clause', 'numbering', 'placeholder']),
    )

    const full = new Set<string>()
    const answers: unknown[] = []
    const requests = answeredBy(client.initialized.capabilities)
    for (const position of placesIn(text, 20))
      for (const { method, result } of requests) {
        const answer: unknown = await client.connection.sendRequest(method, paramsOf(method, uri, text, position))
        expect(violations(answer, result), method).toEqual([])
        if (answer !== null && JSON.stringify(answer) !== '[]') full.add(method)
        answers.push(answer)
      }
    const own = (...all: string[]): string[] => all.filter((method) => method !== 'textDocument/diagnostic').sort()
    answeredToTheRich ??= own(...full)
    expect(own(...full)).toEqual(answeredToTheRich)

    const actions = await client.codeActions(uri, rangeOf(text, text.trim()))
    expect(actions.length).toBeGreaterThan(4)
    const items = await client.completions(uri, placeOf(text, '(60) days.', true))
    const edits = editsIn([answers, actions])
    expect(edits.length).toBeGreaterThan(10)
    if (lacking.includes('versioned edits')) expect(edits.filter(({ documentChanges }) => documentChanges)).toEqual([])
    else expect(edits.filter(({ changes }) => changes)).toEqual([])
    if (lacking.includes('snippets')) {
      expect(JSON.stringify(edits)).not.toContain('"snippet"')
      expect(items.filter(({ insertTextFormat }) => insertTextFormat === InsertTextFormat.Snippet)).toEqual([])
    }

    const result = await client.connection.sendRequest<CheckFolderResult>(checkFolderRequest, { folder: folder.uri })
    expect(result).toMatchObject({ contracts: 1, isCancelled: false })
    if (lacking.includes('asking for diagnostics')) {
      expect(client.initialized.capabilities).not.toHaveProperty('diagnosticProvider')
      await until('the findings in a file that is not open', () =>
        client.pushes.find((push) => push.uri === folder.uriOf('closed.contract.md') && push.diagnostics.length > 0),
      )
    } else expect(client.pushes.filter((push) => push.uri === uri)).toEqual([])

    // Settings and files that change are told of unasked by an editor that cannot be asked to.
    await client.configure({ proviso: { language: 'zh' } })
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: folder.uriOf('.proviso/playbook.yaml'), type: FileChangeType.Created }],
    })
    await client.change(uri, 2, { text: `${text}\n[[two]]\n` })
    const later = await client.diagnostics(uri, 2)
    expect(later.length).toBe(found.length + 1)
    expect(asked.filter((method) => lacking.includes(asksFor[method] as Lack))).toEqual([])
    // What is allowed is asked for: else this would prove nothing.
    if (lacking.length === 0) expect(new Set(asked)).toEqual(new Set(Object.keys(asksFor)))
    expect(await client.stop()).toBe(0)
  })
})
