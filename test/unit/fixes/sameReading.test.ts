import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { MovedOffsets } from '../../../server/src/fixes/movedOffsets.ts'
import { readOtherwise } from '../../../server/src/fixes/sameReading.ts'

/** What is read otherwise after `put` was put in the place of `words`. */
function changed(text: string, words: string, put: string, format: Format = 'markdown') {
  const at = text.indexOf(words)
  // What both begin and end with is no part of the edit.
  let [first, last] = [0, 0]
  while (first < Math.min(words.length, put.length) && words[first] === put[first]) first++
  const shorter = Math.min(words.length, put.length) - first
  while (last < shorter && words.at(-1 - last) === put.at(-1 - last)) last++
  const span = { start: at + first, end: at + words.length - last }
  const edits = [{ span, newText: put.slice(first, put.length - last) }]
  const read = (one: string) => readContract(one, format)
  return readOtherwise(read(text), read(applyEdits(text, edits)), new MovedOffsets(edits))
}

const lease = `---
contract:
  type: compute-lease
  regions: [SG, MY]
---

# Lease

## 1. Fees

Customer pays fees as Section 2 says.

## 2. Term

The term is one year. <!-- clause: termination -->

Fees are [[amount]]. <!-- waive: audit; reason: agreed -->
`
const yaml = 'contract:\n  type: nda\nclauses:\n  - title: Fees\n    text: Customer pays.\n    signed: no\n'

describe('what is read otherwise after edits', () => {
  it.each<[string, string, string, string | undefined]>([
    ['a word alone', 'pays fees', 'pays the fees', undefined],
    ['a paragraph more', 'says.\n', 'says.\n\nIt pays on time.\n', undefined],
    ['a clause more', '\n## 2.', '\n## 1A. Audit\n\nCustomer audits.\n\n## 2.', undefined],
    ['a heading that takes the words after it', '\nFees are', '\n## 3. More\n\nFees are', 'passages'],
    ['a quotation that takes the heading after it', 'says.\n\n', 'says.\n\n```\n', 'sections'],
    ['a line that runs into the next paragraph', 'The term', 'Words\nThe term', 'passages'],
    ['a heading that takes an annotation', 'one year. ', 'one year.\n\n## 3. More\n\n', 'passages'],
    ['a comment that takes an annotation', 'one year. ', 'one year. <!-- x ', 'marks'],
    ['a comment that takes a waiver', ']]. ', ']]. <!-- x ', 'marks'],
    [
      'words of another language',
      'one year',
      '一年，期满后经双方书面同意可再续展一年，其余条件不变'.repeat(9),
      'language',
    ],
    ['a mark that takes a blank', 'are [[', 'are \\[[', 'marks'],
    ['a number that a reference leads to', '## 1. Fees', '## 2. Fees', 'references'],
    ['a fact that is lost', 'type: compute-lease\n', 'type: compute-lease\n  x: "\n', 'problems'],
    ['a fact that moves to another', '\n  regions', '\n  data:\n  regions', undefined],
    ['a heading of another depth', '## 2. Term', '### 2. Term', 'sections'],
    ['a title that is another one', '## 2. Term', '## 2. Terms', undefined],
    ['a word of a number', 'Section 2 says', 'Section 2. says', undefined],
    ['a position in an annotation', 'clause: termination', 'clause: termination (fallback)', undefined],
    ['a list of facts that becomes words', '\n  regions: [SG', '\n  regions: x[SG', 'facts'],
  ])('%s', (_what, words, put, expected) => expect(changed(lease, words, put)).toBe(expected))

  it.each<[string, string, string, string | undefined]>([
    ['a value alone', 'Customer pays.', 'Customer pays fees.', undefined],
    ['a value that becomes a mapping', 'Customer pays.', 'Customer: pays.', 'problems'],
    ['a key that moves under another', '    signed', '    more:\n      signed', 'yaml'],
    ['a clause more', '  - title: Fees', '  - title: Audit\n    text: Customer audits.\n  - title: Fees', undefined],
    ['a file that cannot be read', '  - title: Fees', '  - {title: Fees', 'problems'],
  ])('of YAML: %s', (_what, words, put, expected) => expect(changed(yaml, words, put, 'yaml')).toBe(expected))
})
