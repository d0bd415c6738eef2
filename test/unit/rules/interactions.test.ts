import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { loadPack } from '../../../server/src/policy/load.ts'
import type { Interaction, Pack } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { type Check, check } from '../../../server/src/rules/check.ts'
import type { Finding, Locale } from '../../../server/src/rules/finding.ts'
import { detector, quote } from '../contracts.ts'

/** With the proofs, which the shipped pack leaves out. */
const pack = loadPack(path.resolve(import.meta.dirname, '../../../server/policy'))
const languages = ['en', 'zh'] as const

const codes: readonly string[] = ['regime-conflict', 'clause-interaction', 'list-quality']
const checked = (text: string, locale: Locale = 'en', asOf = '2026-11-23'): Check =>
  check(readContract(text, 'markdown'), standardPack, detector, locale, asOf)
const found = (text: string, locale: Locale = 'en', asOf = '2026-11-23'): Finding[] =>
  checked(text, locale, asOf).findings.filter(({ code }) => codes.includes(code))

/** Texts that make either side fire: its own, and those of the families that it takes. */
const textsOf = (side: Interaction['words'] | undefined, language: Locale): string[] => [
  ...(side?.proofs?.[language].passing ?? []),
  ...(side?.shownBy ?? []).flatMap(
    (id) => pack.families.find((one) => one.id === id)?.proofs?.[language].passing ?? [],
  ),
]

const facts = (seat: string | undefined): string =>
  seat ? `---\ncontract:\n  parties:\n    - { name: Example, role: customer, headquarters: ${seat} }\n---\n\n` : ''
const seats: Record<string, string> = {
  'us-measures-on-prc-party': 'CN',
  'prc-records-to-foreign-authority': 'CN',
  'prc-measures-on-foreign-party': 'US',
  'annexed-us-measures-on-eu-party': 'DE',
}

