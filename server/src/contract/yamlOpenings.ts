import { isDash, type Level } from './yamlCuts.ts'

/** A key by itself on its line: `key:`, with a comment or without. */
const keyAlone = /^ *[^\s#?][^\n]*:[ ]*(?:#[^\n]*)?\r?\n/
/** Words by themselves where a key should stand: its colon is missing. */
const wordsAlone = /^ *[^\s"'|>[\]{}#&*!%@`?:,-][^\n:]*\n/
/** A key with a literal block scalar of which no trailing lines are kept. */
export const literalKey = /^ *[^\s#?-][^\n]*:[ ]+\|(-?)[ ]*\r?\n/
/** An entry as most are written: other text may be a value over several lines. */
const plainEntry = /(?:"[^"\n]*"|'[^'\n]*'|[^\s"'|>[\]{}#&*!%@`?:,-][^\n]*?)[ ]*:(?:[ \r\n]|$)/y
const compactItem = /^ *- +(?=[^ ])/
const lineOfWords = /^( *)(?=[^ \r\n#])/gm

/** How an entry opens that has a mapping or a list below its key. */
export interface Opening {
  readonly headLength: number
  /** What stands below. */
  readonly inner: Level
}

/** As an entry opens whose key stands by itself on its line. */
export const keyOpening = (text: string, level: Level): Opening | undefined => openingBelow(keyAlone, text, level)

/** As it opens where the colon of its key is missing. */
export const colonlessOpening = (text: string, level: Level): Opening | undefined =>
  openingBelow(wordsAlone, text, level)

function openingBelow(keyLine: RegExp, text: string, { indent, isList, depth }: Level): Opening | undefined {
  const head = keyLine.exec(text)?.[0]
  if (head === undefined) return undefined
  lineOfWords.lastIndex = head.length
  const first = lineOfWords.exec(text)
  if (!first) return undefined
  const column = (first[1] as string).length
  const isListBelow = isDash(text, first.index + column)
  const isBelow = column > indent || (column === indent && isListBelow && !isList)
  if (!isBelow || !(isListBelow || isPlainEntry(text, first.index + column))) return undefined
  return { headLength: first.index, inner: { indent: column, isList: isListBelow, depth: depth + 1 } }
}

/** As an item opens that is a mapping whose first entry stands on the line of its mark. */
export function itemOpening(text: string, { indent, depth }: Level): Opening | undefined {
  const column = compactItem.exec(text)?.[0].length ?? 0
  if (column === 0 || text[indent] !== '-' || !isPlainEntry(text, column)) return undefined
  return { headLength: 0, inner: { indent: column, isList: false, depth: depth + 1 } }
}

function isPlainEntry(text: string, at: number): boolean {
  plainEntry.lastIndex = at
  return plainEntry.test(text)
}
