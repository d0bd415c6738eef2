import type { Contract, Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { perContract } from '../contract/perContract.ts'
import { type Attachment, attachmentsOf, regionAt } from './attachments.ts'
import { lineStartsOf } from './lineStarts.ts'
import { paragraphsOf } from './paragraphs.ts'
import { type Part, partAt, partsOf } from './parts.ts'
import type { Reference, ReferenceStatus } from './reference.ts'
import { type Label, type ReferenceInText, referencesInText } from './referencesInText.ts'
import { relativeReferences } from './relativeReferences.ts'

/** All references of a contract to places in itself, in document order. */
export const referencesOf = perContract((contract): readonly Reference[] => {
  const resolver = new Resolver(contract)
  const found = contract.passages.flatMap((passage, index) => {
    const numbered = referencesInText(passage.wording).flatMap((raw) => resolver.resolve(raw, passage, index) ?? [])
    const relative = relativeReferences(contract, passage, index)
    return relative.length === 0 ? numbered : [...numbered, ...relative].sort((a, b) => a.at.start - b.at.start)
  })
  return showsItsNumbers(found)
    ? found
    : found.map((one) => (one.status === 'missing' ? { ...one, status: 'unknown' } : one))
})

/**
 * A contract most of whose references lead nowhere was taken out of a word processor that numbered it: the numbers are not
 * in its text, and nothing can be said of them.
 */
function showsItsNumbers(references: readonly Reference[]): boolean {
  const clauses = references.filter(({ label }) => label !== 'attachment')
  const missing = new Set(
    clauses.flatMap(({ status, keys }) => (status === 'missing' ? keys.map(({ key }) => key).join('.') : [])),
  )
  return missing.size < several || clauses.filter(({ status }) => status === 'found').length > missing.size
}

/** So many different targets that are missing are no slip of a drafter. */
const several = 4

/** Where a reference leads: the head of the part or attachment that it names, or the paragraph. */
export function targetSpans(contract: Contract, reference: Reference): Span[] {
  if (reference.paragraph) return [reference.paragraph]
  return reference.targets.flatMap((index) =>
    reference.label === 'attachment'
      ? (attachmentsOf(contract)[index]?.at ?? [])
      : (partsOf(contract)[index]?.at ?? []),
  )
}

/** The reference that covers a place. */
export function referenceAt(contract: Contract, offset: number): Reference | undefined {
  return referencesOf(contract).find(({ at }) => at.start <= offset && offset <= at.end)
}

/** The references that name a part, or something in it where `deep`. */
export function referencesTo(contract: Contract, part: number): Reference[] {
  return referencesOf(contract).filter(({ label, targets }) => label !== 'attachment' && targets.includes(part))
}

/** “Section II: Licence” at the start of a passage names itself; “Section II applies” does not. */
function isHead({ at }: ReferenceInText, { text }: Passage): boolean {
  return at.start === 0 && /^\s*(?:[:.–—-]|$|\s\p{Lu})/u.test(text.slice(at.end))
}

/** What a reference was found to name. */
type Target = Pick<Reference, 'status' | 'targets' | 'keyParts' | 'paragraph'>

class Resolver {
  readonly #contract: Contract
  readonly #parts: readonly Part[]
  readonly #attachments: readonly Attachment[]
  readonly #byLastKey = new Map<string, number[]>()
  readonly #heads: ReadonlySet<number>
  readonly #words = new Map<number, string>()

  constructor(contract: Contract) {
    this.#contract = contract
    this.#parts = partsOf(contract)
    this.#attachments = attachmentsOf(contract)
    for (const [index, { keys }] of this.#parts.entries()) {
      const last = keys.at(-1) as string
      const alike = this.#byLastKey.get(last)
      if (alike) alike.push(index)
      else this.#byLastKey.set(last, [index])
    }
    this.#heads = new Set([...this.#parts.map(({ at }) => at.start), ...this.#attachments.map(({ at }) => at.start)])
  }

  /** A reference in its place; undefined where the words are the head of the very thing that they name. */
  resolve(raw: ReferenceInText, passage: Passage, index: number): Reference | undefined {
    const at = sourceSpan(passage, raw.at.start, raw.at.end)
    if (this.#heads.has(at.start) || isHead(raw, passage)) return undefined
    const base = {
      label: raw.label,
      owner: raw.owner,
      at,
      words: passage.text.slice(raw.at.start, raw.at.end),
      keys: raw.keys.map((key) => ({ key: key.key, at: sourceSpan(passage, key.at.start, key.at.end) })),
      passage: index,
    }
    if (raw.label === 'attachment') return { ...base, ...this.#attachment(raw), isToItself: false }
    const found = this.#find(raw, at.start)
    const here = partAt(this.#contract, at.start)
    return {
      ...base,
      ...found,
      isToItself: this.#isMistakenlySelf(raw, passage) && found.targets.length === 1 && found.targets[0] === here,
    }
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
    const isSure = hasOthers && !isPage && owner === 'own' && !lineStartsOf(this.#contract).has(`${name} ${key}`)
    const status = targets.length > 0 ? 'found' : isSure ? 'missing' : 'unknown'
    return { status, targets: targets.slice(0, 1), keyParts: [] }
  }

  #find(raw: ReferenceInText, offset: number): Target {
    const keys = raw.keys.map(({ key }) => key)
    if (raw.owner === 'other') return { status: 'unknown', targets: [], keyParts: [] }
    for (let length = keys.length; length > 0; length--) {
      const chains = this.#chains(keys.slice(0, length)).filter(([first = -1]) => this.#canBegin(first, raw))
      const best = this.#nearest(chains, raw, offset)
      if (best.length === 0) continue
      const targets = best.map((chain) => chain.at(-1) as number)
      const keyParts = (best[0] as readonly number[]).concat(Array(keys.length - length).fill(-1))
      const paragraph = targets.length === 1 ? this.#paragraph(targets[0] as number, raw, length) : undefined
      if (paragraph) return { status: 'found', targets, keyParts, paragraph }
      // What is left may be an item inside a sentence: (a) …; (b) ….
      const rest = keys.slice(length)
      const isThere = rest.length === 0 || targets.some((target) => this.#names(target, rest))
      const status = !isThere ? this.#whenMissing(raw) : targets.length > 1 ? 'ambiguous' : 'found'
      return { status, targets, keyParts }
    }
    return this.#implied(keys) ?? { status: this.#whenMissing(raw), targets: [], keyParts: keys.map(() => -1) }
  }

  /** 第九条第三款: the paragraphs of an article are counted where they have no numbers. */
  #paragraph(target: number, { keys }: ReferenceInText, depth: number): Span | undefined {
    const key = keys[depth]
    return key?.isParagraph ? paragraphsOf(this.#contract, target)[Number(key.key) - 1] : undefined
  }

  /** “Section 3” is a clause and no item (3) of a list somewhere. */
  #canBegin(part: number, { label, isRelative }: ReferenceInText): boolean {
    return isRelative || label === 'paragraph' || !/paren|circled/.test(this.#parts[part]?.form ?? '')
  }

  /** “Section 7” where only 7.1 and its like are numbered names the first of them. */
  #implied(keys: readonly string[]): Target | undefined {
    const first = this.#parts.findIndex(
      (part) => part.keys.length > keys.length && keys.every((key, i) => part.keys[i] === key),
    )
    return first < 0 ? undefined : { status: 'found', targets: [first], keyParts: keys.map(() => -1) }
  }

  /** The parts that the keys name, each as the chain of parts from the outermost key to the innermost. */
  #chains(keys: readonly string[]): number[][] {
    const candidates = this.#byLastKey.get(keys.at(-1) as string) ?? []
    return candidates.flatMap((candidate) => {
      const chain = this.#chainOf(candidate, keys)
      return chain ? [chain] : []
    })
  }

  #chainOf(candidate: number, keys: readonly string[]): number[] | undefined {
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
      while (left > 0 && at >= 0 && !this.#endsWith(at, keys[left - 1] as string)) at = this.#parts[at]?.parent ?? -1
    }
    return chain
  }

  #endsWith(index: number, key: string): boolean {
    return this.#parts[index]?.keys.at(-1) === key
  }

  /** Of several chains the ones that a reader would take: in the same clause for “paragraph (c)”, else the outermost. */
  #nearest(chains: readonly number[][], raw: ReferenceInText, offset: number): number[][] {
    const own = regionAt(this.#contract, offset)
    const rank = (chain: readonly number[]): number => {
      const target = chain.at(-1) as number
      const part = this.#parts[chain[0] as number] as Part
      const region = regionAt(this.#contract, part.at.start)
      const elsewhere = raw.isRelative ? 0 : region === own ? 0 : region === 0 ? 100 : 200
      const style = this.#suits(this.#parts[target] as Part, raw) ? 0 : 50
      return (
        elsewhere +
        style +
        (raw.isRelative ? -this.#shared(chain[0] as number, offset) : this.#depth(chain[0] as number))
      )
    }
    const ranked = chains.map((chain) => ({ chain, rank: rank(chain) }))
    const best = Math.min(...ranked.map((one) => one.rank))
    const nearest = ranked.filter((one) => one.rank === best).map(({ chain }) => chain)
    if (nearest.length < 2) return nearest
    // Only numbers of one row can be meant alike; rows that begin anew are told apart by what stands around them.
    const rows = new Set(nearest.map((chain) => this.#parts[chain.at(-1) as number]?.row))
    if (rows.size === 1) return nearest
    const before = nearest.findLast((chain) => (this.#parts[chain.at(-1) as number] as Part).at.start <= offset)
    return [before ?? (nearest[0] as number[])]
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

  /** How many open parts a part and a place have in common. */
  #shared(index: number, offset: number): number {
    const around = new Set<number>()
    for (let at = partAt(this.#contract, offset); at >= 0; at = this.#parts[at]?.parent ?? -1) around.add(at)
    let shared = 0
    for (let at = index; at >= 0; at = this.#parts[at]?.parent ?? -1) if (around.has(at)) shared++
    return shared
  }

  #wordsOf(target: number): string {
    const { span } = this.#parts[target] as Part
    const known = this.#words.get(target)
    const words = known ?? this.#contract.text.slice(span.start, span.end).normalize('NFKC').toLowerCase()
    this.#words.set(target, words)
    return words
  }

  /** Whether a part contains the first of the keys as an item in brackets, or as a Markdown list shown with letters. */
  #names(target: number, [key = '']: readonly string[]): boolean {
    const words = this.#wordsOf(target)
    const isItem = (line: string): boolean => line.startsWith(`${key}.`) || line.startsWith(`${key})`)
    if (words.includes(`(${key})`) || words.split('\n').some((line) => isItem(line.trimStart()))) return true
    const letter = /^[a-z]$/.test(key) ? key.charCodeAt(0) - 96 : 0
    return this.#parts.some(({ parent, isMarker, value }) => parent === target && isMarker && value === letter)
  }

  /** A reference that leads nowhere is a mistake only where it is sure to mean this contract and this has such numbers. */
  #whenMissing(raw: ReferenceInText): ReferenceStatus {
    const [first] = raw.keys
    if (raw.owner !== 'own' || raw.isRelative || !first) return 'unknown'
    const isStatute = Number.parseInt(first.key, 10) > highest
    const alike = Math.max(this.#clauses(raw.label, first.key, false), this.#clauses(raw.label, first.key, true))
    const written = raw.keys.map(({ key }) => key)
    // A number that begins some line may be a clause that was not read as one.
    return alike < fewest ||
      isStatute ||
      lineStartsOf(this.#contract).has(written.filter((key) => /\d/.test(key)).join('.'))
      ? 'unknown'
      : 'missing'
  }

  /** How many clauses are numbered in the sort of a key, by numbers of their own or by those of their sub-clauses. */
  #clauses(label: Label, key: string, bySubClauses: boolean): number {
    const parts = this.#parts.filter(
      ({ form, startsLine, keys }) =>
        startsLine &&
        keys.length > 1 === bySubClauses &&
        sort(keys[0] as string) === sort(key) &&
        (label === 'article' ? form === 'article' || form === 'roman' : !/paren|circled|lower/.test(form)),
    )
    return new Set(parts.map(({ keys }) => keys[0])).size
  }
}

/** A contract with fewer numbers than this does not number its clauses. */
const fewest = 3
/** No contract has so many clauses; “Section 365(n)” is a statute's. */
const highest = 99

/** No contract has so many of one kind; “Pricing Schedule 50” is a line of a table of contents. */
const mostAttachments = 40

const sort = (key: string): 'number' | 'letter' => (/^\d/.test(key) ? 'number' : 'letter')
