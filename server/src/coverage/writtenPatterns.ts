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
  /** What a sequence says, without what follows from the rest of it. */
  readonly says: WrittenLists
  /** For each term and part, those that all sequences say that say it. */
  readonly implies: WrittenLists
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
  const { kept, implies } = withoutImplied(says, terms + chains.byFirst.starts.length - 1)
  return {
    words: automaton.words.join(' '),
    next: writeLists(automaton.next),
    ends: textOf(automaton.ends.map((sequence) => (sequence < 0 ? 0 : 1))),
    terms,
    says: writeLists(kept),
    implies: writeLists(implies),
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
export function readPatterns({
  words,
  next,
  ends,
  terms,
  says,
  implies,
  chains,
  ...rest
}: WrittenPatterns): DetectorData {
  const automaton = linked({ words: words.split(' '), next: readLists(next), ends: numbersIn(ends) })
  const lexicon = {
    automaton,
    terms,
    says: withImplied(readLists(says), readLists(implies)),
    chains: readChains(chains, terms),
  }
  return { lexicon, ...rest }
}

/**
 * Leaves out what follows: a set of the pack that stands in many groups is said by each of them, at each of its sequences.
 * @param count how many terms and parts there are
 */
function withoutImplied(says: NumberLists, count: number): { kept: NumberLists; implies: NumberLists } {
  const said = listsOf(says).map((list) => new Set(list))
  const sequencesOf = Array.from({ length: count }, (): number[] => [])
  for (const [sequence, all] of said.entries()) for (const one of all) (sequencesOf[one] as number[]).push(sequence)
  const lengthOf = (one: number): number => (sequencesOf[one] as number[]).length
  // What is said at more sequences follows from what is said at fewer, and of those that are said at the same from the first.
  const within = Array.from({ length: count }, (): number[] => [])
  for (const [one, sequences] of sequencesOf.entries()) {
    if (sequences.length < 2) continue
    const [first, ...others] = sequences.map((sequence) => said[sequence] as ReadonlySet<number>)
    for (const other of first ?? [])
      if ((lengthOf(other) > sequences.length || other > one) && others.every((all) => all.has(other)))
        (within[other] as number[]).push(one)
  }
  const implies = Array.from({ length: count }, (): number[] => [])
  const kept = said.map((all) => new Set(all))
  for (const [one, parts] of within.entries()) {
    for (const part of parts.sort((a, b) => lengthOf(b) - lengthOf(a))) {
      const left = (sequencesOf[part] as number[]).filter((sequence) => kept[sequence]?.has(one))
      if (left.length < 2) continue
      ;(implies[part] as number[]).push(one)
      for (const sequence of left) kept[sequence]?.delete(one)
    }
  }
  return { kept: NumberLists.of(kept.map((all) => [...all])), implies: NumberLists.of(implies) }
}

/** Puts back what follows. It makes no lists of its own: a server waits for twenty thousand of them. */
function withImplied(kept: NumberLists, implies: NumberLists): NumberLists {
  const count = implies.starts.length - 1
  const lengths = new Int32Array(kept.starts.length - 1)
  const seenAt = new Int32Array(count).fill(-1)
  let numbers = new Int32Array(kept.numbers.length * 2)
  let end = 0
  for (let list = 0; list < lengths.length; list++) {
    const start = end
    if (end + count > numbers.length) {
      const more = new Int32Array(numbers.length * 2)
      more.set(numbers)
      numbers = more
    }
    for (let i = kept.starts[list] as number; i < (kept.starts[list + 1] as number); i++) {
      seenAt[kept.numbers[i] as number] = list
      numbers[end++] = kept.numbers[i] as number
    }
    const given = end
    for (let at = start; at < end; at++) {
      const one = numbers[at] as number
      for (let i = implies.starts[one] as number; i < (implies.starts[one + 1] as number); i++) {
        const other = implies.numbers[i] as number
        if (seenAt[other] === list) continue
        seenAt[other] = list
        numbers[end++] = other
      }
    }
    if (end > given) numbers.subarray(start, end).sort()
    lengths[list] = end - start
  }
  return NumberLists.ofLengths(lengths, numbers.slice(0, end))
}

const listsOf = ({ starts, numbers }: NumberLists): number[][] =>
  Array.from({ length: starts.length - 1 }, (_, i) => Array.from(numbers.subarray(starts[i], starts[i + 1])))

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
