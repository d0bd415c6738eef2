import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { standardPack } from '../../server/src/policy/standard.ts'
import { type Coloured, coloured } from './colouring.ts'

const markdown = 'text.html.markdown'
const yaml = 'source.yaml'

const keyword = (words: string): Coloured => [words, 'keyword.control.annotation']
const clause = (words: string): Coloured => [words, 'entity.name.type.clause']
const unknown = (words: string): Coloured => [words, 'invalid.illegal.unknown-clause']
const position = (words: string): Coloured => [words, 'constant.language.position']
const colon: Coloured = [':', 'punctuation.separator.annotation']
const field = (words: string): Coloured[] => [[words, 'variable.other.property.waiver'], colon]
const date = (words: string): Coloured => [words, 'constant.numeric.date']
const blank = (words: string): Coloured[] => [
  ['[[', 'punctuation.definition.placeholder'],
  [words, 'variable.parameter.placeholder'],
  [']]', 'punctuation.definition.placeholder'],
]
const confirmed = (word: string, words: string): Coloured[] => [
  ['[[', 'punctuation.definition.placeholder'],
  [word, 'keyword.other.confirm'],
  [words, 'variable.parameter.placeholder'],
  [']]', 'punctuation.definition.placeholder'],
]
const eccn = (words: string): Coloured => [words, 'constant.other.eccn']
const reference = (words: string): Coloured => [words, 'entity.name.section.reference']
const term = (words: string, quotes = '“”'): Coloured[] => [
  [quotes[0] as string, 'punctuation.definition.term'],
  [words, 'entity.name.type.defined-term'],
  [quotes[1] as string, 'punctuation.definition.term'],
]

/** What prose contains, whatever the file's format. */
const prose: [string, string, Coloured[]][] = [
  ['a blank', 'within [[number of days]] days', blank('number of days')],
  ['a blank in Chinese', '应于[[天数]]日内', blank('天数')],
  ['two blanks', '[[a]] and [[b]]', [...blank('a'), ...blank('b')]],
  [
    'a statement to be confirmed',
    '[[confirm: the chips were bought new]]',
    confirmed('confirm:', ' the chips were bought new'),
  ],
  ['a statement to be confirmed in Chinese', '[[确认：芯片为新品]]', confirmed('确认：', '芯片为新品')],
  ['a statement to be confirmed in Traditional Chinese', '[[確認：晶片為新品]]', confirmed('確認：', '晶片為新品')],
  ['an ECCN', 'classified as 3A090 or 4A090.', [eccn('3A090'), eccn('4A090')]],
  [
    'an ECCN with its paragraph',
    'under 3A090.a, 5E002.b.1 and EAR99',
    [eccn('3A090.a'), eccn('5E002.b.1'), eccn('EAR99')],
  ],
  ['an ECCN in Chinese', '归类为3A090.a的物项', [eccn('3A090.a')]],
  ['sections', 'under Section 9.3(b) and Clause 4A', [reference('Section 9.3(b)'), reference('Clause 4A')]],
  [
    'articles and annexes',
    'Article IX, Schedule 1, Annex B and Appendix 2',
    [reference('Article IX'), reference('Schedule 1'), reference('Annex B'), reference('Appendix 2')],
  ],
  ['sections in Chinese', '依第九条第二款及第12条之一', [reference('第九条第二款'), reference('第12条之一')]],
  ['items in Chinese', '见第三条第一款第（二）项、附件一', [reference('第三条第一款第（二）项'), reference('附件一')]],
  ['sections in Traditional Chinese', '依第九條及附錄二', [reference('第九條'), reference('附錄二')]],
  ['a term where it is defined', 'Straits Pte. Ltd. (the “Provider”) sells', term('Provider')],
  ['a term where it is defined in Chinese', '算力（以下简称“算力”）', term('算力')],
]

/** What looks alike and is something else. */
const plain: [string, string][] = [
  ['a number within a longer one', 'parts 13A090, 3A0901, X3A090 and 3F090'],
  ['a year, an amount, a version', 'in 2026 for 12,000.50 under v3.1'],
  ['a section without a number', 'this Section and every Clause, the Article and an Annex'],
  ['a word that only begins like one', 'Sectional 3, Clauseless 4, Articled 5'],
  ['a number of things in Chinese', '第三方、第一次、三条生产线、附件'],
  ['an empty blank', 'a [[]] b'],
  ['single brackets', 'a [note] and [[unclosed] here'],
  ['a quotation that defines nothing', 'he said “yes” and (see “the list” below)'],
]

