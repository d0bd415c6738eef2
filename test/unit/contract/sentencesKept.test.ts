import { afterEach, expect, it } from 'vitest'
import { Memory, readContract } from '../../../server/src/contract/readContract.ts'
import { keepWordings } from '../../../server/src/contract/wording.ts'

afterEach(() => keepWordings(0))

const sentences = ['Provider keeps logs for five years.', 'Customer pays the fees.', 'Notices are in writing. ']
const paragraph = (words: string): string => `# Lease\n\nFirst words. ${sentences.join(' ')}${words}\n`

it('of the sentences of a paragraph an edit makes one anew, where the last ones are kept', () => {
  keepWordings(1000)
  const memory = new Memory()
  const before = readContract(paragraph('Either party may end it.'), 'markdown', memory).wordings
  const after = readContract(paragraph('Either party may end it at any time.'), 'markdown', memory).wordings
  expect(after.filter((wording) => !before.includes(wording)).map(({ text }) => text)).toEqual([
    'Either party may end it at any time.',
  ])
})

it('a sentence that stands twice has one wording, and is found in both places', () => {
  keepWordings(1000)
  const { passages } = readContract('Fees are due. Fees are due.\n', 'markdown')
  expect(passages[0]?.wording).toBe(passages[1]?.wording)
  expect(passages.map(({ span }) => span)).toEqual([
    { start: 0, end: 13 },
    { start: 14, end: 27 },
  ])
})

it('so it is in a paragraph that is longer than what is kept', () => {
  keepWordings(1000)
  const memory = new Memory()
  const written = Array.from({ length: 400 }, (_, i) => `Provider keeps the logs of matter ${i} for five years.`)
  const read = (some: readonly string[]) => readContract(some.join(' '), 'markdown', memory).wordings
  const before = read(written)
  const after = read(written.with(200, 'Provider keeps no logs.'))
  expect(before).toHaveLength(400)
  expect(after.filter((wording) => !before.includes(wording)).map(({ text }) => text)).toEqual([
    'Provider keeps no logs.',
  ])
})
