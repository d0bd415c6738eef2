import { byText } from '../contract/byText.ts'
import { keptOf } from '../contract/changed.ts'
import type { Contract, Span } from '../contract/contract.ts'
import { fromVersionToVersion, isSameList } from '../contract/fromVersionToVersion.ts'
import { passagesThat, piecesThat } from '../contract/passagesThat.ts'
import { perContract } from '../contract/perContract.ts'
import { pieceStarts } from '../contract/pieces.ts'
import { Wording } from '../contract/wording.ts'

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

const haveLinks = piecesThat((piece) => linksIn(piece).length > 0)

/** The links of a contract to places in itself, in document order. */
export const anchorLinksOf = perContract((contract): readonly AnchorLink[] => {
  const some = haveLinks(contract)
  if (some.length === 0) return []
  const explicit = explicitPlaces(contract)
  const { byName, headings } = namedHeads(contract)
  const placeOf = (name: string): Span | undefined => {
    const head = byName.get(name)
    return explicit.get(name) ?? (head === undefined ? undefined : headAt(contract, headings, head))
  }
  const starts = pieceStarts(contract)
  return some.flatMap((index) => {
    const offset = starts[index] as number
    return linksIn(contract.pieces[index] as Wording).map(({ anchor, at }) => {
      const target = placeOf(decoded(anchor)) ?? placeOf(plain(anchor))
      return { anchor, at: { start: offset + at.start, end: offset + at.end }, target }
    })
  })
})

const haveExplicit = piecesThat((piece) => explicitIn(piece).length > 0)

/** The start of the text, and the elements and headings that say themselves what anchors they have. */
function explicitPlaces(contract: Contract): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>([['top', { start: 0, end: 0 }]])
  const some = haveExplicit(contract)
  if (some.length === 0) return places
  const starts = pieceStarts(contract)
  for (const index of some) {
    const offset = starts[index] as number
    for (const { name, start, end } of explicitIn(contract.pieces[index] as Wording)) {
      const place = { start: offset + start, end: offset + end }
      places.set(name, place)
      if (!places.has(plain(name))) places.set(plain(name), place)
    }
  }
  return places
}

/** The title and the headings of one version. */
interface NamedHeads {
  readonly origins: readonly object[]
  /** The passages that are headings. */
  readonly headings: readonly number[]
  /** What the title and then each heading is called; undefined where there is none. */
  readonly names: readonly (string | undefined)[]
  /** Where in `names` an anchor leads. */
  readonly byName: ReadonlyMap<string, number>
}

/** The title, and then each heading. */
const headAt = ({ sections, passages }: Contract, headings: readonly number[], index: number): Span | undefined =>
  index === 0 ? sections[0]?.head : passages[headings[index - 1] as number]?.span

const headingsOf = passagesThat(({ kind }) => kind === 'heading')

/**
 * The headings that an anchor can name. Renderers make anchors of them in different ways: they are compared by their letters and
 * digits alone.
 */
const namedHeads = fromVersionToVersion((contract, before: NamedHeads | undefined): NamedHeads => {
  const headings = headingsOf(contract)
  const { passages: origins } = contract.origins
  const title = nameAt(contract, headings, 0)
  const known = before?.headings === headings ? before : undefined
  const kept = keptOf(known?.origins ?? [], origins)
  const isKept = (passage: number): boolean => passage < kept.head || passage >= origins.length - kept.tail
  if (known && known.names[0] === title && headings.every(isKept)) return { ...known, origins }
  const names = [title, ...headings.map((_passage, i) => nameAt(contract, headings, i + 1))]
  const byName = known && isSameList(known.names, names) ? known.byName : indexesByName(names)
  return { origins, headings, names, byName }
})

/** What the title or a heading is called. */
function nameAt(contract: Contract, headings: readonly number[], index: number): string | undefined {
  const { start, end } = headAt(contract, headings, index) ?? { start: 0, end: 0 }
  return end > start ? plain(contract.text.slice(start, end).replace(/\]\([^)]*\)/g, '')) : undefined
}

/** The second heading of a name is `name1`, the third `name2`. */
function indexesByName(names: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const [index, name] of names.entries()) {
    if (name === undefined) continue
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    const key = count === 0 ? name : `${name}${count}`
    if (!indexes.has(key)) indexes.set(key, index)
  }
  return indexes
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
