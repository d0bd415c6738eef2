import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  HoverRequest,
  type MarkupContent,
} from 'vscode-languageserver-protocol/node'
import { trustedNotification } from '../../server/src/protocol.ts'
import { Client, placeOf, pulling, until, wordsAt } from './client.ts'
import { incompleteContract } from './texts.ts'

const folder = 'file:///deal'
const workspaceFolders = [{ uri: folder, name: 'deal' }]
const playbook = `${folder}/.proviso/playbook.yaml`
const uri = `${folder}/drafts/agreement.md`
const dropping = 'needs:\n  - { clause: termination, level: not-needed }\n'
const codes = async (client: Client, of = uri): Promise<unknown[]> =>
  (await client.diagnostics(of)).map(({ code }) => code)

let disk: string
beforeAll(() => {
  disk = mkdtempSync(path.join(tmpdir(), 'proviso-folder-'))
  mkdirSync(path.join(disk, '.proviso'))
})
afterAll(() => rmSync(disk, { recursive: true, force: true }))

it('an edit of an open playbook takes effect at once in an open contract', async () => {
  const client = await Client.start({ capabilities: pulling, workspaceFolders })
  await client.open(uri, incompleteContract)
  expect(await codes(client)).toEqual(['missing-clause'])
  await client.open(playbook, '', 'yaml')
  await client.change(playbook, 2, { text: dropping })
  await until('a request to pull anew', () => client.refreshes > 0)
  expect(await codes(client)).toEqual([])
  const { refreshes } = client
  await client.close(playbook)
  await until('a request to pull anew', () => client.refreshes > refreshes)
  expect(await codes(client)).toEqual(['missing-clause'])
})

it.each([
  ['file', playbook],
  ['folder', `${folder}/.proviso`],
])('a playbook whose %s is deleted counts no more, though an editor shows it still', async (_what, deleted) => {
  const client = await Client.start({ capabilities: pulling, workspaceFolders })
  await client.open(playbook, dropping, 'yaml')
  await client.open(uri, incompleteContract)
  expect(await codes(client)).toEqual([])
  const { refreshes } = client
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: deleted, type: FileChangeType.Deleted }],
  })
  await until('a request to pull anew', () => client.refreshes > refreshes)
  expect(await codes(client)).toEqual(['missing-clause'])
})

it('an editor that waits for diagnostics is sent them anew', async () => {
  const client = await Client.start({ workspaceFolders })
  await client.open(uri, incompleteContract)
  expect(await client.pushed(uri, 1)).toHaveLength(1)
  await client.open(playbook, dropping, 'yaml')
  await until('the finding to go', () => client.pushes.findLast((push) => push.uri === uri)?.diagnostics.length === 0)
})

it('mistakes are shown in the playbook, at their words', async () => {
  const client = await Client.start({ capabilities: pulling, workspaceFolders })
  const text = 'needs:\n  - { clause: audt, level: required }\n'
  await client.open(playbook, text, 'yaml')
  const found = await client.diagnostics(playbook)
  expect(found.map(({ code, range }) => [code, wordsAt(text, range)])).toEqual([['playbook-invalid', 'audt']])
  expect(found[0]?.message).toContain('Did you mean “audit”?')
})

it('a playbook of another folder changes nothing', async () => {
  const client = await Client.start({
    capabilities: pulling,
    workspaceFolders: [...workspaceFolders, { uri: `${folder}/inner`, name: 'inner' }],
  })
  await client.open(playbook, dropping, 'yaml')
  for (const other of ['file:///elsewhere/agreement.md', `${folder}/inner/agreement.md`]) {
    await client.open(other, incompleteContract)
    expect(await codes(client, other), other).toEqual(['missing-clause'])
  }
})

it('the setting leaves playbooks out', async () => {
  const client = await Client.start({
    capabilities: pulling,
    workspaceFolders,
    settings: () => ({ playbook: { enabled: false } }),
  })
  await client.open(playbook, dropping, 'yaml')
  await client.open(uri, incompleteContract)
  expect(await codes(client)).toEqual(['missing-clause'])
})

it('a playbook counts only once the folder is trusted; its mistakes are shown before', async () => {
  const client = await Client.start({
    capabilities: pulling,
    workspaceFolders,
    initializationOptions: { trusted: false },
  })
  await client.open(playbook, `${dropping}x: y\n`, 'yaml')
  await client.open(uri, incompleteContract)
  expect(await codes(client)).toEqual(['missing-clause'])
  expect(await codes(client, playbook)).toEqual(['playbook-invalid'])
  const { refreshes } = client
  await client.connection.sendNotification(trustedNotification)
  await until('a request to pull anew', () => client.refreshes > refreshes)
  expect(await codes(client)).toEqual([])
})

