import { rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver-protocol/node'
import { type CheckFolderResult, checkFolderRequest } from '../../server/src/protocol.ts'
import { Client, until } from './client.ts'
import { Folder } from './folder.ts'
import { completeContract, incompleteContract } from './texts.ts'

const window = (folder: Folder): Promise<Client> => Client.start({ workspaceFolders: [folder.asOpened] })

const check = (client: Client, folder: Folder): Promise<CheckFolderResult> =>
  client.connection.sendRequest<CheckFolderResult>(checkFolderRequest, { folder: folder.uri })

it('two windows on one folder are told the same, follow what either saves, and write nothing there', async () => {
  const folder = await Folder.with({ 'a.contract.md': incompleteContract, 'b.contract.md': completeContract })
  const windows = [await window(folder), await window(folder)]
  for (const one of await Promise.all(windows.map((client) => check(client, folder))))
    expect(one).toMatchObject({ contracts: 2, findings: 1, unread: [] })

  // What stands in one window, unsaved, is not what the other sees.
  const [first, second] = windows as [Client, Client]
  const uri = folder.uriOf('b.contract.md')
  await first.open(uri, `${completeContract}\n[[amount]]\n`)
  expect(await first.pushed(uri, 1)).toHaveLength(1)
  await second.open(uri, completeContract)
  expect(await second.pushed(uri, 1)).toEqual([])

  const saved = folder.uriOf('a.contract.md')
  await folder.write('a.contract.md', `${incompleteContract}\n[[one]] [[two]]\n`)
  for (const client of windows) {
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: saved, type: FileChangeType.Changed }],
    })
    await until('what was saved', () => client.pushes.findLast((push) => push.uri === saved)?.diagnostics.length === 3)
  }
  expect((await readdir(folder.path)).toSorted()).toEqual(['a.contract.md', 'b.contract.md'])
  expect(await readFile(path.join(folder.path, 'b.contract.md'), 'utf8')).toBe(completeContract)
})

it('a folder that goes away while it is open is not there, and what is open in the editor is checked on', async () => {
  const folder = await Folder.with({ 'a.contract.md': incompleteContract })
  const client = await window(folder)
  expect(await check(client, folder)).toMatchObject({ contracts: 1 })
  const uri = folder.uriOf('a.contract.md')
  await client.open(uri, incompleteContract)
  rmSync(folder.path, { recursive: true })
  expect((await check(client, folder)).unread).toHaveLength(1)
  await client.change(uri, 2, { text: `${incompleteContract}\n[[amount]]\n` })
  expect(await client.pushed(uri, 2)).toHaveLength(2)
  expect(client.messages).toEqual([])
})
