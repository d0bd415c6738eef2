import type { Break, Html, Link, PhrasingContent, Text } from 'mdast'

/** What may be something else than letters; for marks, how many follow each other. */
const mark = /\*+|_+|\\|<|!?\[|\]\(|`|&[#A-Za-z0-9]+;|\r?\n[ \t]*/g
/** Tags and comments within a line (CommonMark 0.31, 6.6). */
const tag =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:[ \t]+[A-Za-z_:][A-Za-z0-9_.:-]*(?:[ \t]*=[ \t]*(?:[^\s"'=<>`]+|'[^'\r\n]*'|"[^"\r\n]*"))?)*[ \t]*\/?|\/[A-Za-z][A-Za-z0-9-]*[ \t]*|!--(?!-?>)(?:(?!-->)[^\r\n])*--)>/y
/** A link whose words have no brackets and whose target no spaces, escapes or title (6.3). */
const link = /\[([^[\]\\`<\r\n]*)\]\(([^\s()<>\\&\p{Cc}]*)\)/uy
/** An address that is a link by itself (6.5). */
const autolink = /<(https?:[^\s<>\p{Cc}]*)>/uy
const escapable = /[!-/:-@[-`{-~]/

/** A run of `*` or `_` that may begin or end emphasis; what is used of it goes from its inner end (6.2). */
interface Run {
  readonly type: 'run'
  readonly mark: string
  readonly opens: boolean
  readonly closes: boolean
  start: number
  end: number
}

/**
 * Reads the words of a paragraph or heading that has no more in it than emphasis, tags, plain links, escapes and line breaks, as a
 * parser would, in a fraction of its time. No link reference definition counts in it.
 * @param text in which the words stand at `[from, to)`, with white space at most before each line
 * @returns undefined for words that may be anything else
 */
export function plainInline(text: string, from: number, to: number): PhrasingContent[] | undefined {
  const items = itemsIn(text, from, to)
  return items && paired(items)
}

/** @param first,last where the words begin and end of which these are a part */
function itemsIn(
  text: string,
  from: number,
  to: number,
  first = from,
  last = to,
): (PhrasingContent | Run)[] | undefined {
  const items: (PhrasingContent | Run)[] = []
  let words: Text | undefined
  const add = (value: string, start: number, stop: number): void => {
    if (value === '') return
    if (!words) {
      words = { type: 'text', value: '', position: place(start, stop) }
      items.push(words)
    }
    words.value += value
    words.position = place(words.position?.start.offset as number, stop)
  }
  const put = (item: Break | Html | Link | Run): void => {
    items.push(item)
    words = undefined
  }
  let at = from
  let mayLink = false
  for (;;) {
    mark.lastIndex = at
    const found = mark.exec(text)
    if (!found || found.index >= to) {
      add(text.slice(at, to), at, to)
      return items
    }
    const { index } = found
    let next = index + found[0].length
    const unit = text[index] as string
    if (unit === '\n' || unit === '\r') {
      let stop = index
      while (stop > at && text[stop - 1] === ' ') stop--
      if (stop > at && text[stop - 1] === '\t') return undefined
      add(text.slice(at, stop), at, stop)
      const eol = unit === '\r' ? 2 : 1
      if (index - stop >= 2) put({ type: 'break', position: place(stop, index + eol) })
      else add(text.slice(index, index + eol), index, index + eol)
    } else if (unit === '*' || unit === '_') {
      add(text.slice(at, index), at, index)
      next = Math.min(next, to)
      put(runAt(text, index, next, first, last))
    } else if (unit === '\\') {
      const escaped = text[index + 1] ?? ''
      if (next < to && (escaped === '\n' || escaped === '\r')) {
        add(text.slice(at, index), at, index)
        next += escaped === '\r' ? 2 : 1
        put({ type: 'break', position: place(index, next) })
        while (text[next] === ' ' || text[next] === '\t') next++
      } else if (next < to && escapable.test(escaped)) {
        add(text.slice(at, index), at, index)
        add(escaped, index, ++next)
      } else add(text.slice(at, next), at, next)
    } else if (unit === '<') {
      const html = matchAt(tag, text, index, to)?.[0]
      const url = matchAt(autolink, text, index, to)?.[1]
      if (html !== undefined) {
        add(text.slice(at, index), at, index)
        next = index + html.length
        put({ type: 'html', value: html, position: place(index, next) })
      } else if (url !== undefined) {
        add(text.slice(at, index), at, index)
        next = index + url.length + 2
        const address: Text = { type: 'text', value: url, position: place(index + 1, next - 1) }
        put({ type: 'link', title: null, url, children: [address], position: place(index, next) })
      } else if (/[A-Za-z/!?]/.test(text[next] ?? '')) return undefined
      else add(text.slice(at, next), at, next)
    } else if (unit === '[') {
      const [whole, label = '', url = ''] = matchAt(link, text, index, to) ?? []
      if (whole !== undefined) {
        add(text.slice(at, index), at, index)
        next = index + whole.length
        const inside = itemsIn(text, index + 1, index + 1 + label.length, first, last)
        if (!inside) return undefined
        put({
          type: 'link',
          title: null,
          url,
          children: paired(inside) as Link['children'],
          position: place(index, next),
        })
      } else {
        mayLink = true
        add(text.slice(at, next), at, next)
      }
    } else if (unit === ']' && !mayLink) add(text.slice(at, next), at, next)
    else return undefined
    at = next
  }
}

/** What a sticky expression matches in a text at an index, where that ends in time. */
function matchAt(expression: RegExp, text: string, index: number, to: number): RegExpExecArray | undefined {
  expression.lastIndex = index
  const found = expression.exec(text)
  return found && expression.lastIndex <= to ? found : undefined
}

/** What stands beside a run: 1 for white space or nothing, 2 for punctuation, else 0. */
function beside(unit: string | undefined): 0 | 1 | 2 {
  if (unit === undefined || /\s/.test(unit)) return 1
  return /[\p{P}\p{S}]/u.test(unit) ? 2 : 0
}

function runAt(text: string, start: number, end: number, first: number, last: number): Run {
  const before = beside(start > first ? text[start - 1] : undefined)
  const after = beside(end < last ? text[end] : undefined)
  const opens = after === 0 || (after === 2 && before > 0)
  const closes = before === 0 || (before === 2 && after > 0)
  const one = text[start] as string
  return one === '*'
    ? { type: 'run', mark: one, opens, closes, start, end }
    : {
        type: 'run',
        mark: one,
        opens: opens && (before > 0 || !closes),
        closes: closes && (after > 0 || !opens),
        start,
        end,
      }
}

/** Pairs runs, each that closes with the nearest that opens. */
function paired(items: (PhrasingContent | Run)[]): PhrasingContent[] {
  for (let i = 0; i < items.length; i++) {
    const closer = items[i] as PhrasingContent | Run
    if (closer.type !== 'run' || !closer.closes) continue
    for (let j = i - 1; j >= 0; j--) {
      const opener = items[j] as PhrasingContent | Run
      if (opener.type !== 'run' || !opener.opens || opener.mark !== closer.mark) continue
      const [one, other] = [opener.end - opener.start, closer.end - closer.start]
      if ((opener.closes || closer.opens) && other % 3 !== 0 && (one + other) % 3 === 0) continue
      const marks = one > 1 && other > 1 ? 2 : 1
      const position = place(opener.end - marks, closer.start + marks)
      const type = marks === 2 ? 'strong' : 'emphasis'
      const between: PhrasingContent = { type, children: asWords(items.slice(j + 1, i)), position }
      opener.end -= marks
      closer.start += marks
      const before = opener.end > opener.start ? [opener] : []
      items.splice(j, i - j + 1, ...before, between, ...(closer.end > closer.start ? [closer] : []))
      i = j + before.length
      break
    }
  }
  return asWords(items)
}

/** Runs that pair with none are words. */
function asWords(items: readonly (PhrasingContent | Run)[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (const item of items) {
    const node: PhrasingContent =
      item.type === 'run'
        ? { type: 'text', value: item.mark.repeat(item.end - item.start), position: place(item.start, item.end) }
        : item
    const last = nodes.at(-1)
    if (node.type !== 'text' || last?.type !== 'text') nodes.push(node)
    else {
      const [start, end] = [last.position?.start.offset, node.position?.end.offset] as [number, number]
      nodes[nodes.length - 1] = { type: 'text', value: last.value + node.value, position: place(start, end) }
    }
  }
  return nodes
}

/**
 * Where a node stands. Who reads these nodes asks for offsets, and for the column of an item alone.
 * @param column of its start, from 1
 */
export const place = (start: number, end: number, column = 1): NonNullable<Text['position']> => ({
  start: { line: 1, column, offset: start },
  end: { line: 1, column: 1, offset: end },
})