it.each<[string, string, string]>([
  ['an unknown key', 'severty: { audit: error }\n', 'severty'],
  ['a key that stands twice', 'approvers: [A]\napprovers: [B]\n', 'a'],
  ['a value of the wrong kind', 'approvers: 总法律顾问 💻\n', '总法律顾问 💻'],
  ['a regular expression', 'name: 💻\nforbidden: [{ phrases: ["best (.*"], message: No. }]\n', '"best (.*"'],
  ['YAML that cannot be read', 'needs: [{ clause: audit\nname: X\n', ''],
])('%s is told in an open playbook, and nothing is lost', async (_what, text, words) => {
  const client = await Client.start({ capabilities: pulling, workspaceFolders })
  await client.open(playbook, text, 'yaml')
  const found = await client.diagnostics(playbook)
  expect(found.map(({ code }) => code)).toContain('playbook-invalid')
  if (words) expect(found.map(({ range }) => wordsAt(text, range)).join()).toContain(words.slice(0, 8))
  await client.open(uri, incompleteContract)
  expect(await codes(client)).toEqual(['missing-clause'])
})

it('a playbook that is not open is read from the folder, and again when it changes', async () => {
  const file = path.join(disk, '.proviso', 'playbook.yaml')
  writeFileSync(file, dropping)
  const root = pathToFileURL(disk).href
  const workspace = { ...pulling.workspace, didChangeWatchedFiles: { dynamicRegistration: true } }
  const client = await Client.start({
    capabilities: { ...pulling, workspace },
    workspaceFolders: [{ uri: root, name: 'disk' }],
  })
  await client.open(`${root}/agreement.md`, incompleteContract)
  expect(await codes(client, `${root}/agreement.md`)).toEqual([])
  await until('the registration', () => client.registered.includes(DidChangeWatchedFilesNotification.method))
  writeFileSync(file, 'severity: { missing-clause: error }\n')
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: pathToFileURL(file).href, type: FileChangeType.Changed }],
  })
  expect(await codes(client, `${root}/agreement.md`)).toEqual(['missing-clause'])
})

it.skipIf(process.platform === 'win32')('a link that leads out of the folder is not followed', async () => {
  const outside = path.join(disk, 'outside.yaml')
  writeFileSync(outside, dropping)
  const inner = path.join(disk, 'inner')
  mkdirSync(path.join(inner, '.proviso'), { recursive: true })
  symlinkSync(outside, path.join(inner, '.proviso', 'playbook.yaml'))
  const root = pathToFileURL(inner).href
  const client = await Client.start({ capabilities: pulling, workspaceFolders: [{ uri: root, name: 'inner' }] })
  await client.open(`${root}/agreement.md`, incompleteContract)
  expect(await codes(client, `${root}/agreement.md`)).toEqual(['missing-clause'])
})

it('a clause of the house’s own is offered and put in', async () => {
  const client = await Client.start({ capabilities: pulling, workspaceFolders })
  const words = (title: string, text: string): string => `{ title: ${title}, text: "${text}" }`
  const own = `clauses:\n  output:\n    title: { en: Output, zh: 生成内容 }\n    phrases: [output … belongs to]\n    wording:\n      preferred:\n        en: ${words('Output', 'All output belongs to {{customer}}.')}\n        zh: ${words('生成内容', '生成内容归甲方。')}\nneeds:\n  - { clause: output, level: required }\n`
  await client.open(playbook, own, 'yaml')
  await client.open(uri, incompleteContract)
  const found = await client.diagnostics(uri)
  const missing = found.find(({ message }) => String(message).includes('Output'))
  expect(missing?.message).toContain('Basis: house policy.')
  const titles = (
    await client.codeActions(
      uri,
      missing?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    )
  ).map(({ title }) => title)
  expect(titles).toContain('Insert clause: Output')
})

