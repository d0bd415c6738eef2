import { describe, expect, it } from 'vitest'
import { circumstancesOf, holds } from '../../../server/src/facts/circumstances.ts'
import { readDealFacts } from '../../../server/src/facts/dealFacts.ts'
import { undeclaredFacts, wouldDecide } from '../../../server/src/facts/undecided.ts'
import { circumstances } from '../../../server/src/policy/circumstance.ts'
import type { Condition } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { markdown } from '../contracts.ts'

const read = (facts: string) => {
  const deal = readDealFacts(markdown(`---\ncontract:\n${facts}---\n\n# Deal\n`), standardPack)
  const found = circumstancesOf(deal, standardPack)
  return { found, undeclared: undeclaredFacts({ facts: deal, type: found.type }, standardPack) }
}
const open = (facts: string, condition: Condition): readonly string[] => {
  const { found, undeclared } = read(facts)
  return wouldDecide(condition, found, undeclared)
}

const whole = `  type: services
  drafting-for: neutral
  governing-law: SG
  parties: [{ name: A, role: provider, headquarters: SG, ultimate-parent: SG }]
  items: [{ name: Thing, eccn: EAR99 }]
  activities: [inference]
  end-uses: [commercial]
  regions: [SG]
  data: [personal]
`

describe('the facts that would decide a condition', () => {
  it.each<[string, string, Condition, string[]]>([
    ['the type, where there is none', '  regions: [SG]\n', { type: ['services'] }, ['type']],
    ['none, where the type is another', '  type: nda\n', { type: ['services'] }, []],
    ['the facts that a circumstance rests on', '  type: nda\n', { all: ['personal-data'] }, ['data']],
    [
      'none, where they say otherwise',
      '  type: nda\n  data: [cn-important]\n',
      { all: ['us-bulk-sensitive-data'] },
      [],
    ],
    [
      'those of all that do not hold yet',
      '  type: nda\n',
      { all: ['personal-data', 'for-customer'] },
      ['data', 'drafting-for'],
    ],
    [
      'none, where one of all cannot hold',
      '  type: nda\n  data: [personal]\n',
      { all: ['us-bulk-sensitive-data', 'resale'] },
      [],
    ],
    [
      'none, where one of several holds',
      '  type: nda\n  data: [personal]\n',
      { all: [['personal-data', 'resale']] },
      [],
    ],
    [
      'a party whose seat is not said',
      '  type: nda\n  parties: [{ name: A, role: provider }]\n',
      { all: ['prc-provider'] },
      ['parties'],
    ],
    ['an empty list, which says nothing', '  type: nda\n  data: []\n', { all: ['personal-data'] }, ['data']],
    ['nothing, where everything is declared', whole, { all: ['prc-party'] }, []],
  ])('%s', (_what, facts, condition, expected) => {
    expect([...open(facts, condition)].toSorted()).toEqual(expected.toSorted())
  })

  it('decide indeed: each circumstance can be brought about by the facts that it is said to rest on', () => {
    const { undeclared, found } = read('  language: en\n')
    for (const id of Object.keys(circumstances) as (keyof typeof circumstances)[])
      expect(wouldDecide({ all: [id] }, found, undeclared), id).not.toEqual([])
  })

  it('leave nothing open that holds', () => {
    const { found, undeclared } = read(whole)
    for (const { when } of standardPack.needs.filter((need) => holds(need.when, found)))
      expect(wouldDecide(when, found, undeclared)).toEqual([])
    expect([...undeclared]).toEqual([])
  })
})
