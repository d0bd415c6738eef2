import { describe, expect, it } from 'vitest'
import type { Connection, InitializeParams } from 'vscode-languageserver'
import { SettingsReader } from '../../server/src/settings.ts'

/** A reader of settings as a client answers them, in the folder `file:///work%20files/合同`. */
async function reader(answer: unknown, canAsk = true) {
  let send: (change: { settings: unknown }) => void = () => undefined
  let current = answer
  const connection = {
    client: { register: () => Promise.resolve() },
    workspace: { getConfiguration: () => Promise.resolve(current) },
    onDidChangeConfiguration: (handler: typeof send) => {
      send = handler
    },
  } as unknown as Connection
  const settings = new SettingsReader(connection)
  settings.initialize({
    capabilities: { workspace: { configuration: canAsk } },
    workspaceFolders: [
      { uri: `file:///${encodeURIComponent('work files')}/${encodeURIComponent('合同')}`, name: '合同' },
    ],
  } as InitializeParams)
  let changes = 0
  await settings.start(() => changes++)
  return {
    settings,
    changes: () => changes,
    change: async (next: unknown) => {
      current = next
      send({ settings: { proviso: next } })
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

const uri = (path: string): string =>
  `file:///${['work files', '合同', ...path.split('/')].map(encodeURIComponent).join('/')}`

describe('the settings’ globs', () => {
  it.each<[string[], string, boolean]>([
    [['**/*.md'], 'a/b/lease.md', true],
    [['**/*.md'], 'lease.md', true],
    [['**/*.md'], 'lease.yaml', false],
    [['deals/*.md'], 'deals/lease.md', true],
    [['deals/*.md'], 'deals/old/lease.md', false],
    [['deals/**'], 'deals/old/lease.md', true],
    [['*.{md,yaml}'], 'lease.yaml', true],
    [['租赁/*.md'], '租赁/合同 一.md', true],
    [['.drafts/*.md'], '.drafts/lease.md', true],
    [['a.md', 'b.md'], 'b.md', true],
    [[], 'lease.md', false],
    [[''], 'lease.md', false],
  ])('%j: %s: %s', async (include, path, expected) => {
    const { settings } = await reader({ contracts: { include } })
    expect(settings.includes(uri(path))).toBe(expected)
  })

  it('name a file outside every folder by its whole path', async () => {
    const { settings } = await reader({ contracts: { include: ['elsewhere/*.md'] } })
    expect(settings.includes('file:///elsewhere/lease.md')).toBe(true)
    expect(settings.includes('untitled:lease.md')).toBe(false)
  })

  it('do not fail over an address that is not well written', async () => {
    const { settings } = await reader({ contracts: { include: ['**/*.md'] } })
    expect(settings.includes('file:///100%/lease.md')).toBe(true)
  })
})

describe('settings', () => {
  it.each([
    [null],
    [undefined],
    [{}],
    ['text'],
    [{ contracts: null }],
    [{ contracts: {} }],
    [{ contracts: { include: null } }],
    [{ contracts: { include: 'lease.md' } }],
    [{ contracts: { include: [1, null] } }],
  ])('%j means that no file is named', async (answer) => {
    const { settings } = await reader(answer)
    expect(settings.includes(uri('lease.md'))).toBe(false)
  })

  it('that change are taken in, and only what is new is told', async () => {
    const { settings, changes, change } = await reader({ contracts: { include: ['a.md'] } })
    const before = changes()
    await change({ contracts: { include: ['a.md'] } })
    expect(changes()).toBe(before)
    await change({ contracts: { include: ['b.md'] } })
    expect(changes()).toBe(before + 1)
    expect([settings.includes(uri('a.md')), settings.includes(uri('b.md'))]).toEqual([false, true])
    await change(null)
    expect(settings.includes(uri('b.md'))).toBe(false)
  })

  it('of a client that cannot be asked are those it sends', async () => {
    const { settings, change } = await reader({ contracts: { include: ['a.md'] } }, false)
    expect(settings.includes(uri('a.md'))).toBe(false)
    await change({ contracts: { include: ['b.md'] } })
    expect(settings.includes(uri('b.md'))).toBe(true)
  })
})