describe('help while a playbook is written', () => {
  const english = Client.shared({ capabilities: pulling, workspaceFolders })
  const chinese = Client.shared({ capabilities: pulling, workspaceFolders, locale: 'zh-cn' })
  const open = async (client: Client, text: string): Promise<void> => {
    await client.open(playbook, '', 'yaml')
    await client.change(playbook, 2, { text })
  }
  const offered = async (client: Client, text: string, words: string) => {
    await open(client, text)
    const items = await client.completions(playbook, placeOf(text, words, true))
    await client.close(playbook)
    return items
  }
  const hovered = async (client: Client, text: string, words: string): Promise<string> => {
    await open(client, text)
    const params = { textDocument: { uri: playbook }, position: placeOf(text, words, true) }
    const hover = await client.connection.sendRequest(HoverRequest.type, params)
    await client.close(playbook)
    return ((hover?.contents as MarkupContent | undefined)?.value ?? '').replaceAll('\\', '')
  }
  const own = 'clauses:\n  output-ownership: { title: Ownership of output, phrases: [output belongs to] }\n'

  it.each([
    ['a key', 'sev', 'sev', 'severity', 'How much a finding matters'],
    ['a code', 'severity: { miss', '{ miss', 'missing-clause', 'Findings with this code'],
    ['a clause to weigh', 'severity:\n  aud', '  aud', 'audit', 'Audit'],
    ['an element to weigh', 'severity:\n  scr', '  scr', 'screening-mandatory-law', 'mandatory law'],
    ['a severity', 'severity:\n  audit: ', 'audit: ', 'off', 'not shown'],
    ['a clause', 'needs:\n  - { clause: ', 'clause: ', 'geo-control', 'Place'],
    [
      'a clause of the house’s own',
      `${own}needs:\n  - clause: `,
      'clause: ',
      'output-ownership',
      'Ownership of output',
    ],
    ['a level', 'needs:\n  - clause: audit\n    level: ', 'level: ', 'not-needed', 'does not ask'],
    ['a type', 'needs:\n  - when: { type: [', 'type: [', 'undeclared', 'declares no type'],
    ['a circumstance', 'needs:\n  - when:\n      all:\n        - prc', '- prc', 'prc-party', 'China'],
    ['one of several circumstances', 'needs:\n  - when: { all: [[', '[[', 'us-party', 'United States'],
    ['a position', 'position: ', 'position: ', 'walk-away', 'least'],
    ['a key of a clause', 'clauses:\n  audit:\n    pos', '    pos', 'position', 'put in'],
    ['a language', 'clauses:\n  audit:\n    wording:\n      preferred:\n        e', '        e', 'en', 'English'],
    ['a set of phrases', 'forbidden:\n  - phrases: [', 'phrases: [', '"@duty"', 'shall'],
  ])('offers %s, with what it means', async (_what, text, words, label, detail) => {
    const item = (await offered(english(), text, words)).find((one) => one.label === label)
    expect(item?.detail).toContain(detail)
  })

  it('leaves out what the mapping has, before and after', async () => {
    const text = 'name: House\nneeds:\n  - level: required\n    \n    reason: Ours.\n'
    const labels = (await offered(english(), text, 'required\n    ')).map(({ label }) => label)
    expect(labels).toEqual(['clause', 'when'])
  })

  it('is silent in comments, in running text and under keys that mean nothing', async () => {
    for (const [text, words] of [
      ['# sev', 'sev'],
      [
        'clauses:\n  audit:\n    wording:\n      preferred:\n        en:\n          text: |\n            Note: sh',
        'sh',
      ],
      ['severty:\n  mis', 'mis'],
    ] as const)
      expect(await offered(english(), text, words), text).toEqual([])
  })

  it.each([
    ['needs:\n  - clause: audit\n    level: required\n', 'needs', 'What the house asks for'],
    ['needs:\n  - clause: audit\n    level: required\n', 'clause: aud', 'Audit'],
    ['needs:\n  - clause: audit\n    level: required\n', 'lev', 'Whether the house asks for it'],
    ['severity: { list-screening: error }\n', 'list-scr', 'screening'],
    ['needs: [{ clause: audit, level: required, when: { all: [[us-party]] } }]\n', '[[us', 'United States'],
    ['clauses:\n  audit:\n    wording:\n      walk-away: {}\n', 'walk', 'least that it signs'],
  ])('on a word of “%s” says what it means', async (text, words, expected) => {
    expect(await hovered(english(), text, words)).toContain(expected)
  })

  it('speaks Chinese where the editor does', async () => {
    const position = (await offered(chinese(), 'position: ', 'position: ')).find(({ label }) => label === 'fallback')
    expect(position?.detail).toBe('备选文本。')
    expect(await hovered(chinese(), 'forbidden: []\n', 'forb')).toContain('不接受的措辞')
  })

  it('counts characters as editors do', async () => {
    const text = 'name: 内部政策 💻\nneeds: [{ reason: 💻💻, lev'
    const [item] = (await offered(english(), text, 'lev')).filter(({ label }) => label === 'level')
    const edit = item?.textEdit
    expect(edit && 'range' in edit && wordsAt(text, edit.range)).toBe('lev')
  })
})
