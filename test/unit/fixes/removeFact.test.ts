import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { removeFact } from '../../../server/src/fixes/removeFact.ts'
import { crlf } from '../contracts.ts'

const front = (facts: string): string => `---\ncontract:${facts}\n---\n\n# Lease 💻\n\nWords.\n`

/** What is left of the facts. */
function left(text: string, path: readonly (string | number)[]): string {
  const edit = removeFact(path, readContract(text, 'markdown'))
  const after = applyEdits(text, edit ? [edit] : [])
  expect(readContract(after, 'markdown').problems).toEqual([])
  expect(after.endsWith('# Lease 💻\n\nWords.\n') || after.endsWith('# Lease 💻\r\n\r\nWords.\r\n')).toBe(true)
  return after.slice(0, after.indexOf('\n---') + 1).replaceAll('\r', '')
}

describe('a fact is taken out', () => {
  it.each<[string, string, readonly (string | number)[], string]>([
    ['with its line', '\n  type: nda # for now\n  regions: [SG]', ['type'], '\n  regions: [SG]'],
    ['that stands last', '\n  type: nda\n  regions: [SG]', ['regions'], '\n  type: nda'],
    ['that has lines of its own', '\n  regions:\n    - SG\n    - MY\n  type: nda', ['regions'], '\n  type: nda'],
    ['that has no value', '\n  type: nda\n  regions:', ['regions'], '\n  type: nda'],
    ['of a mapping in one line', ' { type: nda, regions: [SG] }', ['type'], ' { regions: [SG] }'],
    ['that is the last of one', ' { type: nda, regions: [SG] }', ['regions'], ' { type: nda }'],
    ['as one party of two', '\n  parties: [{ name: A }, { name: B }]', ['parties', 1], '\n  parties: [{ name: A }]'],
    [
      'as an item with lines',
      '\n  items:\n    - name: X\n      eccn: 3A090\n    - name: Y',
      ['items', 0],
      '\n  items:\n    - name: Y',
    ],
    [
      'as the last item with lines',
      '\n  items:\n    - name: X\n    - name: Y\n      eccn: 3A090',
      ['items', 1],
      '\n  items:\n    - name: X',
    ],
    [
      'as the first part of one',
      '\n  items:\n    - name: X\n      eccn: 3A090',
      ['items', 0, 'name'],
      '\n  items:\n    - eccn: 3A090',
    ],
    [
      'as the first part of one, where it has no value',
      '\n  items:\n    - name:\n      eccn: 3A090',
      ['items', 0, 'name'],
      '\n  items:\n    - eccn: 3A090',
    ],
    [
      'as its last part',
      '\n  items:\n    - name: X\n      eccn: 3A090',
      ['items', 0, 'eccn'],
      '\n  items:\n    - name: X',
    ],
    [
      'as a part in one line',
      '\n  items: [{ name: X, eccn: 3A090 }]',
      ['items', 0, 'eccn'],
      '\n  items: [{ name: X }]',
    ],
    [
      'with the party that is nothing else',
      '\n  type: nda\n  parties: [{ name: A }]',
      ['parties', 0, 'name'],
      '\n  type: nda',
    ],
    ['as the only one', '\n  type: nda', ['type'], ''],
  ])('%s', (_what, before, path, after) => {
    for (const text of [front(before), crlf(front(before))]) expect(left(text, path)).toBe(`---\ncontract:${after}\n`)
  })

  it('and not where the way leads to nothing', () => {
    const text = front('\n  type: nda')
    for (const path of [['regions'], ['parties', 0], ['type', 'x']])
      expect(removeFact(path, readContract(text, 'markdown'))).toBeUndefined()
  })
})
