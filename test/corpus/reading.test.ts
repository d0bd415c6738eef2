import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sourceSpan } from '../../server/src/contract/passages.ts'
import { readContract } from '../../server/src/contract/readContract.ts'
import { corpusFiles, hasCorpus } from './corpus.ts'

/** Real contracts by third parties: not part of the project, so this runs where they are at hand. */
describe.skipIf(!hasCorpus)('reading real contracts (skipped where the corpus is not at hand)', () => {
  it.each(corpusFiles())('%s: every range lies in its text and says the same words', (_name, file) => {
    const text = readFileSync(file, 'utf8')
    for (const variant of [text, text.replace(/\r?\n/g, '\r\n')]) {
      const contract = readContract(variant, /\.ya?ml$/.test(file) ? 'yaml' : 'markdown')
      expect(contract.passages.length).toBeGreaterThan(0)
      for (const section of contract.sections) {
        expect(section.span.start).toBeLessThanOrEqual(section.head.start)
        expect(section.span.end).toBeLessThanOrEqual(variant.length)
      }
      let same = 0
      for (const passage of contract.passages) {
        expect(passage.span.end).toBeGreaterThan(passage.span.start)
        expect(passage.span.end).toBeLessThanOrEqual(variant.length)
        expect(contract.sections[passage.section]).toBeDefined()
        const first = sourceSpan(passage, 0, 1)
        const last = sourceSpan(passage, passage.text.length - 1, passage.text.length)
        if (variant[first.start] === passage.text[0] && variant[last.end - 1] === passage.text.at(-1)) same++
      }
      // Entities and escapes at an end are the few exceptions.
      expect(same / contract.passages.length).toBeGreaterThan(0.95)
    }
  })
})
