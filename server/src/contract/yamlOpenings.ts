import { isDash, type Level } from './yamlCuts.ts'

/** A key by itself on its line: `key:`, with a comment or without. */
const keyAlone = /^ *[^\s#?][^\n]*:[ ]*(?:#[^\n]*)?\r?\n/
/** A key with a literal block scalar of which no trailing lines are kept. */
export const literalKey = /^ *[^\s#?-][^\n]*:[ ]+\|(-?)[ ]*\r?\n/
/** An entry as most are written: other text may be a value over several lines. */
const plainEntry = /(?:"[^"\n]*"|'[^'\n]*'|[^\s"'|>[\]{}#&*!%@`?:,-][^\n]*?)[ ]*:(?:[ \r\n]|$)/y
const compactItem = /^ *- +(?=[^ ])/
const lineOfWords = /^( *)(?=[^ \r\n#])/gm

/** How an entry opens that has a mapping or a list below its key. */
export function keyOpening(text: string, { indent, depth }: Level): { headLength: number; inner: Level } | undefined {
  const head = keyAlone.exec(text)?.[0]
  if (head === undefined) return undefined
  lineOfWords.lastIndex = head.length
  const first = lineOfWords.exec(text)
  if (!first) return undefined
  const column = (first[1] as string).length
  const isList = isDash(text, first.index + column)
  if (column < indent || (column === indent && !isList) || !(isList || isPlainEntry(text, first.index + column)))
    return undefined
  return { headLength: first.index, inner: { indent: column, isList, depth: depth + 1 } }
}

/** How an item opens that is a mapping whose first entry stands on the line of its mark. */
export function itemOpening(text: string, { indent, depth }: Level): { headLength: number; inner: Level } | undefined {
  const column = compactItem.exec(text)?.[0].length ?? 0
  if (column === 0 || text[indent] !== '-' || !isPlainEntry(text, column)) return undefined
  return { headLength: 0, inner: { indent: column, isList: false, depth: depth + 1 } }
}

function isPlainEntry(text: string, at: number): boolean {
  plainEntry.lastIndex = at
  return plainEntry.test(text)
}
