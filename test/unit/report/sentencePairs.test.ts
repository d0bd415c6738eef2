import { expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { changedSentences } from '../../../server/src/report/sentencePairs.ts'

const changed = (before: string, after: string): (string | undefined)[][] =>
  changedSentences(readContract(before, 'markdown'), readContract(after, 'markdown')).map((pair) => [
    pair.before?.text,
    pair.after?.text,
  ])
const [logs, fees, law] = [
  'The Provider shall keep access logs for seven years.',
  'The Customer pays the fees within thirty days.',
  'This Agreement is governed by the law of Singapore.',
]

it('knows sentences that moved, and those with another number', () => {
  expect(changed(`${logs} ${fees} ${law}`, `${law}\n\n${fees} ${logs}`)).toEqual([])
  expect(changed(`# A\n\n4.1 ${logs}\n`, `# A\n\n4.2 ${logs}\n`)).toEqual([])
})

it('pairs one in other words with what it became, beside others that came and went', () => {
  const now = logs.replace('shall', 'may')
  expect(changed(`${fees} ${logs} ${law}`, `${now} ${law} Notices are given in writing.`)).toEqual([
    [fees, undefined],
    [logs, now],
    [undefined, 'Notices are given in writing.'],
  ])
})

it('is quick where all of thousands changed', () => {
  const text = (word: string): string =>
    Array.from({ length: 4000 }, (_, i) => `It ${word} do thing ${i} there.`).join(' ')
  const start = performance.now()
  expect(changed(text('shall'), text('may'))).toHaveLength(4000)
  expect(performance.now() - start).toBeLessThan(5000)
})
