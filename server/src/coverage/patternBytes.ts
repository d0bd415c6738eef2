import type { LinkedAutomaton } from './automaton.ts'
import type { DetectorData } from './detector.ts'
import type { Chains } from './lexicon.ts'
import { NumberLists } from './numberLists.ts'

/** What of patterns is not lists of numbers, as the JSON that stands before those. */
interface Head extends Pick<DetectorData, 'subjects' | 'titles'> {
  /** With spaces between: no word has one. */
  readonly words: string
  readonly terms: number
  /** How many numbers each list has. */
  readonly lengths: readonly number[]
}

const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/**
 * Compiled patterns as bytes that are used as they are read: a process that lives for one check has no time to work them out.
 * First the length of what comes before the numbers; then JSON with spaces up to a multiple of four bytes; then the numbers, all in 32
 * bits with the least byte first.
 */
export function bytesOf({ lexicon, subjects, titles }: DetectorData): Uint8Array {
  const { automaton, terms, says, chains } = lexicon
  const lists = [
    ...[automaton.next.starts, automaton.next.numbers, automaton.ends, automaton.fromFirst],
    ...[automaton.depth, automaton.fail, automaton.shorter, says.starts, says.numbers],
    ...[chains.slots.starts, chains.slots.numbers, chains.gaps, chains.terms],
    ...[chains.byFirst.starts, chains.byFirst.numbers],
  ]
  const words = automaton.words.join(' ')
  const head: Head = { words, terms, subjects, titles, lengths: lists.map(({ length }) => length) }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const start = 4 + json.length + (-json.length & 3)
  const bytes = new Uint8Array(start + 4 * lists.reduce((sum, { length }) => sum + length, 0)).fill(0x20, 4, start)
  bytes.set(json, 4)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, start, true)
  let at = start
  for (const list of lists) {
    for (const [i, number] of list.entries()) view.setInt32(at + 4 * i, number, true)
    at += 4 * list.length
  }
  return bytes
}

/** Reads what {@link bytesOf} gave. */
export function patternsIn(written: Uint8Array): DetectorData {
  const bytes = written.byteOffset % 4 === 0 ? written : written.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = view.getUint32(0, true)
  const head: Head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, at)))
  const { words, terms, subjects, titles, lengths } = head
  let list = 0
  const numbers = (): Int32Array => {
    const from = at
    const length = lengths[list++] as number
    at += 4 * length
    return isLittleEndian
      ? new Int32Array(bytes.buffer, bytes.byteOffset + from, length)
      : Int32Array.from({ length }, (_, i) => view.getInt32(from + 4 * i, true))
  }
  const lists = (): NumberLists => new NumberLists(numbers(), numbers())
  // In the order in which they were written.
  const next = lists()
  const [ends, fromFirst, depth, fail, shorter] = [numbers(), numbers(), numbers(), numbers(), numbers()]
  const automaton: LinkedAutomaton = { words: words.split(' '), next, ends, fromFirst, depth, fail, shorter }
  const says = lists()
  const chains: Chains = { slots: lists(), gaps: numbers(), terms: numbers(), byFirst: lists() }
  return { lexicon: { automaton, terms, says, chains }, subjects, titles }
}
