import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NewContract, newContract } from '../../../server/src/fixes/newContract.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked, detector, outline } from '../contracts.ts'

const languages = ['en', 'zh-Hans', 'zh-Hant'] as const
const formats = ['markdown', 'yaml'] as const
const sides = ['customer', 'provider', 'neutral'] as const

const written = (wanted: Partial<NewContract>): string =>
  newContract(
    {
      ...{ type: 'services', side: 'customer', provider: '', customer: '', items: [] },
      ...{ language: 'en', format: 'markdown' },
      ...wanted,
    },
    standardPack,
    detector,
  )

const types = standardPack.contractTypes.map(({ id }) => id)

describe.each(types)('a new contract of type %s', (type) => {
  it.each(languages.flatMap((language) => formats.map((format) => ({ language, format }))))(
    'has all that it needs in $language as $format, for every side, and nothing but blanks is left to do',
    ({ language, format }) => {
      for (const side of sides) {
        const items = type === 'nda' ? [] : ['NVIDIA H100 SXM']
        const { contract, needs, coverage, findings, facts } = checked(
          written({ type, side, language, format, items }),
          format,
        )
        expect(contract.language).toBe(language)
        expect(facts.declared.type?.value).toBe(type)
        expect(facts.declared['drafting-for']?.value).toBe(side)
        expect(needs.length).toBeGreaterThan(0)
        expect(needs.map(({ clause }) => coverage.get(clause)?.status)).not.toContain('missing')
        expect(findings.filter(({ code }) => code !== 'placeholder').map(({ message }) => message)).toEqual([])
      }
    },
  )
})

it('is numbered through, with the clauses of the deal before the closing ones', () => {
  const lines = outline(checked(written({ type: 'nda' })).contract).map((line) => line.trim())
  const numbered = lines.filter((line) => /^\d+\.\|/.test(line))
  expect(numbered.map((line) => Number.parseInt(line, 10))).toEqual(numbered.map((_, i) => i + 1))
  expect(numbered.at(0)).toBe('1.|Subject')
  expect(numbered.at(-1)).toMatch(/\|General$/)
  expect(numbered.at(3)).toMatch(/^4\.\|Termination/)
})

it('has what was given for a blank in its place', () => {
  const text = written({ type: 'nda' })
  const [blank, name] = /\[\[([^\]]+)\]\]/.exec(text) as unknown as [string, string]
  expect(written({ type: 'nda', blanks: { [name]: 'Ours' } })).toBe(text.replaceAll(blank, 'Ours'))
})

it('has just the clauses that were named, for a sample with gaps', () => {
  const { coverage, needs } = checked(written({ type: 'compute-lease', clauses: ['export-compliance'] }))
  const status = (clause: string) => coverage.get(clause)?.status
  expect(status('export-compliance')).toBe('met')
  expect(needs.filter(({ clause }) => status(clause) === 'missing').length).toBeGreaterThan(10)
})

it.each(formats)('takes any name of a party and of an item as %s, and reads it back as it is', (format) => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '<!-- clause: logging -->',
      '[[x]]',
      '`a` *b* _c_',
      '# 1. Title',
      'a: b #c',
      '"q" \\ {y}',
      '- x',
      '{title}',
      '<script>alert(1)</script>',
      '算力科技（香港）有限公司',
    ),
  )
  fc.assert(
    fc.property(name, name, (provider, item) => {
      const text = written({ type: 'nda', provider, items: [item], format })
      const { contract, facts, findings } = checked(text, format)
      const plain = (said: string) => said.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()
      expect(facts.problems).toEqual([])
      expect(facts.declared.parties?.[0]?.name?.value ?? '').toBe(plain(provider))
      expect(facts.declared.items?.[0]?.name?.value ?? '').toBe(plain(item))
      expect(contract.annotations).toEqual([])
      expect(contract.waivers).toEqual([])
      expect(contract.sections.map(({ title }) => title)).toEqual(plainOutline(format))
      expect(findings.filter(({ code }) => code === 'file-unreadable')).toEqual([])
    }),
    { numRuns: 60 },
  )
})

const plainOutline = (format: (typeof formats)[number]): string[] =>
  checked(written({ type: 'nda', provider: 'A', items: ['B'], format }), format).contract.sections.map(
    ({ title }) => title,
  )