const heads = { en: ['Fees', 'Conduct', 'Rights'], zh: ['费用', '行为', '权利'] }
/** A contract of short clauses; a clause without words is left out. */
const contract = (language: Locale, seat: string | undefined, clauses: readonly string[]): string =>
  `${facts(seat)}# ${language === 'en' ? 'Lease' : '租赁合同'}\n\n${clauses
    .map((words, i) => `## ${i + 1}. ${heads[language][i]}\n\n${words}\n`)
    .join('\n')}`
const fees = { en: 'The fees are due monthly.', zh: '费用按月支付。' }

const cases = pack.interactions
  .filter(({ namesClauses }) => !namesClauses)
  .flatMap((interaction) =>
    languages.flatMap((language) =>
      textsOf(interaction.words, language).map((words) => ({ id: interaction.id, interaction, language, words })),
    ),
  )

describe.each(cases)('$id, $language: $words', ({ id, interaction, language, words }) => {
  const other = textsOf(interaction.against, language)[0]
  const text = contract(language, seats[id], [fees[language], words, ...(other ? [other] : [])])
  const isIt = ({ message }: Finding): boolean => message.startsWith(interaction.message[language])

  it('is found at its words, with both places named', () => {
    const [finding, ...others] = found(text, language).filter(isIt)
    expect(others).toEqual([])
    expect(finding?.code).toBe(interaction.code)
    expect(words).toContain(quote(readContract(text, 'markdown'), finding?.span ?? { start: 0, end: 0 }))
    expect(finding?.span.end).toBeGreaterThan(finding?.span.start ?? 0)
    if (other)
      expect(finding?.related.map(({ span }) => other.includes(text.slice(span.start, span.end)))).toContain(true)
  })

  it('needs both of its sides, and its facts', () => {
    if (other) expect(found(contract(language, seats[id], [fees[language], words]), language).filter(isIt)).toEqual([])
    if (seats[id]) expect(found(contract(language, undefined, [fees[language], words])).filter(isIt)).toEqual([])
  })

  it('goes with its fix, which brings nothing else', () => {
    const before = checked(text, language)
    for (const finding of before.findings.filter(isIt)) {
      const fixes = fixesFor(finding, before, standardPack, language)
      expect(fixes).toHaveLength(interaction.fix ? 1 : 0)
      for (const { edits } of fixes) {
        const after = checked(applyEdits(text, edits), language)
        expect(after.findings.filter(isIt)).toEqual([])
        const told = before.findings.map(({ message }) => message)
        expect(after.findings.filter(({ code, message }) => codes.includes(code) && !told.includes(message))).toEqual(
          [],
        )
      }
    }
  })
})

describe('usual wordings beside what they defeat', () => {
  const audit = 'The Provider may audit the records, systems and sites of the Customer.'
  const indemnity =
    'The Customer shall indemnify the Provider against fines arising from a breach of export control laws.'
  const interactionsIn = (...clauses: string[]): string[] => {
    const told = found(contract('en', undefined, [fees.en, ...clauses]))
    return standardPack.interactions.flatMap(({ id, message }) =>
      told.some((one) => one.message.startsWith(message.en)) ? [id] : [],
    )
  }

  it.each<[string, string[], string[]]>([
    [
      'neither party shall disclose, beside an audit',
      ['Neither party shall disclose the other’s Confidential Information to any third party.', audit],
      ['audit-blocked-by-confidentiality'],
    ],
    [
      'neither party may disclose, beside an audit',
      ['Neither party may disclose the other’s Confidential Information to any third party.', audit],
      ['audit-blocked-by-confidentiality'],
    ],
    [
      'neither party shall disclose but to those who need it',
      ['Neither party shall disclose Confidential Information to any third party except its auditors.', audit],
      [],
    ],
    [
      'a cap that names the indemnity as included',
      ['The total liability of a party, including under any indemnity, shall not exceed the fees paid.', indemnity],
      ['compliance-indemnity-under-cap'],
    ],
    [
      'a cap that names the indemnity as excepted',
      ['The total liability of a party, except under the indemnity, shall not exceed the fees paid.', indemnity],
      [],
    ],
    [
      'a cure period that reaches compliance breaches in one sentence',
      [
        'Either party may terminate this Agreement if the other commits a material breach, including a breach of the export control terms, and does not cure it within 30 days after notice.',
      ],
      ['compliance-breach-in-cure-period'],
    ],
    [
      'such a period where no cure period applies to compliance breaches elsewhere',
      [
        'Either party may terminate this Agreement if the other commits a material breach, including a breach of the export control terms, and does not cure it within 30 days after notice.',
        'No cure period applies to a breach of sanctions terms.',
      ],
      [],
    ],
  ])('%s', (_what, clauses, expected) => expect(interactionsIn(...clauses)).toEqual(expected))
})

describe('a list of clauses that survive', () => {
  const lease = (survival: string): string =>
    `# Lease\n\n## 1. Fees\n\n${fees.en}\n\n## 2. Export control\n\nEach party shall comply with export control laws.\n\n` +
    `## 3. Secrets\n\nSecrets are kept.\n\n## 4. End\n\n${survival}\n`

  it('is found where it names clauses and leaves out that on export control', () => {
    const text = lease('Sections 1 and 3 survive termination of this Agreement.')
    const [finding] = found(text)
    expect(finding?.code).toBe('clause-interaction')
    expect(finding?.message).toContain('“Sections 1 and 3 survive termination of this Agreement” (4 End)')
    expect(finding?.message).toContain(
      'they meet with “Each party shall comply with export control laws” (2 Export control)',
    )
    const [fix] = fixesFor(finding as Finding, checked(text), standardPack, 'en')
    expect(found(applyEdits(text, fix?.edits ?? []))).toEqual([])
  })

  it.each([
    'Sections 1, 2 and 3 survive termination of this Agreement.',
    'Sections 1 to 3 survive termination of this Agreement.',
    'Sections 1 and 3 and the clause on export control survive termination of this Agreement.',
    'Sections 1 and 3, and any other provision that by its nature should, survive termination of this Agreement.',
    'Section 3 survives termination of this Agreement.',
    'Sections 1–3 survive termination of this Agreement.',
    'The duties in Sections 1–3 survive termination of this Agreement.',
    'The duties in Sections 1 - 3 survive termination of this Agreement.',
  ])('is silent where the clause is named, by number or title, or where it is no list: %s', (survival) => {
    expect(found(lease(survival))).toEqual([])
  })

  it.each([
    'Sections 1, 3 and 4 survive termination of this Agreement.',
    'Sections 3–4 survive termination of this Agreement.',
    'Sections 4, 1, subject to Section 3, survive termination of this Agreement.',
    'Sections 4 and 1 to the extent of Section 3 survive termination of this Agreement.',
  ])('names no clause between two numbers unless it says from the one to the other: %s', (survival) => {
    expect(found(lease(survival))).toHaveLength(1)
  })

  it.each([
    ['第一条至第三条', 0],
    ['第一条和第三条', 1],
  ])('names in Chinese all that lie between two: %s', (named, count) => {
    const compliance = textsOf({ shownBy: ['export-compliance'], patterns: [] }, 'zh')[0]
    const text = `# 租赁合同\n\n## 第一条 费用\n\n费用按月支付。\n\n## 第二条 出口管制\n\n${compliance}\n\n## 第三条 保密\n\n双方应保密。\n\n## 第四条 期满\n\n本合同终止后，${named}继续有效。\n`
    expect(found(text)).toHaveLength(count)
  })

  it('does not name its own clause by the words of its title', () => {
    const text = lease('The duties in Section 3 survive termination of this Agreement.').replace(
      '4. End',
      '4. Termination',
    )
    expect(found(text)).toEqual([])
  })

  it('gives the clauses that it leaves out in their order', () => {
    const text = `# Lease\n\n## 1. Records\n\nEach party shall keep access logs.\n\n## 2. Export control\n\nEach party shall comply with export control laws.\n\n## 3. Fees\n\n${fees.en}\n\n## 4. Secrets\n\nSecrets are kept.\n\n## 5. End\n\nSections 3 and 4 survive termination of this Agreement.\n`
    expect(found(text)[0]?.message).toMatch(
      /they meet with “Each party shall keep access logs” \(1 Records\) and “.*” \(2 Export control\)/,
    )
  })

  it.each([
    ['Sections 1 and 3', 1],
    ['Sections 1 and 3 and that on access logs', 0],
    ['Sections 1 and 3 and, as of right, the duties on access logs,', 0],
    ['Sections 1 and 3 and the access logsheets', 1],
    ['Sections 1 and 3 and the preaccess logs', 1],
  ])('%s: a clause may be named by its title alone, in whole words', (named, count) => {
    const text = lease(`${named} survive termination of this Agreement.`)
      .replace('Export control', 'Access log')
      .replace('comply with export control laws', 'keep access logs')
    expect(found(text)).toHaveLength(count)
  })
})

