import { describe, expect, it } from 'vitest'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { provisoIn } from './proviso.ts'

const lease = `---
contract:
  type: compute-lease
  parties:
    - { name: 示例科技有限公司, term: Customer, role: customer, headquarters: CN }
    - { name: Example Pte. Ltd., term: Provider }
  items:
    - { name: 💻 widget }
  regions: [Atlantis]
---

# Computing Capacity Lease 💻

The Provider leases 💻 NVIDIA H100 GPUs to the Customer. This Agreement is governed by the laws of Singapore.
`
const proviso = provisoIn({
  'lease.md': lease,
  'bare.md': '# Agreement\n\nThe parties agree.\n',
  'broken.yaml': 'contract:\n  type: "nda\n',
  'long.md': 'words '.repeat(700_000),
  '租赁.yaml': 'contract:\n  type: compute-lease\n正文: 承租方使用英伟达H100训练模型。\n',
  'folder/deal.contract.md': lease,
  'folder/README.md': '# Toolbox\n',
})
const sheetOf = (...args: string[]) => JSON.parse(proviso('facts', '--format', 'json', ...args).out).files[0]
const keysOf = (object: object): string[] => Object.keys(object).toSorted()

describe('facts --format json', () => {
  it('has one sheet a contract, in the agreed shape', () => {
    const { version, files, ...rest } = JSON.parse(
      proviso('facts', '--format', 'json', 'lease.md', 'bare.md', 'folder').out,
    )
    expect([version, rest]).toEqual([1, {}])
    expect(files.map(({ file }: { file: string }) => file.replaceAll('\\', '/'))).toEqual([
      'lease.md',
      'bare.md',
      'folder/deal.contract.md',
    ])
    for (const sheet of files)
      expect(keysOf(sheet)).toEqual(
        [
          'file',
          'day',
          'isRead',
          'problems',
          'declared',
          'inferred',
          'unusable',
          'unknown',
          'circumstances',
          'needs',
        ].toSorted(),
      )
  })

  it('gives each declared value with the way to it and its place', () => {
    const { declared } = sheetOf('lease.md')
    const line = lease.split('\n').findIndex((one) => one.includes('示例'))
    const character = lease.split('\n')[line]?.indexOf('CN') ?? -1
    expect(declared).toContainEqual({
      path: ['parties', 0, 'headquarters'],
      value: 'CN',
      place: { start: { line, character }, end: { line, character: character + 2 }, quote: 'CN' },
    })
  })

  it('gives what the words say with those words and their place, in UTF-16', () => {
    const { inferred } = sheetOf('lease.md')
    const line = lease.split('\n').findIndex((one) => one.startsWith('The Provider'))
    const character = lease.split('\n')[line]?.indexOf('NVIDIA') ?? -1
    expect(inferred).toContainEqual({
      fact: 'items',
      value: { name: 'NVIDIA H100' },
      shown: 'NVIDIA H100',
      isDeclared: false,
      counts: true,
      place: { start: { line, character }, end: { line, character: character + 11 }, quote: 'NVIDIA H100' },
    })
    expect(inferred).toContainEqual(
      expect.objectContaining({ fact: 'governing-law', value: 'SG', isDeclared: false, counts: false }),
    )
    expect(inferred).toContainEqual(
      expect.objectContaining({ fact: 'type', value: 'compute-lease', isDeclared: true, counts: true }),
    )
  })

  it('says what is not known, of the deal, its parties and its items', () => {
    const keys = sheetOf('lease.md').unknown.map(({ fact }: { fact: string }) => fact)
    expect(keys).toEqual([
      'drafting-for',
      'activities',
      'end-uses',
      'regions',
      'data',
      'parties.ultimate-parent',
      'parties.headquarters',
      'parties.ultimate-parent',
      'parties.role',
      'items.eccn',
    ])
    expect(sheetOf('bare.md').unknown.map(({ fact }: { fact: string }) => fact)).toContain('type')
  })

  it('says what cannot be used', () => {
    expect(sheetOf('lease.md').unusable).toEqual([
      { message: expect.stringContaining('Atlantis'), place: expect.objectContaining({ quote: 'Atlantis' }) },
    ])
  })

  it('gives what follows, and each need with reason, basis and authorities', () => {
    const { circumstances, needs } = sheetOf('lease.md')
    expect(circumstances).toContainEqual(
      expect.objectContaining({
        id: 'prc-customer',
        isDeclared: true,
        places: [expect.objectContaining({ quote: 'CN' })],
      }),
    )
    expect(circumstances).toContainEqual(
      expect.objectContaining({
        id: 'advanced-chip',
        isDeclared: false,
        places: [expect.objectContaining({ quote: 'NVIDIA H100' })],
      }),
    )
    const known = new Set(standardPack.authorities.map(({ id }) => id))
    expect(needs.length).toBeGreaterThan(5)
    for (const { because, level, title } of needs) {
      expect(['required', 'recommended']).toContain(level)
      expect(title).not.toBe('')
      expect(because.length).toBeGreaterThan(0)
      for (const { reason, basis, authorities } of because) {
        expect([reason, basis]).not.toContain('')
        for (const { id, standing } of authorities) {
          expect(known).toContain(id)
          expect(standing).toMatch(/\d{4}-\d{2}-\d{2}/)
        }
      }
    }
  })

  it('says of what cannot be read that it cannot', () => {
    expect(sheetOf('broken.yaml').problems).toHaveLength(1)
    // Of a file that is too long nothing is known, and nothing is said to be needed.
    expect(sheetOf('long.md')).toMatchObject({ isRead: false, problems: [expect.any(String)], unknown: [], needs: [] })
    expect(proviso('facts', 'long.md').out).not.toMatch(/Declared|Not known|Clauses/)
  })
})

describe('facts for a person', () => {
  it('tells the parts in order, with places counted from 1', () => {
    const { code, out, errors } = proviso('facts', '--as-of', '2026-11-26', 'lease.md')
    expect([code, errors]).toEqual([0, ''])
    const titles = [
      'Declared',
      'Declared, and not used',
      'Read from the words of the contract',
      'Not known',
      'What follows',
    ]
    expect(out.match(/^ {2}\S.*$/gm)?.filter((line) => titles.includes(line.trim()))).toEqual(
      titles.map((title) => `  ${title}`),
    )
    expect(out).toMatch(/^lease\.md: facts of the deal, by the law of 2026-11-26\n/)
    expect(out).toContain('  - items: NVIDIA H100 – “NVIDIA H100” 14:24\n')
    expect(out).toMatch(/ {2}- Export control and sanctions \[export-compliance\]: required\n/)
    expect(out).toContain('§ ')
  })

  it('speaks Chinese where it is asked to', () => {
    const { out } = proviso('facts', '--lang', 'zh', '租赁.yaml')
    for (const title of ['已声明', '由合同文字推断', '尚不清楚', '由此可知', '因此所需的条款'])
      expect(out).toContain(`\n  ${title}\n`)
    expect(out).not.toMatch(/Not known|Declared|required/)
  })

  it.each([
    ['no file', [], 'Which file or folder? Try: proviso facts contract.md'],
    ['another format', ['--format', 'markdown', 'lease.md'], 'There is no format “markdown”. There are: text, json.'],
    ['a missing file', ['none.md'], 'There is no file or folder “none.md”.'],
  ])('fails for %s', (_what, args, words) => {
    expect(proviso('facts', ...args)).toEqual({ code: 2, out: '', errors: `proviso: ${words}\n` })
  })
})
