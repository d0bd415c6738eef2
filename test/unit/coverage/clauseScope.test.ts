import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contract } from '../../../server/src/contract/contract.ts'
import { Memory, readContract } from '../../../server/src/contract/readContract.ts'
import { clauseRanges } from '../../../server/src/coverage/clauseScope.ts'
import { crlf, markdown, yaml } from '../contracts.ts'

/** The words of the clauses in which some words stand, on one line each. */
function clauses(text: string, words: string[], contract = markdown(text)): string[] {
  const shown = words.map((one) => {
    const index = contract.passages.findIndex((candidate) => candidate.text.includes(one))
    if (index < 0) throw new Error(`no passage says ${one}`)
    return index
  })
  return clauseRanges(contract, shown).map(({ from, to }) =>
    contract.passages
      .slice(from, to)
      .map(({ text }) => text)
      .join(' '),
  )
}

const sections = '# Lease\n\n## 1. Use\n\n### 1.1 Users\n\nAlpha.\n\n### 1.2 Ends\n\nBeta.\n\n## 2. Fees\n\nGamma.\n'

describe('the clause in which words stand', () => {
  it.each<[what: string, text: string, words: string[], found: string[]]>([
    ['is the numbered section with all it contains', sections, ['Alpha'], ['1. Use 1.1 Users Alpha. 1.2 Ends Beta.']],
    [
      'is one for words beside each other',
      'One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n',
      ['Two', 'Three', 'Two'],
      ['One. Two. Three. Four.'],
    ],
    ['is one for two places in it', sections, ['Beta', 'Alpha'], ['1. Use 1.1 Users Alpha. 1.2 Ends Beta.']],
    [
      'comes in the order of the text',
      sections,
      ['Gamma', 'Alpha'],
      ['1. Use 1.1 Users Alpha. 1.2 Ends Beta.', '2. Fees Gamma.'],
    ],
    [
      'is none of the title that holds most of the text, with a schedule beside it',
      `${sections}\n# Schedule\n\nDelta.\n`,
      ['Beta', 'Delta'],
      ['1. Use 1.1 Users Alpha. 1.2 Ends Beta.', 'Schedule Delta.'],
    ],
    [
      'is a part that holds most of the text where it is a numbered clause',
      '## 1. All\n\n### 1.1 A\n\nAlpha is long enough to be most of it.\n\n### 1.2 B\n\nBeta.\n\n## 2. C\n\nGamma.\n',
      ['Alpha'],
      ['1. All 1.1 A Alpha is long enough to be most of it. 1.2 B Beta.'],
    ],
    [
      'is the section that holds most, after words before it',
      'Preface.\n\n## Fees\n\nAlpha.\n\nBeta.\n\nGamma.\n\nDelta.\n',
      ['Alpha'],
      ['Fees Alpha. Beta. Gamma. Delta.'],
    ],
    [
      'is the paragraphs beside it, where none has a title',
      'One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n',
      ['Three'],
      ['Two. Three. Four.'],
    ],
    ['is the paragraphs beside it, at either end', 'One.\n\nTwo.\n\nThree.\n', ['One'], ['One. Two.']],
    ['is the paragraphs beside it, at the other end', 'One.\n\nTwo.\n\nThree.\n', ['Three'], ['Two. Three.']],
    [
      'is what stands under one number, where none has a title',
      '# A\n\n9.1 One.\n\n9.2 Two.\n\nThree.\n\n10.1 Four.\n',
      ['Two'],
      ['9.1 One. 9.2 Two. Three.'],
    ],
    [
      'is what stands under one number, for what has none itself',
      '# A\n\n第一条 甲方应付款。\n\n乙方应交货。\n\n第二条 无。\n',
      ['乙方'],
      ['第一条 甲方应付款。 乙方应交货。'],
    ],
    [
      'is not what stands before the first number',
      '# A\n\nPreface.\n\nMore.\n\n9.1 One of it.\n\n10.1 Two of it.\n',
      ['More'],
      ['Preface. More.'],
    ],
    [
      'is one item of a list that numbers clauses',
      '# A\n\n1. One of it.\n2. Two of it.\n   More of two.\n\n3. Three of it.\n',
      ['Two'],
      ['Two of it. More of two.'],
    ],
    [
      'has the items that words lead into',
      '# A\n\nThe parties agree:\n\n1. one thing;\n2. another thing.\n\nNext.\n\nLast.\n',
      ['another'],
      ['The parties agree: one thing; another thing. Next.'],
    ],
    [
      'ends at a blank line, not at the end of a line',
      'One a.\nOne b.\n\nTwo a.\nTwo b.\n\nThree.\n\nFour.\n',
      ['One a'],
      ['One a. One b. Two a. Two b.'],
    ],
    [
      'ends at a blank line with spaces and another line end',
      crlf('One.\n \t\nTwo.\n\nThree.\n\nFour.\n'),
      ['One'],
      ['One. Two.'],
    ],
  ])('%s', (_what, text, words, found) => expect(clauses(text, words)).toEqual(found))

  it('of YAML is an entry of the list of clauses', () => {
    const text =
      'title: A\nclauses:\n  - heading: One\n    text: Alpha beta.\n  - heading: Two\n    text: Gamma delta.\n'
    expect(clauses(text, ['Alpha'], yaml(text))).toEqual(['One Alpha beta.'])
  })
})

it('is what a fresh reader finds, whatever was read before', () => {
  const lines = [
    '# Lease',
    '## 1. Use',
    '## Fees',
    'Alpha.',
    'Beta.',
    '9.1 One.',
    '10. Two.',
    '1. an item',
    '',
    '',
    '  ',
  ]
  const texts = fc.array(fc.constantFrom(...lines), { maxLength: 14 }).map((some) => some.join('\n'))
  /** The clauses of each passage by itself, and of all of them. */
  const found = (contract: Contract): unknown => {
    const all = contract.passages.map((_passage, index) => index)
    return [all, ...all.map((index) => [index])].map((shown) => clauseRanges(contract, shown))
  }
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), (versions) => {
      const memory = new Memory()
      const contracts = versions.map((text) => readContract(text, 'markdown', memory))
      for (const contract of [...contracts, ...contracts])
        expect(found(contract)).toEqual(found(markdown(contract.text)))
    }),
    { numRuns: 300 },
  )
})

it('is the same list for the same passages for as long as no edit changes it', () => {
  const memory = new Memory()
  const shown = [2]
  const after = (text: string): unknown => clauseRanges(readContract(text, 'markdown', memory), shown)
  const first = after('# A\n\n9.1 One.\n\nTwo.\n\nThree.\n\n10.1 Four.\n')
  expect(first).toEqual([{ from: 1, to: 4 }])
  expect(after('# A\n\n9.1 One!\n\nTwo of it.\n\nThree.\n\n10.1 Four.\n')).toBe(first)
  expect(after('# A\n\n9.1 One!\n\nTwo of it.\n\n10.2 Three.\n\n10.1 Four.\n')).toEqual([{ from: 1, to: 3 }])
})
