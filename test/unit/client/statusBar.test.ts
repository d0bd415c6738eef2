import { beforeEach, expect, it, vi } from 'vitest'
import { StatusBar } from '../../../client/src/statusBar.ts'
import type { StatusParams } from '../../../server/src/protocol.ts'

const item = { text: '', command: '', tooltip: undefined as unknown, isShown: false }

vi.mock('vscode', () => ({
  StatusBarAlignment: { Right: 2 },
  MarkdownString: class {},
  l10n: { t: (text: string, ...values: unknown[]) => text.replace(/\{(\d)\}/g, (_, at) => String(values[at])) },
  commands: { executeCommand: () => undefined },
  workspace: { onDidCloseTextDocument: () => ({ dispose() {} }) },
  window: {
    activeTextEditor: { document: { uri: 'file:///a.contract.md' } },
    visibleTextEditors: [],
    onDidChangeActiveTextEditor: () => ({ dispose() {} }),
    createStatusBarItem: () =>
      Object.assign(item, {
        show: () => Object.assign(item, { isShown: true }),
        hide: () => Object.assign(item, { isShown: false }),
      }),
  },
}))

let isRunning = true
let changeState = (): void => undefined
let tell: (status: Partial<StatusParams>) => void

beforeEach(() => {
  isRunning = true
  const client = {
    protocol2CodeConverter: { asUri: (uri: string) => uri },
    isRunning: () => isRunning,
    onDidChangeState: (listener: () => void) => {
      changeState = listener
    },
  }
  const statuses = {
    onDidTell: (listener: (status: unknown) => void) => {
      tell = (status) => listener({ uri: 'file:///a.contract.md', ...status })
    },
  }
  new StatusBar(client as never, statuses as never)
})

const counted = { state: 'contract', met: 4, needed: 19, missing: ['Audit'], incomplete: [], recommended: [] } as const

it('counts no clauses while nothing checks, and offers to start the checker again', () => {
  tell(counted)
  expect(item).toMatchObject({ text: '$(law) 4 of 19 clauses', command: 'proviso.insertClause', isShown: true })
  isRunning = false
  changeState()
  expect(item).toMatchObject({ text: '$(warning) Not checking', command: 'proviso.restart', isShown: true })
  isRunning = true
  changeState()
  expect(item).toMatchObject({ text: '$(law) 4 of 19 clauses', command: 'proviso.insertClause', isShown: true })
})

it('offers no check while nothing checks', () => {
  tell({ state: 'looks-like-contract' })
  expect(item).toMatchObject({ text: '$(law) Check this contract?', isShown: true })
  isRunning = false
  changeState()
  expect(item.isShown).toBe(false)
})
