import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import type { Finding } from '../../../server/src/rules/finding.ts'
import { digest, fingerprintsOf } from '../../../server/src/rules/fingerprint.ts'
import { innermostSection } from '../../../server/src/rules/placing.ts'
import { checked, crlf } from '../contracts.ts'
import { examples } from '../examples.ts'

/** The findings of a text, each as its code and what identifies it. */
function marked(text: string, format: Format = 'markdown', locale: 'en' | 'zh' = 'en'): string[] {
  const { contract, findings } = checked(text, format, locale)
  const prints = fingerprintsOf(contract, findings)
  return findings.map(({ code, clause = '' }, i) => `${code} ${clause} ${prints[i]}`)
}

const facts = `---
contract:
  type: compute-lease
  as-of: 2026-11-09
---

`

/** Clauses that each have something to find in them, and nothing that another changes. */
const clauses = [
  '## Fees\n\nThe Customer pays [[amount]] dollars within [[number]] days, and [[amount]] for each further rack.',
  '## Records\n\nThe Provider shall keep access logs and records for five years from the date of each entry.',
  '## Ownership\n\nThe parties screen their owners as the Affiliates Rule asks, and tell each other what they find.',
  '## 审查\n\n双方按照《关联方规则》审查股东，并在 [[期限]] 内通知对方；服务费为 [[金额]]。',
  '## Delivery\n\n- within [[days]] days of order\n- at the place that the Customer names, being [[place]]',
  '> ## Quoted\n>\n> The capacity is [[quantity]] servers, delivered on [[day]] to the place of use.',
]
const document = (parts: readonly string[]): string => `${facts}# Lease\n\n${parts.join('\n\n')}\n`

