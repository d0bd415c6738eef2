import type { Contract, Span } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'

/** A total in a table that the figures above it do not make. */
export interface WrongTotal {
  /** The figure in the row of the total. */
  readonly at: Span
  /** What the figures above add up to. */
  readonly sum: number
  readonly stated: number
}

interface Cell {
  readonly text: string
  readonly at: Span
}

const separator = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
const total = /^(?:grand\s+)?totals?\b|^sum\b|^(?:合\s*计|合\s*計|总\s*计|總\s*計|共\s*计|总额|總額|总价|總價)/i
const subtotal = /^sub-?\s?total|^小\s*计|^小\s*計/i

/** The totals of a contract's Markdown tables that do not add up, in document order. */
export const wrongTotalsOf = perContract((contract): readonly WrongTotal[] =>
  contract.text.includes('|') ? tablesOf(contract).flatMap(wrongIn) : [],
)

/** The rows under each table's head. */
function tablesOf({ text }: Contract): Cell[][][] {
  const tables: Cell[][][] = []
  let rows: Cell[][] | undefined
  let start = 0
  for (const line of text.split('\n')) {
    if (rows && line.includes('|')) rows.push(cellsOf(line, start))
    else if (separator.test(line) && line.includes('|')) {
      rows = []
      tables.push(rows)
    } else rows = undefined
    start += line.length + 1
  }
  return tables
}

function cellsOf(line: string, start: number): Cell[] {
  const cells: Cell[] = []
  const from = /^\s*\|?/.exec(line)?.[0].length ?? 0
  for (let at = from; at < line.length; ) {
    let end = line.indexOf('|', at)
    while (end > 0 && line[end - 1] === '\\') end = line.indexOf('|', end + 1)
    if (end < 0) end = line.length
    const written = line.slice(at, end)
    const text = written.trim()
    const first = at + written.length - written.trimStart().length
    if (text !== '' || end < line.trimEnd().length)
      cells.push({ text, at: { start: start + first, end: start + first + text.length } })
    at = end + 1
  }
  return cells
}

function wrongIn(rows: readonly Cell[][]): WrongTotal[] {
  const found: WrongTotal[] = []
  let from = 0
  for (const [index, row] of rows.entries()) {
    const label = plain(row[0]?.text ?? '') || plain(row[1]?.text ?? '')
    const isPart = subtotal.test(label)
    if (!isPart && !total.test(label)) continue
    const above = rows.slice(isPart ? from : 0, index).filter((one) => !subtotal.test(plain(one[0]?.text ?? '')))
    from = index + 1
    for (const [column, cell] of row.entries()) {
      const stated = figureOf(cell.text)
      if (column === 0 || stated === undefined) continue
      const figures = above
        .map((one) => one[column]?.text ?? '')
        .filter((text) => plain(text) !== '' && plain(text) !== '-')
      const values = figures.map(figureOf)
      // A column of words, or one figure alone, is no sum.
      if (values.length < 2 || values.some((value) => value === undefined)) continue
      const sum = values.reduce<number>((all, value) => all + (value as number), 0)
      if (Math.abs(sum - stated) > 0.005 * values.length + 1e-9) found.push({ at: cell.at, sum, stated })
    }
    if (!isPart) break
  }
  return found
}

const plain = (text: string): string => text.replace(/[*_`]/g, '').trim()

/** The figure in a cell that holds nothing else but a currency; undefined for any other. */
function figureOf(text: string): number | undefined {
  const written = plain(text)
    .normalize('NFKC')
    .replace(/,(?=\d{3})/g, '')
  const found = /^(?:[A-Z]{2,3}\s?)?[$€£¥₹]?\s?(-?\d+(?:\.\d+)?)\s?(万|萬)?\s?(?:元|圆|[A-Z]{3}|%)?$/.exec(written)
  return found ? Number(found[1]) * (found[2] ? 1e4 : 1) : undefined
}
