import type { RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { expect, it } from 'vitest'
import { plainMarkdown } from '../../../server/src/contract/plainMarkdown.ts'

const options = {
  extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
  mdastExtensions: [gfmTableFromMarkdown()],
}
/** `TEXTS=1000000` before the command tries more. */
const tries = Number(process.env.TEXTS ?? 5000)

/** What is read of nodes: their types, words and offsets. */
const plain = (nodes: readonly RootContent[]): unknown =>
  JSON.parse(
    JSON.stringify(nodes, (key, value) => {
      if (key === 'position') return { start: value.start.offset, end: value.end.offset }
      return ['ordered', 'start', 'spread', 'checked'].includes(key) && typeof value !== 'object' ? undefined : value
    })
      .replaceAll(',"checked":null', '')
      .replaceAll(',"start":null', ''),
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
  '“**Affiliate**” and (**B**), “_Partner Materials_” or *c d*.',
  '_a_\n*b*: "**C.** d',
])('reads %j at once', (text) =>
  expect(plain([plainMarkdown(text) as RootContent])).toEqual(plain(fromMarkdown(text, options).children)),
)

it.each([
  '',
  '\n',
  ' a',
  'a\n\nb',
  'a \nb',
  'a\n- b',
  'a\n===',
  '| a |\n| - |',
  'a\n:-',
  'a &amp; b',
  'a `b`',
  '**a',
  'a**b**',
  '** a**',
  '**a** **',
  '***a***',
  '- - a',
  '-      a',
  '- a\n\n  b',
  '- # a',
  '![a](b)',
  '[a]',
  '[a](b c)',
  '[a](b "c")',
  '[a](<b>)',
  '[a](b&amp;c)',
  '[ a](b)',
  '[*a*](b)',
  '**[a](b)**',
  '[[a](b)](c)',
  '[a](b)[c]',
  'a_b_',
  '_a',
  '_a_b_',
  '*a **b***',
  '_a *b*_',
  '(**a.**)',
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
    '_',
    '_m_',
    '*n o*',
    '“_P_”',
    '"**q**"',
    '”',
    '(',
    ')',
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
  let state = 11
  const random = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  let read = 0
  for (let n = 0; n < tries; n++) {
    const text = Array.from({ length: 1 + random(9) }, () => parts[random(parts.length)]).join('')
    const paragraph = plainMarkdown(text)
    if (!paragraph) continue
    read++
    const [ours, theirs] = [plain([paragraph]), plain(fromMarkdown(text, options).children)]
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect(ours, JSON.stringify(text)).toEqual(theirs)
  }
  expect(read).toBeGreaterThan(300)
})