describe('what identifies a finding', () => {
  const order = fc.shuffledSubarray(clauses, { minLength: clauses.length })
  const runs = { numRuns: 40 }
  const before = marked(document(clauses)).toSorted()

  it('is 16 hexadecimal digits, and no two findings of a contract share one', () => {
    expect(before.length).toBeGreaterThan(15)
    for (const one of before) expect(one).toMatch(/ [0-9a-f]{16}$/)
    expect(new Set(before).size).toBe(before.length)
  })

  it('outlasts a clause that moves', () => {
    fc.assert(
      fc.property(order, (parts) => {
        expect(marked(document(parts)).toSorted()).toEqual(before)
      }),
      runs,
    )
  })

  it('outlasts words that come in elsewhere, numbers, and the name of the contract', () => {
    const filler = fc.constantFrom(
      '## Notices\n\nNotices are in writing.',
      '## 通知\n\n通知应采用书面形式。',
      '## Colour\n\nGrey.',
    )
    fc.assert(
      fc.property(order, filler, fc.nat(clauses.length), fc.boolean(), (parts, extra, at, isNumbered) => {
        const all = [...parts.slice(0, at), extra, ...parts.slice(at)]
        const numbered = all.map((one, i) => one.replace('## ', `## ${i + 1}. `))
        const text = document(isNumbered ? numbered : all).replace('# Lease', '# Lease of servers')
        expect(marked(text).toSorted()).toEqual(before)
      }),
      runs,
    )
  })

  it('outlasts lines that are broken elsewhere, and other line ends', () => {
    const lines = fc.array(fc.constantFrom(' ', '\n', '\r\n'), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(lines, (breaks) => {
        let count = 0
        const broken = clauses
          .slice(0, 4)
          .map((one) => one.replace(/(?<=[a-z,]) (?=[a-z])/g, () => breaks[count++ % breaks.length] ?? ' '))
        expect(marked(document(broken)).toSorted()).toEqual(marked(document(clauses.slice(0, 4))).toSorted())
      }),
      runs,
    )
    expect(marked(crlf(document(clauses))).toSorted()).toEqual(before)
  })

  it('outlasts markup, indentation and the quoting of YAML', () => {
    const yaml = (text: string): string => `contract:\n  type: nda\nterms:\n  - title: Fees\n    text: ${text}\n`
    const [first, ...others] = [
      '"The fee is [[amount]] and the term [[months]] months."',
      '>\n      The fee is [[amount]] and\n      the term [[months]] months.',
      '|\n          The fee is **[[amount]]** and\n          the term [[months]] months.',
    ].map((one) => marked(yaml(one), 'yaml').filter((found) => found.startsWith('placeholder')))
    expect(first).toHaveLength(2)
    for (const other of others) expect(other).toEqual(first)
  })

  it('outlasts emphasis, which no reader takes for words', () => {
    const only = (text: string): string[] => marked(`${facts}${text}`).filter((one) => one.startsWith('weak-clause'))
    const text = '## Records\n\nThe Provider shall keep access logs for one year.\n'
    expect(only(text)).not.toEqual([])
    expect(only(text.replace('access logs', '**access** _logs_'))).toEqual(only(text))
  })

  it('is what earlier versions wrote into baselines', () => {
    const text = `${facts}# Lease\n\n## 1. Capacity\n\nThe Provider gives the use of the capacity (the “Capacity”) described in Section 9.\n\n## 2. FEES\n\nPay [[amount]].\n\n## 3. Term\n\nOne year.\n`
    expect(marked(text)).toEqual(
      expect.arrayContaining([
        'missing-clause access-control 5fe8df13fe300c69',
        'broken-reference  1165c6677cde99ba',
        'placeholder  21059e103239a2ed',
      ]),
    )
  })

  it('is the same in either language of messages', () => {
    expect(marked(document(clauses), 'markdown', 'zh')).toEqual(marked(document(clauses)))
  })

  it('changes with the words concerned, with the clause and with the title above them', () => {
    const only = (text: string): string[] => marked(`${facts}${text}\n`).filter((one) => one.startsWith('placeholder'))
    const [print] = only('## Fees\n\nPay [[amount]].')
    expect(print).toBeDefined()
    for (const other of [
      '## Fees\n\nPay [[sum]].',
      '## Charges\n\nPay [[amount]].',
      '# A\n\n# B\n\n## Fees\n\nPay [[amount]].',
    ])
      expect(only(other)).not.toContain(print)
    // Of those that are alike, the last goes when one is filled.
    const three = only('## Fees\n\nPay [[amount]], [[amount]] or [[amount]].')
    expect(new Set(three).size).toBe(3)
    expect(only('## Fees\n\nPay five, [[amount]] or [[amount]].')).toEqual(three.slice(0, 2))
  })

  it('tells interactions at the same words apart, whichever of them stays', () => {
    const { contract, findings } = checked(document(clauses))
    const at = findings.find(({ code }) => code === 'placeholder') as Finding
    const one = { ...at, code: 'regime-conflict', interaction: 'us-measures-on-prc-party' } as const
    const other = { ...one, interaction: 'prc-measures-on-foreign-party' }
    const [ofOne, ofOther] = fingerprintsOf(contract, [one, other])
    expect(ofOne).not.toBe(ofOther)
    expect(fingerprintsOf(contract, [other])).toEqual([ofOther])
    expect(fingerprintsOf(contract, [other, one])).toEqual([ofOther, ofOne])
  })

  it('of what is missing as a whole is no matter of place or words', () => {
    const missing = (text: string): string[] => marked(text).filter((one) => one.startsWith('missing-clause'))
    const [first = []] = [missing('---\ncontract:\n  type: nda\n---\n\n# Secrets\n\nWords.\n')]
    expect(first).toHaveLength(1)
    expect(missing('---\nother: 1\ncontract:\n  language: en\n  type: nda\n---\n\n# Else\n\nOther words.\n')).toEqual(
      first,
    )
  })

  it.each(examples)('is there for every finding of %s', (_name, text, format) => {
    const all = marked(text, format)
    expect(new Set(all).size).toBe(all.length)
  })

  it('does not fail for a place outside the text', () => {
    const { contract } = checked(document(clauses))
    const at = (start: number, end: number): Finding =>
      ({ code: 'file-unreadable', span: { start, end }, authorities: [], related: [], remedies: [] }) as never
    expect(new Set(fingerprintsOf(contract, [at(0, 0), at(0, 0), at(1e6, 1e6), at(5, 2)])).size).toBe(4)
  })
})

it.each(examples)('the innermost section at each place of %s is the last that has it', (_name, text, format) => {
  const { contract } = checked(text, format)
  for (let offset = 0; offset <= text.length; offset += 7)
    expect(innermostSection(contract, offset)).toBe(
      Math.max(
        0,
        contract.sections.findLastIndex(({ span }) => span.start <= offset && offset < span.end),
      ),
    )
})

it.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('the digest of “%s” is that of FNV-1a', (text, expected) => expect(digest(text)).toBe(expected))
