import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { loadPack } from '../../../server/src/policy/load.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { type Check, check } from '../../../server/src/rules/check.ts'
import type { Finding, Locale } from '../../../server/src/rules/finding.ts'
import { withoutFix } from '../../../server/src/rules/withoutFix.ts'
import { detector } from '../contracts.ts'

/** Codes of the rules on facts, needs, law and what conflicts. */
const codes: readonly string[] = [
  'fact-invalid',
  'fact-conflict',
  'eccn-mismatch',
  'controlled-item',
  'place-conflict',
  'missing-clause',
  'weak-clause',
  'regime-conflict',
  'clause-interaction',
  'list-quality',
  'stale-authority',
  'unverified-authority',
]

/** Facts to draw from, one a key. */
const facts = [
  'drafting-for: provider',
  'governing-law: CN',
  'governing-law: SG',
  'goverming-law: SG',
  'items: [{ name: NVIDIA H200, eccn: EAR99 }]',
  'items: [{ name: H20 }]',
  'items: [{ tpp: 5000, die-area: 900 }]',
  'activities: [model-training, resale]',
  'activities: [technology-transfer]',
  'end-uses: [militry]',
  'regions: [SG, MY]',
  'regions: [CN, IR]',
  'regions: [Atlantis]',
  'data: [personal, cn-important]',
  'data: [us-bulk-sensitive]',
  'parties: [{ role: customer, headquarters: CN }, { role: provider, headquarters: DE, ultimate-parent: US }]',
  'log-retention: 7 years',
]
const types = ['compute-lease', 'hardware-purchase', 'cloud-services', 'nda', 'model-licence', 'data-licence']

/** The pack with its proofs, which are clauses of every kind, good ones and bad ones. */
const pack = loadPack(path.resolve(import.meta.dirname, '../../../server/policy'))
const bodies: Record<Locale, string[]> = {
  en: [
    'This Agreement is governed by the laws of Singapore.',
    'The Customer shall comply with the AI Diffusion Rule and 15 CFR 744.23.',
    'The Provider may host the data worldwide.',
    'The NVIDIA H100 (ECCN 3A090.a) shall be located in Malaysia.',
    'The Customer shall not export the goods to China, Iran or Country Group D:5.',
    'The Provider shall keep access logs for 90 days.',
  ],
  zh: [
    '本合同适用中华人民共和国法律。',
    '设备应部署于马来西亚。',
    '客户不得向中国、伊朗及国家组别D:5所列国家出口设备。',
    '服务商应将访问日志保存九十日。',
    '数据可以存储于全球任何地区。',
  ],
}
for (const language of ['en', 'zh'] as const) {
  for (const { proofs } of pack.families)
    bodies[language].push(...(proofs?.[language].passing ?? []), ...(proofs?.[language].nearMiss ?? []))
  for (const { words, against } of pack.interactions)
    bodies[language].push(...[words, against].flatMap((side) => side?.proofs?.[language].passing ?? []))
}

interface Deal {
  readonly language: Locale
  readonly type: string
  readonly lines: readonly string[]
  readonly clauses: readonly string[]
}
const deals: fc.Arbitrary<Deal> = fc.constantFrom<Locale>('en', 'zh').chain((language) =>
  fc.record({
    language: fc.constant(language),
    type: fc.constantFrom(...types),
    lines: fc.uniqueArray(fc.constantFrom(...facts), { maxLength: 6, selector: (line) => line.split(':')[0] }),
    clauses: fc.array(fc.constantFrom(...bodies[language]), { minLength: 1, maxLength: 5 }),
  }),
)

function textOf({ language, type, lines, clauses }: Deal): string {
  const front = ['---', 'contract:', `  type: ${type}`, ...lines.map((line) => `  ${line}`), '---']
  const [title, clause] = language === 'en' ? ['Agreement', 'Clause'] : ['合同', '条款']
  const sections = clauses.map((body, i) => `## ${i + 1}. ${clause}\n\n${body}\n`)
  return `${front.join('\n')}\n\n# ${title}\n\n${sections.join('\n')}`
}

const checked = (text: string, language: Locale): Check =>
  check(readContract(text, 'markdown'), standardPack, detector, language, '2026-11-23')

/** What a finding is about, whatever words and numbers it quotes. */
const about = ({ code, clause, element, message }: Finding): string =>
  [code, clause, element, clause ? '' : message.replace(/[“"][^”"]*[”"]|（[^）]*）|\([^)]*\)/g, '')].join(' ')
const count = ({ findings }: Check, what: string): number => findings.filter((one) => about(one) === what).length

const saysWhyNot = ({ code, message }: Finding, language: Locale): boolean =>
  message.endsWith(withoutFix[code]?.[language] ?? '\0') || /no words are offered|不提供补充文字/.test(message)

describe.each([1, 2, 20261123])('in any deal, seed %i', (seed) => {
  it('each of these findings has a fix that removes it, or says why it has none', () => {
    fc.assert(
      fc.property(deals, (deal) => {
        const text = textOf(deal)
        const before = checked(text, deal.language)
        // One of each code is enough a deal: a fix is made and checked in some milliseconds.
        const firsts = new Map(before.findings.filter(({ code }) => codes.includes(code)).map((one) => [one.code, one]))
        for (const finding of firsts.values()) {
          const [fix] = fixesFor(finding, before, standardPack, deal.language)
          if (!fix) {
            expect(saysWhyNot(finding, deal.language), finding.message).toBe(true)
            continue
          }
          const after = checked(applyEdits(text, fix.edits), deal.language)
          expect(count(after, about(finding)), `${fix.title}: ${finding.message}`).toBeLessThan(
            count(before, about(finding)),
          )
        }
      }),
      { seed, numRuns: 80 },
    )
  }, 120_000)

  it('each need names a reason, and an authority or that it rests on practice', () => {
    fc.assert(
      fc.property(deals, (deal) => {
        for (const { because } of checked(textOf(deal), deal.language).needs) {
          expect(because.length).toBeGreaterThan(0)
          for (const { reason, basis, authorities } of because) {
            expect(reason[deal.language]).toMatch(/[.。]$/)
            expect(basis === 'market-practice' || authorities.length > 0).toBe(true)
          }
        }
      }),
      { seed, numRuns: 80 },
    )
  }, 120_000)
})

it('the reasons are given in both languages, of codes whose findings may lack a fix', () => {
  for (const [code, { en, zh }] of Object.entries(withoutFix)) {
    expect(codes).toContain(code)
    expect(en).toMatch(/no fix is offered\.$/)
    expect(zh).toMatch(/不提供修改。$/)
  }
})
