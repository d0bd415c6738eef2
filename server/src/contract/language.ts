import { keptOf } from './changed.ts'
import type { Language } from './contract.ts'
import { Wording } from './wording.ts'

/** Frequent characters that are written differently in the two scripts, and only so. */
const traditionalOnly = new Set('個們這國會為應當條約義務責權據關規該與雙協議書終賣買業資產處報還開單實際價證變對簽訂')
const simplifiedOnly = new Set('个们这国会为应当条约义务责权据关规该与双协议书终卖买业资产处报还开单实际价证变对签订')

/** How many letters of each kind a text has. */
const lettersIn = Wording.remembered((text) => {
  let latin = 0
  let han = 0
  let traditional = 0
  let simplified = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) latin++
    else if (code >= 0x4e00 && code <= 0x9fff) {
      han++
      const character = text[i] as string
      if (traditionalOnly.has(character)) traditional++
      else if (simplifiedOnly.has(character)) simplified++
    }
  }
  return { latin, han, traditional, simplified }
})

type Letters = ReturnType<typeof lettersIn>

/** Counts the letters of the prose of a document: of its next text, those of what changed. */
export class LetterCount {
  #counted: readonly Wording[] = []
  readonly #sum = { latin: 0, han: 0, traditional: 0, simplified: 0 }

  /** How many letters of each kind some prose has. */
  of(prose: readonly Wording[]): Letters {
    const { head, tail } = keptOf(this.#counted, prose)
    for (let i = head; i < this.#counted.length - tail; i++) this.#add(this.#counted[i] as Wording, -1)
    for (let i = head; i < prose.length - tail; i++) this.#add(prose[i] as Wording, 1)
    this.#counted = prose
    return this.#sum
  }

  #add(wording: Wording, times: 1 | -1): void {
    const { latin, han, traditional, simplified } = lettersIn(wording)
    this.#sum.latin += times * latin
    this.#sum.han += times * han
    this.#sum.traditional += times * traditional
    this.#sum.simplified += times * simplified
  }
}

const noLetters: Letters = { latin: 0, han: 0, traditional: 0, simplified: 0 }

/**
 * The language that most of some prose, and of the facts, is written in, seen from their characters. What is at least a fifth Chinese characters,
 * by count against Latin letters, is Chinese: contracts in Chinese carry many Latin names and codes.
 */
export function detectLanguage(prose: readonly Wording[], facts?: Wording, letters = new LetterCount()): Language {
  const inProse = letters.of(prose)
  const inFacts = facts ? lettersIn(facts) : noLetters
  const sum = (kind: keyof Letters): number => inProse[kind] + inFacts[kind]
  const han = sum('han')
  if (han === 0 || han * 4 < sum('latin')) return 'en'
  return sum('traditional') > sum('simplified') ? 'zh-Hant' : 'zh-Hans'
}
