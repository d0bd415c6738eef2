import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ProgressBar } from '../../../server/src/cli/progress.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** What a terminal was sent. */
function drawn(locale: 'en' | 'zh', columns: number, run: (bar: ProgressBar) => void): string[] {
  const written: string[] = []
  run(new ProgressBar({ columns, write: (text) => written.push(text.replaceAll('\r\u001b[2K', '<')) }, locale))
  return written
}
const steps = (bar: ProgressBar, count: number): void => {
  for (let i = 0; i < count; i++) bar.step()
}

it('draws nothing in a run that is soon over, and takes nothing away', () => {
  expect(drawn('en', 80, (bar) => [steps(bar, 1000), bar.clear()])).toEqual([])
})

it('draws one line over itself, ten times a second at most, and takes it away at the end', () => {
  const written = drawn('en', 80, (bar) => {
    bar.expect(2000)
    steps(bar, 999)
    vi.advanceTimersByTime(600)
    steps(bar, 1)
    steps(bar, 500)
    vi.advanceTimersByTime(100)
    steps(bar, 1)
    bar.clear()
    bar.clear()
  })
  expect(written).toEqual([
    '<[############            ] 1,000 of 2,000 files checked',
    '<[##################      ] 1,501 of 2,000 files checked',
    '<',
  ])
})

it.each([
  ['en', 80, undefined, '<1 files checked'],
  ['zh', 80, 4, '<[######                  ] 已检查 1/4 个文件'],
  ['zh', 40, 4, '<已检查 1/4 个文件'],
] as const)('says it in %s on %i columns where there are %s files', (locale, columns, total, words) => {
  const written = drawn(locale, columns, (bar) => {
    bar.expect(total)
    vi.advanceTimersByTime(600)
    bar.step()
  })
  expect(written).toEqual([words])
})
