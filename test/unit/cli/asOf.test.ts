import { describe, expect, it } from 'vitest'
import { provisoIn } from './proviso.ts'

const ending = 'Either party may terminate this Agreement by thirty days’ written notice.'
const nda = (sentence: string): string => `---\ncontract:\n  type: nda\n---\n\n# Secrets\n\n${ending}\n\n${sentence}\n`
const sale = `---
contract:
  type: hardware-purchase
  parties:
    - { name: 示例科技有限公司, term: Buyer, role: customer, headquarters: CN, ultimate-parent: CN }
  items:
    - { name: NVIDIA H200, eccn: 3A090.a, quantity: 8 }
---

# Sale 💻

The Seller sells eight accelerators to the Buyer.
`
const proviso = provisoIn({
  'affiliates.md': nda('The parties screen owners as the Affiliates Rule asks.'),
  'diffusion.md': nda('Capacity is granted within the country tiers of the AI Diffusion Rule.'),
  'iaas.md': nda('The Provider identifies its customers as the IaaS KYC rule asks.'),
  '出口.md': nda('双方按照《关联方规则》审查股东。'),
  'own-day.md': `---\ncontract:\n  type: nda\n  as-of: 2025-11-09\n---\n\n# Secrets\n\n${ending} The Affiliates Rule applies.\n`,
  'sale.md': sale,
  'waived.md': nda('<!-- waive: termination; reason: agreed; by: A; until: 2026-06-30 -->').replace(ending, 'Words.'),
})

interface Finding {
  code: string
  clause?: string
  message: string
}
const findings = (file: string, ...args: string[]): Finding[] =>
  JSON.parse(proviso('check', '--format', 'json', ...args, file).out).files[0].findings
const codes = (file: string, day: string): string[] => findings(file, '--as-of', day).map(({ code }) => code)

const runs = new Map<string, ReadonlyMap<string, string[]>>()
/** The codes for each text on rules, by the law of a day; each day is run once. */
function codesOn(day: string): ReadonlyMap<string, string[]> {
  const known = runs.get(day)
  if (known) return known
  const texts = ['affiliates.md', 'diffusion.md', 'iaas.md', '出口.md']
  const { files } = JSON.parse(proviso('check', '--format', 'json', '--as-of', day, ...texts).out) as {
    files: { file: string; findings: Finding[] }[]
  }
  const found = new Map(files.map(({ file, findings }) => [file, findings.map(({ code }) => code)]))
  runs.set(day, found)
  return found
}

const stale = ['stale-authority']
const unverified = ['unverified-authority']

describe('a text that relies on a rule, on the day before, of and after each change', () => {
  it.each<[string, string, string[]]>([
    ['affiliates.md', '2025-09-28', stale],
    ['affiliates.md', '2025-09-29', []],
    ['affiliates.md', '2025-09-30', []],
    ['affiliates.md', '2025-11-09', []],
    ['affiliates.md', '2025-11-10', stale],
    ['affiliates.md', '2025-11-11', stale],
    ['affiliates.md', '2026-11-08', stale],
    ['affiliates.md', '2026-11-09', stale],
    ['affiliates.md', '2026-11-10', unverified],
    ['出口.md', '2026-11-09', stale],
    ['出口.md', '2026-11-10', unverified],
    ['diffusion.md', '2025-01-12', stale],
    ['diffusion.md', '2025-01-13', []],
    ['diffusion.md', '2025-01-14', []],
    ['diffusion.md', '2025-05-12', []],
    ['diffusion.md', '2025-05-13', stale],
    ['diffusion.md', '2025-05-14', stale],
    ['iaas.md', '2024-01-28', stale],
    ['iaas.md', '2024-01-29', stale],
    ['iaas.md', '2024-01-30', stale],
    ['iaas.md', '2026-11-26', stale],
    ['iaas.md', '2030-01-01', stale],
  ])('%s on %s: %j', (file, day, expected) => expect(codesOn(day).get(file)).toEqual(expected))

  it('says how the rule stood on that day', () => {
    const message = (file: string, day: string): string => findings(file, '--as-of', day)[0]?.message ?? ''
    expect(message('affiliates.md', '2025-09-28')).toContain('2025-09-28')
    expect(message('affiliates.md', '2026-11-09')).toContain('suspended or not enforced since 2025-11-10')
    expect(message('affiliates.md', '2026-11-10')).toContain('has not been confirmed')
    expect(message('iaas.md', '2026-11-26')).toContain('never came into force')
  })
})

