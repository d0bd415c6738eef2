import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContractBuilder } from '../../../server/src/contract/builder.ts'
import type { FactBlock, Passage, Problem } from '../../../server/src/contract/contract.ts'
import { readWhole, readYaml, YamlMemory } from '../../../server/src/contract/yaml.ts'
import { plainYaml } from '../../../server/src/contract/yamlDocument.ts'
import { YamlWriter } from '../../../server/src/contract/yamlWriter.ts'
import { crlf } from '../contracts.ts'

interface Read {
  readonly facts: FactBlock | undefined
  readonly problems: readonly Problem[]
  readonly passages: readonly Passage[]
}

/** What is read with the memory of earlier texts, and what is read of the text as a whole. */
function readWith(text: string, memory: YamlMemory): Read & Pick<ContractBuilder, 'sections'> {
  const builder = new ContractBuilder(0, text.length)
  const read = readYaml(text, builder, memory)
  builder.finish(text.length)
  const { sections, passages, annotations, waivers } = builder
  return { ...read, ...{ sections, passages, annotations, waivers } }
}
function readAsWhole(text: string): Read {
  const builder = new ContractBuilder(0, text.length)
  const read = readWhole(plainYaml(text), new YamlWriter(builder), new YamlMemory())
  builder.finish(text.length)
  const { sections, passages, annotations, waivers } = builder
  return { ...read, ...{ sections, passages, annotations, waivers } }
}

/** Without the objects that stand for words. */
const plain = ({ passages, ...rest }: Read): object => ({
  ...rest,
  passages: passages.map(({ wording, ...passage }) => passage),
})

/** Entries as short as they come, some together, and as they are read. */
const runLengths = [0, 40, 1500]

const expectSame = (text: string, memory: YamlMemory): void =>
  expect(plain(readWith(text, memory)), JSON.stringify(text)).toEqual(plain(readAsWhole(text)))

const hasMistake = (text: string): boolean =>
  readAsWhole(text).problems.some(({ message }) => !message.en.startsWith('This key stands twice'))

/** A text with a mistake says what it says to a reader that knows no earlier text, and that there is one; any other, what the whole says. */
function expectRead(text: string, memory: YamlMemory, shortRun: number): void {
  if (!hasMistake(text)) {
    expectSame(text, memory)
    return
  }
  const read = readWith(text, memory)
  expect(read.problems.length, JSON.stringify(text)).toBeGreaterThan(0)
  expect(plain(read), JSON.stringify([text, shortRun])).toEqual(plain(readWith(text, new YamlMemory(shortRun))))
}

