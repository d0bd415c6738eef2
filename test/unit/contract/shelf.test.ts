import { expect, it } from 'vitest'
import { Shelf } from '../../../server/src/contract/shelf.ts'

function shelfOf(room: number): Shelf<string> {
  const shelf = new Shelf<string>()
  shelf.room = room
  return shelf
}

it('keeps nothing before it is given room', () => {
  const shelf = new Shelf<string>()
  shelf.put('words', 'made')
  expect(shelf.get('words')).toBeUndefined()
})

it('gives what was made of a text', () => {
  const shelf = shelfOf(100)
  shelf.put('words', 'made')
  expect(shelf.get('words')).toBe('made')
  expect(shelf.get('others')).toBeUndefined()
})

it('keeps what was asked for again, and lets go of what was not', () => {
  const shelf = shelfOf(40)
  for (const text of ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'dddddddddd']) shelf.put(text, text)
  shelf.get('aaaaaaaaaa')
  shelf.get('cccccccccc')
  shelf.put('eeeeeeeeee', 'eeeeeeeeee')
  shelf.put('ffffffffff', 'ffffffffff')
  expect(['a', 'b', 'c', 'd', 'e', 'f'].filter((letter) => shelf.get(letter.repeat(10)))).toEqual(['a', 'c', 'e', 'f'])
})

it('never keeps more characters than there is room for, whatever is asked for', () => {
  const shelf = shelfOf(1000)
  const texts = Array.from({ length: 500 }, (_, i) => `${i} `.padEnd(10 + (i % 90), 'x'))
  for (const text of texts) {
    shelf.put(text, text)
    for (const other of texts) shelf.get(other)
    const kept = texts.filter((other) => shelf.get(other)).reduce((sum, other) => sum + other.length, 0)
    expect(kept).toBeLessThanOrEqual(1000)
    expect(kept).toBeGreaterThanOrEqual(text.length)
  }
})
