import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contract, Format } from '../../server/src/contract/contract.ts'
import { Memory, readContract } from '../../server/src/contract/readContract.ts'
import { keepWordings } from '../../server/src/contract/wording.ts'
import { standardDetector } from '../../server/src/coverage/standard.ts'
import { numberingKey, partsOf } from '../../server/src/drafting/parts.ts'
import { referencesOf } from '../../server/src/drafting/references.ts'
import type { Fix } from '../../server/src/fixes/fix.ts'
import { fixesFor } from '../../server/src/fixes/fixes.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { check } from '../../server/src/rules/check.ts'
import type { Finding } from '../../server/src/rules/finding.ts'
import { detector } from './contracts.ts'

// As the server has it: sentences are the same objects as in texts before.
beforeAll(() => keepWordings(20_000))
afterAll(() => keepWordings(0))

/** What a reader and a checker make of a text, with every place. */
function everything(text: string, format: Format, memory?: Memory) {
  const contract = readContract(text, format, memory)
  const passages = contract.passages.map(({ kind, text, span, runs, section, lead }) => ({
    kind,
    text,
    span,
    runs,
    section,
    lead,
  }))
  // What stands for a version of a document is not the same for another reader.
  const { document: _document, shape: _shape, titles: _titles, origins: _origins, ...read } = contract
  const pieces = contract.pieces.map((piece) => piece.text)
  const { findings } = check(contract, standardPack, detector, 'en')
  return { ...read, pieces, passages, findings, parts: partsOf(contract), references: referencesOf(contract) }
}

/** Expects what a reader with a memory makes of a text to be what a fresh one does. */
function expectAsFresh(text: string, format: Format, memory: Memory): void {
  const [remembered, fresh] = [everything(text, format, memory), everything(text, format)]
  // Says in a tenth of the time that two are equal; which parts are not, only the other tells.
  if (!isDeepStrictEqual(remembered, fresh)) expect(remembered).toEqual(fresh)
}

const markdownLines = [
  '',
  '',
  '',
  '## 1. Records',
  '# Master Agreement',
  'Provider shall keep access logs for two years.',
  '**2. Export.** Customer shall comply with export laws.',
  'Customer shall not:',
  '(a) resell the capacity;',
  '- an item with [[name]]',
  'Users shall do none of the following.',
  '1. first',
  '2. second',
  '   more of it',
  '> a quotation',
  '```',
  '<!-- clause: logging -->',
  '<!-- open',
  '-->',
  '| Item | Place |',
  '| --- | --- |',
  '| H100 | Singapore |',
  '[a]: /url',
  'See [a] and [b][a] 😀.',
  '第一条 数据',
  '乙方应保存日志五年。甲方不得转售：（一）算力；（二）数据。',
  '“Fees” means the charges that Section 2 names (the “Charges”).',
  'The fees are due as [agreed](#records) in Section 1 and in Exhibit A.',
  'The Service Fee is due (as it was.',
  '保密信息：是指双方交换的资料（见第一条第二款。',
  'EXHIBIT A',
  '<!-- waive: audit; reason: SOC 2; by: General Counsel; date: 2026-10-01 -->',
  'Title',
  '===',
  '---',
  'contract:',
  '  type: compute-lease',
  '  waivers: [{ clause: audit, reason: SOC 2 }]',
  `${'> - '.repeat(70)}Provider shall keep logs.`,
  `${'![ '.repeat(300)}logs${'](a)'.repeat(300)}`,
]
const yamlLines = [
  'contract:',
  '  type: compute-lease',
  '  parties: []',
  'terms:',
  '  - title: Records',
  '    no: "2"',
  '  - no: 1',
  '    heading: Logs',
  '  - 编号: 第三条',
  '    text: |',
  '      Provider shall keep access logs for two years.',
  '',
  '      1. first',
  '      2. second [[name]] 😀',
  '    clause: logging',
  '  - title: "Export"',
  '    text: Customer shall comply with all export control laws.',
  '条款:',
  '  数据: 乙方应保存日志五年，并应甲方要求提供。',
  '  broken: "',
  'waivers:',
  '  - { clause: audit, reason: SOC 2, until: 2030-01-01 }',
  'definitions:',
  '  - { term: Fees, meaning: what Section 1 names (the “Charges }',
  '# a comment',
  'more: >-',
  '  Customer shall not resell',
  '  the capacity.',
]