describe('a YAML text read by pieces', () => {
  it.each<[string, string]>([
    ['mappings in mappings', 'a:\n  b:\n    c: Provider shall keep logs.\n  d: one\ne: two\n'],
    ['a list below its key, at the same column', 'a:\n- b: one\n  c: two\n- b: three\nd: four\n'],
    ['a list below its key, at a deeper one', 'a:\n    - b: one\n      c: two\n    - three\nd: four\n'],
    ['a list in a list', 'a:\n  - - one\n    - two\n  - - b: three\n      c: four\n'],
    ['a document that is a list', '- title: One\n  text: |\n    Words.\n-   title: Two\n- three\n'],
    ['keys without a value', 'a:\nb:\n  c:\n  d:\n\ne:\n'],
    ['keys in quotes', '"a: b":\n  \'c\': one\n  "d" : two\n'],
    [
      'numbers among the entries, before and after the title',
      'a:\n  - no: 1\n    title: Logs\n  - title: 2. Records\n    no: 3\n  - text: Words.\n    编号: 第四条\nb:\n  title: Fees\n  id: "5."\n  text: |\n    Words.\n',
    ],
    ['titles among the entries', 'a:\n  title: Logs\n  b:\n    heading: Records\n    name: Other\n  name: x\n'],
    [
      'annotations and waivers',
      'a:\n  clause: logging, audit\n  waivers:\n    - clause: audit\n      by: A\n  b:\n    clause:\n      - |\n        fees\n',
    ],
    [
      'a comment below a waiver, before an indented entry',
      'a:\n- b: c\n  waivers:\n  - clause:\n      d: e\n      # f\n  g: h\n',
    ],
    ['facts after other entries', 'title: Deal\ncontract:\n  type: nda\n  items:\n    - name: x\n      eccn: 3E001\n'],
    [
      'comments anywhere',
      '# a\na: # b\n    # c\n  # d\n  b: one # e\n   # f\n\n# g\n  c: two\n# h\nd: three\n   # i\n',
    ],
    ['the mark of a document at its start', '# a\n\n---\n# b\na: one\nb:\n  c: two\n'],
    [
      'block scalars of all kinds',
      'a: |\n  One.\n\n  Two.\n\nb: >-\n  three\n  four\nc: |+\n  Five.\n\nd: |2-\n    Six.\ne: |\nf: |-\n  Seven.',
    ],
    ['a block scalar with blank lines that have spaces', 'a: |\n  One.\n \n  Two.\n  \nb: c\n'],
    ['a block scalar with tabs in it', 'a: |\n  \tOne.\n  Two\tthree.\nb: c\n'],
    ['text over lines', 'a: Provider shall\n  keep logs.\nb: "and\n  \\\n  go on"\nc:\n  plain words\n  over lines\n'],
    ['flow collections', 'a: { b: one, c: [two,\n  three] }\nd: [e: f]\n'],
    ['keys that stand twice', 'a: one\nb:\n  c: two\n  c: three\na: four\n1: x\n0x1: y\n.nan: z\n.nan: z\n'],
    ['keys that stand twice in one line', 'a: { b: one, b: two, c: three, c: four }\n'],
    [
      'Chinese, emoji and an end without a line break',
      '条款:\n  - 标题: 日志 😀\n    正文: |\n      乙方应保存日志。\n  - 乙方应保存访问日志五年',
    ],
    [
      'carriage returns that end lines by themselves',
      'a: one\rb:\r  c: two\r  d: |\r    Pay.\r\r    1. Fees.\re: three\n',
    ],
    ['byte order marks', '\ufeff\ufeffa: one\nb: two\n'],
    ['no text', ''],
  ])('says what the whole says: %s', (_what, text) => {
    for (const variant of [text, crlf(text)]) {
      for (const length of runLengths) {
        const memory = new YamlMemory(length)
        expectSame(variant, memory)
        expect(memory.wholes).toBe(0)
      }
    }
  })

  it.each<[string, string]>([
    ['an anchor and its alias', 'a: &x one\nb: *x\n'],
    ['a tag', 'a: !!str 1\nb: two\n'],
    ['a directive', '%YAML 1.1\n---\na: yes\n'],
    ['two documents', 'a: one\n---\nb: two\n'],
    ['the end of a document', 'a: one\n...\n'],
    ['an explicit key', '? a\n: one\nb: two\n'],
    ['a collection that ends where its key begins', 'a: [\n  one,\n  two\n]\nb: two\n'],
    ['a tab that indents', 'a:\n\tb: one\n'],
    ['a key that is a list', 'a: b\n[c]:\n - - d\n   - |-\n  # e\n   -  | # f\n     \tg\n - h\n'],
    ['lines without a colon alone', 'two\n- one\n'],
    ['a bracket below a mistake', 'a: "one\n[b]: two\n'],
    ['a scalar', 'Provider shall keep logs.\n'],
    ['an indented mapping', '  a: one\n  b: two\n'],
  ])('is read as a whole where it holds %s', (_what, text) => {
    for (const length of runLengths) {
      const memory = new YamlMemory(length)
      expectSame(text, memory)
      expect(memory.wholes).toBe(1)
    }
  })
})

