import fc from 'fast-check'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { Contract, Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { refusalOf, renameEdits } from '../../../server/src/drafting/renameTerm.ts'
import { type Term, termsOf } from '../../../server/src/drafting/terms.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { crlf, markdown } from '../contracts.ts'
import { examples } from '../examples.ts'

function termOf(contract: Contract, name: string): Term {
  const term = termsOf(contract).find(name)
  if (!term) throw new Error(`“${name}” is no term here`)
  return term
}

function renamed(text: string, from: string, to: string, format: Format = 'markdown'): string {
  const contract = readContract(text, format)
  return applyEdits(text, renameEdits(contract, termOf(contract, from), to))
}

describe('renaming a term', () => {
  it.each([
    [
      'its definition and its uses',
      '“Fee” means a sum. The Fee.',
      'Fee',
      'Charge',
      '“Charge” means a sum. The Charge.',
    ],
    [
      'plural and possessive',
      '“Party” means a signatory. Parties; a Party’s staff.',
      'Party',
      'Side',
      '“Side” means a signatory. Sides; a Side’s staff.',
    ],
    [
      'what is in capitals',
      '“Provider” means Ex. THE PROVIDER PAYS.',
      'Provider',
      'Vendor',
      '“Vendor” means Ex. THE VENDOR PAYS.',
    ],
    [
      'the article before it',
      '“Affiliate” means a company. An Affiliate and an Affiliate.',
      'Affiliate',
      'Related Party',
      '“Related Party” means a company. A Related Party and a Related Party.',
    ],
    [
      'the plural in brackets stays',
      '“Affiliate(s)” means a company.',
      'Affiliate',
      'Relative',
      '“Relative(s)” means a company.',
    ],
    [
      'over a line end',
      '“Start Date” means today. The Start\nDate.',
      'Start Date',
      'First Day',
      '“First Day” means today. The First\nDay.',
    ],
    [
      'the facts in the front matter',
      '---\ncontract:\n  parties:\n    - { name: Ex Ltd, term: "Supplier" }\n---\n\nThe Supplier pays.\n',
      'Supplier',
      'Seller',
      '---\ncontract:\n  parties:\n    - { name: Ex Ltd, term: "Seller" }\n---\n\nThe Seller pays.\n',
    ],
    [
      'a longer term stays',
      '“Data” means facts. “Customer Data” means more. The Data.',
      'Data',
      'Facts',
      '“Facts” means facts. “Customer Data” means more. The Facts.',
    ],
    [
      'in Chinese',
      '附件所列算力（以下简称“算力”）。乙方提供算力。',
      '算力',
      '计算资源',
      '附件所列计算资源（以下简称“计算资源”）。乙方提供计算资源。',
    ],
  ])('changes %s', (_what, text, from, to, expected) => {
    expect(renamed(text, from, to)).toBe(expected)
    expect(renamed(crlf(text), from, to)).toBe(crlf(expected))
  })

  it('changes YAML and leaves its comments and quotes', () => {
    const text =
      'contract:\n  parties: [{ name: Ex, term: Supplier }] # who\nclauses:\n  - "The Supplier pays." # when\n'
    expect(renamed(text, 'Supplier', 'Seller', 'yaml')).toBe(text.replaceAll('Supplier', 'Seller'))
  })

  it('marks a place where the new words do not show the number', () => {
    const contract = markdown('“Item” means a thing. An Item and several Items.')
    const edits = renameEdits(contract, termOf(contract, 'Item'), 'Equipment')
    expect(edits.map(({ newText, unclear }) => [newText, unclear])).toEqual([
      ['Equipment', undefined],
      ['Equipment', undefined],
      ['Equipment', 'number'],
    ])
  })

  it('marks a place where Chinese words may be part of others', () => {
    const contract = markdown('“服务”是指支持。乙方提供服务。服务器另计。')
    const edits = renameEdits(contract, termOf(contract, '服务'), '支持服务')
    expect(edits.map(({ unclear }) => unclear)).toEqual([undefined, undefined, 'word'])
  })

  it('asks about names that hold the words, and not about other terms, articles and beginnings of sentences', () => {
    const text = `# Master Services Agreement

“Services” means work. “Customer” means Ex.

Each Customer Services report names the Services. If Services stop, Amazon Web Services, Inc. is told. The Services end.
`
    const contract = markdown(text)
    const asked = renameEdits(contract, termOf(contract, 'Services'), 'Work').filter(
      ({ unclear }) => unclear === 'word',
    )
    expect(asked.map(({ span }) => text.slice(span.start - 7, span.end))).toEqual([
      'Master Services',
      'on Web Services',
    ])
  })
})

describe('a new name is refused', () => {
  const contract = markdown(
    '“Fee” means a sum. “Cost” means a price. “we” means Ex. A Budget is set; we pay the Fee. 价格',
  )
  it.each([
    ['that another term has', 'Fee', 'Cost', 'taken'],
    ['that is another term’s plural', 'Fee', 'Costs', 'taken'],
    ['that stands in the contract already', 'Fee', 'Budget', 'in-use'],
    ['that stands in it in Chinese', 'Fee', '价格', 'in-use'],
    ['without a capital', 'Fee', 'charge', 'not-a-term'],
    ['with markup', 'Fee', 'Char*ge', 'not-a-term'],
    ['with a quote', 'Fee', 'The "Charge', 'not-a-term'],
    ['that would break YAML', 'Fee', 'Charge: net', 'not-a-term'],
    ['that is empty', 'Fee', '', 'not-a-term'],
    ['for an everyday word', 'we', 'Ours', 'everyday-word'],
  ])('%s', (_what, from, to, reason) => {
    expect(refusalOf(contract, termOf(contract, from), to)?.reason).toBe(reason)
  })

  it.each([['Charge'], ['Fees'], ['Net Fee'], ['费用']])('but not “%s”', (to) =>
    expect(refusalOf(contract, termOf(contract, 'Fee'), to)).toBeUndefined(),
  )
})

type Node = { readonly type: string; readonly children?: readonly Node[] }
const shapeOf = ({ type, children = [] }: Node): unknown => [type, children.map(shapeOf)]
const shapeOfData = (data: unknown): unknown =>
  typeof data !== 'object' || data === null ? typeof data : Object.values(data).map(shapeOfData)

/** What Markdown or YAML itself makes of a text, without its words. */
const structureOf = (text: string, format: Format): unknown =>
  format === 'yaml' ? shapeOfData(parseYaml(text)) : shapeOf(unified().use(remarkParse).parse(text))

describe('renaming there and back is the identity', () => {
  const names = fc.stringMatching(/^Q[a-z]{2,6}[bdgklmnprt]( Z[a-z]{2,5}[bdgklmnprt])?$/)
  it.each(examples)('%s', (_name, text, format) => {
    const terms = termsOf(readContract(text, format)).all.filter(({ isProper }) => isProper)
    expect(terms.length).toBeGreaterThan(0)
    fc.assert(
      fc.property(fc.constantFrom(...terms), names, fc.boolean(), ({ name }, other, withCrlf) => {
        const original = withCrlf ? crlf(text) : text
        const contract = readContract(original, format)
        fc.pre(refusalOf(contract, termOf(contract, name), other) === undefined)
        const there = renamed(original, name, other, format)
        expect(there).not.toBe(original)
        expect(structureOf(there, format)).toEqual(structureOf(original, format))
        expect(renamed(there, other, name, format)).toBe(original)
      }),
      { numRuns: 25, seed: 20261125 },
    )
  })
})