const documents = (lines: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 25 }), fc.constantFrom('\n', '\n', '\r\n', '\r'))
    .map(([some, end]) => some.join('\n').replaceAll('\n', end))

/** How many scripts of edits are tried of made documents: some in each run of the tests, `EDIT_SCRIPTS=10000` in a long one. */
const scripts = Number(process.env.EDIT_SCRIPTS ?? 60)
/** An example takes as long to check as several made ones. */
const realScripts = Math.ceil(scripts / 10)
/** Made for this: a long run takes as long as it takes. */
const patience = 20_000 + scripts * 1000

/** The examples, and real contracts where they are at hand; of those that are long, what a run has time for. */
const contracts: readonly [file: string, text: string][] = [
  '../../examples',
  '../../../shared/corpus/dev',
  '../../../shared/corpus/unlabelled',
]
  .map((folder) => path.resolve(import.meta.dirname, folder))
  .filter(existsSync)
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:md|txt|ya?ml)$/.test(file))
      .map((file): [string, string] => [file, readFileSync(path.join(folder, file), 'utf8')]),
  )
  .filter(([, text]) => text.length < 60_000)

/** Edits as people make them: typing, deleting, pasting a line or a piece of the text itself. */
const edits = (lines: readonly string[]) =>
  fc.array(
    fc.record({
      at: fc.nat(),
      remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
      insert: fc.oneof(
        fc.constantFrom(
          '',
          'x',
          ' ',
          '\n',
          '\n\n',
          '\r',
          '\r\n',
          '\t',
          '`',
          '-',
          '#',
          '[',
          ':',
          '。',
          '第',
          '😀',
          '👩‍💻',
          '\ufe0f',
        ),
        fc.constantFrom(...lines).map((line) => `\n${line}\n`),
      ),
    }),
    { maxLength: 8 },
  )

/** The text after each edit of a script. */
function* inTurn(
  written: string,
  changes: readonly { at: number; remove: number; insert: string }[],
): Generator<string> {
  let text = written
  for (const { at, remove, insert } of changes) {
    const start = at % (text.length + 1)
    text = text.slice(0, start) + insert + text.slice(start + remove)
    yield text
  }
}

describe('a text read with the memory of earlier ones', () => {
  it.each([
    ['markdown', markdownLines],
    ['yaml', yamlLines],
  ] as const)(
    'gives what it gives when read anew, after every edit: %s',
    (format, lines) => {
      fc.assert(
        fc.property(documents(lines), edits(lines), (written, changes) => {
          const memory = new Memory()
          const text = written
          expectAsFresh(text, format, memory)
          for (const edited of inTurn(text, changes)) expectAsFresh(edited, format, memory)
        }),
        { numRuns: scripts },
      )
    },
    patience,
  )

  it(
    'gives what it gives when read anew, after every edit: examples and real contracts, with either line ending',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...contracts),
          fc.constantFrom('\n', '\r\n'),
          edits([...markdownLines, ...yamlLines]),
          ([file, written], end, changes) => {
            const format = /\.ya?ml$/.test(file) ? 'yaml' : 'markdown'
            const memory = new Memory()
            const text = written.replace(/\r?\n/g, end)
            readContract(text, format, memory)
            for (const edited of inTurn(text, changes)) expectAsFresh(edited, format, memory)
          },
        ),
        { numRuns: realScripts },
      )
    },
    patience,
  )

  it(
    'gives the fixes that it gives when read anew, after every edit',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...contracts),
          edits([...markdownLines, ...yamlLines]),
          ([file, written], changes) => {
            const format = /\.ya?ml$/.test(file) ? 'yaml' : 'markdown'
            const memory = new Memory()
            const fixes = (text: string, known?: Memory): readonly Fix[] => {
              const checked = check(readContract(text, format, known), standardPack, detector, 'en')
              return checked.findings.flatMap((finding) => fixesFor(finding, checked, standardPack, 'en'))
            }
            for (const text of [written, ...[...inTurn(written, changes)].slice(0, 3)])
              expect(fixes(text, memory)).toEqual(fixes(text))
          },
        ),
        { numRuns: Math.ceil(realScripts / 2) },
      )
    },
    patience,
  )

  it('reads again what refers to a definition that came or went', () => {
    const memory = new Memory()
    const words = (text: string): string[] => readContract(text, 'markdown', memory).passages.map((one) => one.text)
    const text = 'As [agreed][a] here.\n\nNothing else.\n'
    expect(words(text)).toEqual(['As [agreed][a] here.', 'Nothing else.'])
    expect(words(`${text}\n[a]: /url\n`)).toEqual(['As agreed here.', 'Nothing else.'])
    expect(words(text)).toEqual(['As [agreed][a] here.', 'Nothing else.'])
  })
})

