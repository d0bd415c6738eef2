import { Shelf } from './shelf.ts'

/** How many functions remember what they make of a wording. */
let slots = 0
/** Stands for “undefined” where that is what was made. */
const nothing = Symbol('nothing')
/** Stands for every empty list that was made: most wordings say nothing of most things. */
const none: readonly unknown[] = Object.freeze([])

/** What was made, as it is kept: a list that has grown has room for sixteen more. */
function compact<T>(value: T): T {
  if (!Array.isArray(value)) return value
  return (value.length === 0 ? none : value.slice()) as T
}

const shelf = new Shelf<Wording>()
let room = 0

/** Keeps wordings from one document to the next, up to so many characters. */
export function keepWordings(characters: number): void {
  room = characters
  shelf.room = characters
}

/** No paragraph has more room made for it, in UTF-16 units: with all that is worked out of them these take 9 MB. */
const mostRoom = 200_000

/**
 * Makes room for the sentences of a paragraph, twice: the one who types in it has it cut again at each key. A contract that
 * somebody took out of a PDF may be one paragraph.
 */
export function makeRoomFor({ length }: { readonly length: number }): void {
  if (room > 0 && room < Math.min(length * 2, mostRoom)) keepWordings(Math.min(length * 2, mostRoom))
}

/**
 * The words of a passage, without its place. An edit that leaves a passage alone leaves its wording the same object, so what
 * is worked out from the words alone is kept with them: an edit costs the passages that it changed.
 */
export class Wording {
  readonly text: string
  readonly #made: unknown[] = []
  #joined: WeakMap<Wording, Wording> | undefined

  constructor(text: string) {
    this.text = text
  }

  /** The wording of a text: the one that is kept of an earlier document, where there is one. */
  static of(text: string): Wording {
    const kept = shelf.get(text)
    if (kept) return kept
    const made = new Wording(text)
    shelf.put(text, made)
    return made
  }

  /** The words of two passages that are one; the same object each time. */
  followedBy(next: Wording): Wording {
    this.#joined ??= new WeakMap()
    const known = this.#joined.get(next) ?? new Wording(`${this.text} ${next.text}`)
    this.#joined.set(next, known)
    return known
  }

  /** Makes a function of a text remember what it made of each wording. */
  static remembered<T>(make: (text: string) => T): (wording: Wording) => T {
    const slot = slots++
    return (wording) => {
      const made = wording.#made
      const known = made[slot]
      if (known !== undefined) return (known === nothing ? undefined : known) as T
      const value = compact(make(wording.text))
      while (made.length <= slot) made.push(undefined)
      made[slot] = value === undefined ? nothing : value
      return value
    }
  }

  /** The same for what depends on one thing beside the text: of each wording what was made last is remembered. */
  static rememberedFor<Key extends object, T>(
    make: (wording: Wording, key: Key) => T,
  ): (wording: Wording, key: Key) => T {
    const lastOf = Wording.remembered((): { key?: Key; value?: T } => ({}))
    return (wording, key) => {
      const last = lastOf(wording)
      if (last.key !== key) {
        last.value = compact(make(wording, key))
        last.key = key
      }
      return last.value as T
    }
  }
}