describe('a mistake in a YAML text', () => {
  const colon = 'A colon is missing on this line, or the text needs quotes.'
  const indentation = 'The indentation of this line does not fit the lines around it.'
  const closing = 'A closing quote, bracket or colon is missing here.'
  it.each<[what: string, mistake: string, told: string, at: string]>([
    ['a quotation without its end', 'b: "Provider shall', closing, 'l'],
    ['a quotation that ends with a quote of its own', 'b: "the \\"Provider\\"', closing, '"'],
    ['one of single quotes that does', "b: 'the ''Provider''", closing, "'"],
    ['a bracket that is left open', 'b: [one, two', closing, 'o'],
    ['a line without a colon', 'delivery', colon, 'delivery'],
    ['a key without one, with entries below', 'delivery\n    e: one\n    f: |\n      Two.', colon, 'delivery'],
    ['a key without one, with a list below', 'delivery\n  - one\n  - e: two', colon, 'delivery'],
    ['a key with entries below that is indented less', '\bdelivery:\n    e: one', indentation, 'delivery:'],
    [
      'a key in the column of the items around it',
      'b:\n    - no: one\n    delivery\n      e: one\n    - no: two',
      indentation,
      'delivery',
    ],
    ['words over lines without one', 'delivery\n    and 交付 😀', colon, 'delivery'],
    ['a colon in a text', 'b: The Provider: shall', 'This text contains a colon and a space, so it needs quotes.', 'T'],
    ['a line that is indented less', '\bb: one', indentation, 'b: one'],
    ['an item that is', '\b- one', indentation, '- one'],
    [
      'a key that stands twice in its mapping',
      'd:\n    e: one\n    e: two',
      'This key stands twice in the same place',
      'e',
    ],
  ])('is told of where it stands, once, and all around it is read: %s', (_what, mistake, told, at) => {
    // A backspace takes back a column of the indentation.
    const textWith = (line: string): string =>
      `a:\n  x: |\n    Words.\n  ${line}\n  c: "Customer shall pay in time."\nd: one\n`.replace(' \b', '')
    const around = readWith(textWith('b: one'), new YamlMemory()).passages.filter(({ text }) => text !== 'one')
    for (const length of runLengths) {
      for (const variant of [textWith(mistake), `# 😀\n${textWith(mistake)}`, crlf(textWith(mistake))]) {
        const memory = new YamlMemory(length)
        const { problems, passages } = readWith(variant, memory)
        expect(problems.map(({ message, span }) => [message.en, variant.slice(span.start, span.end)])).toEqual([
          [expect.stringMatching(told), at],
        ])
        expect(passages.map(({ text }) => text)).toEqual(expect.arrayContaining(around.map(({ text }) => text)))
        expect(memory.wholes).toBe(0)
      }
    }
  })
})

describe('a mistake before all entries', () => {
  const below = 'a:\n  x: |\n    Words.\n  c: "Customer shall pay in time."\nd: one\n'
  it.each<[what: string, text: string, at: string]>([
    ['a word that may become a key', `contract\n${below}`, 'contract'],
    ['words that have entries of their own', `contract\n  type: services\n  items: [one]\n${below}`, 'contract'],
    ['below a comment, with a line between', `# 😀\n合同\n\n${below}`, '合同'],
  ])('is told of where it stands, and all below is read: %s', (_what, text, at) => {
    const around = readWith(below, new YamlMemory()).passages.map((passage) => passage.text)
    for (const length of runLengths) {
      for (const variant of [text, crlf(text)]) {
        const memory = new YamlMemory(length)
        const { problems, passages } = readWith(variant, memory)
        expect(problems.map(({ message, span }) => [message.en, variant.slice(span.start, span.end)])).toEqual([
          [expect.stringMatching('A colon is missing on this line'), at],
        ])
        expect(passages.map((passage) => passage.text)).toEqual(expect.arrayContaining(around))
        expect(memory.wholes).toBe(0)
      }
    }
  })
})