describe('Markdown', () => {
  it.each(prose)('colours %s', async (_what, text, expected) => {
    expect(await coloured(markdown, `# Title\n\n${text}\n`)).toEqual(expected)
  })

  it.each<[string, string, Coloured[]]>([
    ['an annotation', '<!-- clause: logging -->', [keyword('clause'), colon, clause('logging')]],
    [
      'the position of its words',
      '<!-- clause: logging (fallback) -->',
      [keyword('clause'), colon, clause('logging'), position('fallback')],
    ],
    [
      'an annotation with several families',
      '<!-- clause: logging, list-screening，audit -->',
      [keyword('clause'), colon, clause('logging'), clause('list-screening'), clause('audit')],
    ],
    ['an annotation without spaces', '<!--clause:audit-->', [keyword('clause'), colon, clause('audit')]],
    ['a family that nobody knows as a mistake', '<!-- clause: logs -->', [keyword('clause'), colon, unknown('logs')]],
    [
      'a family whose name is the end of another’s',
      '<!-- clause: compliance-termination, termination -->',
      [keyword('clause'), colon, clause('compliance-termination'), clause('termination')],
    ],
    [
      'an annotation over two lines',
      '<!-- clause:\n  logging -->\ntext 1',
      [keyword('clause'), colon, clause('logging')],
    ],
    [
      'a waiver with its fields',
      '<!-- waive: audit; reason: SOC 2 report accepted; by: A. Counsel; date: 2026-10-01; until: 2027-06-30 -->',
      [
        keyword('waive'),
        colon,
        clause('audit'),
        ...field('reason'),
        ...field('by'),
        ...field('date'),
        date('2026-10-01'),
        ...field('until'),
        date('2027-06-30'),
      ],
    ],
    [
      'a waiver in Chinese',
      '<!-- waive: audit；reason：已接受报告；until：2027-06-30 -->',
      [
        keyword('waive'),
        colon,
        clause('audit'),
        ['reason', 'variable.other.property.waiver'],
        ['：', 'punctuation.separator.annotation'],
        ['until', 'variable.other.property.waiver'],
        ['：', 'punctuation.separator.annotation'],
        date('2027-06-30'),
      ],
    ],
    ['a reference in a heading', '## Notices under Clause 7', [reference('Clause 7')]],
    [
      'what follows an annotation',
      '<!-- clause: audit -->\nSee Section 4.',
      [keyword('clause'), colon, clause('audit'), reference('Section 4')],
    ],
  ])('colours %s', async (_what, text, expected) => {
    expect(await coloured(markdown, text)).toEqual(expected)
  })

  it.each<[string, string]>([
    ...plain,
    ['code between fences', '```yaml\nclause: logging\n[[name]] 3A090 Section 4\n```'],
    ['code between tildes', '~~~\n<!-- clause: logging -->\n~~~'],
    ['indented code', '    <!-- clause: logging --> [[name]]'],
    ['code in a line', 'write `<!-- clause: logging -->` or `[[name]]`'],
    ['the facts', '---\ncontract:\n  items:\n    - { eccn: 3A090 }\n---'],
    ['another comment’s words', '<!-- note: the clause on logging -->'],
    ['a clause that is no annotation', 'clause: logging'],
  ])('leaves alone %s', async (_what, text) => {
    expect(await coloured(markdown, text)).toEqual([])
  })
})

describe('YAML', () => {
  it.each(prose)('colours %s in a block', async (_what, text, expected) => {
    expect(await coloured(yaml, `clauses:\n  - text: |\n    ${text}\n`)).toEqual(expected)
  })

  it.each(prose)('colours %s in a value', async (_what, text, expected) => {
    expect(await coloured(yaml, `note: ${text}`)).toEqual(expected)
  })

  it.each<[string, string, Coloured[]]>([
    ['an annotation', '    clause: logging', [keyword('clause'), clause('logging')]],
    [
      'the position of its words',
      'clause: logging (walk-away)',
      [keyword('clause'), clause('logging'), position('walk-away')],
    ],
    ['an annotation that begins an entry', '  - clause: logging', [keyword('clause'), clause('logging')]],
    ['an annotation before a comment', 'clause: audit # as agreed', [keyword('clause'), clause('audit')]],
    [
      'an annotation with several families',
      'clause: logging, audit',
      [keyword('clause'), clause('logging'), clause('audit')],
    ],
    ['a list of families', 'clause: [logging, audit]', [keyword('clause'), clause('logging'), clause('audit')]],
    ['a family that nobody knows as a mistake', 'clause: logs', [keyword('clause'), unknown('logs')]],
    ['a list of waivers', '  waivers:', [keyword('waivers')]],
  ])('colours %s', async (_what, text, expected) => {
    const ours = (await coloured(yaml, text)).filter(([, scope]) => !scope.startsWith('punctuation'))
    expect(ours).toEqual(expected)
  })

  it.each<[string, string]>([
    ...plain.map(([what, text]): [string, string] => [what, `note: ${text}`]),
    ['a comment', '# See Section 4 and [[name]]: clause: logging'],
    ['a comment after a value', 'fee: monthly # 3A090 under Clause 7'],
    ['a key that only ends alike', 'subclause: logging'],
    ['a sentence under the key', 'clause: The Provider shall keep logs.'],
    ['the key without a value', 'clause:'],
    ['a waiver that is a word', 'waivers: none'],
  ])('leaves alone %s', async (_what, text) => {
    expect(await coloured(yaml, text)).toEqual([])
  })
})

it('knows every family of the pack in both formats', async () => {
  for (const { id } of standardPack.families) {
    expect(await coloured(markdown, `<!-- clause: ${id} -->`)).toContainEqual(clause(id))
    expect(await coloured(markdown, `<!-- waive: ${id}; by: A -->`)).toContainEqual(clause(id))
    expect(await coloured(yaml, `clause: ${id}`)).toContainEqual(clause(id))
  }
})

it('ends an annotation at its end: nothing of it leaks into the lines after', async () => {
  expect(await coloured(markdown, '<!-- waive: audit -->\n2027-06-30 by: noon\n')).toEqual([
    keyword('waive'),
    colon,
    clause('audit'),
  ])
})

it.each(manifest.contributes.grammars)(
  '$scopeName is the grammar that the extension contributes',
  ({ scopeName, path: file }) => {
    const grammar = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8'))
    expect(grammar.scopeName).toBe(scopeName)
    // Without it an injection colours nothing.
    expect(grammar.injectionSelector).toMatch(/^L:/)
  },
)
