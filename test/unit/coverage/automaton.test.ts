import { describe, expect, it } from 'vitest'
import { Automaton, SequenceSet } from '../../../server/src/coverage/automaton.ts'

type Found = [string, number, number][]

function find(sequences: readonly string[], text: string): Found {
  const set = new SequenceSet()
  const indexes = sequences.map((sequence) => set.add(sequence.split(' ')))
  const { automaton, added } = set.compile()
  const found: Found = []
  new Automaton(automaton).scan(text.split(' '), (index, from, to) =>
    found.push([sequences[indexes.indexOf(added[index] as number)] as string, from, to]),
  )
  return found.sort()
}

/** The same by comparing everywhere, which nobody doubts. */
function findSlowly(sequences: readonly string[], text: string): Found {
  const words = text.split(' ')
  return [...new Set(sequences)]
    .flatMap((sequence) => {
      const wanted = sequence.split(' ')
      return words.flatMap(
        (_word, at): Found =>
          wanted.every((word, i) => words[at + i] === word) ? [[sequence, at, at + wanted.length]] : [],
      )
    })
    .sort()
}

describe('finding many word sequences at once', () => {
  it.each<[string, string[], string]>([
    ['one inside another', ['a b c', 'b c', 'c'], 'a b c'],
    ['overlapping themselves', ['a a'], 'a a a a'],
    ['begun again after a false start', ['a b', 'a c'], 'a a b a c'],
    ['behind a word that nothing knows', ['a b'], 'a x b a b'],
    ['that share their beginning', ['a b', 'a b c', 'a b d'], 'a b d a b c'],
    ['none', ['a b'], 'b a'],
    ['given twice', ['a b', 'a b'], 'a b'],
  ])('%s', (_what, sequences, text) => expect(find(sequences, text)).toEqual(findSlowly(sequences, text)))

  it('finds what comparing everywhere finds, for every text of 7 words out of 3', () => {
    const sequences = ['a', 'a b', 'b a', 'b b a', 'a b a b', 'c', 'b c a']
    for (let n = 0; n < 3 ** 7; n++) {
      const text = Array.from({ length: 7 }, (_, i) => 'abc'[Math.floor(n / 3 ** i) % 3]).join(' ')
      if (JSON.stringify(find(sequences, text)) !== JSON.stringify(findSlowly(sequences, text)))
        expect(find(sequences, text), text).toEqual(findSlowly(sequences, text))
    }
  })

  it('gives the same sequence one index', () => {
    const set = new SequenceSet()
    expect(set.add(['a', 'b'])).toBe(set.add(['a', 'b']))
    expect(set.add(['a'])).not.toBe(set.add(['a', 'b']))
  })

  it('takes linear time where every sequence nearly matches everywhere', () => {
    const set = new SequenceSet()
    for (let length = 1; length <= 300; length++) set.add([...new Array<string>(length).fill('a'), 'b'])
    const automaton = new Automaton(set.compile().automaton)
    let found = 0
    const started = performance.now()
    automaton.scan(new Array<string>(500_000).fill('a'), () => found++)
    expect(found).toBe(0)
    // Comparing everywhere would take some 10^10 steps.
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
