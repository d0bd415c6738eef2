import { describe, expect, it } from 'vitest'
import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol/node'
import type { Settings } from '../../server/src/protocol.ts'
import { Client, pulling, until } from './client.ts'
import { incompleteContract, readme } from './texts.ts'

const folder = 'file:///deal'
const uri = `${folder}/contracts/notes.md`
const workspaceFolders = [{ uri: folder, name: 'deal' }]
const including: Settings = { contracts: { include: ['contracts/**/*.md'] } }

/** Opens a file that nothing but the settings can make a contract; its blank is then a finding. */
async function isChecked(client: Client, text = readme): Promise<boolean> {
  await client.open(uri, text)
  return (await client.diagnostics(uri)).some(({ code }) => code === 'placeholder')
}

describe('settings that mean the defaults', () => {
  it.each<[string, (() => unknown) | undefined]>([
    ['null', () => null],
    ['an empty object', () => ({})],
    ['a list', () => []],
    ['a word', () => 'on'],
    ['values of the wrong kind', () => ({ contracts: { include: 'all' }, language: 7 })],
    ['null where an object belongs', () => ({ contracts: null, language: null })],
    ['globs that are none', () => ({ contracts: { include: [null, 3, '', '['.repeat(70_000)] } })],
    ['an error for an answer', undefined],
  ])('%s: a contract is checked, a README is not', async (_what, settings) => {
    const client = await Client.start({ capabilities: pulling, workspaceFolders, ...(settings ? { settings } : {}) })
    expect(await isChecked(client)).toBe(false)
    await client.open(`${folder}/agreement.md`, incompleteContract)
    const [finding] = await client.diagnostics(`${folder}/agreement.md`)
    expect(finding?.message).toContain('Termination')
  })
})

it('checks the files that the settings name, from the first pull on', async () => {
  const client = await Client.start({ capabilities: pulling, workspaceFolders, settings: () => including })
  expect(await isChecked(client)).toBe(true)
})

it('asks to be told of changes, and has diagnostics pulled anew when one comes', async () => {
  let settings: Settings = {}
  const client = await Client.start({ capabilities: pulling, workspaceFolders, settings: () => settings })
  expect(await isChecked(client)).toBe(false)
  await until('the registration', () => client.registered.includes(DidChangeConfigurationNotification.method))
  const { resultId } = await client.pull(uri)
  settings = including
  await client.configure(null)
  await until('a request to pull anew', () => client.refreshes > 0)
  const report = await client.pull(uri, resultId)
  expect(report.kind === 'full' && report.items.map(({ code }) => code)).toContain('placeholder')
})

it('does not have diagnostics pulled anew for a change that is none', async () => {
  const client = await Client.start({ capabilities: pulling, workspaceFolders, settings: () => ({}) })
  await isChecked(client)
  const { refreshes } = client
  await client.configure(null)
  // Answered after the change was: what it would have asked for has been asked by then.
  await client.diagnostics(uri)
  await client.stop()
  expect(client.refreshes).toBe(refreshes)
})

it('takes settings from the notification where the client cannot be asked, and pushes anew', async () => {
  const client = await Client.start({ workspaceFolders })
  expect(await isChecked(client)).toBe(false)
  await client.configure({ proviso: including })
  await until('diagnostics', () => client.pushes.findLast((push) => push.uri === uri && push.diagnostics.length > 0))
  await client.configure({})
  await until('none', () => client.pushes.at(-1)?.diagnostics.length === 0)
})

describe('the language of messages', () => {
  const languages: [string, object, Settings | null, string][] = [
    ['is English by default', {}, null, 'Missing clause|not found'],
    ['is that of the editor', { locale: 'zh-cn' }, null, '条款'],
    ['is that which the extension names', { locale: 'en', initializationOptions: { locale: 'zh-CN' } }, null, '条款'],
    ['is the editor’s where the setting says so', { locale: 'zh-tw' }, { language: 'auto' }, '条款'],
    ['is Chinese where the setting says so', { locale: 'en' }, { language: 'zh' }, '条款'],
    ['is English where the setting says so', { locale: 'zh-cn' }, { language: 'en' }, 'not found'],
  ]
  it.each(languages)('%s', async (_what, params, settings, words) => {
    const client = await Client.start({ capabilities: pulling, settings: () => settings, ...params })
    await client.open(uri, incompleteContract)
    const [finding] = await client.diagnostics(uri)
    expect(finding?.message).toMatch(new RegExp(words))
  })

  it('changes with the setting, in files that are open', async () => {
    let settings: Settings = { language: 'en' }
    const client = await Client.start({ capabilities: pulling, settings: () => settings })
    await client.open(uri, incompleteContract)
    const { resultId } = await client.pull(uri)
    const { refreshes } = client
    settings = { language: 'zh' }
    await client.configure(null)
    await until('a request to pull anew', () => client.refreshes > refreshes)
    const report = await client.pull(uri, resultId)
    expect(report.kind === 'full' && report.items[0]?.message).toMatch(/条款/)
    expect(
      (await until('the new status', () => client.statuses.findLast(({ missing }) => missing[0] !== 'Termination')))
        .missing,
    ).toEqual(['合同解除'])
  })
})
