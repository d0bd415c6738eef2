import { describe, expect, it } from 'vitest'
import { checked, quote } from '../contracts.ts'

const found = (code: string, facts: string, body = 'Text.', locale: 'en' | 'zh' = 'en') => {
  const { contract, findings } = checked(
    `---\ncontract:\n  type: nda\n  ${facts}\n---\n\n${body}\n`,
    'markdown',
    locale,
  )
  return findings
    .filter((finding) => finding.code === code)
    .map(({ span, severity, message, authorities }) => ({
      words: quote(contract, span),
      severity,
      message,
      authorities,
    }))
}

describe('eccn-mismatch', () => {
  it('shows the arithmetic, and says that it is no classification', () => {
    const [one, ...more] = found('eccn-mismatch', 'items: [{ name: NVIDIA H100 SXM, eccn: 5A992.c }]')
    expect(more).toEqual([])
    expect(one).toMatchObject({ words: '5A992.c', severity: 'warning', authorities: ['eccn-3a090'] })
    expect(one?.message).toMatch(/15832 \/ 814 = 19\.45.*no classification/)
  })

  it.each([
    ['items: [{ name: A30, eccn: EAR99 }]', 1],
    ['items: [{ tpp: 4800, eccn: 3A090.b }]', 1],
    ['items: [{ tpp: 1000, eccn: 3A090 }]', 1],
    ['items: [{ name: H100, eccn: 4A090.a }]', 0],
    ['items: [{ name: MI308, eccn: 3A090.b }]', 0],
    ['items: [{ name: Server, eccn: 5A992.c }]', 0],
    ['items: [{ tpp: 4700, eccn: EAR99 }]', 0],
  ])('%s: %i', (facts, count) => expect(found('eccn-mismatch', facts)).toHaveLength(count))
})