/** Values, each written for the column of its key. */
const scalars = fc.constantFrom<(indent: string) => string>(
  ...[
    ' one',
    ' Provider shall keep logs for two years.',
    ' "double \\"quoted\\" words"',
    " 'single ''quoted'''",
    ' 12',
    ' "3."',
    ' 第三条',
    ' ~',
    '',
  ].map((text) => () => text),
  ...[
    ' 乙方应保存访问日志五年。',
    ' 😀 [[name]]',
    ' { a: one, b: [two] }',
    ' https://example.com/a',
    ' one # note',
  ].map((text) => () => text),
  (indent) => ` |\n${indent}  Provider shall keep logs.\n\n${indent}  - 日志 😀\n${indent}    more`,
  (indent) => ` |-\n\n${indent}   ## 1. Logs\n${indent}   Words.\n${indent} `,
  (indent) => ` >-\n${indent}  Customer shall not resell\n${indent}  the capacity.`,
  (indent) => ` plain words\n${indent}  go on`,
  (indent) => ` "quoted words\n${indent}  go \\\n${indent}  on"`,
  (indent) => ` [one,\n${indent}   two]`,
  // What only the whole can be read with.
  () => ' &x one',
  () => ' *x',
  () => ' "never closed',
  () => ' a: b',
  (indent) => ` [one,\n${indent}]`,
)
const keys = fc.constantFrom(
  'a',
  'b',
  'title',
  'name',
  'text',
  'clause',
  'waivers',
  'contract',
  '条款',
  '"a: b"',
  'access_log',
  'no',
  'no',
  'heading',
  'id',
  '编号',
)
const gaps = fc.constantFrom('', '', '', '', '', '\n', '# note\n', '   # note\n', '  \n')

type Written = (indent: string) => string
const { node } = fc.letrec<{ node: Written; map: Written; list: Written }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, scalars, scalars, tie('map'), tie('list')),
  map: fc
    .record({
      entries: fc.array(fc.tuple(gaps, keys, tie('node')), { minLength: 1, maxLength: 4 }),
      step: fc.constantFrom('  ', '  ', '   '),
    })
    .map(({ entries, step }) => (indent) => {
      const own = indent + step
      return `\n${entries.map(([gap, key, value]) => `${gap}${own}${key}:${value(own)}`).join('\n')}`
    }),
  list: fc
    .record({
      items: fc.array(fc.tuple(gaps, fc.boolean(), tie('node')), { minLength: 1, maxLength: 4 }),
      step: fc.constantFrom('', '  '),
    })
    .map(({ items, step }) => (indent) => {
      const own = indent + step
      // An entry may stand on the line of the mark.
      const item = (value: string, isCompact: boolean): string => (isCompact ? value.replace(/^\n +/, ' ') : value)
      return `\n${items.map(([gap, isCompact, value]) => `${gap}${own}-${item(value(isCompact ? `${own}` : own), isCompact)}`).join('\n')}`
    }),
}))
const made = fc
  .tuple(
    fc.constantFrom('', '', '# note\n', '---\n'),
    fc.array(fc.tuple(gaps, keys, node), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('\n', '\n\n', '', '\n  # note\n'),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  )
  .map(([start, entries, end, lineEnd]) => {
    const lines = entries.map(([gap, key, value]) => `${gap}${key}:${value('')}`).join('\n')
    return `${start}${lines}${end}`.replaceAll('\n', lineEnd)
  })

/** Edits as people make them. Half of them are taken back before the next one. */
const edits = fc.array(
  fc.record({
    at: fc.nat(),
    remove: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3), fc.nat(60)),
    insert: fc.oneof(
      fc.constantFrom(
        '',
        'x',
        ' ',
        '  ',
        '\n',
        '\n\n',
        ':',
        ': ',
        '- ',
        '#',
        '"',
        "'",
        '|',
        '[',
        ']',
        '日',
        '😀',
        '\r',
        '\t',
      ),
      fc.constantFrom(
        '\na: b\n',
        '\n  title: Logs\n',
        '\n- one\n',
        '\n    # note\n',
        '\n---\n',
        '\n  text: |\n    Words.\n',
      ),
    ),
    isTakenBack: fc.boolean(),
  }),
  { maxLength: 10 },
)

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus')
const examples = path.resolve(import.meta.dirname, '../../../examples')
const contracts = [path.join(corpus, 'dev'), path.join(corpus, 'unlabelled'), examples]
  .filter(existsSync)
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => readFileSync(path.join(folder, file), 'utf8')),
  )
  .filter((text) => text.length < 100_000)

const scripts = Number(process.env.EDIT_SCRIPTS ?? 100)
const patience = 60_000 + scripts * 500

