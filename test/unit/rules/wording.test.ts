import { describe, expect, it } from 'vitest'
import type { Authority, Pack } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import {
  authorityLine,
  basisLine,
  becauseLine,
  cite,
  factPlaces,
  withoutPackDate,
} from '../../../server/src/rules/wording.ts'

const day = '2026-06-01'
const [some] = standardPack.authorities as [Authority, ...Authority[]]
const { history: _, names: __, needsCheck: ___, unverified: ____, ...plain } = some
/** An authority by its name: of 2020, in force since, and read in its own words, unless said otherwise. */
const authority = (id: string, more: Partial<Authority> = {}): Authority => ({
  ...{ ...plain, id, title: `Title ${id}`, citation: `Cite ${id}`, status: 'in-force', statusSince: null },
  ...{ effective: '2020-01-01', verified: 'article' as const, ...more },
})

const authorities = [
  authority('force'),
  authority('since', { statusSince: '2021-02-03' }),
  authority('guidance', { status: 'guidance-nonbinding' }),
  authority('proposed', { status: 'proposed', effective: null }),
  authority('suspended', { status: 'suspended', statusSince: '2025-05-13' }),
  authority('superseded', { status: 'superseded', statusSince: '2024-01-01' }),
  authority('rescinded', { status: 'rescinded', statusSince: '2025-05-13' }),
  authority('later', { effective: '2027-01-01' }),
  authority('doubtful', { needsCheck: true }),
  authority('hearsay', { verified: 'knowledge' }),
  authority('partly', { unverified: ['section numbers'] }),
  authority('partly-doubtful', { unverified: ['section numbers', 'dates'], needsCheck: true }),
  authority('unborn', { status: 'proposed', effective: null, statusSince: '2026-06-02' }),
]
const pack: Pack = { ...standardPack, authorities, date: '2026-05-31' }
const [en, zh] = [
  { pack, day, locale: 'en' },
  { pack, day, locale: 'zh' },
] as const

// To be read as a user would: read the difference before you take it with `-u`.
describe('how an authority stands is said in full and beside its citation', () => {
  it.each(authorities.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    expect([cite(one, en), cite(one, zh), authorityLine(one, en), authorityLine(one, zh)]).toMatchSnapshot()
  })
  it('without the day of the pack, so that two packs can be compared', () => {
    const said = (date: string, locale: 'en' | 'zh'): string => {
      const reading = { pack: { ...pack, date }, day, locale }
      return withoutPackDate(authorityLine(authorities[0] as Authority, reading), reading)
    }
    for (const locale of ['en', 'zh'] as const) {
      expect(said('2026-05-31', locale)).toBe(said('2026-06-01', locale))
      expect(said('2026-05-31', locale)).not.toContain('2026-05-31')
    }
  })
})

describe('what something rests on', () => {
  it.each<[ids: string[], english: string, chinese: string]>([
    [[], 'Basis: statute.', '依据：法律规定。'],
    [['unknown'], 'Basis: statute.', '依据：法律规定。'],
    [['force'], 'Basis: statute; Cite force.', '依据：法律规定；Cite force。'],
    [['since', 'force'], 'Basis: statute; Cite since; Cite force.', '依据：法律规定；Cite since；Cite force。'],
    [
      ['force', 'since', 'guidance'],
      'Basis: statute; Cite force; Cite since and 1 more.',
      '依据：法律规定；Cite force；Cite since等3项。',
    ],
    [
      ['force', 'since', 'guidance', 'hearsay'],
      'Basis: statute; Cite force; Cite since and 2 more (not all confirmed).',
      '依据：法律规定；Cite force；Cite since等4项（其余部分待确认）。',
    ],
    [
      ['force', 'since', 'partly'],
      'Basis: statute; Cite force; Cite since and 1 more (not all confirmed).',
      '依据：法律规定；Cite force；Cite since等3项（其余部分待确认）。',
    ],
    [
      ['partly', 'partly-doubtful'],
      'Basis: statute; Cite partly (in part unverified); Cite partly-doubtful (status to be confirmed; in part unverified).',
      '依据：法律规定；Cite partly（部分内容未经核实）；Cite partly-doubtful（现行状态待确认；部分内容未经核实）。',
    ],
    [
      ['hearsay', 'since', 'force'],
      'Basis: statute; Cite hearsay (not verified against the text); Cite since and 1 more.',
      '依据：法律规定；Cite hearsay（未经原文核对）；Cite since等3项。',
    ],
  ])('%j', (ids, english, chinese) => {
    expect([basisLine('statute', ids, en), basisLine('statute', ids, zh)]).toEqual([english, chinese])
  })
  it.each([
    ['licence-condition', 'licence condition', '许可条件'],
    ['guidance', 'guidance', '监管指引'],
    ['market-practice', 'market practice', '市场惯例'],
    ['house-policy', 'house policy', '内部政策'],
  ] as const)('is named: %s', (basis, english, chinese) => {
    expect([basisLine(basis, [], en), basisLine(basis, [], zh)]).toEqual([`Basis: ${english}.`, `依据：${chinese}。`])
  })
})

describe('the facts behind something', () => {
  const holding = (english: string, chinese: string, ...at: number[]) => ({
    declared: true,
    reason: { en: english, zh: chinese },
    spans: at.map((start) => ({ start, end: start + 1 })),
  })
  const facts = [
    holding('chips are supplied', '供应芯片', 3, 9),
    holding('it is hot', '天热'),
    holding('it is hot', '天热', 5),
  ]

  it('are given as a reason, each once', () => {
    expect(becauseLine(facts, 'en')).toBe('This applies here because chips are supplied, and it is hot.')
    expect(becauseLine(facts, 'zh')).toBe('本交易适用：供应芯片；天热。')
    expect([becauseLine([], 'en'), becauseLine([], 'zh')]).toEqual(['', ''])
  })
  it('are given as places, each with its reason as a sentence', () => {
    const places = (locale: 'en' | 'zh') =>
      factPlaces(facts, locale).map(({ span, message }) => `${span.start} ${message}`)
    expect(places('en')).toEqual(['3 Chips are supplied.', '9 Chips are supplied.', '5 It is hot.'])
    expect(places('zh')).toEqual(['3 供应芯片。', '9 供应芯片。', '5 天热。'])
  })
})
