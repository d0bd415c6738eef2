import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Circumstances, circumstancesOf, reasonsFor } from '../../../server/src/facts/circumstances.ts'
import { readDealFacts } from '../../../server/src/facts/dealFacts.ts'
import { neededClauses } from '../../../server/src/needs/needs.ts'
import { circumstances } from '../../../server/src/policy/circumstance.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { markdown, quote } from '../contracts.ts'

const contractOf = (facts: readonly string[], body = '# Lease\n') =>
  markdown(facts.length > 0 ? `---\ncontract:\n${facts.map((line) => `  ${line}\n`).join('')}---\n\n${body}` : body)
const dealOf = (facts: readonly string[], body?: string): Circumstances =>
  circumstancesOf(readDealFacts(contractOf(facts, body), standardPack), standardPack)

const customer = (seat: string) => `parties: [{ role: customer, ${seat} }]`
const provider = (seat: string) => `parties: [{ role: provider, ${seat} }]`

/** For every circumstance facts under which it holds, and near ones under which it does not. */
const cases: Record<string, { holds: string[][]; not: string[][] }> = {
  'prc-party': {
    holds: [
      [customer('headquarters: CN')],
      [customer('ultimate-parent: 香港')],
      ['parties: [{ headquarters: China }]'],
    ],
    not: [[customer('headquarters: MO')], [customer('headquarters: TW')]],
  },
  'prc-provider': { holds: [[provider('ultimate-parent: CN')]], not: [[customer('ultimate-parent: CN')]] },
  'prc-customer': { holds: [[customer('ultimate-parent: CN')]], not: [[provider('ultimate-parent: CN')]] },
  'd5-or-macau-customer': {
    holds: [[customer('headquarters: MO')], [customer('headquarters: HK')], [customer('headquarters: RU')]],
    not: [[customer('headquarters: KH')], [provider('headquarters: CN')]],
  },
  'us-party': { holds: [[provider('headquarters: U.S.A.')]], not: [[provider('headquarters: SG')]] },
  'eu-party': { holds: [[customer('headquarters: 德国')]], not: [[customer('headquarters: GB')]] },
  'eu-provider': { holds: [[provider('headquarters: IE')]], not: [[customer('headquarters: IE')]] },
  'for-customer': { holds: [['drafting-for: customer']], not: [['drafting-for: neutral']] },
  'for-provider': { holds: [['drafting-for: provider']], not: [['drafting-for: neutral']] },
  hardware: {
    holds: [['type: hardware-purchase'], ['items: [{ name: Server, eccn: 4A994 }]']],
    not: [['type: nda'], ['items: [{ name: Compiler, eccn: 4D994 }]']],
  },
  'advanced-chip': {
    holds: [
      ['items: [{ name: NVIDIA H100 SXM }]'],
      ['items: [{ eccn: 3A090.b }]'],
      ['items: [{ eccn: 5A992.z }]'],
      ['items: [{ name: H20 }]'],
      ['items: [{ tpp: 4800 }]'],
    ],
    not: [['items: [{ name: Tesla T4 }]'], ['items: [{ tpp: 1599 }]'], ['items: [{ eccn: EAR99 }]']],
  },
  'item-3a090-a': {
    holds: [['items: [{ name: A100 }]']],
    not: [['items: [{ name: A30 }]'], ['items: [{ name: A100, eccn: 3A090.b }]']],
  },
  'item-3a090-b': { holds: [['items: [{ name: A30 }]']], not: [['items: [{ name: A100 }]']] },
  'item-4a090': { holds: [['items: [{ eccn: 4A090.a }]']], not: [['items: [{ eccn: 3A090.a }]']] },
  'letter-controlled-chip': {
    holds: [
      ['items: [{ name: HGX H20 }]'],
      ['items: [{ name: H20, tpp: 100, die-area: 800, eccn: EAR99 }]'],
      ['items: [{ name: AMD MI308X }]'],
      ['items: [{ name: MI308, tpp: 100, die-area: 800, eccn: EAR99 }]'],
    ],
    not: [['items: [{ name: H200 }]'], ['items: [{ name: L20 }]']],
  },
  'case-by-case-chip': {
    holds: [
      ['items: [{ name: H200 }]', customer('headquarters: CN')],
      ['items: [{ name: H200 }]', customer('headquarters: CN'), 'regions: [SG, CN]'],
      ['items: [{ name: H200 }]', 'regions: [MO]'],
    ],
    not: [
      ['items: [{ name: H200 }]'],
      ['items: [{ name: B200 }]', customer('headquarters: CN')],
      // What goes to a Chinese customer elsewhere keeps the presumption of denial.
      ['items: [{ name: H200 }]', customer('headquarters: CN'), 'regions: [SG, MY]'],
    ],
  },
  'controlled-technology': {
    holds: [['items: [{ eccn: 3E001 }]'], ['activities: [technology-transfer]']],
    not: [['items: [{ eccn: 3A001 }]']],
  },
  'model-training': { holds: [['activities: [model-training]']], not: [['activities: [inference]']] },
  inference: { holds: [['activities: [inference]']], not: [['activities: [resale]']] },
  resale: { holds: [['activities: [resale]'], ['type: distribution']], not: [['type: services']] },
  'remote-access': { holds: [['activities: [remote-access]'], ['type: compute-lease']], not: [['type: colocation']] },
  'us-persons': { holds: [['activities: [us-persons]']], not: [[provider('headquarters: US')]] },
  'data-brokerage': { holds: [['activities: [data-brokerage]']], not: [['type: data-licence']] },
  'prc-nexus': {
    holds: [
      ['prc-nexus: true'],
      ['regions: [CN]'],
      ['governing-law: CN'],
      [customer('headquarters: CN')],
      ['data: [cn-important]'],
    ],
    not: [['prc-nexus: false', customer('headquarters: CN')], ['governing-law: SG']],
  },
  'prc-mainland': {
    holds: [['regions: [SG, CN]'], [customer('headquarters: CN')], ['parties: [{ headquarters: 中国内地 }]']],
    not: [
      [customer('headquarters: SG, ultimate-parent: CN')],
      [customer('headquarters: HK')],
      ['regions: [HK]'],
      ['governing-law: CN'],
      ['prc-nexus: true'],
      ['prc-nexus: false', 'regions: [CN]'],
    ],
  },
  'site-in-malaysia': { holds: [['regions: [Johor]']], not: [['regions: [SG]']] },
  'site-outside-prc': { holds: [['regions: [CN, HK]']], not: [['regions: [CN]']] },
  'personal-data': { holds: [['data: [personal]']], not: [['data: [cn-important]']] },
  'prc-important-data': { holds: [['data: [cn-important]']], not: [['data: [personal]']] },
  'us-bulk-sensitive-data': { holds: [['data: [us-bulk-sensitive]']], not: [['data: [personal]']] },
  'us-government-related-data': { holds: [['data: [us-government-related]']], not: [['data: [personal]']] },
  'prc-data-leaves': {
    holds: [
      ['data: [cn-important]', 'regions: [SG]'],
      ['data: [personal]', 'regions: [CN, SG]'],
      ['data: [personal]', 'regions: [SG]', customer('headquarters: CN')],
      ['data: [personal]', 'regions: [CN]', provider('headquarters: SG')],
    ],
    not: [
      ['data: [cn-important]', 'regions: [CN]'],
      ['data: [personal]', 'regions: [SG]'],
      // Who owns a party and whose law governs bring no data from the mainland.
      ['data: [personal]', 'regions: [SG]', customer('headquarters: SG, ultimate-parent: CN')],
      ['data: [personal]', 'regions: [SG]', 'governing-law: CN'],
      ['data: [personal]', 'regions: [SG]', customer('headquarters: HK')],
      ['data: [personal]', 'regions: [SG]', 'prc-nexus: true'],
    ],
  },
}

