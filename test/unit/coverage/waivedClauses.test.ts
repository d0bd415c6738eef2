import { expect, it } from 'vitest'
import type { Waiver } from '../../../server/src/contract/contract.ts'
import { isDay, waivedClauses, waiverGap } from '../../../server/src/coverage/waivedClauses.ts'

const waiver: Waiver = { clause: 'audit', reason: 'agreed', by: 'A', span: { start: 0, end: 1 } } as Waiver
const approvers = (clause: string) => (clause === 'audit' ? ['Ann  Counsel', 'ＢＯＢ'] : undefined)

it.each<[Partial<Waiver>, ReturnType<typeof waiverGap>]>([
  [{}, undefined],
  [{ reason: ' ' }, 'no-reason'],
  [{ reason: 'as [[why]] says' }, 'no-reason'],
  [{ until: '2026-06-01' }, undefined],
  [{ until: '2026-05-31' }, 'expired'],
  [{ until: ' ' }, undefined],
  [{ until: 'June' }, 'bad-date'],
  [{ until: '2026-06-31' }, 'bad-date'],
  [{ reason: '', until: 'June' }, 'no-reason'],
])('a waiver with %j: %s', (more, gap) => expect(waiverGap({ ...waiver, ...more }, '2026-06-01')).toBe(gap))

it.each<[Partial<Waiver>, ReturnType<typeof waiverGap>]>([
  [{ by: 'ann counsel' }, undefined],
  [{ by: ' Ann\tCounsel ' }, undefined],
  [{ by: 'bob' }, undefined],
  [{ by: 'Eve' }, 'unapproved'],
  [{ by: '' }, 'unapproved'],
  [{ by: 'Eve', until: '2026-01-01' }, 'expired'],
  [{ by: 'Eve', clause: 'logging' }, undefined],
])('where the house names who may accept a gap, one with %j: %s', (more, gap) => {
  expect(waiverGap({ ...waiver, ...more }, '2026-06-01', approvers)).toBe(gap)
})

it('a gap is accepted by those alone that count', () => {
  const waivers = [
    { ...waiver, by: 'Bob' },
    { ...waiver, clause: 'logging' },
    { ...waiver, clause: 'end-use', reason: '' },
  ]
  expect([...waivedClauses(waivers, '2026-06-01', approvers)]).toEqual(['audit', 'logging'])
  expect([...waivedClauses([{ ...waiver, by: 'Eve' }], '2026-06-01', approvers)]).toEqual([])
})

it.each([
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['x2026-01-01', false],
  ['2026-01-01x', false],
])('%s is a day of the calendar: %s', (text, expected) => expect(isDay(text)).toBe(expected))
