import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { type FixedContract, fixContract } from '../../../server/src/fixes/fixContract.ts'
import { noFix } from '../../../server/src/fixes/refusals.ts'
import { isSafe, type Wanted } from '../../../server/src/fixes/wanted.ts'
import type { Pack } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import type { FindingCode } from '../../../server/src/rules/finding.ts'
import { crlf, detector } from '../contracts.ts'
import { examples } from '../examples.ts'

const all: Wanted = () => true
const codes =
  (...named: FindingCode[]): Wanted =>
  ({ code }) =>
    named.includes(code)

function fixed(text: string, wanted: Wanted = isSafe, format: Format = 'markdown', pack = standardPack): FixedContract {
  return fixContract(readContract(text, format), { pack, detector, locale: 'en', wanted })
}
const textOf = ({ after }: FixedContract): string => after.contract.text
const did = ({ done }: FixedContract): string[] => done.map(({ finding }) => finding.clause ?? finding.code)

const lease = '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Fees\n\nCustomer pays fees.\n'
const required = ({ before }: FixedContract): string[] =>
  before.needs.filter(({ level }) => level === 'required').map(({ clause }) => clause)

describe.each([
  ['what is safe', isSafe],
  ['all', all],
])('fixing %s', (_what, wanted) => {
  it.each(
    examples.flatMap(([name, text, format]): [string, string, Format][] => [
      [name, text, format],
      [`${name} with CRLF and a byte order mark`, `\ufeff${crlf(text)}`, format],
    ]),
  )('of %s leaves nothing to fix, and the rest as it was', (_name, text, format) => {
    const first = fixed(text, wanted, format)
    expect(first.done.length).toBeGreaterThan(0)
    const { contract, findings } = first.after
    expect(contract.problems).toEqual([])
    expect(contract.text.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'))
    if (text.includes('\r\n')) expect(contract.text.replaceAll('\r\n', '')).not.toContain('\n')
    const missing = findings.flatMap(({ code, clause = '' }) => (code === 'missing-clause' ? [clause] : []))
    expect(wanted === all ? missing : missing.filter((clause) => required(first).includes(clause))).toEqual([])
    // What stood there stands there still, in its order.
    let at = 0
    for (const line of wanted === isSafe ? text.split('\n') : []) {
      at = contract.text.indexOf(line, at)
      expect(at, line).toBeGreaterThanOrEqual(0)
    }
    const again = fixed(contract.text, wanted, format)
    expect(again.done).toEqual([])
    expect(textOf(again)).toBe(contract.text)
  })
})

describe('a sentence on lawful source in a clause on goods', () => {
  const purchase = (goods: string): string => `---
contract:
  type: hardware-purchase
  drafting-for: customer
  parties:
    - { name: Oak Systems Inc., term: Seller, role: seller, headquarters: US, ultimate-parent: US }
    - { name: Lanting Robotics Co. Ltd., term: Buyer, role: buyer, headquarters: CN, ultimate-parent: CN }
  items:
    - { name: NVIDIA H20, quantity: 100 }
  regions: [CN]
---

# Purchase Agreement

## 1. Goods

${goods}

## 2. Price

2.1 The Buyer shall pay USD 1,000,000.

## 3. Termination

3.1 Either party may terminate this Agreement for material breach not cured within 30 days after notice.
`
  const text = purchase(
    '1.1 The Seller sells the servers in Schedule 1 to the Buyer. The Seller warrants that the servers are new and come from an authorised distributor.',
  )
  const goodsOf = (one: string): string => /## 1\. Goods\n([\s\S]*?)\n## /.exec(one)?.[1] ?? ''

  it('is completed alone, and every other clause that is missing goes in as one of its own', () => {
    const result = fixed(text, all)
    const missing = result.before.findings.filter(({ code }) => code === 'missing-clause')
    expect(missing.length).toBeGreaterThan(12)
    for (const { clause = '' } of missing) {
      const { coverage, contract } = result.after
      expect([clause, coverage.get(clause)?.isPassing]).toEqual([clause, false])
      const { title } = contract.sections[coverage.get(clause)?.principal?.section ?? 0] ?? {}
      expect(title, clause).not.toBe('Goods')
    }
    expect(goodsOf(textOf(result)).match(/^1\.\d+ /gm)).toHaveLength(6)
  })

  it('leaves the others to be put in after it was completed', () => {
    const source: Wanted = ({ clause }) => clause === 'source-compliance'
    const { after } = fixed(text, source)
    for (const clause of ['licence-responsibility', 'export-compliance', 'classification']) {
      const told = after.findings.filter((one) => one.clause === clause)
      expect(told.length, clause).toBeGreaterThan(0)
      for (const { remedies } of told) expect(remedies).toEqual([{ kind: 'insert-clause', clause }])
    }
    expect(goodsOf(textOf(fixed(after.contract.text, all)))).toBe(goodsOf(after.contract.text))
  })
})

describe('what is taken unasked', () => {
  it('is each clause that the deal requires, and none that is only recommended', () => {
    const result = fixed(lease)
    expect(did(result).toSorted()).toEqual(required(result).toSorted())
    const recommended = result.after.findings.filter(({ code }) => code === 'missing-clause')
    expect(recommended.length).toBeGreaterThan(0)
    expect(result.left).toEqual([])
    const named = fixed(lease, codes('missing-clause'))
    expect(did(named)).toEqual(expect.arrayContaining(recommended.map(({ clause }) => clause)))
  })

  it.each([
    ['a space that nobody sees', 'pays\u200b fees', 'pays fees'],
    ['a hyphen that nobody sees', 'pays fe\u00ades', 'pays fees'],
    ['one number in digits of two widths', 'pays 1２ fees', 'pays 12 fees'],
  ])('is %s', (_what, written, expected) => {
    const text = lease.replace('pays fees', written)
    expect(textOf(fixed(text, isSafe))).toContain(expected)
  })

  it.each([
    ['a letter that looks like another', 'pays f\u0435es', 'hidden-character'],
    ['a mark that turns the writing round', 'pays \u202efees', 'hidden-character'],
    ['what joins letters in other scripts', 'pays\u200d fees', 'hidden-character'],
    ['a comma between two numbers, perhaps', 'pays 1，200 fees', 'mixed-script'],
    ['a number of a clause', 'pays fees.\n\n## 3. Term\n\nOne year', 'numbering'],
  ] as const)('is not %s, unless it is named', (_what, written, code) => {
    const text = lease.replace('pays fees', written)
    const there = ({ after }: FixedContract): boolean => after.findings.some((one) => one.code === code)
    expect(there(fixed(text))).toBe(true)
    expect(textOf(fixed(text))).toContain(written)
    const named = fixed(text, codes(code))
    expect(did(named)).toEqual([code])
    expect(there(named)).toBe(false)
    expect(textOf(named)).not.toContain('Lawful source')
  })
})

/** The standard pack, or another, with other words for a clause. */
const withWords = (clause: string, paragraphs: string[], pack = standardPack): Pack => ({
  ...pack,
  families: pack.families.map((family) =>
    family.id === clause
      ? {
          ...family,
          templates: family.templates.map((one) => ({ ...one, en: { title: 'Zebra matters', paragraphs } })),
        }
      : family,
  ),
})

describe('a fix that would do harm', () => {
  it.each([
    ['swallows what comes after it', ['```', 'The Provider warrants that all items were lawfully acquired.']],
    ['is no such clause', ['Customer pays fees.']],
    ['brings another fault', ['The Provider warrants that all items were lawfully acquired, as Section 99 says.']],
  ])('since it %s, is not made, and says so; the others are', (_what, paragraphs) => {
    const text = `${lease}\n## 2. General\n\nThis Agreement is all that was agreed.\n`
    const result = fixed(text, isSafe, 'markdown', withWords('source-compliance', paragraphs))
    const asked = required(result)
    expect(asked).toContain('source-compliance')
    expect(did(result).toSorted()).toEqual(asked.filter((clause) => clause !== 'source-compliance').toSorted())
    expect(result.left.map(({ finding }) => finding.clause)).toEqual(['source-compliance'])
    expect(result.left[0]?.why.en).toMatch(/^The fix (?:cannot|would)/)
    expect(textOf(result)).not.toContain('Zebra')
  })
})

it('fixes that do harm together alone are made one after the other', () => {
  // Of the same title, they would bring a duplicate heading.
  const source = withWords('source-compliance', ['The Provider warrants that all items were lawfully acquired.'])
  const pack = withWords('logging', ['Each party shall keep access logs for five years.'], source)
  const result = fixed(lease, isSafe, 'markdown', pack)
  expect(did(result).toSorted()).toEqual(required(result).toSorted())
  expect(textOf(result).match(/Zebra matters.*/g)).toEqual(['Zebra matters', 'Zebra matters (additional terms)'])
})

it('says of what weighs that it has no fix, and of what is only to be known nothing', () => {
  const families = standardPack.families.map((one) => (one.id === 'logging' ? { ...one, templates: [] } : one))
  const text = lease.replace('pays fees', 'pays fees from the Start Date on')
  const wanted: Wanted = ({ code, clause }) => code === 'undefined-term' || clause === 'logging'
  const result = fixed(text, wanted, 'markdown', { ...standardPack, families })
  expect(result.after.findings.map(({ code }) => code)).toContain('undefined-term')
  expect(result.left.map(({ finding, why }) => [finding.clause, why])).toEqual([['logging', noFix]])
})

describe('fixes at one place', () => {
  const text = `${lease}\n## 2. Logs\n\nThe Provider keeps access logs for one year. The Provider\u200b keeps them.\n`

  it('are made one after the other', () => {
    const result = fixed(text, codes('weak-clause', 'hidden-character'))
    expect(new Set(result.done.map(({ finding }) => finding.code))).toEqual(
      new Set(['weak-clause', 'hidden-character']),
    )
    expect(textOf(result)).toContain('The Provider keeps them.')
    expect(result.after.coverage.get('logging')?.status).toBe('met')
    expect(result.after.findings.filter(({ code }) => code === 'weak-clause')).toEqual([])
  })

  it('in the facts come before what they decide on', () => {
    const misspelt = lease.replace('compute-lease', 'compute-leese')
    const result = fixed(misspelt, codes('fact-invalid', 'missing-clause'))
    expect(textOf(result)).toContain('type: compute-lease\n')
    expect(did(result)).toEqual(['fact-invalid', ...did(fixed(lease, codes('missing-clause')))])
  })
})

it('numbers YAML clauses through whose numbers stand under a key of their own', () => {
  const text =
    'contract:\n  type: nda\nterms:\n  - no: "1"\n    heading: Secrecy\n    text: The parties keep secrets under clause 3.\n  - no: "3"\n    heading: Term\n    text: This Agreement ends after one year.\n'
  expect(textOf(fixed(text, codes('numbering'), 'yaml'))).toBe(
    text.replace('clause 3', 'clause 2').replace('"3"', '"2"'),
  )
})

describe('a file that cannot be read in full', () => {
  it.each<[string, string, Format]>([
    ['YAML with a mistake', 'contract:\n  type: compute-lease\nfees: {a: b\n', 'yaml'],
    ['facts with a mistake', lease.replace('compute-lease', '"compute-lease'), 'markdown'],
    ['another encoding', lease.replace('pays', 'p\0a\0y\0s\0'), 'markdown'],
  ])('is left as it is: %s', (_what, text, format) => {
    const result = fixed(text, all, format)
    expect(result.done).toEqual([])
    expect(textOf(result)).toBe(text)
    expect(result.left.map(({ finding }) => finding.code)).toContain('file-unreadable')
  })
})

it('says which blanks came with the new words, and none that stood there', () => {
  const text = lease.replace('pays fees', 'pays [[amount]] within [[number of days]] days')
  const result = fixed(text)
  const names = result.blanks.map(({ name }) => name)
  expect(names).not.toContain('amount')
  expect(names.length).toBe(result.after.contract.placeholders.length - 2)
  expect(names).toContain('number of days')
})
