import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import type { FindingCode } from '../../../server/src/rules/finding.ts'
import { checked, crlf } from '../contracts.ts'

/** A sentence with one slip of drafting that has a fix, and the code that it is found by. */
const slips: readonly (readonly [code: FindingCode, sentence: string])[] = [
  ['unused-term', 'The sums are paid monthly (the “Quarrel Sum”).'],
  ['late-definition', 'This Quiet Pact (the “Pact”) binds 💻.\n\n“Pact” means this Quiet Pact.'],
  ['late-definition', '示例公司（以下简称“供应商”）供货。\n\n“供应商”是指示例公司。'],
  ['inconsistent-term', '“End User” means a person. Each person helps an End-User and the End User.'],
  ['inconsistent-term', '“Secret Data” means secrets. Keep the secret data.'],
  ['unpaired-mark', 'The “Plain Words" stand here, and the Plain Words stay.'],
  ['hidden-character', 'A word\u2060 joiner stands here.'],
  ['mixed-script', '甲方支付人民币1，000,000元。'],
]
const fixable: ReadonlySet<string> = new Set([...slips.map(([code]) => code), 'numbering'])

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by)

type Sample = readonly [text: string, format: Format]
/** A contract with a slip in each clause, its numbers with a gap. */
const samples: fc.Arbitrary<Sample> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...slips), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom<Format>('markdown', 'yaml'),
    fc.boolean(),
  )
  .map(([chosen, step, format, withCrlf]): Sample => {
    const clauses = chosen.map(([, sentence], i) => ({ number: 1 + i * step, sentence }))
    const text =
      format === 'markdown'
        ? `---\ncontract:\n  type: nda\n---\n\n# 合同 Agreement\n\n${clauses.map(({ number, sentence }) => `## ${number}. Title\n\n${sentence}\n\n`).join('')}`
        : `contract:\n  type: nda # ours\nclauses:\n${clauses.map(({ number, sentence }) => `  - title: ${number}. Title\n    text: |\n${indented(sentence, '      ')}\n`).join('')}`
    return [withCrlf ? crlf(text) : text, format]
  })

/** What a fix of words must leave: the sections and their depths, and in YAML every key. */
function structureOf(text: string, format: Format): unknown {
  const { sections, passages } = readContract(text, format)
  const keys = format === 'yaml' ? keysOf(parse(text)) : undefined
  return { sections: sections.map(({ kind, depth, title }) => [kind, depth, title]), passages: passages.length, keys }
}

function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]))
}

describe('a fix of a slip of drafting', () => {
  it.each(slips)('%s: %s is found and has a fix', (code, sentence) => {
    const check = checked(`# Agreement\n\n${sentence}\n`)
    const finding = check.findings.find((one) => one.code === code)
    expect(finding && fixesFor(finding, check, standardPack, 'en').length).toBeGreaterThan(0)
  })

  it('takes its finding away, and leaves the file parsing to the same structure', () => {
    let taken = 0
    fc.assert(
      fc.property(samples, ([text, format]) => {
        const check = checked(text, format)
        for (const finding of check.findings.filter(({ code }) => fixable.has(code))) {
          for (const { edits } of fixesFor(finding, check, standardPack, 'en')) {
            const after = applyEdits(text, edits)
            expect(structureOf(after, format)).toEqual(structureOf(text, format))
            const same = checked(after, format).findings.filter(({ message }) => message === finding.message)
            expect(same).toEqual([])
            taken++
          }
        }
      }),
      { numRuns: 40, seed: 20261126 },
    )
    expect(taken).toBeGreaterThan(100)
  }, 60_000)
})
