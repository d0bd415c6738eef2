import type { Span } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import { Wording } from '../contract/wording.ts'
import { blockSpan, inBlocks, paragraphCounter } from './paragraphRanges.ts'

/** A quotation mark or bracket without its other half. */
export interface LoneMark {
  readonly at: Span
  readonly mark: string
  /** The straight quotation mark that stands for the other half of a curly one. */
  readonly straight?: Span
}

/** In how many paragraphs after its own a mark may be closed: some files have an empty line after each line. */
const reach = 8

/** The marks of a contract without their other halves, with the section that each stands in, in document order. */
export const loneMarksOf = perContract((contract): readonly (LoneMark & { readonly section: number })[] => {
  const open: { mark: string; block: number; index: number }[] = []
  const found: (LoneMark & { section: number })[] = []
  const paired = new Set<number>()
  const some = haveLoneMarks(contract)
  if (some.length === 0) return found
  const numberOf = paragraphCounter(contract)
  for (const { block, found: marks } of some) {
    const number = numberOf(block.from)
    for (const { at, mark, straight } of marks) {
      const index = found.length
      found.push({
        at: blockSpan(contract, block, at.start, at.end),
        mark,
        ...(straight ? { straight: blockSpan(contract, block, straight.start, straight.end) } : {}),
        section: contract.passages[block.from]?.section ?? 0,
      })
      const last = open.at(-1)
      if (pairs[mark] !== undefined) open.push({ mark, block: number, index })
      else if (last && number - last.block <= reach && pairs[last.mark]?.includes(mark)) {
        open.pop()
        paired.add(last.index).add(index)
      }
    }
  }
  return found.filter((_, index) => !paired.has(index))
})

/** Opening marks with those that may close them: half and full width are one bracket. */
const pairs: Record<string, string> = {
  ...{ '(': ')）', '（': '）)', '[': ']］', '［': '］]', '【': '】', '《': '》', '〈': '〉' },
  ...{ '「': '」', '『': '』', '“': '”' },
}
const closing = new Set(Object.values(pairs).flatMap((marks) => [...marks]))
/** `a)`, `1)`, `(i)`, 1）: the bracket after a list's number has no other half. */
const numbered = /(?:^|[\s;；,，:：。、])(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5}|[一二三四五六七八九十]{1,3})$/

/** A bracket between spaces is the edge of a form or of a signature block. */
const isEdge = (text: string, i: number): boolean =>
  /[()（）]/.test(text[i] as string) && /^\s?$/.test(text[i - 1] ?? '') && /^\s?$/.test(text[i + 1] ?? '')

/** The one straight quotation mark of a paragraph on the open side of a curly one that has no other half. */
function straightFor(text: string, at: number): Span | undefined {
  const quotes = Array.from(text.matchAll(/(?<!\d)"/g), ({ index }) => index)
  if (quotes.length % 2 === 0) return undefined
  const other = text[at] === '“' ? quotes.find((one) => one > at) : quotes.findLast((one) => one < at)
  return other === undefined ? undefined : { start: other, end: other + 1 }
}

/** 8.5 x 11”: the mark means inches. */
const isInches = (text: string, i: number): boolean => text[i] === '”' && /\d/.test(text[i - 1] ?? '')

const anyMark = new RegExp(`[${[...Object.keys(pairs), ...closing].map((mark) => `\\${mark}`).join('')}]`, 'g')

/** A paragraph with so many marks open at once, or without their other halves, is a drawing or a program, and no slip. */
const mostOpen = 100
const mostLone = 100

/** The marks of a paragraph without their other halves, in order. */
function loneMarks(text: string): readonly LoneMark[] {
  const open: { mark: string; at: number }[] = []
  const lone: number[] = []
  for (const { 0: mark, index: i } of text.matchAll(anyMark)) {
    if (pairs[mark] !== undefined) {
      open.push({ mark, at: i })
      if (open.length > mostOpen) return []
    } else {
      const at = open.findLastIndex((one) => pairs[one.mark]?.includes(mark))
      if (at >= 0) {
        for (const one of open.splice(at).slice(1)) lone.push(one.at)
      } else if (
        !isInches(text, i) &&
        !((mark === ')' || mark === '）') && numbered.test(text.slice(Math.max(0, i - 8), i)))
      )
        lone.push(i)
    }
  }
  for (const one of open) lone.push(one.at)
  if (lone.length > mostLone) return []
  return lone
    .filter((at) => !isEdge(text, at))
    .sort((a, b) => a - b)
    .map((at): LoneMark => {
      const mark = text[at] as string
      const straight = /[“”]/.test(mark) ? straightFor(text, at) : undefined
      return { at: { start: at, end: at + 1 }, mark, ...(straight ? { straight } : {}) }
    })
}

const haveLoneMarks = inBlocks(Wording.remembered(loneMarks))