it('a waiver among the facts is one waiver, however often the body is edited', () => {
  const memory = new Memory()
  const text =
    '---\ncontract:\n  waivers: [{ clause: audit, reason: SOC 2 }]\n---\n\n# Lease\n\nProvider pays.\n\nAnd more.\n'
  for (const edited of [text, text.replace('pays', 'pay'), text.replace('pays', 'paid')])
    expect(readContract(edited, 'markdown', memory).waivers).toEqual(readContract(edited, 'markdown').waivers)
  expect(readContract(text, 'markdown', memory).waivers).toHaveLength(1)
})

it('a heading without words is no title, however often what follows it is edited', () => {
  const memory = new Memory()
  for (const text of ['#\n\nProvider pays.\n\nAnd more.\n', '#\n\nProvider pays.\n\nAnd mores.\n'])
    expectAsFresh(text, 'markdown', memory)
})

describe('a letter typed into a long contract', () => {
  // Where a sentence comes back that was there before, fewer are written.
  beforeAll(() => keepWordings(0))
  afterAll(() => keepWordings(20_000))

  const clauses = Array.from({ length: 300 }, (_, i) => `Clause ${i} binds Provider. It says something of matter ${i}.`)
  const shapes: [name: string, format: Format, write: (clauses: readonly string[]) => string][] = [
    ['of paragraphs', 'markdown', (all) => all.join('\n\n')],
    ['that is one list', 'markdown', (all) => all.map((clause, i) => `${i + 1}. ${clause}`).join('\n')],
    ['in a block scalar', 'yaml', (all) => `text: |\n${all.map((clause) => `  ${clause}\n\n`).join('')}`],
  ]

  it.each(shapes)('costs one piece and one passage: %s', (_name, format, write) => {
    const memory = new Memory()
    const own = standardDetector()
    own.detect(readContract(write(clauses), format, memory))
    const before = { read: memory.read, scanned: own.scanned }
    expect(before.read).toBeGreaterThanOrEqual(300)
    const typed = clauses.with(150, 'Clause 150 binds Providers. It says something of matter 150.')
    own.detect(readContract(write(typed), format, memory))
    expect(memory.read - before.read).toBe(1)
    expect(own.scanned - before.scanned).toBe(1)
  })

  it.each(shapes.slice(0, 2))('has the rest taken from the contract before: %s', (_name, format, write) => {
    const memory = new Memory()
    const read = readContract(write(clauses), format, memory)
    const { written } = memory.markdown
    expect(written).toBeGreaterThanOrEqual(300)
    const typed = clauses.with(150, 'Clause 150 binds Providers. It says something of matter 150.')
    const now = readContract(write(typed), format, memory)
    // The one before it too, since what a paragraph is depends on the block that comes next, and the one after it, whose words
    // may go on with those before.
    expect(memory.markdown.written - written).toBe(3)
    expect(now.passages[0]).toBe(read.passages[0])
    expect(now.passages.at(-1)?.span.end).toBe((read.passages.at(-1)?.span.end ?? 0) + 1)
  })
})