describe('circumstances', () => {
  it('are all tried here', () => expect(Object.keys(cases).toSorted()).toEqual(Object.keys(circumstances).toSorted()))

  describe.each(Object.entries(cases))('%s', (id, { holds, not }) => {
    it.each(holds)('holds by %s, %s', (...facts) => {
      const found = dealOf(facts.filter(Boolean)).holding.get(id as never)
      expect(found?.declared).toBe(true)
      expect(found?.reason.en).toMatch(/[^.\s]$/)
      expect(found?.reason.zh).toMatch(/\p{Script=Han}/u)
      expect(found?.spans.length).toBeGreaterThan(0)
    })
    it.each(not)('does not hold by %s, %s', (...facts) => {
      expect(dealOf(facts.filter(Boolean)).holding.has(id as never)).toBe(false)
    })
  })

  it('rest on the words that say so', () => {
    const contract = contractOf([customer('ultimate-parent: 中国')])
    const found = circumstancesOf(readDealFacts(contract, standardPack), standardPack).holding.get('prc-customer')
    expect(found?.spans.map((span) => quote(contract, span))).toEqual(['中国'])
    expect(found?.reason.en).toBe('the ultimate parent of the customer is in China, a Country Group D:5 country')
    const reasonOf = (seat: string) => [...dealOf([customer(`headquarters: ${seat}`)]).holding.values()][0]?.reason
    expect(reasonOf('US')?.en).toBe('the customer is headquartered in the United States')
    expect(reasonOf('HK')).toEqual({
      en: 'the customer is headquartered in Hong Kong, which counts within China in Country Group D:5',
      zh: '客户总部位于中国香港（在 D:5 国家组中计入中国）',
    })
  })

  it('data that leaves the mainland is said to by the links that it rests on', () => {
    const reasonOf = (...facts: string[]) => dealOf(facts).holding.get('prc-data-leaves')?.reason
    expect(reasonOf('data: [personal]', 'regions: [SG]', customer('headquarters: CN'))).toEqual({
      en: 'personal data is handled, a party is headquartered in the Chinese mainland and Singapore is among the regions',
      zh: '将处理个人信息，一方当事人总部位于中国内地，且地点包括新加坡',
    })
    expect(reasonOf('data: [cn-important]', 'regions: [SG]')?.en).toBe(
      'important data under PRC law is handled and Singapore is among the regions',
    )
  })

  it('a chip and an ECCN that the text names count, as inferred', () => {
    const { holding } = dealOf(
      ['type: nda'],
      '# NDA\n\nThe parties discuss sixteen NVIDIA H100 accelerators and ECCN 4E001.\n',
    )
    expect(holding.get('item-3a090-a')).toMatchObject({ declared: false })
    expect(holding.get('item-3a090-a')?.reason.en).toMatch(/^the text names NVIDIA H100/)
    expect(holding.get('controlled-technology')).toMatchObject({ declared: false })
  })

  it('an item that its figures put in says so, whatever it is declared as', () => {
    const { holding } = dealOf(['items: [{ name: A30, eccn: EAR99 }]'])
    expect(holding.get('advanced-chip')?.reason.en).toBe(
      'A30 reaches 3A090.b by the published figures of the A30 (arithmetic, no classification), although it is declared as EAR99',
    )
  })

  it('reasons are given in the order of the condition', () => {
    const deal = dealOf(['items: [{ name: A100 }]', customer('headquarters: CN')])
    const reasons = reasonsFor({ all: ['advanced-chip', ['us-party', 'prc-party']] }, deal)
    expect(reasons.map(({ reason }) => reason.en)).toEqual([
      'A100 reaches 3A090.a by the published figures of the A100 (arithmetic, no classification)',
      'the customer is headquartered in China, a Country Group D:5 country',
    ])
    expect(reasonsFor(undefined, deal)).toEqual([])
  })
})

