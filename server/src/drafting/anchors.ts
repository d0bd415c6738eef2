import type { Contract, Span } from '../contract/contract.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { perContract } from '../contract/perContract.ts'
import { tally } from '../contract/tally.ts'
import { Wording } from '../contract/wording.ts'
import { byText } from './byText.ts'

/** A link to a place of the same file: `[Term](#term)`, or `[[#Term]]` and `[[#Term|Section 9]]` as templates write it. */
export interface AnchorLink {
  /** As written, without `#`. */
  readonly anchor: string
  /** `#term` in the text. */
  readonly at: Span
  /** The heading or element that it leads to; undefined where there is none. */
  readonly target: Span | undefined
}

const link =
  /\]\(\s*<?#([^\s()<>"']+)>?(?:\s+["'][^"'\n]*["'])?\s*\)|\bhref=["']#([^"'\s]+)["']|\[\[#([^\]|[\n]{1,200}?)\s*(?:\|[^\][\n]{0,200})?\]\]/g
const explicit = /\b(?:id|name)=["']([^"'\s]+)["']|\{#([\w-]+)[^}\n]*\}/g

/** The links in a piece of text to places of the same file, with the places of their anchors in it. */
const linksIn = Wording.remembered((text): readonly Omit<AnchorLink, 'target'>[] =>
  text.includes('#')
    ? Array.from(text.matchAll(link), (match) => {
        const anchor = (match[1] ?? match[2] ?? match[3]) as string
        const start = match.index + match[0].indexOf(`#${anchor}`)
        return { anchor, at: { start, end: start + anchor.length + 1 } }
      })
    : [],
)

/** The elements and headings in a piece of text that say themselves what anchors they have. */
const explicitIn = Wording.remembered((text): readonly (Span & { readonly name: string })[] =>
  ['id=', 'name=', '{#'].some((mark) => text.includes(mark))
    ? Array.from(text.matchAll(explicit), ({ index, 0: whole, 1: element, 2: heading }) => {
        return { name: (element ?? heading) as string, start: index, end: index + whole.length }
      })
    : [],
)

/** How many links there are to each anchor. */
const linkCounts = tally(
  ({ pieces }) => pieces,
  (piece) => linksIn(piece).map(({ anchor }) => anchor),
)

/** The links of a contract to places in itself, in document order. */
export const anchorLinksOf = perContract((contract): readonly AnchorLink[] => {
  if (linkCounts(contract).size === 0) return []
  const places = anchorsOf(contract)
  const links: AnchorLink[] = []
  let offset = 0
  for (const piece of contract.pieces) {
    for (const { anchor, at } of linksIn(piece)) {
      const target = places.get(decoded(anchor)) ?? places.get(plain(anchor))
      links.push({ anchor, at: { start: offset + at.start, end: offset + at.end }, target })
    }
    offset += piece.text.length
  }
  return links
})

const headings = passagesThat(({ kind }) => kind === 'heading')

/**
 * The places that an anchor can name. Renderers make anchors of headings in different ways: they are compared by their
 * letters and digits alone.
 */
function anchorsOf(contract: Contract): ReadonlyMap<string, Span> {
  const { text, pieces, sections } = contract
  const places = new Map<string, Span>([['top', { start: 0, end: 0 }]])
  const counts = new Map<string, number>()
  // The second heading of a name is `name-1`.
  const put = (name: string, span: Span): void => {
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    const key = count === 0 ? name : `${name}${count}`
    if (!places.has(key)) places.set(key, span)
  }
  let offset = 0
  for (const piece of pieces) {
    for (const { name, start, end } of explicitIn(piece)) {
      const place = { start: offset + start, end: offset + end }
      places.set(name, place)
      if (!places.has(plain(name))) places.set(plain(name), place)
    }
    offset += piece.text.length
  }
  const heads = [sections[0]?.head, ...headings(contract).map((index) => contract.passages[index]?.span)]
  for (const head of heads) {
    if (head && head.end > head.start) put(plain(text.slice(head.start, head.end).replace(/\]\([^)]*\)/g, '')), head)
  }
  return places
}

const plain = byText((name): string =>
  decoded(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, ''),
)

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
