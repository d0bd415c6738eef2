import { describe, expect, it } from 'vitest'
import { neededClauses } from '../../../server/src/needs/needs.ts'
import type { Need, Pack } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked } from '../contracts.ts'

const dealOf = (type?: string) =>
  checked(type === undefined ? '# Lease\n' : `---\ncontract:\n  type: ${type}\n---\n`).circumstances

const need = (id: string, clause: string, level: Need['level'], type?: string[]): Need => ({
  id,
  clause,
  level,
  when: type ? { type } : {},
  basis: 'guidance',
  authorities: [],
  reason: { en: id, zh: id },
})
const withNeeds = (...needs: Need[]): Pack => ({ ...standardPack, needs })

const needed = (type: string | undefined, pack: Pack): string[] =>
  neededClauses(dealOf(type), pack).map(({ clause, level }) => `${level} ${clause}`)

describe('what a deal needs', () => {
  it.each<[string, string | undefined, Pack, string[]]>([
    [
      'a need without conditions is one of every contract',
      undefined,
      withNeeds(need('a', 'audit', 'required')),
      ['required audit'],
    ],
    ['a need of its type', 'nda', withNeeds(need('a', 'audit', 'required', ['nda'])), ['required audit']],
    ['no need of another type', 'services', withNeeds(need('a', 'audit', 'required', ['nda'])), []],
    [
      'an undeclared type has its own needs',
      undefined,
      withNeeds(need('a', 'audit', 'required', ['undeclared'])),
      ['required audit'],
    ],
    [
      'an unknown type counts as undeclared',
      'lease',
      withNeeds(need('a', 'audit', 'required', ['undeclared'])),
      ['required audit'],
    ],
    ['a declared type is not undeclared', 'nda', withNeeds(need('a', 'audit', 'required', ['undeclared'])), []],
    [
      'the strongest level wins',
      'nda',
      withNeeds(need('a', 'audit', 'recommended'), need('b', 'audit', 'required')),
      ['required audit'],
    ],
    [
      'clauses come in the order of the pack',
      'nda',
      withNeeds(need('a', 'audit', 'required'), need('b', 'logging', 'recommended')),
      ['recommended logging', 'required audit'],
    ],
  ])('%s', (_what, type, pack, expected) => expect(needed(type, pack)).toEqual(expected))

  it('comes with every reason, strongest first', () => {
    const [audit] = neededClauses(
      dealOf(),
      withNeeds(need('a', 'audit', 'recommended'), need('b', 'audit', 'required')),
    )
    expect(audit?.because.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it.each(['compute-lease', 'cloud-services', 'colocation'])(
    'a %s needs the eight clauses of computing by the standard pack, whatever else is recommended',
    (type) => {
      expect(needed(type, standardPack).filter((need) => need.startsWith('required'))).toEqual(
        [
          'source-compliance',
          'export-compliance',
          'list-screening',
          'geo-control',
          'access-control',
          'logging',
          'compliance-termination',
          'termination',
        ].map((clause) => `required ${clause}`),
      )
    },
  )

  it('a non-disclosure agreement needs little', () => {
    expect(needed('nda', standardPack)).toEqual(['recommended termination'])
  })

  it('is never said to rest on law without an authority', () => {
    for (const { id, basis, authorities } of standardPack.needs)
      if (basis === 'statute' || basis === 'guidance') expect(authorities, id).not.toEqual([])
  })
})
