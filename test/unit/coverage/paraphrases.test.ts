import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { standardDetector } from '../../../server/src/coverage/standard.ts'

type Texts = Readonly<Record<string, { readonly present: readonly string[]; readonly absent: readonly string[] }>>

const textsIn = (language: 'en' | 'zh'): Texts =>
  parse(readFileSync(path.join(import.meta.dirname, 'paraphrases', `${language}.yaml`), 'utf8'))

const detector = standardDetector()
const shows = (text: string, family: string): boolean => detector.detect(readContract(text, 'markdown')).has(family)

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  const cases = Object.entries(textsIn(language))

  describe.each(cases)('%s', (family, { present, absent }) => {
    it.each(present)('is found in: %s', (text) => {
      expect(shows(text, family)).toBe(true)
    })
    it.each(absent)('is not found in: %s', (text) => {
      expect(shows(text, family)).toBe(false)
    })
  })
})
