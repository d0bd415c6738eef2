import type { RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { expect, it } from 'vitest'
import { plainBlocks, plainMarkdown } from '../../../server/src/contract/plainMarkdown.ts'
import { randomFrom } from '../random.ts'

const options = {
  extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
  mdastExtensions: [gfmTableFromMarkdown()],
}
/** `TEXTS=1000000` before the command tries more. */
const tries = Number(process.env.TEXTS ?? 5000)

/** What is read of nodes: their types, words and offsets, and the columns of items. */
const plain = (nodes: readonly RootContent[]): unknown =>
  JSON.parse(
    JSON.stringify(nodes, (key, value) => {
      if (key === 'position') return { from: value.start.offset, to: value.end.offset }
      if (value?.type === 'listItem') return { ...value, column: value.position.start.column }
      return ['ordered', 'start', 'spread', 'checked'].includes(key) && typeof value !== 'object' ? undefined : value
    })
      .replaceAll(',"checked":null', '')
      .replaceAll(',"start":null', ''),
  )

/** The same without what stands in paragraphs and headings. */
const outer = (nodes: readonly RootContent[]): unknown =>
  JSON.parse(
    JSON.stringify(plain(nodes), (_key, value) =>
      ['paragraph', 'heading'].includes(value?.type) ? { ...value, children: undefined } : value,
    ),
  )

it.each([
  'Words.',
  'Words\nof two lines.\n\n',
  'Words\n  indented (a) 9.3 of 10%!\n',
  '第九条　保密。\n',
  '9.3 Records: a | b',
  '**Words**',
  '**9.3 Records.** Words',
  'a **b** and\n**c d**',
  '- a',
  '* a  ',
  '2.\ta\r\nb\r\n',
  '## **Records** kept\n\n',
  'a\r\n  b',
  '12) **A** b\nc',
  '-   a > b & c',
  '[a](b)',
  'See [Terms of Use](https://a.b/c_d?e=f%20#g), **b** and\n[c](#d).',
  '- [x y](/z) [1](mailto:a@b.c)',
  '## [第九条](/9)',
  '',
  '\n',
  ' a',
  'a\n\nb',
  'a \nb  \nc\\\nd',
  'a\n- b',
  '*a* _b_ __c__ **',
  '**a',
  'a**b** ** a** **a_**',
  '***a*** *a **b*** ****a*b**',
  'a_b_c “_d_” e*f*g',
  '-      a',
  '- a\n\n  b\n\n  - c\n    d\ne\n- f\n',
  '1. a\n   1) b\n   2. c\n10. d\n\nx',
  '- a\n - b\n  - c\n   - d',
  '- a\n2. b',
  'a\n2. b\n1. c',
  '# A\nb\n## C',
  '---\n',
  '<b>a</b> <span class="x_y" id=\'z\' w>b</span><br/>',
  '<!-- a\n*b* -->\n\n',
  'a <!-- b --> <https://a.b/c_d> < e',
  '[a] [[b]] [c][d] ] e',
  'a](b)',
  '[*a* b_c_](b)[c](d)*e*',
  '**[a](b)** *[a*](b)',
  '\\*a\\_ \\a \\',
])('reads %j at once', (text) =>
  expect(plain(plainMarkdown(text) ?? [])).toEqual(plain(fromMarkdown(text, options).children)),
)

it.each([
  'a\n===',
  'a\n---',
  '| a |\n| - |',
  'a\n:-',
  'a \t\nb',
  'a &amp; b',
  'a `b`',
  'a\rb',
  '- - a',
  '- # a',
  '-\n  a',
  '- a\n\n\tb',
  '\t- a',
  '> a',
  '~~~\na\n~~~',
  '- a\n***',
  '<div>a</div>',
  '<b>',
  '<b a=">">',
  'a <b\nc>',
  'a <!-- b\nc -->',
  '<!-- a\nb --> c',
  '<a@b.c>',
  '![a](b)',
  '[a]: b',
  '[a](b c)',
  '[a](b "c")',
  '[a](<b>)',
  '[a](b&amp;c)',
  '[<b>a</b>](b)',
  '[[a](b)](c)',
])('leaves %j to the parser', (text) => expect(plainMarkdown(text)).toBeUndefined())

it('reads random texts as the parser does, or leaves them to it', () => {
  const parts = [
    '# ',
    '## A',
    '* a',
    '\r\n',
    '\r',
    '2.\t',
    '**',
    '**a**',
    '**B c.**',
    '*',
    '&',
    '&a',
    ';',
    '>',
    '- ',
    '3. ',
    '+  ',
    'a',
    'Words',
    ' ',
    '\n',
    '  ',
    '\t',
    '-',
    '+',
    '#',
    '=',
    '~~~',
    '|',
    ':',
    '1.',
    '2)',
    '[',
    ']',
    '](',
    '[a](b)',
    '[C d](https://e.f/g_h?i=j#k)',
    '(l)',
    '[c *d*](e_f)',
    '<b>',
    '<b a=">">',
    '</b>',
    '<span id="x*">',
    '<!-- a -->',
    '<https://a.b_c>',
    '<',
    '\\',
    '\\*',
    '\\\n',
    '`',
    '_',
    '__',
    '_a_',
    '***',
    '\n\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    '\n1. ',
    '\n   2. ',
    '  \n',
    '[a]: b',
    '“',
    '9.3',
    '(a)',
    '!',
    '"',
    '$',
    '^',
    '{',
    '第',
    '\u3000',
    '\u00a0',
    'http://a.b',
    'x@y.z',
    '.',
    ',',
    '%',
    '/',
    '---',
    '\f',
    '\u2028',
    '😀',
  ]
  const random = randomFrom(11)
  let read = 0
  for (let n = 0; n < tries; n++) {
    const text = Array.from({ length: 1 + random(12) }, () => parts[random(parts.length)]).join('')
    const nodes = plainMarkdown(text)
    if (!nodes) continue
    read++
    expect(outer(plainBlocks(text) ?? []), JSON.stringify(text)).toEqual(outer(nodes))
    const [ours, theirs] = [plain(nodes), plain(fromMarkdown(text, options).children)]
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect(ours, JSON.stringify(text)).toEqual(theirs)
  }
  expect(read).toBeGreaterThan(tries / 5)
})