describe('after every edit a YAML text is read as it would be without the memory of others', () => {
  const property = (texts: fc.Arbitrary<string>) =>
    fc.property(texts, edits, fc.constantFrom(...runLengths), (written, changes, length) => {
      const memory = new YamlMemory(length)
      expectRead(written, memory, length)
      let text = written
      for (const { at, remove, insert, isTakenBack } of changes) {
        const start = at % (text.length + 1)
        const edited = text.slice(0, start) + insert + text.slice(start + remove)
        expectRead(edited, memory, length)
        if (!isTakenBack) text = edited
      }
    })

  it('of any shape', () => fc.assert(property(made), { numRuns: scripts }), patience)

  it(
    'of contracts',
    () => fc.assert(property(fc.constantFrom(...contracts)), { numRuns: Math.ceil(scripts / 10) }),
    patience,
  )
})

describe('a key typed into a long YAML contract', () => {
  const clauses = Array.from({ length: 300 }, (_, i) => `Clause ${i} binds Provider to do something of matter ${i}.`)
  const list = clauses.map((clause, i) => `  - title: Matter ${i}\n    text: ${clause}\n`).join('')
  const tables = Array.from({ length: 30 }, (_, i) => {
    const columns = Array.from(
      { length: 20 },
      (_, j) => `    - name: "column${i}_${j}"\n      required: true\n      type: text\n`,
    )
    return `  - name: table ${i}\n    columns:\n${columns.join('')}`
  }).join('')
  const block = `${clauses.map((clause) => `  ${clause}\n`).join('\n')}`
  const facts = 'contract:\n  type: nda\n  parties:\n    - { name: Example Ltd. }\n'

  /** What an edit costs, and how many passages have new words. */
  function costOf(text: string, edited: string) {
    const memory = new YamlMemory()
    const known = new Set(readWith(text, memory).passages.map(({ wording }) => wording))
    const before = { parsed: memory.parsed, wholes: memory.wholes, read: memory.read, told: memory.told }
    const { passages } = readWith(edited, memory)
    return {
      parsed: memory.parsed - before.parsed,
      wholes: memory.wholes - before.wholes,
      read: memory.read - before.read,
      told: memory.told - before.told,
      newWords: passages.filter(({ wording }) => !known.has(wording)).length,
    }
  }

  it.each<[string, string, string, string, Partial<ReturnType<typeof costOf>> & { parsed: number }]>([
    [
      'in a clause of a list',
      `terms:\n${list}`,
      'Clause 150 binds',
      'Clause 150 also binds',
      { parsed: 2, newWords: 1 },
    ],
    [
      'in a long clause whose number stands beside its title',
      `terms:\n  - no: 1\n    title: Matter\n    notes:\n${clauses.map((clause) => `      - ${clause}\n`).join('')}`,
      'Clause 150 binds',
      'Clause 150 also binds',
      { parsed: 1, newWords: 1 },
    ],
    [
      'in a list that is the document',
      list.replaceAll(/^ {2}/gm, ''),
      'Clause 150 binds',
      'Clause 150 also binds',
      { parsed: 2, newWords: 1 },
    ],
    ['among many small keys', `schema:\n${tables}`, '"column15_3"', '"column15_three"', { parsed: 2, newWords: 1 }],
    ['that is a key', `schema:\n${tables}end: one\n`, 'schema:', 'schemas:', { parsed: 2, newWords: 1 }],
    [
      'that is an entry',
      `terms:\n${list}`,
      '  - title: Matter 9\n',
      '  - title: New\n  - title: Matter 9\n',
      { parsed: 2, newWords: 1 },
    ],
    ['that takes an entry out', `terms:\n${list}`, '  - title: Matter 9\n', '', { parsed: 2, newWords: 0 }],
    [
      'in a block scalar',
      `title: Deal\ntext: |\n${block}`,
      'Clause 150 binds',
      'Clause 150 also binds',
      { parsed: 0, read: 1, newWords: 1 },
    ],
    [
      'below a block scalar',
      `title: Deal\ntext: |\n${block}end: one\n`,
      'end: one',
      'end: two',
      { parsed: 1, newWords: 1 },
    ],
  ])('costs what it touches: %s', (_what, text, old, typed, cost) => {
    for (const variant of [(one: string) => one, crlf]) {
      const { parsed, told, ...others } = costOf(variant(text), variant(text.replace(old, typed)))
      expect(parsed).toBeLessThanOrEqual(cost.parsed)
      expect(told).toBeLessThanOrEqual(3)
      expect({ ...others, parsed: cost.parsed }).toEqual({ wholes: 0, read: 0, ...cost })
    }
  })

  it.each<[string, (typed: string) => string]>([
    ['the key is typed before its colon', (typed) => `  - title: Matter 9\n    ${typed}`],
    ['a quotation is typed before its end', (typed) => `  - title: "${typed}`],
    ['a colon stands in a text', (typed) => `  - title: The Provider: ${typed}`],
    ['a line is indented less than those around it', (typed) => `  - title: Matter 9\n   note: ${typed}`],
  ])('costs what it touches while %s, once the entries around are read one by one', (_what, written) => {
    const textWith = (line: string): string => `terms:\n${list}`.replace('  - title: Matter 9\n', `${line}\n`)
    const memory = new YamlMemory()
    readWith(textWith('  - title: Matter 9'), memory)
    readWith(textWith(written('d')), memory)
    const { parsed } = memory
    expect(parsed).toBeLessThan(60)
    for (const typed of ['de', 'del', 'deli']) readWith(textWith(written(typed)), memory)
    expect(memory.parsed - parsed).toBeLessThanOrEqual(3 * 4)
    readWith(textWith('  - title: Matter 9'), memory)
    expect(memory.parsed - parsed).toBeLessThanOrEqual(4 * 4)
    expect(memory.wholes).toBe(0)
  })

  it('costs what it touches while the facts are typed above all else', () => {
    const memory = new YamlMemory()
    const text = `terms:\n${list}`
    readWith(text, memory)
    const { parsed } = memory
    const typed = 'contract:\n  type: services\n'
    for (let length = 1; length <= typed.length; length++) readWith(`${typed.slice(0, length)}\n${text}`, memory)
    expect(memory.wholes).toBe(0)
    expect(memory.parsed - parsed).toBeLessThanOrEqual(3 * typed.length)
  })

  it('costs little again once the text can be read by pieces', () => {
    const memory = new YamlMemory()
    const text = `terms:\n${list}`
    readWith(text, memory)
    readWith(text.replace('Clause 150 binds', '&clause Clause 150 binds'), memory)
    const { parsed, wholes } = memory
    expect(wholes).toBe(1)
    readWith(text.replace('Clause 150 binds', 'A clause 150 binds'), memory)
    expect(memory.wholes).toBe(wholes)
    expect(memory.parsed - parsed).toBeLessThanOrEqual(1)
  })

  it('leaves the facts the same object, unless they moved', () => {
    const memory = new YamlMemory()
    const text = `${facts}terms:\n${list}`
    const before = readWith(text, memory).facts
    expect(readWith(text.replace('Clause 150 binds', 'Clause 150 also binds'), memory).facts).toBe(before)
    // With a mistake elsewhere, and read as a whole, too.
    for (const typed of ['"Clause 150 binds', '&clause Clause 150 binds'])
      expect(readWith(text.replace('Clause 150 binds', typed), memory).facts).toBe(before)
    expect(readWith(`a: b\n${text}`, memory).facts).not.toBe(before)
    expect(readWith(text.replace('type: nda', 'type: lease'), memory).facts).not.toEqual(before)
  })

  it('leaves the words of a block scalar the same objects, with their places', () => {
    const memory = new YamlMemory()
    const text = `text: |\n${block}`
    const before = readWith(text, memory).passages
    const after = readWith(text.replace('Clause 150 binds', 'Clause 150 also binds'), memory).passages
    const isSame = ({ wording, runs }: Passage, i: number): boolean =>
      wording === before[i]?.wording && runs === before[i]?.runs
    expect(after.filter((passage, i) => !isSame(passage, i)).map((passage) => passage.text)).toEqual([
      'Clause 150 also binds Provider to do something of matter 150.',
    ])
  })
})
