import { describe, expect, it } from 'vitest'
import { seeming, wordsWith } from '../../../server/src/coverage/chineseWordTables.ts'

const words = new Set(Object.values(wordsWith).flatMap((listed) => listed.split(' ')))

describe('the words in which a character is no word of its own', () => {
  it.each(Object.entries(wordsWith))('%s: each holds the character, once in the list', (character, listed) => {
    const list = listed.split(' ')
    expect(list.filter((word) => !word.includes(character) || word === character)).toEqual([])
    expect(list).toHaveLength(new Set(list).size)
  })

  it.each(Object.entries(seeming))(
    '%s is one of them, and stands in each of what only seems to hold it',
    (word, listed) => {
      expect(words).toContain(word)
      expect(listed.split(' ').filter((other) => !other.includes(word) || other === word)).toEqual([])
    },
  )
})
