import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Contract, Span } from '../../server/src/contract/contract.ts'
import { readContract } from '../../server/src/contract/readContract.ts'
import { compileDetector } from '../../server/src/coverage/detector.ts'
import { applyEdits } from '../../server/src/fixes/fix.ts'
import { insertClause } from '../../server/src/fixes/fixes.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { check } from '../../server/src/rules/check.ts'
import { corpusFiles, hasCorpus } from './corpus.ts'

const detector = compileDetector(standardPack)
const families = standardPack.families.map(({ id }) => id)
const read = (text: string, file: string): Contract => readContract(text, /\.ya?ml$/.test(file) ? 'yaml' : 'markdown')

/** The passages that show each family, by their text. */
function shown(contract: Contract): Map<string, Span[]> {
  const detections = detector.detect(contract)
  return new Map(
    families.map((id) => [
      id,
      (detections.get(id) ?? []).map(({ passage }) => contract.passages[passage]?.span as Span),
    ]),
  )
}

/** A text in which some places say nothing any more, in as many letters, so that its structure stays as it was. */
function without(text: string, spans: readonly Span[]): string {
  const blank = (words: string): string =>
    words
      .replace(/\p{Script=Han}/gu, '某')
      .replace(/\p{Ll}/gu, 'x')
      .replace(/\p{Lu}/gu, 'X')
  return spans.reduce(
    (left, { start, end }) => left.slice(0, start) + blank(left.slice(start, end)) + left.slice(end),
    text,
  )
}

describe.skipIf(!hasCorpus)('real contracts, changed (skipped where the corpus is not at hand)', () => {
  it.each(corpusFiles(['dev']))('%s: a clause whose words are taken out is missing, and no other', (_name, file) => {
    const text = readFileSync(file, 'utf8')
    const contract = read(text, file)
    const before = shown(contract)
    for (const [id, spans] of before) {
      if (spans.length === 0) continue
      const after = shown(read(without(text, spans), file))
      expect(after.get(id), `${id} is still found`).toEqual([])
      // A clause may rest on words that lead into it, or stand beside it in its section.
      const sectionOf = (start: number): number | undefined =>
        contract.passages.find(({ span }) => span.start === start)?.section
      const touched = new Set(spans.map(({ start }) => sectionOf(start)))
      const isTouched = (section = -1): boolean =>
        section >= 0 && (touched.has(section) || isTouched(contract.sections[section]?.parent))
      for (const [other, places] of before) {
        const kept = places.filter(({ start }) => !isTouched(sectionOf(start)))
        if (kept.length > 0) expect(after.get(other)?.length, `${other}, without ${id}`).toBeGreaterThan(0)
        else if (places.length === 0) expect(after.get(other), `${other} is new, without ${id}`).toEqual([])
      }
    }
  })

  it.each(corpusFiles(['dev']))('%s: a clause that is put in is found, and nothing else moves', (_name, file) => {
    const text = readFileSync(file, 'utf8')
    const contract = read(text, file)
    const checked = check(contract, standardPack, detector, 'en')
    const before = shown(contract)
    for (const id of families) {
      if (before.get(id)?.length) continue
      const fix = insertClause(id, checked, standardPack, 'en')
      const edits = fix?.edits ?? []
      expect(edits, `no words for ${id}`).toHaveLength(1)
      const [{ span, newText }] = edits as [(typeof edits)[number]]
      const after = shown(read(applyEdits(text, edits), file))
      expect(after.get(id)?.length, `${id} is not found`).toBeGreaterThan(0)
      const inserted = (at: Span): boolean => at.start >= span.start && at.start < span.start + newText.length
      const moved = (at: Span): number => at.start + (at.start >= span.start ? newText.length : 0)
      for (const [other, places] of before) {
        const outside = (after.get(other) ?? []).filter((at) => !inserted(at)).map(({ start }) => start)
        expect(outside, `${other}, with ${id}`).toEqual(places.map(moved))
      }
    }
  })
})
