import { linked } from './automaton.ts'
import type { DetectorData } from './detector.ts'
import { type Chains, chainsByFirst } from './lexicon.ts'
import { NumberLists } from './numberLists.ts'
import { numbersIn, textOf } from './numberText.ts'

/** Lists of ascending numbers, each number as its difference from the one before: most are small. */
interface WrittenLists {
  readonly lengths: string
  readonly differences: string
}

/** Compiled patterns as the JSON in which they are kept: numbers as characters ({@link textOf}), a quarter of the digits. */
export interface WrittenPatterns extends Pick<DetectorData, 'subjects' | 'titles'> {
  /** With spaces between: no word has one. */
  readonly words: string
  readonly next: WrittenLists
  readonly ends: string
  readonly terms: number
  readonly says: WrittenLists
  readonly chains: {
    /** How many slots each has. */
    readonly lengths: string
    /** Of all, each as its {@link step} from the one before. */
    readonly slots: string
    /** Of all, one beside each slot. */
    readonly gaps: string
    /** Each as its difference from the one before. */
    readonly terms: string
    /** How many there are that a slot may be. */
    readonly parts: number
  }
}

/** Writes compiled patterns for {@link readPatterns}. */
export function writePatterns({ lexicon, subjects, titles }: DetectorData): WrittenPatterns {
  const { automaton, terms, says, chains } = lexicon
  const slots = Array.from(chains.slots.numbers)
  return {
    words: automaton.words.join(' '),
    next: writeLists(automaton.next),
    ends: textOf(automaton.ends.map((sequence) => (sequence < 0 ? 0 : 1))),
    terms,
    says: writeLists(says),
    chains: {
      lengths: textOf(lengthsOf(chains.slots)),
      slots: textOf(slots.map((slot, i) => step(slots[i - 1] ?? 0, slot))),
      gaps: textOf(chains.gaps),
      terms: textOf(chains.terms.map((term, i) => term - (chains.terms[i - 1] ?? 0))),
      parts: chains.byFirst.starts.length - 1,
    },
    subjects,
    titles,
  }
}

/** Reads what {@link writePatterns} wrote. */
export function readPatterns({ words, next, ends, terms, says, chains, ...rest }: WrittenPatterns): DetectorData {
  const automaton = linked({ words: words.split(' '), next: readLists(next), ends: numbersIn(ends) })
  return { lexicon: { automaton, terms, says: readLists(says), chains: readChains(chains, terms) }, ...rest }
}

const lengthsOf = ({ starts }: NumberLists): number[] =>
  Array.from(starts.subarray(1), (end, i) => end - (starts[i] as number))

function writeLists(lists: NumberLists): WrittenLists {
  const { starts, numbers } = lists
  const isFirst = new Set(starts)
  const differences = Array.from(numbers, (number, i) =>
    isFirst.has(i) ? number : number - (numbers[i - 1] as number),
  )
  return { lengths: textOf(lengthsOf(lists)), differences: textOf(differences) }
}

function readLists({ lengths, differences }: WrittenLists): NumberLists {
  const numbers = numbersIn(differences)
  const lists = NumberLists.ofLengths(numbersIn(lengths), numbers)
  for (let list = 0; list < lengths.length; list++)
    for (let i = (lists.starts[list] as number) + 1; i < (lists.starts[list + 1] as number); i++)
      numbers[i] = (numbers[i] as number) + (numbers[i - 1] as number)
  return lists
}

function readChains(written: WrittenPatterns['chains'], terms: number): Chains {
  const numbers = numbersIn(written.slots)
  for (let i = 0, slot = 0; i < numbers.length; i++) {
    const step = numbers[i] as number
    slot += step % 2 === 0 ? step / 2 : -(step + 1) / 2
    numbers[i] = slot
  }
  const chainTerms = numbersIn(written.terms)
  for (let i = 1; i < chainTerms.length; i++) chainTerms[i] = (chainTerms[i] as number) + (chainTerms[i - 1] as number)
  const slots = NumberLists.ofLengths(numbersIn(written.lengths), numbers)
  const byFirst = chainsByFirst(slots, terms, written.parts)
  return { slots, gaps: numbersIn(written.gaps), terms: chainTerms, byFirst }
}

/** How far on or back it is from one number to another: even for on, odd for back. */
const step = (from: number, to: number): number => (to < from ? 2 * (from - to) - 1 : 2 * (to - from))
