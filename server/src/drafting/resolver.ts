import type { Contract, Passage, Span } from '../contract/contract.ts'
import { circled } from '../contract/numbering.ts'
import { sourceSpan } from '../contract/passages.ts'
import { perKey } from '../contract/perContract.ts'
import { piecesAt } from '../contract/pieces.ts'
import { lastAtMost, lastBy } from '../contract/search.ts'
import type { Wording } from '../contract/wording.ts'
import { asWritten } from './asWritten.ts'
import { type Attachment, attachmentsOf, regionAt } from './attachments.ts'
import { beginsUnreadLine } from './lineStarts.ts'
import type { Part } from './part.ts'
import { paragraphsOf } from './partParagraphs.ts'
import { isPartStart, numberingKey, partAt, partEnd, partsAround, partsOf } from './parts.ts'
import type { Reference, ReferenceStatus, Target } from './reference.ts'
import type { KeyInText, Label, ReferenceInText } from './referenceInText.ts'
import { referencesInText } from './referencesInText.ts'
import { type Chains, fewest, Regions } from './regions.ts'
import { relativeTarget, restsOnNumbering } from './relativeReferences.ts'
import { type RelativeInText, relativeReferencesInText } from './relativeReferencesInText.ts'

/** A reference with what it names, wherever its passage stands. Places are UTF-16 offsets into the passage's text. */
export interface Resolution extends Pick<Reference, 'label' | 'owner' | 'isToItself'> {
  readonly at: Span
  readonly keys: readonly KeyInText[]
  readonly target: Target
  /** What it rests on beside the numbering; undefined where that is where paragraphs stand. */
  readonly rests: Rests | undefined
}

/** What a reference was found by, beside the numbering. */
interface Rests {
  /** Whether some line that was not read as a head begins with a number or the name of an attachment. */
  readonly lineStarts: { readonly start: string; readonly isThere: boolean }[]
  /** The pieces of the text in which words were looked for. */
  readonly pieces: Set<Wording>
}

const nothing = (): Rests => ({ lineStarts: [], pieces: new Set() })

/** What is looked up of a numbering, whatever version of the contract has it. */
interface PartIndex {
  /** The parts by their last two keys; those that have but one by that, and by it after the last one of each part around them. */
  readonly byLastKeys: ReadonlyMap<string, readonly number[]>
  /** The first part of each row whose keys begin with these, and go on. */
  readonly firstUnder: ReadonlyMap<string, readonly number[]>
  /** How many clauses are numbered in some way. */
  readonly clauses: Map<string, number>
}

const indexOf = perKey(numberingKey, (contract): PartIndex => {
  const parts = partsOf(contract)
  const byLastKeys = new Map<string, number[]>()
  const firstUnder = new Map<string, number[]>()
  for (const [index, part] of parts.entries()) {
    for (const keys of lastKeysOf(part, parts)) {
      const alike = byLastKeys.get(keys)
      if (alike) alike.push(index)
      else byLastKeys.set(keys, [index])
    }
    for (let length = 1; length < part.keys.length; length++) {
      const keys = part.keys.slice(0, length).join('.')
      const firsts = firstUnder.get(keys)
      if (!firsts) firstUnder.set(keys, [index])
      else if (parts[firsts.at(-1) as number]?.row !== part.row) firsts.push(index)
    }
  }
  return { byLastKeys, firstUnder, clauses: new Map<string, number>() }
})

/** So many parts with one number take longer to compare than to look for the nearest. */
const manyParts = 16

const inCircles = new RegExp(circled, 'g')

const lastTwo = (keys: readonly string[]): string => keys.slice(-2).join('.')

function lastKeysOf({ keys, parent }: Part, parts: readonly Part[]): Iterable<string> {
  const found = new Set([lastTwo(keys)])
  if (keys.length > 1) return found
  for (let around = parts[parent]; around; around = parts[around.parent]) found.add(`${around.keys.at(-1)}.${keys[0]}`)
  return found
}

/** “Section II: Licence” at the start of a passage names itself; “Section II applies” and “Sections 1–3” do not. */
function isHead({ at, isAlone }: ReferenceInText, { text }: Passage): boolean {
  return at.start === 0 && isAlone && /^\s*(?:[:.–—-]|$|\s\p{Lu})/u.test(text.slice(at.end))
}

/** What keys may name and a reader would take alike. */
interface Tied {
  /** The same with what a reader would not take. */
  readonly all: Chains
  /** In document order. */
  readonly chains: Chains
  /** Whether it is certain in which part of the file they are meant. */
  readonly isSure: boolean
  /** In how many rows the innermost are numbered. */
  readonly rows: number
  /** For each key, whether it names the same part in all of them. */
  readonly isShared: readonly boolean[]
}

