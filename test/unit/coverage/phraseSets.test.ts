import { describe, expect, it } from 'vitest'
import { isSet, phrasesOf, setsIn, sharedSets } from '../../../server/src/coverage/phraseSets.ts'
import { readPhrase } from '../../../server/src/coverage/phrases.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'

const sets = {
  duty: ['shall', 'must'],
  union: ['european union', 'eu'],
  country: ['france', '@union', '法国'],
}

describe('a set of phrases', () => {
  it.each<[written: string, phrases: string[]]>([
    ['keep records', ['keep records']],
    ['@duty', ['shall', 'must']],
    ['@country', ['france', 'european union', 'eu', '法国']],
    ['in …4 @union', ['in …4 (european union|eu)']],
    ['在…4(境内|@country)', ['在…4(境内|(france|european union|eu|法国))']],
    ['@duty not', ['(shall|must) not']],
    ['@duty …4 @union', ['(shall|must) …4 (european union|eu)']],
  ])('in “%s” is put in: %j', (written, phrases) => {
    expect(phrasesOf(written, sets)).toEqual(phrases)
  })

  it.each<[written: string, names: string[], isWhole: boolean]>([
    ['@duty', ['duty'], true],
    ['@not-there', ['not-there'], true],
    ['@duty not', ['duty'], false],
    ['in @a or (b|@c-d)', ['a', 'c-d'], false],
    ['keep records', [], false],
    ['write to legal@example.com', [], false],
    ['在…4@duty', ['duty'], false],
    ['@', [], false],
  ])('is named in “%s”: %j', (written, names, isWhole) => {
    expect([setsIn(written), isSet(written)]).toEqual([names, isWhole])
  })

  it.each<[written: string, lexicon: Record<string, string[]>, mistake: RegExp]>([
    ['in @nowhere', {}, /no set of phrases “@nowhere”/],
    ['in @constructor', {}, /no set of phrases “@constructor”/],
    ['in @a', { a: ['b', 'of @a'] }, /“@a” contains itself/],
    ['in @a', { a: ['@b'], b: ['to @a'] }, /“@a” contains itself/],
  ])('in “%s” of %j is a mistake and says so', (written, lexicon, mistake) => {
    expect(() => phrasesOf(written, lexicon)).toThrow(mistake)
  })

  it('that names others twice is refused before they have multiplied', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`s${i}`, i === 0 ? ['word'] : [`@s${i - 1} or @s${i - 1}`]]),
    )
    expect(() => phrasesOf('keep @s59', doubling)).toThrow(/too many wordings/)
    const whole = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`s${i}`, i === 0 ? ['word'] : [`@s${i - 1}`, `@s${i - 1}`]]),
    )
    expect(() => phrasesOf('@s59', whole)).toThrow(/too many wordings/)
  })

  it('is read as the same alternatives would be if they stood there', () => {
    const [put = ''] = phrasesOf('in …4 @union', sets)
    expect(readPhrase(put)).toEqual(readPhrase('in …4 (european union|eu)'))
  })

  it('that a playbook may name rests on such sets alone', () => {
    const shared = sharedSets(standardPack)
    expect(Object.keys(shared)).toContain('country-name')
    expect(Object.keys(shared)).not.toContain('legal-trouble')
    for (const phrase of Object.values(shared).flat())
      expect(setsIn(phrase).filter((name) => !Object.hasOwn(shared, name))).toEqual([])
  })

  it('of the standard pack is named by one of its patterns, at least through another set', () => {
    const { lexicon, families, interactions } = standardPack
    const named = new Set<string>()
    const name = (set: string): void => {
      if (named.has(set)) return
      named.add(set)
      for (const phrase of lexicon[set] ?? []) setsIn(phrase).forEach(name)
    }
    setsIn(JSON.stringify([families, interactions])).forEach(name)
    expect(Object.keys(lexicon).filter((set) => !named.has(set))).toEqual([])
  })
})
