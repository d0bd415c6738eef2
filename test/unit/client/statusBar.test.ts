import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StatusBar } from '../../../client/src/statusBar.ts'
import type { StatusParams } from '../../../server/src/protocol.ts'

const document = { path: '', toString: () => `file://${document.path}` }
const item = { text: '', command: '', tooltip: undefined as unknown, isShown: false }

vi.mock('vscode', () => ({
  StatusBarAlignment: { Right: 2 },
  MarkdownString: class {},
  l10n: { t: (text: string, ...values: unknown[]) => text.replace(/\{(\d)\}/g, (_, at) => String(values[at])) },
  commands: { executeCommand: () => undefined },
  workspace: { onDidCloseTextDocument: () => ({ dispose() {} }) },
  window: {
    get activeTextEditor() {
      return { document: { uri: document } }
    },
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
  vi.useFakeTimers()
  Object.assign(item, { isShown: false })
  document.path = '/a.contract.md'
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
      tell = (status) => listener({ uri: String(document), ...status })
    },
  }
  new StatusBar(client as never, statuses as never)
})

afterEach(() => vi.useRealTimers())

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

it('says that a contract is not checked where the checker does not come up, in due time', () => {
  isRunning = false
  changeState()
  vi.advanceTimersByTime(9_000)
  expect(item.isShown).toBe(false)
  vi.advanceTimersByTime(2_000)
  expect(item).toMatchObject({ text: '$(warning) Not checking', command: 'proviso.restart', isShown: true })
})

it('says nothing of other files where the checker does not come up', () => {
  document.path = '/README.md'
  isRunning = false
  vi.advanceTimersByTime(20_000)
  expect(item.isShown).toBe(false)
})
