import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlocks } from '../../../server/src/contract/markdownBlocks.ts'
import { ParagraphMemory } from '../../../server/src/contract/paragraphMemory.ts'

const pieces = [
  ...[
    '**Fees.** ',
    '*x*',
    '`c` ',
    '<b>t</b> ',
    '[a](u) ',
    '[r] ',
    '\\*',
    '&amp; ',
    '  \n',
    '\\\n',
    '\n',
    '\n\n',
    '\n\n',
  ],
  ...[
    '1. ',
    '2) ',
    '- ',
    '    ',
    '   ',
    '# H\n',
    '[r]: /u\n',
    '“Term” means x. ',
    '第一条 数据。',
    'Title\n===\n',
    '😀 ',
  ],
  ...[
    '> q\n',
    '| a | b |\n| - | - |\n',
    '```\n',
    '<div>\n',
    '(a) foo; ',
    '\t',
    '<!-- clause: audit -->',
    '***',
    '*',
    '[',
  ],
  '1. **A.** b\n   1. c **d** e\n\n      more of it\n',
]
const filling = 'Provider shall keep access logs for two years. '

/** Texts of few kinds of pieces each: one with a quotation is read at once, whatever else is in it. */
const texts = fc
  .uniqueArray(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .chain((some) => fc.array(fc.constantFrom(...some, filling, '\n\n'), { minLength: 40, maxLength: 90 }))
  .map((parts) => parts.join('').padEnd(900, filling))

const words = (value: unknown): string =>
  JSON.stringify(value, (key, one) => (key === 'wording' ? (one as { text: string }).text : one))

describe('a text that is read paragraph by paragraph', () => {
  it('is what it is when read at once, after every edit', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...pieces)), { maxLength: 4 }),
        (written, edits) => {
          const memory = new ParagraphMemory()
          let text = written
          expect(words(readBlocks(text, [], memory))).toBe(words(readBlocks(text, [])))
          for (const [at, piece] of edits) {
            const start = at % text.length
            text = text.slice(0, start) + piece + text.slice(start)
            expect(words(readBlocks(text, ['[q]: /z'], memory))).toBe(words(readBlocks(text, ['[q]: /z'])))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('keeps the wordings of the paragraphs that an edit left alone, wherever they stand now', () => {
    const memory = new ParagraphMemory()
    const list = (first: string): string =>
      `1. ${first}\n${Array.from({ length: 30 }, (_, i) => `    ${i + 1}. **Matter ${i}.** ${filling}\n`).join('')}`
    const wordingsOf = (text: string): object[] => {
      const found: object[] = []
      JSON.stringify(readBlocks(text, [], memory), (key, one) => {
        if (key !== 'wording') return one
        found.push(one)
        return undefined
      })
      return [...new Set(found)]
    }
    const before = new Set(wordingsOf(list('Service')))
    const after = wordingsOf(list('Services of the Provider'))
    expect(after.filter((wording) => !before.has(wording))).toHaveLength(1)
  })
})
