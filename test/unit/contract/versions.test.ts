import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPassage } from '../../../server/src/contract/anyPassage.ts'
import type { Contract } from '../../../server/src/contract/contract.ts'
import { passagesThat } from '../../../server/src/contract/passagesThat.ts'
import { Memory, readContract } from '../../../server/src/contract/readContract.ts'
import { sumOfPassages } from '../../../server/src/contract/sumOfPassages.ts'
import { tally } from '../../../server/src/contract/tally.ts'
import { markdown } from '../contracts.ts'

const sentences = [
  'Provider pays.',
  'Provider and Provider pay.',
  'Customer pays.',
  '客户付款。',
  '## Fees',
  '',
  '- an item',
]
const texts = fc.array(fc.constantFrom(...sentences), { maxLength: 12 }).map((lines) => lines.join('\n\n'))

const countOf = (text: string, word: string): number => text.split(word).length - 1
const perPassage = ({ passages }: Contract): string[] => passages.map(({ text }) => text)

/** Each question, and its answer by looking through everything. */
const questions: readonly [string, (contract: Contract) => unknown, (texts: readonly string[]) => unknown][] = [
  [
    'passagesThat',
    passagesThat(({ text }) => text.includes('Provider')),
    (all) => all.flatMap((text, i) => (text.includes('Provider') ? [i] : [])),
  ],
  [
    'anyPassage',
    (
      (any) => (contract: Contract) =>
        ['Customer', 'an item', 'nobody'].map((word) => any(contract, word))
    )(anyPassage((text, word) => text.includes(word))),
    (all) => ['Customer', 'an item', 'nobody'].map((word) => all.some((text) => text.includes(word))),
  ],
  [
    'sumOfPassages',
    (
      (sum) => (contract: Contract) =>
        sum(contract, 'Provider')
    )(sumOfPassages(countOf)),
    (all) => all.reduce((sum, text) => sum + countOf(text, 'Provider'), 0),
  ],
  [
    'tally',
    (
      (counts) => (contract: Contract) =>
        [...counts(contract)].sort()
    )(
      tally(
        ({ wordings }) => wordings,
        ({ text }) => text.match(/\p{L}+/gu) ?? [],
      ),
    ),
    (all) => {
      const words = all.flatMap((text) => text.match(/\p{L}+/gu) ?? [])
      return [...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]).sort()
    },
  ],
]

describe('what is remembered from version to version', () => {
  it.each(questions)('%s: is what looking through everything finds, whatever came before', (_name, ask, looked) => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), (versions) => {
        const memory = new Memory()
        const contracts = versions.map((text) => readContract(text, 'markdown', memory))
        for (const contract of contracts) expect(ask(contract)).toEqual(looked(perPassage(contract)))
        // An earlier version may be asked for again.
        for (const contract of contracts) expect(ask(contract)).toEqual(looked(perPassage(contract)))
      }),
      { numRuns: 80 },
    )
  })

  it('costs the passages that an edit changed', () => {
    let asked = 0
    const ask = passagesThat(({ text }) => {
      asked++
      return text.includes('9')
    })
    const written = Array.from({ length: 500 }, (_, i) => `Clause ${i} holds.`)
    const memory = new Memory()
    ask(readContract(written.join('\n\n'), 'markdown', memory))
    expect(asked).toBe(500)
    written[250] = 'Clause 250 still holds.'
    ask(readContract(written.join('\n\n'), 'markdown', memory))
    expect(asked).toBe(501)
    // One more, and one whose first half became a sentence of its own.
    written.splice(100, 0, 'A clause more.')
    ask(readContract(written.join('\n\n'), 'markdown', memory))
    expect(asked).toBe(502)
    written[300] = 'Clause 299. It holds.'
    const now = readContract(written.join('\n\n'), 'markdown', memory)
    const found = ask(now)
    expect(asked).toBe(504)
    expect(found).toEqual(now.passages.flatMap(({ text }, i) => (text.includes('9') ? [i] : [])))
  })
})

describe('the shape of a contract', () => {
  const shapesOf = (...texts: readonly string[]): Contract[] => {
    const memory = new Memory()
    return texts.map((text) => readContract(text, 'markdown', memory))
  }

  it('stays for words and titles, and changes with numbers and paragraphs', () => {
    const read = shapesOf(
      '## 1. Fees\n\nProvider pays.',
      '## 1. Fees\n\nProvider pays a lot.',
      '## 1. Fee\n\nProvider pays a lot.',
      '## 2. Fee\n\nProvider pays a lot.',
      '## 2. Fee\n\nProvider pays a lot.\n\nAnd more.',
    )
    const shapes = read.map(({ shape }) => shape)
    expect(shapes[1]).toBe(shapes[0])
    expect(shapes[2]).toBe(shapes[0])
    expect(new Set(shapes.slice(2)).size).toBe(3)
    const titles = read.map((contract) => contract.titles)
    expect(titles[1]).toBe(titles[0])
    expect(new Set(titles.slice(1)).size).toBe(4)
  })

  it('is its own where nothing was read before', () => {
    expect(markdown('Provider pays.').shape).not.toBe(markdown('Provider pays.').shape)
  })
})
