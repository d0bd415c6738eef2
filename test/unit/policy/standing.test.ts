import { describe, expect, it } from 'vitest'
import type { Authority } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { effectOn, hasGrounds, mayBeReliedOn, standingOn } from '../../../server/src/policy/standing.ts'

const law = (id: string): Authority => standardPack.authorities.find((authority) => authority.id === id) as Authority

describe('how an authority stands on a day', () => {
  it.each<[string, string, string, boolean]>([
    ['bis-rule-2025-09-29-affiliates', '2025-09-28', 'not-yet', false],
    ['bis-rule-2025-09-29-affiliates', '2025-09-29', 'in-force', false],
    ['bis-rule-2025-09-29-affiliates', '2025-11-09', 'in-force', false],
    ['bis-rule-2025-09-29-affiliates', '2025-11-10', 'suspended', false],
    ['bis-rule-2025-09-29-affiliates', '2026-11-09', 'suspended', false],
    ['bis-rule-2025-09-29-affiliates', '2026-11-10', 'in-force', true],
    ['bis-rule-2025-11-10-affiliates-suspension', '2025-11-09', 'not-yet', false],
    ['bis-rule-2025-11-10-affiliates-suspension', '2026-11-09', 'in-force', false],
    ['bis-rule-2025-11-10-affiliates-suspension', '2026-11-10', 'superseded', true],
    ['bis-rule-2025-01-15-ai-diffusion', '2025-01-12', 'not-yet', false],
    ['bis-rule-2025-01-15-ai-diffusion', '2025-05-12', 'in-force', false],
    ['bis-rule-2025-01-15-ai-diffusion', '2025-05-13', 'suspended', true],
    ['bis-rule-2025-01-15-ai-diffusion', '2026-11-23', 'suspended', true],
    ['bis-rule-2026-01-15-case-by-case', '2026-01-14', 'not-yet', false],
    ['bis-rule-2026-01-15-case-by-case', '2026-01-15', 'in-force', false],
    ['iaas-kyc-nprm', '2024-01-28', 'not-yet-proposed', false],
    ['iaas-kyc-nprm', '2024-01-29', 'proposed', true],
    ['bill-remote-access-security-act', '2024-04-28', 'not-yet-proposed', false],
    ['bill-remote-access-security-act', '2025-09-28', 'proposed', true],
    ['bill-chip-security-act', '2025-05-07', 'not-yet-proposed', false],
    ['bill-ai-overwatch-act', '2025-09-28', 'not-yet-proposed', false],
    ['bill-ai-overwatch-act', '2025-12-18', 'proposed', true],
    ['iaas-kyc-nprm', '2026-11-23', 'proposed', true],
    ['bis-rule-2022-10-07', '2023-11-16', 'in-force', false],
    ['bis-rule-2022-10-07', '2023-11-17', 'superseded', false],
  ])('%s on %s: %s', (id, day, status, needsCheck) => {
    expect(standingOn(law(id), day)).toMatchObject({ status, needsCheck })
  })

  it('has no day of effect, nor one since when, before what was only ever proposed was so', () => {
    const { history: _, ...bill } = law('bill-ai-overwatch-act')
    for (const one of [law('bill-ai-overwatch-act'), bill])
      expect(standingOn(one, '2025-12-17')).toMatchObject({ status: 'not-yet-proposed', since: null })
    const enacted = {
      ...bill,
      history: [
        { from: '2025-12-18', status: 'proposed' },
        { from: '2026-02-01', status: 'in-force' },
      ],
    }
    expect(standingOn(enacted as Authority, '2025-12-17')).toMatchObject({ status: 'not-yet' })
  })

  it('lets a text rely on what is in force, and on guidance, alone', () => {
    const relied = (id: string): boolean => mayBeReliedOn(standingOn(law(id), '2026-11-23'))
    expect(['ear', 'bis-guidance-2025-05-13-industry'].map(relied)).toEqual([true, true])
    expect(['bis-rule-2025-01-15-ai-diffusion', 'iaas-kyc-nprm', 'bis-rule-2022-10-07'].map(relied)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('is told with a note wherever it must be confirmed, and history runs forward', () => {
    for (const { id, history = [] } of standardPack.authorities) {
      const days = history.map(({ from }) => from)
      expect(days, id).toEqual([...days].sort())
      for (const { needsCheck, note, from } of history) if (needsCheck) expect(note, `${id} from ${from}`).toBeDefined()
    }
  })
})

describe('whether there was law for a need to rest on', () => {
  const of = (basis: 'guidance' | 'market-practice', ...authorities: string[]) => ({ basis, authorities })
  it.each<[string, ReturnType<typeof of>, string, boolean]>([
    ['the day before its only rule', of('guidance', 'bis-rule-2026-01-15-case-by-case'), '2026-01-14', false],
    ['the day of its only rule', of('guidance', 'bis-rule-2026-01-15-case-by-case'), '2026-01-15', true],
    ['one of two rules', of('guidance', 'bis-rule-2026-01-15-case-by-case', 'ear'), '2026-01-14', true],
    ['practice', of('market-practice', 'bis-rule-2026-01-15-case-by-case'), '2026-01-14', true],
    ['no authority', of('guidance'), '2026-01-14', true],
    ['before a proposal', of('guidance', 'iaas-kyc-nprm'), '2024-01-28', false],
    ['a proposal', of('guidance', 'iaas-kyc-nprm'), '2024-01-29', true],
    ['a suspended rule', of('guidance', 'bis-rule-2025-09-29-affiliates'), '2026-11-09', true],
    ['a superseded rule', of('guidance', 'bis-rule-2022-10-07'), '2023-11-17', false],
  ])('%s', (_what, one, day, expected) => {
    expect(hasGrounds(one, standardPack, day)).toBe(expected)
  })
})

describe('the time in which an authority is in effect', () => {
  it.each<[string, string, string | null, string | null]>([
    // Suspended for a year: the time that holds on the day, or the last before it.
    ['bis-rule-2025-09-29-affiliates', '2025-09-28', '2025-09-29', '2025-11-09'],
    ['bis-rule-2025-09-29-affiliates', '2025-11-09', '2025-09-29', '2025-11-09'],
    ['bis-rule-2025-09-29-affiliates', '2026-11-09', '2025-09-29', '2025-11-09'],
    ['bis-rule-2025-09-29-affiliates', '2026-11-10', '2026-11-10', null],
    ['bis-rule-2025-11-10-affiliates-suspension', '2026-01-01', '2025-11-10', '2026-11-09'],
    ['bis-rule-2025-01-15-ai-diffusion', '2026-11-23', '2025-01-13', '2025-05-12'],
    ['bis-rule-2022-10-07', '2026-11-23', '2022-10-07', '2023-11-16'],
    ['bis-rule-2026-01-15-case-by-case', '2026-01-14', '2026-01-15', null],
    ['ear', '2026-11-23', null, null],
  ])('%s, on %s: from %s until %s', (id, day, from, until) => {
    expect(effectOn(law(id), day)).toEqual({ from, until })
  })

  it('is none for a proposal', () => expect(effectOn(law('iaas-kyc-nprm'), '2026-11-23')).toBeUndefined())

  it('ends where only the month or the year of the end is known with that', () => {
    const until = (statusSince: string) => effectOn({ ...law('bis-rule-2022-10-07'), statusSince }, '2026-11-23')?.until
    expect([until('2023-11'), until('2023')]).toEqual(['2023-11', '2023'])
  })
})
