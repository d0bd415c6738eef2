import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, expect, it } from 'vitest'
import { plainTable } from '../../../server/src/contract/plainTable.ts'
import { Memory, readContract } from '../../../server/src/contract/readContract.ts'
import { crlf } from '../contracts.ts'
import { randomFrom } from '../random.ts'

/** Where the parser has the words of each cell. */
function parsed(text: string): unknown {
  const nodes = fromMarkdown(text, {
    extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  }).children
  const [table] = nodes
  if (nodes.length !== 1 || table?.type !== 'table') return nodes.map(({ type }) => type)
  return table.children.map((row) =>
    row.children.map(({ children }) => {
      const [first, last] = [children[0]?.position?.start.offset, children.at(-1)?.position?.end.offset]
      return first === undefined ? undefined : { start: first, end: last }
    }),
  )
}

/** The same of what is read here: the parser has no place for a cell without words. */
const plain = (text: string): unknown =>
  plainTable(text)?.map((row) => row.map((cell) => (cell.start === cell.end ? undefined : cell)))

describe('a table whose rows begin with a pipe', () => {
  it.each([
    ['| a | b |\n| - | - |\n| c | d |\n'],
    ['|a|b|\n|:-:|-:|\n|c|d|\n\n'],
    ['| 甲 | 💰 |\n| --- | --- |\n| 乙　 | 10,000 元 |\n| | x |\n| only one |\n| a | b | more |\n| no last pipe | b\n'],
    ['| a |\n| - |\n| **bold** `code` [x](y) <!-- c --> |'],
  ])('is read as the parser reads it: %j', (text) => {
    for (const variant of [text, crlf(text)]) {
      expect(plainTable(variant)).toBeDefined()
      expect(plain(variant)).toEqual(parsed(variant))
    }
  })

  it.each([
    ['words before it', 'Prices:\n| a |\n| - |\n'],
    ['no row of dashes', '| a |\n| b |\n'],
    ['another number of columns', '| a |\n| - | - |\n'],
    ['a row that begins otherwise', '| a |\n| - |\n> b\n'],
    ['a pipe that is a letter', '| a |\n| - |\n| b \\| c |\n'],
    ['words after it', '| a |\n| - |\n\nb\n'],
  ])('is left to the parser with %s', (_what, text) => expect(plainTable(text)).toBeUndefined())

  it('is read as the parser reads it, in random texts', () => {
    const parts = [
      '|',
      '|',
      '|',
      '| ',
      ' |',
      'a',
      'b c',
      ' ',
      '\n|',
      '\n|',
      '|-',
      '\n|-|-|\n',
      '\r\n',
      '\t',
      '`',
      '*',
      '[',
      '<b>',
      '　',
      '>',
      '- ',
      '#',
      '\n',
    ]
    const random = randomFrom(7)
    let read = 0
    for (let n = 0; n < 4000; n++) {
      const columns = 1 + random(3)
      const head = ['h', '-'].map((one) => `|${Array(columns).fill(one).join('|')}|\n`).join('')
      const text = `${head}|${Array.from({ length: 1 + random(14) }, () => parts[random(parts.length)]).join('')}`
      if (!plainTable(text)) continue
      read++
      expect(plain(text), JSON.stringify(text)).toEqual(parsed(text))
    }
    expect(read).toBeGreaterThan(500)
  })

  it('costs the cell that an edit touches', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `| ${i} | **Node** of type ${i} <!-- x --> | USD ${i},000 |\n`)
    const text = `# Lease\n\n| No | Item | Price |\n| --- | --- | --- |\n${rows.join('')}\nEnd.\n`
    const memory = new Memory()
    readContract(text, 'markdown', memory)
    const edited = text.replace('type 100', 'type 10x0')
    const before = readContract(`${edited} `, 'markdown', memory)
    const now = readContract(edited.replace('10x0', '10xy0'), 'markdown', memory)
    const same = now.wordings.filter((wording, i) => wording === before.wordings[i]).length
    expect(now.wordings).toHaveLength(before.wordings.length)
    // Cells with comments say where these stand, and are read anew.
    expect(same).toBeGreaterThanOrEqual(400)
    const places = ({ passages }: typeof now): unknown => passages.map(({ text, span, kind }) => [text, span, kind])
    expect(places(now)).toEqual(places(readContract(edited.replace('10x0', '10xy0'), 'markdown')))
  })
})
