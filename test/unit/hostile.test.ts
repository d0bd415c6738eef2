import { describe, expect, it } from 'vitest'
import type { Format } from '../../server/src/contract/contract.ts'
import { longestText, readContract } from '../../server/src/contract/readContract.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { check } from '../../server/src/rules/check.ts'
import { detector } from './contracts.ts'

/** What no drafter writes and a file may hold. What takes time in the square of its length takes hours here. */
const texts: [name: string, format: Format, text: string][] = [
  ['a million brackets', 'markdown', '['.repeat(1_000_000)],
  ['a million parentheses', 'markdown', '('.repeat(1_000_000)],
  ['brackets that close others', 'markdown', `${'('.repeat(300_000)}${']'.repeat(300_000)}`],
  ['marks of emphasis that never pair', 'markdown', '*a_'.repeat(50_000)],
  ['links that never end', 'markdown', '[a]('.repeat(20_000)],
  ['a quotation in a quotation, and so on', 'markdown', `${'> '.repeat(100_000)}x`],
  ['a paragraph of 12,000 sentences', 'markdown', 'Provider shall keep logs. '.repeat(12_000)],
  ['references by place without end', 'markdown', 'Pay. See the following Section '.repeat(6_000)],
  ['a name without end', 'markdown', `Pay for the ${'Support Services and '.repeat(10_000)}`],
  ['articles that all refer back', 'markdown', '第一条 甲\n\n乙方按前款、前条及本条第二款付款。\n\n'.repeat(1_500)],
  ['lists in lists in YAML', 'yaml', `a: ${'['.repeat(100_000)}`],
  [
    'aliases of aliases in YAML',
    'yaml',
    Array.from(
      { length: 10 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i === 0 ? 'x' : `*a${i - 1}`)
          .join(',')}]`,
    ).join('\n'),
  ],
]

describe('a text that no drafter writes', () => {
  it.each(texts)(
    'is read in time linear in its length, or refused with a reason: %s',
    (_name, format, text) => {
      const started = performance.now()
      const contract = readContract(text, format)
      expect(check(contract, standardPack, detector, 'en').findings.length).toBeGreaterThan(0)
      // A second or two by itself, on a machine that does other work.
      expect(performance.now() - started).toBeLessThan(20_000)
    },
    60_000,
  )

  it('of more than four million characters is refused', () => {
    const { findings } = check(readContract('a '.repeat(longestText), 'markdown'), standardPack, detector, 'en')
    expect(findings.map(({ code }) => code)).toEqual(['file-unreadable'])
  })
})