it('a sentence, a paragraph and a clause more each have the rest taken from the contract before', () => {
  const memory = new Memory()
  const clauses = Array.from({ length: 300 }, (_, i) => `## ${i + 1}. Matter ${i}\n\nClause ${i} binds Provider.`)
  const writtenFor = (index: number, words: string): number => {
    const { written } = memory.markdown
    expectAsFresh(clauses.with(index, words).join('\n\n'), 'markdown', memory)
    return memory.markdown.written - written
  }
  expect(writtenFor(150, clauses[150] as string)).toBe(600)
  expect(writtenFor(150, `${clauses[150]} It binds Customer.`)).toBeLessThanOrEqual(4)
  expect(writtenFor(150, `${clauses[150]} It binds Customer.\n\nAnd nobody else.`)).toBeLessThanOrEqual(4)
  expect(writtenFor(150, `${clauses[150]}\n\n## Another\n\nIt binds Customer.`)).toBeLessThanOrEqual(6)
  expect(writtenFor(150, '')).toBeLessThanOrEqual(6)
})

it('a letter typed into a title costs one passage and its title', () => {
  const memory = new Memory()
  const own = standardDetector()
  const clauses = Array.from({ length: 300 }, (_, i) => `## ${i + 1}. Matter ${i}\n\nProvider shall keep logs of ${i}.`)
  own.detect(readContract(clauses.join('\n\n'), 'markdown', memory))
  const { scanned } = own
  const found = own.detect(
    readContract(
      clauses.with(150, '## 151. Matters 150\n\nProvider shall keep logs of 150.').join('\n\n'),
      'markdown',
      memory,
    ),
  )
  expect(own.scanned - scanned).toBeLessThanOrEqual(2)
  expect(found.get('logging')?.length).toBe(300)
})

it('reads a list anew where an edit makes the words before it lead into it, or no longer', () => {
  const memory = new Memory()
  const items = Array.from({ length: 60 }, (_, i) => `${i + 1}. access the systems of ${i} without authorisation`).join(
    '\n',
  )
  for (const end of ['.', ':', ' of the following.', '.', ' to', '.'])
    expectAsFresh(`# Terms\n\nUsers shall not do any${end}\n\n${items}\n`, 'markdown', memory)
})

it('reads a character that stands for none alike, by itself and in a list that is read as a whole', () => {
  const list = (words: string): string => `- - \0\n  - ${words}Provider shall keep access logs.\n- > End.\n`
  const memory = new Memory()
  readContract(list('- '), 'markdown', memory)
  const texts = ({ passages }: ReturnType<typeof readContract>): string[] => passages.map(({ text }) => text)
  const changed = list('# - ')
  expect(texts(readContract(changed, 'markdown', memory))).toEqual(texts(readContract(changed, 'markdown')))
})

it('reads code over two lines of a list alike, by itself and in a text that is read as a whole', () => {
  const text =
    'contract:\n  items:\n    - logging: "``` Provider shall keep access logs for five years. "\n      "```": null\n'
  const memory = new Memory()
  readContract('\n', 'markdown', memory)
  const edited = readContract(text, 'markdown', memory)
  const read = ({ passages }: typeof edited): unknown => passages.map(({ text, span }) => [text, span])
  expect(read(edited)).toEqual(read(readContract(text, 'markdown')))
  expect(edited.passages.map(({ text }) => text).join(' ')).toContain('shall keep access logs for five years')
})

it.each<[what: string, versions: readonly string[]]>([
  ['before a space', ['Fees are (as it was.\n', 'Fees are\r (as it was.\n', 'F\r\nees are\r (as it was.\n']],
  ['above a numbered item', ['2. second', '\r2. second']],
])('reads a lone carriage return alike, by itself and in a text that is read as a whole: %s', (_what, versions) => {
  const memory = new Memory()
  for (const text of versions) expectAsFresh(text, 'markdown', memory)
})

