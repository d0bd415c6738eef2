import { describe, expect, it } from 'vitest'
import { DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver-protocol/node'
import { Client, pulling, until } from './client.ts'
import { incompleteContract, readme } from './texts.ts'

const folderOf = (uri: string) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) })
const settings = () => ({ contracts: { include: ['drafts/*.md'] } })

async function isChecked(client: Client, uri: string): Promise<boolean> {
  await client.open(uri, readme)
  const found = await client.diagnostics(uri)
  await client.close(uri)
  return found.length > 0
}

describe('globs of the settings', () => {
  const cases: [string, string[], string, boolean][] = [
    ['are matched inside the first folder', ['file:///a', 'file:///b'], 'file:///a/drafts/x.md', true],
    ['are matched inside the second folder', ['file:///a', 'file:///b'], 'file:///b/drafts/x.md', true],
    ['are matched inside a folder whose address ends with a slash', ['file:///a/'], 'file:///a/drafts/x.md', true],
    [
      'are matched inside the innermost of nested folders',
      ['file:///a', 'file:///a/deal'],
      'file:///a/deal/drafts/x.md',
      true,
    ],
    ['name no file deeper than they say', ['file:///a'], 'file:///a/old/drafts/x.md', false],
    ['take no folder for another whose name begins alike', ['file:///a'], 'file:///ab/drafts/x.md', false],
    [
      'match names with spaces and other scripts',
      ['file:///a%20b'],
      'file:///a%20b/drafts/%E5%90%88%20%E5%90%8C.md',
      true,
    ],
  ]
  it.each(cases)('%s', async (_what, folders, uri, checked) => {
    const client = await Client.start({ capabilities: pulling, workspaceFolders: folders.map(folderOf), settings })
    expect(await isChecked(client, uri)).toBe(checked)
  })

  it('are matched inside the root that an older editor names in place of folders', async () => {
    const client = await Client.start({ capabilities: pulling, rootUri: 'file:///a', settings })
    expect(await isChecked(client, 'file:///a/drafts/x.md')).toBe(true)
  })

  it('are matched inside a folder that was added, and no longer in one that was removed', async () => {
    const [a, b] = [folderOf('file:///a'), folderOf('file:///b')]
    const workspace = { ...pulling.workspace, workspaceFolders: true }
    const client = await Client.start({ capabilities: { ...pulling, workspace }, workspaceFolders: [a], settings })
    expect(client.initialized.capabilities.workspace?.workspaceFolders).toMatchObject({
      supported: true,
      changeNotifications: true,
    })
    expect(await isChecked(client, 'file:///b/drafts/x.md')).toBe(false)
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [b], removed: [a] },
    })
    expect(await isChecked(client, 'file:///b/drafts/x.md')).toBe(true)
    expect(await isChecked(client, 'file:///a/drafts/x.md')).toBe(false)
  })
})

it('follows a file that is renamed, which editors tell as closed and opened', async () => {
  const client = await Client.start()
  await client.open('file:///a/draft.md', incompleteContract)
  expect(await client.pushed('file:///a/draft.md', 1)).toHaveLength(1)
  await client.close('file:///a/draft.md')
  await client.open('file:///a/final.md', incompleteContract)
  expect(await client.pushed('file:///a/draft.md', undefined)).toEqual([])
  expect(await client.pushed('file:///a/final.md', 1)).toHaveLength(1)
})

it('begins to check a file that is renamed to say that it is a contract, and stops where it is renamed back', async () => {
  const client = await Client.start({ capabilities: pulling })
  expect(await isChecked(client, 'file:///a/notes.md')).toBe(false)
  expect(await isChecked(client, 'file:///a/notes.contract.md')).toBe(true)
  expect(await isChecked(client, 'file:///a/notes.md')).toBe(false)
})

it('reads a file by its new language when an editor changes it', async () => {
  const client = await Client.start()
  const text = 'contract:\n  type: nda\ntext: |\n  The fee is [[amount]].\n'
  await client.open('file:///a/deal.txt', text, 'plaintext')
  expect(await client.pushed('file:///a/deal.txt', 1)).toEqual([])
  await client.close('file:///a/deal.txt')
  await client.open('file:///a/deal.txt', text, 'yaml', 2)
  const codes = (await client.pushed('file:///a/deal.txt', 2)).map(({ code }) => code)
  expect(codes.toSorted()).toEqual(['missing-clause', 'placeholder'])
})

it('checks files of editors without a folder, and such that are not saved', async () => {
  const client = await Client.start({ capabilities: pulling })
  for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/a/b/deal.md', 'file:///c%3A/Deals/deal.md']) {
    await client.open(uri, incompleteContract)
    expect(await client.diagnostics(uri), uri).toHaveLength(1)
  }
  await until('every status', () => client.statuses.length === 3)
})
