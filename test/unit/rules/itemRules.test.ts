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

  const toChina = 'parties: [{ role: customer, headquarters: CN }]'
  const used = (type: string, more = ''): string =>
    `items: [{ name: H100 }]\n  ${toChina}\n  regions: [US]\n  type: ${type}${more}`
  const foundIn = (facts: string, locale: 'en' | 'zh' = 'en') =>
    checked(`---\ncontract:\n  ${facts}\n---\n\nText.\n`, 'markdown', locale).findings.filter(
      ({ code }) => code === 'controlled-item',
    )

  it.each([
    ['cloud services', used('cloud-services')],
    ['leased computers', used('compute-lease')],
    ['services that are used from elsewhere', used('services', '\n  activities: [remote-access]')],
  ])('says of %s that the item itself would need a licence and its use is no export', (_what, facts) => {
    const [one, ...more] = foundIn(facts)
    expect(more).toEqual([])
    expect(one).toMatchObject({ basis: 'guidance', severity: 'information' })
    expect(one?.authorities[0]).toBe('bis-cloud-advisory-opinions')
    expect(one?.authorities).toEqual(
      expect.arrayContaining(['ear-736-2-b-10-gp10', 'bis-guidance-2025-05-13-policy-statement']),
    )
    expect(one?.message).toMatch(
      /itself to the customer would need a US licence .* not by itself an export .* General Prohibition 10 .* part 744/,
    )
    expect(one?.message).not.toMatch(/needs a US licence here|presumed to be denied/)
    expect(foundIn(facts, 'zh')[0]?.message).toMatch(/物项本身出口.*本身不构成提供方的出口.*一般禁令十和第744部分/)
  })

  it.each(['hardware-purchase', 'distribution', 'colocation'])(
    'says of items handed over under %s that they need a licence, whoever uses them from elsewhere',
    (type) => {
      const [one] = foundIn(used(type, '\n  activities: [remote-access]'))
      expect(one).toMatchObject({ basis: 'statute' })
      expect(one?.message).toMatch(/needs a US licence here unless a licence exception applies/)
    },
  )

  it('cites no policy statement for a use before there was one', () => {
    const [one] = foundIn(`as-of: 2025-05-12\n  ${used('cloud-services')}`)
    expect(one?.authorities).not.toContain('bis-guidance-2025-05-13-policy-statement')
  })

  it.each(['3A001.z', '4A003.z', '4a005.z', '5A002.z', '5A992.z', '5D992.z'])(
    'says that an item of %s needs a licence as the matching paragraph of 3A090 or 4A090 does',
    (eccn) => {
      const [one] = found('controlled-item', `items: [{ name: Server, eccn: ${eccn} }]\n  ${toChina}`)
      expect(one?.authorities).toEqual(expect.arrayContaining(['eccn-z-items', 'ear-742-6-a-6-iii']))
      expect(one?.message).toMatch(/needs a US licence here.*same regional-stability control as the matching paragraph/)
    },
  )

  it.each([toChina, 'regions: [MO]'])(
    'says of 3A090.c its own control, and nothing of how applications are decided: %s',
    (where) => {
      const [one] = found('controlled-item', `items: [{ name: Memory, eccn: 3A090.c }]\n  ${where}`)
      expect(one?.authorities).toEqual(['eccn-3a090-c', 'ear-744-23-supercomputer-advanced-computing'])
      expect(one?.message).toMatch(/regional-stability control to Macau and Country Group D:5/)
      expect(one?.message).not.toMatch(/denied|case by case/)
    },
  )

  it.each(['5A992.c', '4A994', 'EAR99', '4A001.z'])(
    'says nothing of an item of %s, of which nothing is known',
    (eccn) => {
      expect(found('controlled-item', `items: [{ name: Server, eccn: ${eccn} }]\n  ${toChina}`)).toEqual([])
    },
  )

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
