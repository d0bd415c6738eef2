import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { loadPack } from '../../../server/src/policy/load.ts'
import type { Interaction } from '../../../server/src/policy/schema.ts'
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
  ])('is silent where the clause is named, by number or title, or where it is no list: %s', (survival) => {
    expect(found(lease(survival))).toEqual([])
  })

  it.each([
    ['Sections 1 and 3', 1],
    ['Sections 1 and 3 and that on access logs', 0],
  ])('%s: a clause may be named by its title alone', (named, count) => {
    const text = lease(`${named} survive termination of this Agreement.`)
      .replace('Export control', 'Access logs')
      .replace('comply with export control laws', 'keep access logs')
    expect(found(text)).toHaveLength(count)
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