describe('needs', () => {
  const lines = fc.subarray([
    'type: compute-lease',
    'drafting-for: provider',
    'governing-law: CN',
    'items: [{ name: NVIDIA H200 }, { name: H20 }]',
    'activities: [model-training, resale, data-brokerage, technology-transfer]',
    'regions: [SG, MY]',
    'data: [personal, cn-important, us-bulk-sensitive]',
    'parties: [{ role: customer, headquarters: CN }, { role: provider, headquarters: DE, ultimate-parent: US }]',
  ])
  const neededBy = (facts: readonly string[]) => neededClauses(dealOf(facts), standardPack)

  const types = ['compute-lease', 'hardware-purchase', 'nda', 'services', 'model-licence', 'data-licence']
  it.each([1, 2, 20261123])(
    'adding a fact removes no need and weakens none, seed %i; a first type alone ends the needs of contracts without one',
    (seed) => {
      fc.assert(
        fc.property(fc.constantFrom(...types), lines, lines, (type, some, more) => {
          const without = (facts: readonly string[]) => facts.filter((line) => !line.startsWith('type'))
          const less = [`type: ${type}`, ...without(some)]
          const all = [...new Set([...less, ...without(more)])]
          const after = neededBy(all)
          for (const { clause, level } of neededBy(less)) {
            const kept = after.find((need) => need.clause === clause)
            expect(kept).toBeDefined()
            if (level === 'required') expect(kept?.level).toBe('required')
          }
        }),
        { seed, numRuns: 100 },
      )
    },
  )

  const singapore =
    'parties: [{ role: provider, headquarters: SG }, { role: customer, headquarters: SG, ultimate-parent: CN }]'
  const american = 'parties: [{ role: provider, headquarters: US }, { role: customer, headquarters: US }]'
  const personal = (...facts: string[]) => ['type: cloud-services', 'data: [personal]', ...facts]
  const reasonFor = (clause: string, facts: readonly string[]) => {
    const need = neededBy(facts).find((one) => one.clause === clause)
    const [first] = need?.because ?? []
    return { level: need?.level, basis: first?.basis, authorities: first?.authorities, says: first?.reason.en }
  }

  it.each([
    ['an ultimate parent', personal('regions: [SG]', singapore)],
    ['the governing law', personal('regions: [SG]', 'governing-law: CN')],
  ])(
    '%s in China makes no terms on data that leaves the mainland required, and recommends them where there is such data',
    (_link, facts) => {
      expect(reasonFor('data-transfer', facts)).toMatchObject({
        level: 'recommended',
        basis: 'guidance',
        says: expect.stringMatching(/^Where data from the Chinese mainland is among it/),
      })
    },
  )

  it('personal data without a link to China is provided for by practice, and by no law of China', () => {
    const facts = personal('regions: [US]', 'governing-law: US', 'prc-nexus: false', american)
    const chinese = new Set(
      standardPack.authorities.filter(({ jurisdiction }) => jurisdiction === 'CN').map(({ id }) => id),
    )
    for (const clause of ['data-transfer', 'data-provenance']) {
      const need = neededBy(facts).find((one) => one.clause === clause)
      expect(need?.level).toBe('recommended')
      for (const { basis, authorities } of need?.because ?? []) {
        expect(basis).toBe('market-practice')
        expect(authorities.filter((id) => chinese.has(id))).toEqual([])
      }
    }
  })

  it('every family is needed under some facts, on either side of the table', () => {
    const wanted = new Set(standardPack.needs.map(({ clause }) => clause))
    expect([...wanted].toSorted()).toEqual([...standardPack.order].toSorted())
  })

  it('each names a reason in both languages and an authority, or rests on market practice', () => {
    for (const { id, basis, authorities, reason, when } of standardPack.needs) {
      if (basis !== 'market-practice') expect(authorities, id).not.toEqual([])
      expect(reason.en, id).toMatch(/^[A-Z].*\.$/s)
      expect(reason.zh, id).toMatch(/。$/)
      expect(`${reason.en}${reason.zh}`, id).not.toMatch(basis === 'statute' ? /^$/ : /required by law|法定要求/)
      expect(when.type || when.all, id).toBeDefined()
    }
  })
})