describe('a rule that needs rest on', () => {
  const needs = (day: string): { clause: string; authorities: string[] }[] =>
    JSON.parse(proviso('check', '--format', 'json', '--as-of', day, 'sale.md').out).files[0].needs
  const caseByCase = (day: string): string[] =>
    findings('sale.md', '--as-of', day)
      .filter(({ message }) => /case by case since 2026-01-15/.test(message))
      .map(({ code }) => code)

  it('counts from the day of 91 FR 1684, and not before', () => {
    const restsOn = (day: string) => needs(day).find(({ clause }) => clause === 'licence-responsibility')?.authorities
    // Supplement No. 2 to part 748 (dd) has the conditions of the case-by-case class, and nothing else calls for them here.
    expect(restsOn('2026-01-14')).not.toContain('ear-748-supp2-dd')
    for (const day of ['2026-01-15', '2026-01-16']) expect(restsOn(day)).toContain('ear-748-supp2-dd')
  })

  it('is not told of before its day', () => {
    expect(caseByCase('2026-01-14')).toEqual([])
    expect(caseByCase('2026-01-15')).toEqual(['controlled-item'])
    expect(caseByCase('2026-01-16')).toEqual(['controlled-item'])
    expect(findings('sale.md', '--as-of', '2026-01-14').map(({ code }) => code)).toContain('controlled-item')
  })
})

describe('the day of reading', () => {
  it('is that of the option before that of the contract', () => {
    expect(findings('own-day.md').map(({ code }) => code)).toEqual([])
    expect(codes('own-day.md', '2025-11-10')).toEqual(stale)
  })

  it('decides on waivers too', () => {
    expect(codes('waived.md', '2026-06-30')).toEqual([])
    expect(codes('waived.md', '2026-07-01').toSorted()).toEqual(['missing-clause', 'waiver-expired'])
  })

  it('is that of coverage, explain, facts and report as well', () => {
    const status = (day: string): string =>
      JSON.parse(proviso('coverage', '--format', 'json', '--as-of', day, 'waived.md').out).files[0].clauses.termination
        .status
    expect([status('2026-06-30'), status('2026-07-01')]).toEqual(['waived', 'missing'])
    const line = nda('').split('\n').indexOf(ending) + 1
    expect(proviso('explain', '--as-of', '2026-01-14', `affiliates.md:${line}`)).toMatchObject({ code: 0, errors: '' })
    expect(JSON.parse(proviso('facts', '--format', 'json', '--as-of', '2026-01-14', 'sale.md').out).files[0].day).toBe(
      '2026-01-14',
    )
    const standing = (day: string): string =>
      JSON.parse(proviso('report', '--format', 'json', '--as-of', day, 'waived.md').out).waivers[0].standing
    expect([standing('2026-06-30'), standing('2026-07-01')]).toEqual(['counts', 'expired'])
  })

  it.each(['2026-02-30', '2026-11', '9.11.2026', 'tomorrow', ''])('is not “%s”, which is told', (day) => {
    for (const command of ['check', 'coverage', 'explain', 'facts', 'report']) {
      const { code, out, errors } = proviso(command, `--as-of=${day}`, 'sale.md')
      expect([code, out]).toEqual([2, ''])
      expect(errors).toBe(`proviso: “${day}” is no day of the calendar. Write it as in: --as-of 2026-11-09\n`)
    }
  })

  it('is told of in Chinese where that is asked for', () => {
    expect(proviso('check', '--lang', 'zh', '--as-of', '2026-02-30', 'sale.md').errors).toBe(
      'proviso：“2026-02-30”不是有效日期。请写作：--as-of 2026-11-09\n',
    )
  })
})
