import fc from 'fast-check'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { type Cutting, cutAgain, nothingCut } from '../../../server/src/contract/cutAgain.ts'
import { pieceEnd } from '../../../server/src/contract/markdownPieces.ts'

const parser = unified()
  .use(remarkParse)
  .data({
    micromarkExtensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
    fromMarkdownExtensions: [gfmTableFromMarkdown()],
  })

const cutting: Cutting<{ text: string }> = { endOf: pieceEnd, make: (text) => ({ text }), most: 5000, longest: 100_000 }

function pieces(text: string): string[] {
  const out: string[] = []
  for (let at = 0; at < text.length; at += (out.at(-1) as string).length) out.push(text.slice(at, pieceEnd(text, at)))
  return out
}

interface Node {
  readonly type: string
  readonly value?: string
  readonly children?: readonly Node[]
  readonly position?: { readonly start: { readonly offset?: number } }
}

/**
 * Blocks and their words with the places where they begin. That several items are one list changes nothing that is read, nor do blank
 * lines at the end of code that nobody closed.
 */
function outline(nodes: readonly Node[], offset: number): string[] {
  return nodes.flatMap(({ type, value, children = [], position }) => {
    const inner = outline(children, offset)
    const start = (position?.start.offset ?? 0) + offset
    return type === 'list' ? inner : [`${type} at ${start}: ${value?.trimEnd() ?? ''}`, ...inner]
  })
}

const whole = (text: string): string[] => outline(parser.parse(text).children as readonly Node[], 0)
const byPieces = (text: string): string[] => {
  let offset = 0
  return pieces(text).flatMap((piece) => {
    const read = outline(parser.parse(piece).children as readonly Node[], offset)
    offset += piece.length
    return read
  })
}

describe('cutting Markdown', () => {
  it.each<[string, string, string[]]>([
    ['at paragraphs', 'One.\n\nTwo.\n', ['One.\n\n', 'Two.\n']],
    ['at headings with no blank line', 'One.\n# Two\nThree.\n', ['One.\n', '# Two\nThree.\n']],
    ['at the items of a list', '1. One\n2. Two\n   more\n3. Three', ['1. One\n', '2. Two\n   more\n', '3. Three']],
    ['not at a number that goes on with a paragraph', 'Section\n2. of this', ['Section\n2. of this']],
    ['not at a number that goes on with a quotation', '- a\n> b\n2. c', ['- a\n> b\n2. c']],
    ['not in fenced code', '```\na\n\n# b\n```\n\nc', ['```\na\n\n# b\n```\n\n', 'c']],
    ['not in fenced code longer than a fence in it', '````\n```\n\na\n````\n\nb', ['````\n```\n\na\n````\n\n', 'b']],
    ['where an item ends with its fence', '- ```\n  a\n\nb', ['- ```\n  a\n\n', 'b']],
    ['not in a comment', '<!--\na\n\nb\n-->\n\nc', ['<!--\na\n\nb\n-->\n\n', 'c']],
    ['not at a heading inside HTML', '<div>\n# a\n</div>\n\nb', ['<div>\n# a\n</div>\n\n', 'b']],
    ['at Windows line ends', 'a\r\n\r\nb\r\n', ['a\r\n\r\n', 'b\r\n']],
    ['at the line ends of old Macs', 'a\r\rb\r# c', ['a\r\r', 'b\r', '# c']],
    ['not before indented text', 'a\n\n  b\n\nc', ['a\n\n  b\n\n', 'c']],
    ['not at a byte order mark, which would be lost', 'a\n\n\ufeffb', ['a\n\n\ufeffb']],
    ['no more where a fence may or may not stand in an item', '- a\nb\n  ```\n\nc\n\nd', ['- a\nb\n  ```\n\nc\n\nd']],
  ])('%s', (_name, text, expected) => {
    expect(pieces(text)).toEqual(expected)
    expect(byPieces(text)).toEqual(whole(text))
  })

  const lines = [
    '',
    '',
    '',
    'words',
    'words [a] and [b][a]',
    '  more',
    '   more',
    '      deep',
    '\tindented',
    '# Heading',
    '### Deep',
    'Under\n===',
    '---',
    '***',
    '- - -',
    '- item',
    '* star',
    '-',
    '1. one',
    '2. two',
    '10. ten',
    '  - nested',
    '   - nested',
    '    1. deep',
    '1) round',
    '> quote',
    '> - in quote',
    '> ```',
    '```',
    '  ```',
    '   ```js',
    '````',
    '~~~',
    '<!-- note',
    '<!-- whole -->',
    'done -->',
    '<div>',
    '</div>',
    '  <div>',
    '<b>bold</b>',
    '<pre>',
    '</pre>',
    '<script>',
    '<?php',
    '?>',
    '| a | b |',
    '| - | - |',
    '| c | d |',
    '[a]: /url',
    '  "title"',
    '条款',
    '　　第一条',
    '😀 words',
    '- ```',
    '1. <!-- x',
    '\ufeffbom',
    '&amp; \\* `code`',
  ]
  const text = fc
    .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 14 }), fc.constantFrom('\n', '\n', '\r\n', '\r'))
    .map(([some, end]) => some.join('\n').replaceAll('\n', end))

  it('gives pieces that read one by one as they read together', () => {
    fc.assert(
      fc.property(
        text.filter((written) => !/^\ufeff|\[a\]/.test(written)),
        (written) => {
          expect(byPieces(written)).toEqual(whole(written))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('cuts an edited text as if it were new, and keeps the pieces that the edit left alone', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat(30),
      insert: fc.constantFrom('', 'x', '\n', '\n\n', '```\n', '# ', '- ', '<!--'),
    })
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 5 }), (written, edits) => {
        let current = written
        let kept = cutAgain('', nothingCut, current, cutting)
        for (const { at, remove, insert } of edits) {
          const start = at % (current.length + 1)
          const before = current
          current = current.slice(0, start) + insert + current.slice(start + remove)
          kept = cutAgain(before, kept, current, cutting)
          const texts = pieces(current)
          expect(kept.pieces.map((piece) => piece.text)).toEqual(texts)
          expect(kept.starts).toEqual(texts.map((_, i) => texts.slice(0, i).join('').length))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('puts a last line together with the one before where a letter makes it no heading', () => {
    const before = cutAgain('', nothingCut, 'T\n#', cutting)
    expect(before.pieces.map(({ text }) => text)).toEqual(['T\n', '#'])
    expect(cutAgain('T\n#', before, 'T\n#[', cutting).pieces.map(({ text }) => text)).toEqual(['T\n#['])
  })

  it('makes one piece for a letter typed into a document of a thousand', () => {
    const paragraphs = Array.from({ length: 1000 }, (_, i) => `Clause ${i}.\n\n`)
    let made = 0
    const counting = {
      ...cutting,
      make: (text: string) => {
        made++
        return { text }
      },
    }
    const written = paragraphs.join('')
    const before = cutAgain('', nothingCut, written, counting)
    expect(made).toBe(1000)
    paragraphs[500] = 'Clause 500x.\n\n'
    const after = cutAgain(written, before, paragraphs.join(''), counting)
    expect(made).toBe(1001)
    expect(after.pieces.filter((piece) => !before.pieces.includes(piece)).map((piece) => piece.text)).toEqual([
      'Clause 500x.\n\n',
    ])
  })
})
