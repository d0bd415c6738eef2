import { describe, expect, it } from 'vitest'
import { apartFromEachOther, type Move, movesOf, steps } from '../../../server/src/fixes/moves.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import type { FindingCode } from '../../../server/src/rules/finding.ts'
import { checked } from '../contracts.ts'

/** Which steps put a finding of a code right. */
function stepsOf(code: FindingCode, text: string): string[] {
  const check = checked(text)
  return steps.filter((step) => movesOf(step, check, standardPack, 'en', (one) => one.code === code).length > 0)
}

const deal = (facts: string, text: string): string =>
  `---\ncontract:\n  type: compute-lease\n${facts}---\n\n# Lease\n\n${text}`

describe('the step that puts right', () => {
  it.each<[FindingCode, string, string]>([
    ['fact-invalid', 'facts', deal('  drafting-for: custmer\n', 'x\n')],
    ['fact-conflict', 'facts', deal('  governing-law: SG\n', 'This Agreement is governed by the laws of Malaysia.\n')],
    ['waiver-unused', 'facts', deal('', '<!-- waive: numbering; reason: x; by: A -->\n\nx\n')],
    ['hidden-character', 'words', 'pays\u200b fees\n'],
    [
      'inconsistent-term',
      'words',
      '# A\n\nAlpha Ltd (the “Supplier”) and Beta Ltd (the “Customer”).\n\nSupplier serves. Vendor and Vendor’s staff serve. Customer pays.\n',
    ],
    ['weak-clause', 'clauses', deal('', '## 1. Logs\n\nThe Provider keeps access logs for one year.\n')],
    ['missing-clause', 'insertions', deal('', 'x\n')],
    ['numbering', 'numbers', '# A\n\n## 1. B\n\nx\n\n## 3. C\n\ny\n'],
  ])('%s is that of %s alone', (code, step, text) => expect(stepsOf(code, text)).toEqual([step]))
})

describe('clauses that are missing', () => {
  const check = checked(deal('', '## 1. Fees\n\nCustomer pays fees.\n'))
  const missing = check.findings.filter(({ code }) => code === 'missing-clause')
  const inserted = (apart: boolean, wanted = missing) =>
    movesOf('insertions', check, standardPack, 'en', (one) => wanted.includes(one), apart)

  it('go in together, unless they are wanted apart', () => {
    expect(missing.length).toBeGreaterThan(2)
    const [together, ...more] = inserted(false)
    expect(more).toEqual([])
    expect(together?.does.map(({ finding }) => finding)).toEqual(missing)
    expect(inserted(true).map(({ does }) => does.map(({ finding }) => finding))).toEqual(missing.map((one) => [one]))
  })
  it('are numbered in a row where they go in together, and one by itself is as an editor offers it', () => {
    const words =
      inserted(false)[0]
        ?.edits.map(({ newText }) => newText)
        .join('') ?? ''
    expect(words.match(/^## \d+\./gm)).toEqual(missing.map((_, i) => `## ${i + 2}.`))
    const [first] = missing
    expect(inserted(false, missing.slice(0, 1))).toEqual([inserted(true)[0]])
    expect(inserted(true)[0]?.does[0]?.title).toBe(
      `Insert clause: ${standardPack.families.find(({ id }) => id === first?.clause)?.title.en}`,
    )
  })
})

it('leaves for later what meets the words of a move before it', () => {
  const move = (...spans: [start: number, end: number][]): Move => ({
    does: [],
    edits: spans.map(([start, end]) => ({ span: { start, end }, newText: '' })),
  })
  const [first, before, after, inside, across, far, both] = [
    move([10, 20]),
    move([5, 10]),
    move([20, 25]),
    move([12, 13]),
    move([5, 30]),
    move([21, 22], [0, 9]),
    move([1, 2], [40, 50]),
  ]
  expect(apartFromEachOther([first, before, after, inside, across, far, both])).toEqual([first, far])
  expect(apartFromEachOther([first, both])).toEqual([first, both])
})