describe('in a pack that a house made', () => {
  const [interaction] = standardPack.interactions as [Interaction]
  const foundBy = (changed: Partial<Pack>, text: string): readonly Finding[] =>
    check(readContract(text, 'markdown'), { ...standardPack, ...changed }, detector, 'en', '2026-11-23').findings
  const screening = 'The Provider shall screen each customer against the sanctions lists before delivery.'
  const measures = 'Customer shall comply with the Export Administration Regulations.'

  it('stands at the first words in a clause, whether they are its own or those of a family', () => {
    const words = { ...interaction.words, shownBy: ['logging'] }
    const text = contract('en', 'CN', [fees.en, `Each party shall keep access logs. ${measures}`])
    const [one, ...others] = foundBy({ interactions: [{ ...interaction, words }] }, text).filter(({ code }) =>
      codes.includes(code),
    )
    expect(others).toEqual([])
    expect(one && text.slice(one.span.start, one.span.end)).toBe('Each party shall keep access logs.')
  })

  it('tells of what a clause lacks in that clause alone, unless the words may stand anywhere', () => {
    const families = standardPack.families.map((family) => ({
      ...family,
      elements: family.elements.map(({ anywhere, ...element }) => element),
    }))
    const text = contract('en', 'CN', [fees.en, measures, screening]).replace(
      'contract:',
      'contract:\n  type: compute-lease',
    )
    const lacking = foundBy({ families }, text).map(({ code, element }) => `${code} ${element}`)
    expect(lacking).toContain('regime-conflict export-mandatory-law')
    expect(lacking).toContain('weak-clause screening-mandatory-law')
  })
})

describe('regime-conflict', () => {
  const text = contract('en', 'CN', [fees.en, 'Customer shall comply with the Export Administration Regulations.'])

  it('gives the laws with their standing on the day, and none that was not yet in force', () => {
    expect(found(text)[0]?.message).toContain('in force since 2021-06-10, on 2026-11-23')
    expect(found(text, 'en', '2020-12-31')).toEqual([])
  })

  it('is told in place of the carve-out that the clause lacks, and waived with it', () => {
    const elements = checked(text).findings.filter(({ element }) => element === 'export-mandatory-law')
    expect(elements.map(({ code }) => code)).toEqual(['regime-conflict'])
    const waived = `${text}\n<!-- waive: export-mandatory-law; reason: agreed; by: A. Counsel; until: 2027-06-30 -->\n`
    expect(found(waived)).toEqual([])
  })
})

it('does not report twice what a clause already says short of its list', () => {
  const text = contract('en', undefined, ['The items shall not be exported to a destination in Country Group D:5.'])
  expect(checked(text).findings.filter(({ message }) => message.includes('does not contain Macau'))).toHaveLength(1)
})
