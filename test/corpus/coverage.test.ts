import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../server/src/contract/readContract.ts'
import { compileDetector } from '../../server/src/coverage/detector.ts'
import { fixesFor, insertAllMissing } from '../../server/src/fixes/fixes.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { check } from '../../server/src/rules/check.ts'
import { corpusFiles, hasCorpus, labels } from './corpus.ts'

const detector = compileDetector(standardPack)
const checkFile = (file: string) => {
  const text = readFileSync(file, 'utf8')
  return {
    text,
    checked: check(readContract(text, /\.ya?ml$/.test(file) ? 'yaml' : 'markdown'), standardPack, detector, 'en'),
  }
}

describe.skipIf(!hasCorpus)('checking real contracts (skipped where the corpus is not at hand)', () => {
  it.each(corpusFiles())('%s: every finding, its evidence and its fixes lie in its text', (_name, file) => {
    const { text, checked } = checkFile(file)
    const spans = [
      ...checked.findings.map(({ span }) => span),
      ...standardPack.families.flatMap(({ id }) => checked.coverage.evidenceOf(id).map(({ span }) => span)),
      ...checked.findings.flatMap((finding) =>
        fixesFor(finding, checked, standardPack, 'en').flatMap(({ edits }) => edits.map(({ span }) => span)),
      ),
      ...(insertAllMissing(checked, standardPack, 'zh')?.edits ?? []).map(({ span }) => span),
    ]
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThanOrEqual(start)
      expect(end).toBeLessThanOrEqual(text.length)
    }
  })

  it('finds clauses as a lawyer labelled them: macro F1 over the families is at least 0.98, and that of each 0.9', () => {
    const families = standardPack.families.filter(({ patterns }) => patterns.length > 0).map(({ id }) => id)
    const counts = new Map(families.map((id) => [id, { right: 0, wrong: 0, missed: 0 }]))
    for (const { file, present } of labels()) {
      const { checked } = checkFile(file)
      for (const [family, wanted] of present) {
        const count = counts.get(family)
        if (!count) continue
        const found = checked.coverage.get(family)?.present === true
        if (wanted && found) count.right++
        else if (found) count.wrong++
        else if (wanted) count.missed++
      }
    }
    const f1 = [...counts.values()].map(({ right, wrong, missed }) => (2 * right) / (2 * right + wrong + missed))
    expect(f1.reduce((sum, one) => sum + one, 0) / f1.length).toBeGreaterThanOrEqual(0.98)
    expect(Math.min(...f1)).toBeGreaterThanOrEqual(0.9)
  })
})
