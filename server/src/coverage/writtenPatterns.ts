import type { DetectorData } from './detector.ts'
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
    readonly gaps: string
    /** Each as its difference from the one before. */
    readonly terms: string
  }
}

/** Writes compiled patterns for {@link readPatterns}. */
export function writePatterns({ lexicon, subjects, titles }: DetectorData): WrittenPatterns {
  const { automaton, terms, says, chains } = lexicon
  const slots = chains.flatMap((chain) => chain.slots)
  return {
    words: automaton.words.join(' '),
    next: writeLists(automaton.next),
    ends: textOf(automaton.ends),
    terms,
    says: writeLists(says),
    chains: {
      lengths: textOf(chains.map(({ slots }) => slots.length)),
      slots: textOf(slots.map((slot, i) => step(slots[i - 1] ?? 0, slot))),
      gaps: textOf(chains.flatMap(({ gaps }) => gaps)),
      terms: textOf(chains.map(({ term }, i) => term - (chains[i - 1]?.term ?? 0))),
    },
    subjects,
    titles,
  }
}

/** Reads what {@link writePatterns} wrote. */
export function readPatterns({ words, next, ends, terms, says, chains, ...rest }: WrittenPatterns): DetectorData {
  const automaton = { words: words.split(' '), next: readLists(next), ends: numbersIn(ends) }
  return { lexicon: { automaton, terms, says: readLists(says), chains: readChains(chains) }, ...rest }
}

function writeLists({ starts, numbers }: NumberLists): WrittenLists {
  const lengths = Array.from(starts.subarray(1), (end, i) => end - (starts[i] as number))
  const isFirst = new Set(starts)
  const differences = Array.from(numbers, (number, i) =>
    isFirst.has(i) ? number : number - (numbers[i - 1] as number),
  )
  return { lengths: textOf(lengths), differences: textOf(differences) }
}

function readLists({ lengths, differences }: WrittenLists): NumberLists {
  const numbers = numbersIn(differences)
  const lists = new NumberLists(numbersIn(lengths), numbers)
  for (let list = 0; list < lengths.length; list++)
    for (let i = (lists.starts[list] as number) + 1; i < (lists.starts[list + 1] as number); i++)
      numbers[i] = (numbers[i] as number) + (numbers[i - 1] as number)
  return lists
}

function readChains(written: WrittenPatterns['chains']): DetectorData['lexicon']['chains'] {
  const gaps = numbersIn(written.gaps)
  const terms = numbersIn(written.terms)
  const slots: number[] = []
  for (const step of numbersIn(written.slots))
    slots.push((slots.at(-1) ?? 0) + (step % 2 === 0 ? step / 2 : -(step + 1) / 2))
  let [slot, gap, term] = [0, 0, 0]
  return Array.from(numbersIn(written.lengths), (length, i) => {
    term += terms[i] as number
    slot += length
    gap += length - 1
    return { slots: slots.slice(slot - length, slot), gaps: Array.from(gaps.subarray(gap - length + 1, gap)), term }
  })
}

/** How far on or back it is from one number to another: even for on, odd for back. */
const step = (from: number, to: number): number => (to < from ? 2 * (from - to) - 1 : 2 * (to - from))
