import { beforeEach, expect, it, vi } from 'vitest'
import { ShownContract } from '../../../client/src/views/shownContract.ts'
import manifest from '../../../package.json' with { type: 'json' }

const nothing = { dispose() {} }
const shown: unknown[] = []
let become: (editor: unknown) => void

vi.mock('vscode', () => ({
  EventEmitter: class {
    event = () => nothing
    fire() {}
    dispose() {}
  },
  commands: { executeCommand: (_name: string, key: string, value: unknown) => shown.push([key, value]) },
  languages: { onDidChangeDiagnostics: () => nothing },
  workspace: {
    textDocuments: [],
    onDidChangeTextDocument: () => nothing,
    onDidCloseTextDocument: () => nothing,
  },
  window: {
    onDidChangeActiveTextEditor: (listener: typeof become) => {
      become = listener
      return nothing
    },
  },
}))
vi.mock('../../../client/src/server.ts', () => ({ schemes: ['file'], languages: ['markdown', 'yaml'] }))

const asked: string[] = []
beforeEach(() => {
  shown.length = 0
  asked.length = 0
  const client = {
    code2ProtocolConverter: { asUri: String },
    protocol2CodeConverter: { asUri: String },
    sendRequest: async (_request: string, { uri }: { uri: string }) => {
      asked.push(uri)
      return /contract/.test(uri) ? { met: 1, needed: 1 } : null
    },
  }
  new ShownContract(client as never, { onDidTell: () => nothing } as never, () => true)
})

const editorOf = (path: string, languageId: string) => {
  const uri = { scheme: 'file', toString: () => `file:///deals/${path}` }
  return { document: { uri, languageId } }
}

it.each([
  ['a.contract.md', 'markdown', 'contract'],
  ['README.md', 'markdown', 'other'],
  ['main.rs', 'rust', 'other'],
  ['.proviso/playbook.yaml', 'yaml', 'playbook'],
  ['playbook.yaml', 'yaml', 'other'],
])('tells of %s what it is', async (path, languageId, expected) => {
  become(editorOf(path, languageId))
  await vi.waitFor(() => expect(shown.at(-1)).toEqual(['proviso.shown', expected]))
})

it('asks for no coverage of a playbook', () => {
  become(editorOf('.proviso/playbook.yaml', 'yaml'))
  expect(asked).toEqual([])
})

it('has the side bar say something whatever is shown, and offer a check for what may be a contract alone', () => {
  const { viewsWelcome, menus } = manifest.contributes
  const ofCoverage = viewsWelcome.filter(({ view }) => view === 'proviso.coverage')
  for (const kind of ['none', 'other', 'playbook'])
    expect(ofCoverage.filter(({ when }) => when === `proviso.shown == '${kind}'`)).toHaveLength(1)
  const check = menus.commandPalette.find(({ command }) => command === 'proviso.checkFile')
  expect(check?.when).toContain("proviso.shown != 'playbook'")
})
