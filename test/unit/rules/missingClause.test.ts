import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { compileDetector } from '../../../server/src/coverage/detector.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import type { Finding } from '../../../server/src/rules/finding.ts'
import { checked, quote } from '../contracts.ts'
import { logging, packWith } from '../elements.ts'

const lease = '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Fees\n\nCustomer pays fees.\n'
const missing = (text: string, locale: 'en' | 'zh' = 'en'): Finding[] =>
  checked(text, 'markdown', locale).findings.filter(({ code }) => code === 'missing-clause')
const about = (clause: string, findings: readonly Finding[]): Finding | undefined =>
  findings.find((finding) => finding.clause === clause)

describe('missing-clause', () => {
  it('names each clause that the deal needs and the contract lacks, in the order of the pack', () => {
    const required = missing(lease).filter(({ severity }) => severity === 'warning')
    expect(required.map(({ clause }) => clause)).toEqual([
      'source-compliance',
      'export-compliance',
      'list-screening',
      'geo-control',
      'access-control',
      'logging',
      'compliance-termination',
      'termination',
    ])
  })

  it.each([
    ['stands there', 'Each party shall keep access logs and records for five years.'],
    ['stands there in Chinese', '双方应保存访问日志和操作记录，不少于五年。'],
    ['stands there by annotation', '<!-- clause: logging -->\n\nAs in Schedule 2.'],
    ['is waived with a reason', '<!-- waive: logging; reason: SOC 2; by: A. Counsel; until: 2027-06-30 -->'],
  ])('says nothing of a clause that %s', (_what, text) => {
    expect(about('logging', missing(`${lease}\n## 2. More\n\n${text}\n`))).toBeUndefined()
    expect(about('termination', missing(`${lease}\n## 2. More\n\n${text}\n`))).toBeDefined()
  })

  it('says which facts of the deal call for a clause, and where they stand', () => {
    const deal = lease.replace('compute-lease', 'services\n  items: [{ name: NVIDIA H100 SXM, eccn: 3A090.a }]')
    const found = about('classification', missing(deal))
    expect(found?.severity).toBe('warning')
    expect(found?.message).toContain('This applies here because NVIDIA H100 SXM is 3A090.a by its declared ECCN.')
    expect(found?.related.map(({ span, message }) => [deal.slice(span.start, span.end), message])).toEqual([
      ['{ name: NVIDIA H100 SXM, eccn: 3A090.a }', 'NVIDIA H100 SXM is 3A090.a by its declared ECCN.'],
    ])
    expect(about('classification', missing(deal, 'zh'))?.message).toContain(
      '本交易适用：NVIDIA H100 SXM按所声明的ECCN为3A090.a。',
    )
    expect(about('classification', missing(lease.replace('compute-lease', 'services')))).toBeUndefined()
  })

  it('says what, why, and by what authority, in the language asked for', () => {
    const en = about('logging', missing(lease))
    const zh = about('logging', missing(lease, 'zh'))
    expect(en?.message).toMatch(
      /^Missing clause: Logs and records\. .*five years.* Basis: guidance; 15 CFR part 762.* and 1 more \(not all confirmed\)\.$/,
    )
    expect(zh?.message).toMatch(/^缺少条款：日志与记录留存。.*五年.*依据：监管指引；15 CFR part 762.*等3项（.*）。$/)
    expect(en?.basis).toBe('guidance')
    expect(en?.authorities).toEqual(standardPack.needs.find(({ id }) => id === 'logging-compute')?.authorities)
  })

  it('never speaks of law where the basis is another', () => {
    expect(missing(lease)).not.toEqual([])
    for (const { basis, message } of missing(lease))
      if (basis !== 'statute') expect(message).not.toMatch(/required by law|Basis: statute/)
  })

  it('warns of a required clause and only notes a recommended one', () => {
    expect(about('logging', missing(lease))?.severity).toBe('warning')
    const nda = about('termination', missing('---\ncontract:\n  type: nda\n---\n'))
    expect(nda?.severity).toBe('information')
    expect(nda?.message).toMatch(/^Recommended clause not found: Termination\./)
    expect(nda?.message).toMatch(/Basis: market practice\.$/)
  })

  it.each([
    ['the facts', lease, 'contract'],
    ['the title, where there are no facts', '# Lease 💻\n\nCustomer pays.\n', 'Lease 💻'],
    ['the first line, where there is no title', 'Customer pays fees\neach month.\n', 'Customer pays fees'],
    ['the start of an empty file', '', ''],
  ])('stands at %s', (_what, text, words) => {
    const contract = checked(text).contract
    for (const { span } of missing(text)) expect(quote(contract, span)).toBe(words)
    expect(missing(text).length).toBeGreaterThan(0)
  })

  it('offers to insert the clause', () => {
    expect(about('logging', missing(lease))?.remedies).toEqual([{ kind: 'insert-clause', clause: 'logging' }])
  })

  it('offers nothing where the pack has no words for the clause', () => {
    const pack = packWith({ ...logging, templates: [] })
    const { findings } = check(readContract(lease, 'markdown'), pack, compileDetector(pack), 'en')
    expect(about('logging', findings)?.remedies).toEqual([])
  })

  it.each<[language: 'en' | 'zh', says: string]>([
    ['en', 'It is spoken of in passing alone (2 Restricted-party screening): “'],
    ['zh', '仅见于其他条款（2 Restricted-party screening）：“'],
  ])(
    'names a required clause without limbs of its own to see it by, where others speak of it in passing, in %s',
    (language, says) => {
      const screened = `${lease}\n## 2. Restricted-party screening\n\nThe Customer shall not deal with a person on the Entity List. If a match is confirmed, either party may terminate this Agreement by written notice.\n`
      const finding = about('termination', missing(screened, language))
      expect(finding?.severity).toBe('warning')
      expect(finding?.message).toContain(says)
      expect(finding?.remedies).toEqual([{ kind: 'insert-clause', clause: 'termination' }])
      const own = `${screened}\n## 3. End\n\nEither party may terminate this Agreement by written notice.\n`
      expect(about('termination', missing(own, language))).toBeUndefined()
    },
  )
})
