import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import { detector } from '../contracts.ts'

const checkOn = (day: string, text: string, locale: 'en' | 'zh' = 'en') =>
  check(readContract(text, 'markdown'), standardPack, detector, locale, day)
const found = (day: string, text: string) =>
  checkOn(day, text).findings.filter(({ code }) => code === 'stale-authority' || code === 'unverified-authority')

const affiliates = '# Supply 💻\n\nUnder the Affiliates Rule an owner’s listing counts.\n'
const diffusion = '# Supply\n\n许可范围依AI扩散规则确定。\n'
const iaas = '# Cloud\n\nProvider keeps the records that the IaaS rule asks for.\n'

describe('a rule that a text relies on', () => {
  it.each<[string, string, string, string | undefined]>([
    ['before it took effect', affiliates, '2025-09-28', 'stale-authority'],
    ['on its first day', affiliates, '2025-09-29', undefined],
    ['on the day before its suspension', affiliates, '2025-11-09', undefined],
    ['on the day of its suspension', affiliates, '2025-11-10', 'stale-authority'],
    ['on the last day of it', affiliates, '2026-11-09', 'stale-authority'],
    ['on the day after', affiliates, '2026-11-10', 'unverified-authority'],
    ['not enforced since', diffusion, '2025-05-13', 'stale-authority'],
    ['enforced until then', diffusion, '2025-05-12', undefined],
    ['only proposed', iaas, '2026-11-23', 'stale-authority'],
  ])('is reported by how it stood: %s', (_when, text, day, code) => {
    expect(found(day, text).map((finding) => finding.code)).toEqual(code ? [code] : [])
  })

  it('is told with its dates and its citation, on its words', () => {
    const [one] = found('2026-03-01', affiliates)
    expect(one?.message).toBe(
      '“Affiliates Rule” stands here as if it applied. On 2026-03-01 it was suspended or not enforced since 2025-11-10. 90 FR 50857 suspends it from 2025-11-10 to 2026-11-09. Source: 90 FR 47201 (FR Doc 2025-19001), interim final rule.',
    )
    expect(affiliates.slice(one?.span.start, one?.span.end)).toBe('Affiliates Rule')
  })

  it.each<[string, string, string, 'en' | 'zh', string, string]>([
    [
      'IaaS rule',
      '2024-01-28',
      iaas,
      'en',
      'On 2024-01-28 it was not yet proposed.',
      ' (not yet proposed on 2024-01-28)',
    ],
    [
      ...(['IaaS规则', '2024-01-28', '# 云服务\n\n乙方应按IaaS规则保存记录。\n', 'zh'] as const),
      ...(['但在2024-01-28：尚未提出。', '（截至2024-01-28：尚未提出）'] as const),
    ],
  ])(
    'is no law to come, with a day of effect, before it was so much as proposed: %s on %s',
    (_name, day, text, locale, said, put) => {
      const checked = checkOn(day, text, locale)
      const one = checked.findings.find(({ code }) => code === 'stale-authority')
      expect(one?.message).toContain(said)
      expect(one?.message).not.toMatch(/2024-01-29|in effect|生效/)
      const [fix] = one ? fixesFor(one, checked, standardPack, locale) : []
      expect(applyEdits(text, fix?.edits ?? [])).toContain(put)
    },
  )

  it('is marked at its source where part of what the pack says of it is unverified', () => {
    expect(found('2026-11-23', iaas)[0]?.message).toMatch(/7\.300-7\.310 \(in part unverified\)\.$/)
    const chinese = checkOn('2026-11-23', iaas, 'zh').findings.find(({ code }) => code === 'stale-authority')
    expect(chinese?.message).toMatch(/7\.300-7\.310（部分内容未经核实）。$/)
  })

  it.each([
    'The Affiliates Rule, which is suspended, is not applied.',
    'If the Affiliates Rule is reinstated, or if and when it returns, the parties shall meet.',
    'The proposed IaaS rule is not in force.',
    'AI扩散规则已宣布撤销。',
  ])('is left alone where the passage says how it stands: %s', (words) => {
    expect(found('2026-03-01', `# Supply\n\n${words}\n`)).toEqual([])
  })

  it('is told in sentences that follow each other, also where there is no note', () => {
    const [one] = found('2025-09-28', affiliates)
    expect(one?.message).toMatch(/[^ ] Source: /)
  })

  it.each([affiliates, diffusion, iaas])('goes when its fix says how it stands', (text) => {
    for (const day of ['2026-03-01', '2026-11-23']) {
      const checked = checkOn(day, text)
      const one = checked.findings.find(({ code }) => code === 'stale-authority' || code === 'unverified-authority')
      const [fix] = one ? fixesFor(one, checked, standardPack, 'en') : []
      expect(fix).toBeDefined()
      expect(found(day, applyEdits(text, fix?.edits ?? []))).toEqual([])
    }
  })

  it('is read by the day that the contract declares, unless another is asked for', () => {
    const dated = `---\ncontract:\n  as-of: 2025-10-01\n---\n\n${affiliates}`
    expect(check(readContract(dated, 'markdown'), standardPack, detector, 'en').day).toBe('2025-10-01')
    expect(found('2026-01-01', dated)).toHaveLength(1)
  })
})