describe('a paragraph of a block scalar in YAML', () => {
  /** Too long to be read together with other entries. */
  const rest = Array.from({ length: 60 }, (_, i) => `Clause ${i} binds Customer in matter ${i}.`)
  const written = (words: string, indent = '  '): string =>
    `title: Lease\ntext: |\n${['1. Fees.', 'Customer pays.', `2. ${words}`, '- an item', '3. End.', ...rest].map((one) => `${indent}${one}\n\n`).join('')}`

  it('alone is another one after an edit of it', () => {
    const memory = new Memory()
    const before = readContract(written('Pay.'), 'yaml', memory)
    const { passages, origins } = readContract(written('Pays.'), 'yaml', memory)
    const changed = passages.filter((_passage, i) => origins.passages[i] !== before.origins.passages[i])
    expect(changed.map(({ text }) => text)).toEqual(['Pays.'])
    expect(numberingKey(before)).toBe(numberingKey(readContract(written('Paid.'), 'yaml', memory)))
  })

  it('is another one where it is indented otherwise', () => {
    const memory = new Memory()
    const before = readContract(written('Pay.'), 'yaml', memory)
    const { passages, origins } = readContract(written('Pay.', '    '), 'yaml', memory)
    const same = passages.filter((_passage, i) => origins.passages[i] === before.origins.passages[i])
    expect(same.map(({ text }) => text)).not.toContain('Pay.')
    expectAsFresh(written('Pay.', '    '), 'yaml', memory)
  })
})

it('an entry of a mapping in YAML alone is another one after an edit of it, and not the key that it stands under', () => {
  const entries = (changed: string): string =>
    Array.from(
      { length: 60 },
      (_, i) => `  key${i}: Clause ${i} binds ${i === 40 ? changed : 'Customer'} in matter ${i}.\n`,
    ).join('')
  const memory = new Memory()
  const [before, after] = ['Customer', 'Customers'].map((changed) =>
    readContract(`title: Lease\nclauses:\n${entries(changed)}`, 'yaml', memory),
  ) as [Contract, Contract]
  const changed = after.passages.filter((_passage, i) => after.origins.passages[i] !== before.origins.passages[i])
  // Some entries are read together.
  expect(changed.length).toBeLessThan(60)
  expect(changed.map(({ text }) => text)).toContain('Clause 40 binds Customers in matter 40.')
  expect(changed.map(({ text }) => text)).not.toContain('clauses')
})

describe('words that are kept from an earlier text', () => {
  it.each([
    ['a heading become prose', (words: string) => `${words}\n---\n`, (words: string) => `${words}\n`],
    ['prose become a heading', (words: string) => `${words}\n`, (words: string) => `# ${words}\n`],
    ['prose become an item', (words: string) => `Words.\n\n${words}\n`, (words: string) => `Words.\n\n- ${words}\n`],
    ['made bold', (words: string) => `${words}\n`, (words: string) => `**${words}**\n`],
  ])('are read as what they are now: %s', (_what, before, after) => {
    const [first, second] = [before, after].map((write) =>
      ['“Term” means the Goods.', 'Scope', 'Fees (SLA) are due.', '1.2 Pay.']
        .map((words) => `# Lease\n\nPay.\n\n${write(words)}\nThe Term and the Scope end.\n\n`)
        .join(''),
    ) as [string, string]
    const memory = new Memory()
    check(readContract(first, 'markdown', memory), standardPack, detector, 'en')
    const [edited, anew] = [memory, undefined].map((one) => readContract(second, 'markdown', one)) as [
      Contract,
      Contract,
    ]
    const findings = (contract: Contract) => check(contract, standardPack, detector, 'en').findings
    expect(findings(edited)).toEqual(findings(anew))
  })

  it.each([
    ['no heading any more', '“Term” means the Goods.\n---\n', '“Term” means the Goods.\n'],
    ['bold', 'A fee (the Order Fee) is due.\n', 'A fee (the **Order Fee**) is due.\n'],
  ])('define a term once they are %s', (_what, before, after) => {
    const memory = new Memory()
    const unused = (text: string): Finding[] =>
      check(readContract(text, 'markdown', memory), standardPack, detector, 'en').findings.filter(
        ({ code }) => code === 'unused-term',
      )
    expect(unused(`# Lease\n\nPay.\n\n${before}`)).toHaveLength(0)
    expect(unused(`# Lease\n\nPay.\n\n${after}`)).toHaveLength(1)
  })
})