/** Finds what references name. */
export class Resolver {
  readonly #contract: Contract
  readonly #parts: readonly Part[]
  readonly #attachments: readonly Attachment[]
  readonly #index: PartIndex
  readonly #regions: Regions
  readonly #words = new Map<number, string>()
  readonly #known = new Map<string, Tied>()
  /** What the reference at hand rests on. */
  #rests: Rests | undefined = nothing()

  constructor(contract: Contract) {
    this.#contract = contract
    this.#parts = partsOf(contract)
    this.#attachments = attachmentsOf(contract)
    this.#index = indexOf(contract)
    this.#regions = new Regions(contract)
  }

  /** What the references of a passage name, in order; none of words that are the head of the very thing that they name. */
  resolve(passage: Passage): readonly Resolution[] {
    const numbered = referencesInText(passage.wording).flatMap((raw) => this.#numbered(raw, passage) ?? [])
    const relative = relativeReferencesInText(passage.wording).map((raw) => this.#relative(raw, passage))
    return relative.length === 0 ? numbered : [...numbered, ...relative].sort((a, b) => a.at.start - b.at.start)
  }

  #numbered(raw: ReferenceInText, passage: Passage): Resolution | undefined {
    const offset = sourceSpan(passage, raw.at.start, raw.at.end).start
    if (this.#isHeadAt(offset) || isHead(raw, passage)) return undefined
    const { label, owner, at, keys } = raw
    this.#rests = nothing()
    const target = label === 'attachment' ? this.#attachment(raw) : this.#find(raw, offset)
    const isToItself =
      label !== 'attachment' &&
      this.#isMistakenlySelf(raw, passage) &&
      target.targets.length === 1 &&
      target.targets[0] === partAt(this.#contract, offset)
    return { label, owner, at, keys, target, isToItself, rests: this.#rests }
  }

  #relative(raw: RelativeInText, passage: Passage): Resolution {
    const offset = sourceSpan(passage, raw.at.start, raw.at.end).start
    return {
      label: raw.unit === 'clause' ? 'section' : 'paragraph',
      owner: 'own',
      at: raw.at,
      keys: raw.key ? [raw.key] : [],
      target: relativeTarget(this.#contract, raw, offset),
      isToItself: false,
      rests: restsOnNumbering(raw) ? nothing() : undefined,
    }
  }

  #isHeadAt(offset: number): boolean {
    return isPartStart(this.#contract, offset) || this.#attachments.some(({ at }) => at.start === offset)
  }

  /** Whether a line begins so that was read as no head, which the reference at hand then rests on. */
  #beginsLine(start: string): boolean {
    const isThere = beginsUnreadLine(this.#contract, start)
    this.#rests?.lineStarts.push({ start, isThere })
    return isThere
  }

  /** “this Section 9”, “(Section 9)” and one of several in a row are meant to name where they stand. */
  #isMistakenlySelf({ saysThis, at, isAlone, owner }: ReferenceInText, { kind, text }: Passage): boolean {
    // “Section 1 of the Agreement” in an exhibit is not the exhibit's own.
    return (
      !saysThis &&
      isAlone &&
      owner === 'own' &&
      kind !== 'heading' &&
      at.start > 0 &&
      !/[(（]\s*$/.test(text.slice(0, at.start))
    )
  }

  #attachment({ keys, name, owner }: ReferenceInText): Target {
    const key = keys[0]?.key ?? ''
    const targets = this.#attachments.flatMap((one, index) => (one.name === name && one.key === key ? [index] : []))
    // “Exhibit 10.1” on top of a filing is no fellow of Exhibit A.
    const hasOthers = this.#attachments.some(
      (one) => one.name === name && one.key !== '' && sort(one.key) === sort(key),
    )
    const isPage = Number.parseInt(key, 10) > mostAttachments
    const isSure = hasOthers && !isPage && owner === 'own' && !this.#beginsLine(`${name} ${key}`)
    const status = targets.length > 0 ? 'found' : isSure ? 'missing' : 'unknown'
    return { status, targets: targets.slice(0, 1), keyParts: [] }
  }

  #find(raw: ReferenceInText, offset: number): Target {
    const keys = raw.keys.map(({ key }) => key)
    const isElsewhere = raw.region?.kind === 'attachment' && this.#regions.named(raw.region).length === 0
    if (raw.owner === 'other' || isElsewhere) return { status: 'unknown', targets: [], keyParts: [] }
    for (let length = keys.length; length > 0; length--) {
      const tied = this.#tied(raw, length, offset)
      const best = this.#toldApart(tied, offset)
      if (best.length === 0) continue
      // What is left may be an item inside a sentence: (a) …; (b) ….
      const rest = keys.slice(length)
      const naming = best.filter((chain) => rest.length === 0 || this.#names(chain.at(-1) as number, rest))
      const meant = naming.length > 0 ? naming : best
      const targets = meant.map((chain) => chain.at(-1) as number)
      const chain = meant[0] as readonly number[]
      const isGuess = best.length < tied.chains.length || !tied.isSure
      // Which of the lists of one clause is meant may be guessed, and is too little to write on.
      const isSure = (part: number, i: number): boolean =>
        !isGuess || (tied.isSure && (part === chain[0] || tied.isShared[i] === true))
      const keyParts = keys.map((_, i) => (i < length && isSure(chain[i] as number, i) ? (chain[i] as number) : -1))
      const paragraph = targets.length === 1 ? this.#paragraph(targets[0] as number, raw, length) : undefined
      if (paragraph) return { status: 'found', targets, keyParts, paragraph }
      const several = tied.isSure ? 'ambiguous' : 'unknown'
      const isUnclear = !isFigure(rest[0]) && (isGuess || !this.#isWhole(tied, meant, rest, offset))
      const none = isUnclear ? 'unknown' : this.#whenMissing(raw, length)
      const status = naming.length === 0 ? none : targets.length > 1 ? several : 'found'
      return { status, targets, keyParts }
    }
    const implied = raw.isInSmallRoman ? undefined : this.#implied(keys, raw, offset)
    return implied ?? { status: this.#whenMissing(raw, 0), targets: [], keyParts: keys.map(() => -1) }
  }

  /** What the first keys of a reference may name. But of a relative one, it is the same for all that stand in one region and say the same. */
  #tied(raw: ReferenceInText, length: number, offset: number): Tied {
    const keys = raw.keys.slice(0, length)
    if (raw.isRelative) return this.#tiedAt(keys, raw, offset)
    const written = keys.map(({ key, isCircled }) => (isCircled ? `(${key})` : key))
    const region = Object.values(raw.region ?? {}).join('-')
    const asked = [regionAt(this.#contract, offset), region, raw.label, raw.isInSmallRoman ?? false, ...written].join(
      ' ',
    )
    const tied = this.#known.get(asked) ?? this.#tiedAt(keys, raw, offset)
    this.#known.set(asked, tied)
    return tied
  }

  #tiedAt(keys: readonly KeyInText[], raw: ReferenceInText, offset: number): Tied {
    const all = this.#chains(
      keys.map(({ key }) => key),
      raw,
      offset,
    )
    const found = this.#regions.meant(all, raw, offset)
    const alike = asWritten(found.chains, keys, (chain) => chain.map((at) => this.#parts[at]?.form))
    const chains = this.#nearest(alike, raw, offset)
    const rows = new Set(chains.map((chain) => this.#target(chain).row)).size
    return {
      all: alike,
      chains,
      isSure: found.isSure,
      rows,
      isShared: keys.map((_key, i) => chains.every((one) => one[i] === chains[0]?.[i])),
    }
  }

  /** 第九条第三款: the paragraphs of an article are counted where they have no numbers. */
  #paragraph(target: number, { keys }: ReferenceInText, depth: number): Span | undefined {
    const key = keys[depth]
    if (key?.isParagraph) this.#rests = undefined
    return key?.isParagraph ? paragraphsOf(this.#contract, target)[Number(key.key) - 1] : undefined
  }

  /** “Section 3” is a clause and no item (3) of a list somewhere. */
  #canBegin(part: number, { label, isRelative, isInSmallRoman }: ReferenceInText): boolean {
    const form = this.#parts[part]?.form ?? ''
    if (isInSmallRoman) return /^(?:article|section|roman)$/.test(form)
    return isRelative || label === 'paragraph' || !/paren|circled/.test(form)
  }

  /** “Section 7” where only 7.1 and its like are numbered names the first of them. */
  #implied(keys: readonly string[], raw: ReferenceInText, offset: number): Target | undefined {
    const firsts = this.#index.firstUnder.get(keys.join('.')) ?? []
    const { chains } = this.#regions.meant(
      firsts.map((index) => [index]),
      raw,
      offset,
    )
    const first = chains[0]?.[0]
    return first === undefined ? undefined : { status: 'found', targets: [first], keyParts: keys.map(() => -1) }
  }

  /** The parts that the keys may name, each as the chain of parts from the outermost key to the innermost. */
  #chains(keys: readonly string[], raw: ReferenceInText, offset: number): Chains {
    const candidates = this.#index.byLastKeys.get(lastTwo(keys)) ?? []
    const chainsOf = (some: readonly number[]): (readonly number[])[] =>
      some.flatMap((candidate) => {
        const chain = this.#chainOf(candidate, keys, raw)
        return chain && this.#canBegin(chain[0] as number, raw) ? [chain] : []
      })
    if (!raw.isRelative || raw.region || candidates.length < manyParts) return chainsOf(candidates)
    // Of thousands of items (a), “paragraph (a)” names the one around it: none further off is nearer.
    for (const part of partsAround(this.#contract, offset)) {
      const [from, to] = [part, partEnd(this.#contract, part)].map((at) => lastAtMost(candidates, at - 1) + 1)
      const near = chainsOf(candidates.slice(from, to)).filter(([first = -1]) => first >= part)
      if (near.some((chain) => this.#isWrittenSo(chain, raw) && this.#suits(this.#target(chain), raw))) return near
    }
    return chainsOf(candidates)
  }

  #target(chain: readonly number[]): Part {
    return this.#parts[chain.at(-1) as number] as Part
  }

  #isWrittenSo(chain: readonly number[], { keys }: ReferenceInText): boolean {
    return chain.every((at, i) => (this.#parts[at]?.form === 'circled') === (keys[i]?.isCircled ?? false))
  }

  #chainOf(candidate: number, keys: readonly string[], raw: ReferenceInText): number[] | undefined {
    const chain: number[] = []
    let at = candidate
    let left = keys.length
    while (left > 0) {
      const part = this.#parts[at]
      if (!part) return undefined
      const own = part.keys
      // The number of a chapter's article counts on through all chapters: its keys are its own.
      if (own.length > left || !own.every((key, i) => key === keys[left - own.length + i])) return undefined
      for (let i = 0; i < own.length; i++) chain.unshift(at)
      left -= own.length
      at = part.parent
      // The first of 第一条第③项 is the article, and not the （一） that ③ stands in.
      const isNext = (): boolean =>
        this.#endsWith(at, keys[left - 1] as string) && (left > 1 || this.#canBegin(at, raw))
      while (left > 0 && at >= 0 && !isNext()) at = this.#parts[at]?.parent ?? -1
    }
    return chain
  }

  #endsWith(index: number, key: string): boolean {
    return this.#parts[index]?.keys.at(-1) === key
  }

  /** Of several chains the ones that a reader would take: in the same clause for “paragraph (c)”, else the outermost. */
  #nearest(chains: Chains, raw: ReferenceInText, offset: number): Chains {
    if (chains.length < 2) return chains
    const own = regionAt(this.#contract, offset)
    const around = raw.isRelative ? new Set(partsAround(this.#contract, offset)) : undefined
    const rank = (chain: readonly number[]): number => {
      const first = chain[0] as number
      const style = this.#suits(this.#target(chain), raw) ? 0 : 50
      if (around) return style - this.#shared(first, around)
      const region = regionAt(this.#contract, (this.#parts[first] as Part).at.start)
      return style + this.#depth(first) + (region === own ? 0 : region === 0 ? 100 : 200)
    }
    const ranked = chains.map((chain) => ({ chain, rank: rank(chain) }))
    const best = Math.min(...ranked.map((one) => one.rank))
    return ranked.filter((one) => one.rank === best).map(({ chain }) => chain)
  }

  /** Only numbers of one row can be meant alike; rows that begin anew are told apart by what stands around them. */
  #toldApart({ chains, rows }: Tied, offset: number): Chains {
    if (rows < 2) return chains
    const before = lastBy(chains, offset, (chain) => this.#target(chain).at.start)
    return [chains[Math.max(before, 0)] as readonly number[]]
  }

  #suits({ form }: Part, { label }: ReferenceInText): boolean {
    if (label === 'zh-article') return !/roman|alpha|paren|zh-chapter|zh-section/.test(form)
    if (label === 'zh-chapter' || label === 'zh-section') return form === label
    if (label === 'article') return form === 'article' || form === 'roman' || form === 'decimal'
    return !/^zh-(?:chapter|section)$/.test(form)
  }

  #depth(index: number): number {
    let depth = 0
    for (let at = this.#parts[index]?.parent ?? -1; at >= 0; at = this.#parts[at]?.parent ?? -1) depth++
    return depth
  }

  /** How many of some parts a part stands in, or is. */
  #shared(index: number, around: ReadonlySet<number>): number {
    let shared = 0
    for (let at = index; at >= 0; at = this.#parts[at]?.parent ?? -1) if (around.has(at)) shared++
    return shared
  }

  /** What a part says after its own number. */
  #wordsOf(target: number): string {
    const { at, span } = this.#parts[target] as Part
    const known = this.#words.get(target)
    const written = (): string => this.#contract.text.slice(at.end, span.end).replace(inCircles, '($&)')
    const words = known ?? written().normalize('NFKC').toLowerCase()
    this.#words.set(target, words)
    return words
  }

  /** Whether a part contains the first of the keys as an item in brackets, or as a Markdown list shown with letters. */
  #names(target: number, [key = '']: readonly string[]): boolean {
    const words = this.#wordsOf(target)
    const item = new RegExp(`^\\s*${key}(?:\\.(?!\\d)|\\))`, 'mu')
    for (const piece of piecesAt(this.#contract, (this.#parts[target] as Part).span)) this.#rests?.pieces.add(piece)
    if (words.includes(`(${key})`) || item.test(words)) return true
    const letter = /^[a-z]$/.test(key) ? key.charCodeAt(0) - 96 : 0
    return this.#parts.some(({ parent, isMarker, value }) => parent === target && isMarker && value === letter)
  }

  /**
   * Whether an item that a part does not have is missing: in an attachment another document may be meant, and where a clause
   * was read into an item of a list, or items of a list that is not its own follow it, it may hold them after all.
   */
  #isWhole({ all }: Tied, meant: Chains, rest: readonly string[], offset: number): boolean {
    const [chain] = meant
    if (!chain || meant.length > 1 || all.some((other) => this.#names(other.at(-1) as number, rest))) return false
    const target = chain.at(-1) as number
    const { startsLine, at } = this.#parts[target] as Part
    const next = this.#parts[partEnd(this.#contract, target)]
    const around: Part[] = []
    for (let up = this.#parts[target]; up; up = this.#parts[up.parent]) around.push(up)
    const isCut = next !== undefined && isOfList(next) && around.every(({ form }) => form !== next.form)
    const isInItem = around.some((part, i) => isOfList(part) && around.slice(0, i).some((inner) => !isOfList(inner)))
    return startsLine && !isCut && !isInItem && this.#regions.isInBody(offset) && this.#regions.isInBody(at.start)
  }

  /**
   * A reference that leads nowhere is a mistake only where it is sure to mean this contract and this has such numbers.
   * @param length how many of its keys lead somewhere
   */
  #whenMissing(raw: ReferenceInText, length: number): ReferenceStatus {
    const [first] = raw.keys
    if (raw.owner !== 'own' || raw.isRelative || raw.isInSmallRoman || !first) return 'unknown'
    const isStatute = Number.parseInt(first.key, 10) > highest
    const alike = Math.max(this.#clauses(raw.label, first.key, false), this.#clauses(raw.label, first.key, true))
    if (alike < fewest || isStatute) return 'unknown'
    const written = raw.keys.map(({ key }) => key)
    // A letter begins no line that could be told from others.
    if (length > 0 && !isFigure(written[length])) return 'missing'
    // A number that begins some line may be a clause that was not read as one.
    return this.#beginsLine(written.filter(isFigure).join('.')) ? 'unknown' : 'missing'
  }

  /** How many clauses are numbered in the sort of a key, by numbers of their own or by those of their sub-clauses. */
  #clauses(label: Label, key: string, bySubClauses: boolean): number {
    const asked = `${label === 'article'} ${sort(key)} ${bySubClauses}`
    const known = this.#index.clauses.get(asked)
    if (known !== undefined) return known
    const parts = this.#parts.filter(
      ({ form, startsLine, keys }) =>
        startsLine &&
        keys.length > 1 === bySubClauses &&
        sort(keys[0] as string) === sort(key) &&
        (label === 'article' ? form === 'article' || form === 'roman' : !/paren|circled|lower/.test(form)),
    )
    const count = new Set(parts.map(({ keys }) => keys[0])).size
    this.#index.clauses.set(asked, count)
    return count
  }
}

/** No contract has so many clauses; “Section 365(n)” is a statute's. */
const highest = 99

/** No contract has so many of one kind; “Pricing Schedule 50” is a line of a table of contents. */
const mostAttachments = 40

const isFigure = (key = ''): boolean => /\d/.test(key)

const isOfList = ({ form }: Part): boolean => /paren|circled|lower/.test(form)

const sort = (key: string): 'number' | 'letter' => (/^\d/.test(key) ? 'number' : 'letter')