describe('controlled-item', () => {
  it.each([
    ['letters, whatever the figures', 'items: [{ name: HGX H20 }]', 'HGX H20', /letters/],
    ['guidance', 'items: [{ name: 昇腾910B }]', '昇腾910B', /General Prohibition 10/],
    ['a limit that is near', 'items: [{ name: A10 PCIe }]', 'A10 PCIe', /take the supplier's classification/],
    ['a licence for where it goes', 'items: [{ name: H100 }]\n  regions: [MO]', 'H100', /Macau is among the regions/],
  ])('informs of %s', (_what, facts, words, message) => {
    expect(found('controlled-item', facts)).toMatchObject([{ words, severity: 'information' }])
    expect(found('controlled-item', facts)[0]?.message).toMatch(message)
  })

  it.each(['H20', 'HGX H20', 'MI308', 'AMD Instinct MI308X'])(
    'says that %s is under letters, whatever the numbers say',
    (name) => {
      for (const figures of [
        '',
        ', eccn: EAR99',
        ', eccn: 3A991.p',
        ', tpp: 100, die-area: 800',
        ', tpp: 1590, performance-density: 3.1',
        ', tpp: 100, die-area: 800, marketed-for: consumer, eccn: EAR99',
      ]) {
        const said = found('controlled-item', `items: [{ name: ${name}${figures} }]`)
        expect(said, figures).toMatchObject([{ words: name, authorities: ['bis-is-informed-h20-2025-04'] }])
        expect(said[0]?.message).toMatch(
          /letters ask for a licence for it all the same.*does not mean free of licences/,
        )
      }
      expect(found('controlled-item', `items: [{ name: ${name} }]`, undefined, 'zh')[0]?.message).toMatch(
        /低于限值不等于无须许可/,
      )
    },
  )

  it.each(['A100', 'A800', 'L20', 'L2', 'GeForce RTX 5090 D', 'A10'])(
    'asks for the supplier’s classification of %s, which is near a limit, until it is there',
    (name) => {
      const near = (facts: string, locale?: 'zh') =>
        found('controlled-item', `items: [{ name: ${name}${facts} }]`, undefined, locale).map(({ message }) => message)
      expect(near('')).toEqual([expect.stringMatching(/so near to a limit.*take the supplier's classification/)])
      expect(near('', 'zh')).toEqual([expect.stringMatching(/参数接近限值.*以供应方的归类结论为准/)])
      expect(near(', eccn: 3A090.b')).toEqual([])
    },
  )

  it.each<[string, number]>([
    ['tpp: 4572, die-area: 4000', 1],
    ['tpp: 4571, die-area: 4000', 0],
    ['tpp: 1524, performance-density: 6', 1],
    ['tpp: 1523, performance-density: 6', 0],
    ['tpp: 2000, performance-density: 3.05', 1],
    ['tpp: 2000, performance-density: 3.04', 0],
  ])('asks for it where five percent more would reach a limit: %s: %i', (figures, count) =>
    expect(found('controlled-item', `items: [{ name: Custom accelerator, ${figures} }]`)).toHaveLength(count),
  )

  it('informs of a chip that the text names, and not twice of one that is declared', () => {
    const body = 'The Provider leases H20 GPU servers.'
    expect(found('controlled-item', 'data: []', body).map(({ words }) => words)).toEqual(['H20'])
    expect(found('controlled-item', 'items: [{ name: NVIDIA H20 }]', body).map(({ words }) => words)).toEqual([
      'NVIDIA H20',
    ])
  })

  it.each([
    ['2026-01-14', false],
    ['2026-01-15', true],
  ])('says from the day of the rule on that some exports are looked at case by case: %s: %s', (day, isSaid) => {
    for (const [locale, words] of [
      ['en', 'are looked at case by case since 2026-01-15'],
      ['zh', '自2026-01-15起，部分自美国的出口改为逐案审查'],
    ] as const) {
      const [one] = found(
        'controlled-item',
        `as-of: ${day}\n  items: [{ name: H100 }]\n  regions: [MO]`,
        'Text.',
        locale,
      )
      expect(one?.message.includes(words)).toBe(isSaid)
      expect(one?.authorities.includes('bis-rule-2026-01-15-case-by-case')).toBe(isSaid)
    }
  })

  it('says nothing of a chip that goes to nobody who needs a licence', () => {
    expect(found('controlled-item', 'items: [{ name: H100 }]\n  regions: [SG]')).toEqual([])
  })
})

describe('fact-conflict', () => {
  const records = 'The Provider shall keep access logs and audit records for 90 days.'
  it.each<[string, string, string, string[]]>([
    ['governing law', 'governing-law: SG', 'This Agreement is governed by the laws of Hong Kong.', ['SG', 'Hong Kong']],
    ['retention', 'log-retention: 365 days', records, ['365 days', '90 days']],
    ['regions', 'regions: [SG, MY]', 'The Provider may host the data worldwide.', ['SG, MY', 'worldwide']],
    ['the same retention in other words', 'log-retention: 3 months', records, []],
    ['the same law by another name', 'governing-law: 中国', '本合同适用中华人民共和国法律。', []],
    ['no fact', 'data: []', records, []],
    ['nearly the same retention', 'log-retention: 12 months', records.replace('90 days', '1 year'), []],
    [
      'one of two retentions',
      'log-retention: 2 years',
      `${records} It shall keep access logs and audit records for 2 years.`,
      [],
    ],
    [
      'a period of something else',
      'log-retention: 5 years',
      `The term is 3 years. ${records.replace('90 days', '5 years')}`,
      [],
    ],
    [
      'a period for which nothing is kept',
      'log-retention: 5 years',
      'The Provider shall keep access logs and audit records. They are written every 90 days.',
      [],
    ],
    ['one region of several', 'regions: [SG]', 'The Provider may host the data worldwide.', ['SG', 'worldwide']],
    ['a place that is not worldwide', 'regions: [SG]', 'The Provider may host the data in Malaysia.', []],
    [
      'a period after which something is deleted',
      'log-retention: 5 years',
      'The Provider shall keep access logs and audit records and delete user content one hour after each request.',
      [],
    ],
  ])('%s', (_what, facts, body, words) => {
    expect(found('fact-conflict', facts, body).map((one) => one.words)).toEqual(words)
  })
})
