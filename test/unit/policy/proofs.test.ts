import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { proofMistakes } from '../../../scripts/generate/proofs.mjs'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { compileDetector } from '../../../server/src/coverage/detector.ts'
import { isSet, phrasesOf, setsIn } from '../../../server/src/coverage/phraseSets.ts'
import { readPhrase } from '../../../server/src/coverage/phrases.ts'
import { loadPack } from '../../../server/src/policy/load.ts'
import type { Family, Pack } from '../../../server/src/policy/schema.ts'

const pack = loadPack(path.resolve(import.meta.dirname, '../../../server/policy'))
const detector = compileDetector(pack)
const engine = { readContract, compileDetector, readPhrase, phrasesOf, isSet, setsIn }

const languages = ['en', 'zh'] as const
const proved = pack.families.filter(({ proofs }) => proofs)
const shows = (text: string, clause: string): boolean => detector.detect(readContract(text, 'markdown')).has(clause)

describe.each(proved)('$id', ({ id, proofs }) => {
  const texts = (outcome: 'passing' | 'nearMiss' | 'mustNotFire') =>
    languages.flatMap((language) => proofs?.[language][outcome].map((text) => ({ language, text })) ?? [])

  it.each(texts('passing'))('is found in ($language) $text', ({ text }) => {
    expect(shows(text, id)).toBe(true)
  })
  it.each(texts('nearMiss'))('is not found in what only comes near it: ($language) $text', ({ text }) => {
    expect(shows(text, id)).toBe(false)
  })
  it.each(texts('mustNotFire'))('is not found in another matter: ($language) $text', ({ text }) => {
    expect(shows(text, id)).toBe(false)
  })
})

describe('the check of the build', () => {
  const logging = pack.families.find(({ id }) => id === 'logging') as Family & { proofs: NonNullable<Family['proofs']> }
  /** A pack of one family of which something else is true. */
  const withLogging = (change: Partial<Family>): Pack => ({ ...pack, families: [{ ...logging, ...change }] })
  const withEnglish = (outcome: 'passing' | 'nearMiss' | 'mustNotFire', text: string): Pack => {
    const { en, zh } = logging.proofs
    return withLogging({ proofs: { en: { ...en, [outcome]: [...en[outcome], text] }, zh } })
  }
  const withPattern = (pattern: Family['patterns'][number]): Pack =>
    withLogging({ patterns: [...logging.patterns, pattern] })

  it('finds no mistake in the standard pack', () => {
    expect(proofMistakes(pack, engine)).toEqual([])
  })

  it.each<{ mistake: string; broken: Pack; message: string }>([
    {
      mistake: 'a pattern that cannot fire',
      broken: withPattern({ id: 'apart', all: ['keep a record', 'in triplicate'], none: ['record'] }),
      message: 'families/logging.yaml › patterns › apart: no passing text in “en” makes it fire',
    },
    {
      mistake: 'a pattern that fires in one of its languages alone',
      broken: withPattern({ id: 'half', all: [['complete and accurate records', '逐日登记造册']] }),
      message: 'families/logging.yaml › patterns › half: no passing text in “zh” makes it fire',
    },
    {
      mistake: 'a passing text that no pattern finds',
      broken: withEnglish('passing', 'The Supplier shall deliver the Goods on time.'),
      message:
        'families/logging.yaml › proofs › en › passing: no pattern finds “The Supplier shall deliver the Goods on time.”',
    },
    {
      mistake: 'a near miss that a pattern finds',
      broken: withEnglish('nearMiss', 'The Supplier shall keep records.'),
      message:
        'families/logging.yaml › proofs › en › nearMiss: keep-records must not find “The Supplier shall keep records.”',
    },
    {
      mistake: 'a text on another matter that a pattern finds',
      broken: withEnglish('mustNotFire', 'The Supplier shall keep records.'),
      message:
        'families/logging.yaml › proofs › en › mustNotFire: keep-records must not find “The Supplier shall keep records.”',
    },
    {
      mistake: 'patterns without proofs',
      broken: withLogging({ proofs: undefined }),
      message: 'families/logging.yaml › proofs: there are none, and the family has patterns to prove',
    },
    {
      mistake: 'an empty list of phrases',
      broken: withPattern({ id: 'empty', all: ['record'], mask: [] }),
      message: 'families/logging.yaml › patterns › empty › mask: this list of phrases is empty and matches nothing',
    },
    {
      mistake: 'an empty set of the lexicon',
      broken: { ...withLogging({}), lexicon: { ...pack.lexicon, duty: [] } },
      message: 'lexicon.yaml › duty: this list of phrases is empty and matches nothing',
    },
    {
      mistake: 'a set that the lexicon does not have',
      broken: withPattern({ id: 'dangling', all: ['@dutty'] }),
      message: 'families/logging.yaml › patterns › dangling › all: there is no set of phrases “@dutty”',
    },
    {
      mistake: 'a phrase of which no word is left',
      broken: withPattern({ id: 'blank', all: ['—'] }),
      message: 'families/logging.yaml › patterns › blank › all: phrase “—” has an empty part',
    },
    {
      mistake: 'a choice that may be nothing at all',
      broken: withPattern({ id: 'nothing', all: ['(record|)'] }),
      message: 'families/logging.yaml › patterns › nothing › all: phrase “(record|)” has an empty part',
    },
    {
      mistake: 'two groups that run into one word',
      broken: withPattern({ id: 'glued', all: ['keep (the|)(record|log)'] }),
      message:
        'families/logging.yaml › patterns › glued › all: phrase “keep (the|)(record|log)” has two groups without a space between',
    },
  ])('names $mistake', ({ broken, message }) => {
    expect(proofMistakes(broken, engine)).toContain(message)
  })
})
