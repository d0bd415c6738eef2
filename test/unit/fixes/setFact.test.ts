import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { readDealFacts } from '../../../server/src/facts/dealFacts.ts'
import { plainFacts } from '../../../server/src/facts/readFacts.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { problemOfFact, setFact } from '../../../server/src/fixes/setFact.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { crlf } from '../contracts.ts'

type Path = readonly (string | number)[]

/** The facts after one was set. */
function factsWith(text: string, path: Path, value: string | readonly string[], format: Format = 'markdown'): unknown {
  const edit = setFact(path, value, readContract(text, format))
  const after = readContract(applyEdits(text, edit ? [edit] : []), format)
  expect(after.problems).toEqual([])
  return plainFacts(readDealFacts(after, standardPack).declared)
}

const front = (facts: string): string => `---\ncontract:\n${facts}\n---\n\n# Lease 💻\n\nWords.\n`

describe('a fact is written', () => {
  it.each<[string, string, Path, string | string[], object]>([
    ['in place of another', '  type: nda # for now', ['type'], 'compute-lease', { type: 'compute-lease' }],
    ['beside others', '  type: nda', ['governing-law'], 'SG', { type: 'nda', 'governing-law': 'SG' }],
    [
      'in a mapping in one line',
      '  { type: nda }',
      ['drafting-for'],
      'customer',
      { type: 'nda', 'drafting-for': 'customer' },
    ],
    [
      'where its key has no value yet',
      '  type: nda\n  regions:',
      ['regions'],
      ['SG', 'MY'],
      { type: 'nda', regions: ['SG', 'MY'] },
    ],
    ['as a new list', '  type: nda', ['activities'], ['resale'], { type: 'nda', activities: ['resale'] }],
    ['in place of a list', '  regions: [SG, MY]', ['regions'], ['CN'], { regions: ['CN'] }],
    [
      'in place of a list of lines',
      '  regions:\n    - SG # first\n    - MY\n  type: nda',
      ['regions'],
      ['CN', 'HK'],
      { regions: ['CN', 'HK'], type: 'nda' },
    ],
    [
      'as one value in place of a list of lines',
      '  governing-law:\n    - SG\n    - MY\n  type: nda',
      ['governing-law'],
      'CN',
      { 'governing-law': 'CN', type: 'nda' },
    ],
    ['as nothing', '  regions:\n    - SG\n  type: nda', ['regions'], [], { regions: [], type: 'nda' }],
    [
      'as a party',
      '  type: nda',
      ['parties'],
      'Example Pte. Ltd.',
      { type: 'nda', parties: [{ name: 'Example Pte. Ltd.' }] },
    ],
    [
      'as one more party',
      '  parties: [{ name: A }]',
      ['parties'],
      'B: C',
      { parties: [{ name: 'A' }, { name: 'B: C' }] },
    ],
    [
      'of a party',
      '  parties: [{ name: A }, { name: B }]',
      ['parties', 1, 'headquarters'],
      'SG',
      { parties: [{ name: 'A' }, { name: 'B', headquarters: 'SG' }] },
    ],
    [
      'of a party in lines',
      '  parties:\n    - name: A\n      role: customer\n    - name: B',
      ['parties', 0, 'headquarters'],
      'SG',
      { parties: [{ name: 'A', role: 'customer', headquarters: 'SG' }, { name: 'B' }] },
    ],
    [
      'in place of what a party has',
      '  parties: [{ name: A, role: buyer }]',
      ['parties', 0, 'role'],
      'customer',
      { parties: [{ name: 'A', role: 'customer' }] },
    ],
    [
      'of a party in lines, after what has no value',
      '  parties:\n    - name: A\n      role:\n    - name: B',
      ['parties', 0, 'headquarters'],
      'SG',
      { parties: [{ name: 'A', headquarters: 'SG' }, { name: 'B' }] },
    ],
    ['of a party that has nothing', '  parties: [{ }]', ['parties', 0, 'name'], 'A', { parties: [{ name: 'A' }] }],
    [
      'in place of no value of a party',
      '  parties:\n    - name:\n      role: customer',
      ['parties', 0, 'name'],
      'A',
      { parties: [{ name: 'A', role: 'customer' }] },
    ],
    [
      'as words that YAML would take for others',
      '  type: nda',
      ['governing-law'],
      'SG',
      { type: 'nda', 'governing-law': 'SG' },
    ],
    ['as a number', '  items: [{ name: X }]', ['items', 0, 'quantity'], '64', { items: [{ name: 'X', quantity: 64 }] }],
    [
      'as a classification',
      '  items: [{ name: X }]',
      ['items', 0, 'eccn'],
      '3A090.a',
      { items: [{ name: 'X', eccn: '3A090.a' }] },
    ],
    ['as yes or no', '  type: nda', ['prc-nexus'], 'true', { type: 'nda', 'prc-nexus': true }],
    ['as a period', '  type: nda', ['log-retention'], '5 years', { type: 'nda', 'log-retention': '5 years' }],
    ['as a day', '  type: nda', ['as-of'], '2026-11-23', { type: 'nda', 'as-of': '2026-11-23' }],
  ])('%s', (_what, facts, path, value, expected) => {
    expect(factsWith(front(facts), path, value)).toEqual(expected)
    expect(factsWith(crlf(front(facts)), path, value)).toEqual(expected)
    expect(factsWith(`contract:\n${facts}\n\ntitle: Lease\n`, path, value, 'yaml')).toEqual(expected)
    const text = front(facts)
    const edit = setFact(path, value, readContract(text, 'markdown'))
    // How it is written: read the difference before you take it with `-u`.
    expect(applyEdits(text, edit ? [edit] : []).split('\n---\n')[0]).toMatchSnapshot()
  })

  it('where there are no facts', () => {
    expect(factsWith('# Lease\n\nWords.\n', ['type'], 'nda')).toEqual({ type: 'nda' })
  })

  it('and nothing else changes', () => {
    const text = front('  type: nda # for now\n  regions: [SG] # agreed')
    const edit = setFact(['regions'], ['SG', 'MY'], readContract(text, 'markdown'))
    expect(applyEdits(text, edit ? [edit] : [])).toBe(text.replace('[SG]', '[SG, MY]'))
  })

  it.each<[string, Path]>([
    ['a party that is not there', ['parties', 3, 'role']],
    ['a party as a whole', ['parties', 0]],
  ])('and not to %s', (_what, path) => {
    expect(setFact(path, 'x', readContract(front('  parties: [{ name: A }]'), 'markdown'))).toBeUndefined()
  })
})

describe('a value that cannot be used', () => {
  it.each<[Path, string | string[], RegExp | undefined]>([
    [['type'], 'nda', undefined],
    [['type'], 'secrets', /cannot be used for the fact “type”/],
    [['regions'], ['SG', 'Atlantis'], /“Atlantis”/],
    [['parties', 4, 'headquarters'], 'Singapur', /headquarters/],
    [['parties', 4, 'headquarters'], 'Singapore', undefined],
    [['items', 0, 'quantity'], 'many', /a number above zero/],
    [['log-retention'], 'long', /a period such as/],
  ])('%j: %j', (path, value, expected) => {
    const problem = problemOfFact(path, value, standardPack)
    if (expected) expect(problem?.en).toMatch(expected)
    else expect(problem).toBeUndefined()
  })
})
