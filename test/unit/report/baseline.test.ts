import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type Baseline,
  BaselineError,
  baselineText,
  emptyBaseline,
  readBaseline,
} from '../../../server/src/report/baseline.ts'
import { findingCodes } from '../../../server/src/rules/finding.ts'

const known = fc.record(
  {
    fingerprint: fc
      .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 16, maxLength: 16 })
      .map((all) => all.join('')),
    code: fc.constantFrom(...findingCodes),
    clause: fc.constantFrom('audit', 'logging'),
    section: fc.string(),
    words: fc.string({ unit: 'grapheme' }),
    since: fc.constantFrom('2026-11-01', '2026-11-26'),
    later: fc.jsonValue(),
  },
  { requiredKeys: ['fingerprint', 'code'] },
)
const name = fc.string({ minLength: 1 }).filter((one) => one !== '__proto__')
const baselines = fc.dictionary(name, fc.uniqueArray(known, { minLength: 1, selector: (one) => one.fingerprint }))

it('a baseline is read as it was written, and written again is the same', () => {
  fc.assert(
    fc.property(baselines, (files) => {
      const text = baselineText({ version: 1, files } as Baseline)
      const { baseline } = readBaseline(text)
      expect(baselineText(baseline)).toBe(text)
      const sorted = (all: object): unknown =>
        Object.entries(all as Baseline['files']).map(([file, some]) => [
          file,
          some.map((one) => one.fingerprint).toSorted(),
        ])
      expect(Object.fromEntries(sorted(baseline.files) as [])).toEqual(Object.fromEntries(sorted(files) as []))
    }),
  )
})

it('does not depend on the order in which files and findings came', () => {
  fc.assert(
    fc.property(baselines, (files) => {
      const turned = Object.fromEntries(
        Object.entries(files)
          .reverse()
          .map(([file, some]) => [file, some.toReversed()]),
      )
      expect(baselineText({ version: 1, files: turned } as Baseline)).toBe(
        baselineText({ version: 1, files } as Baseline),
      )
    }),
  )
})

it('reads no text that is none, whatever it is, and says so', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      try {
        readBaseline(text)
      } catch (error) {
        if ((error as Error).constructor.name !== 'NewerBaseline') expect(error).toBeInstanceOf(BaselineError)
      }
    }),
  )
})

it('is as good as none where it is empty', () => {
  expect(baselineText(emptyBaseline())).toBe('{\n "version": 1,\n "files": {}\n}\n')
  expect(readBaseline('\ufeff{"version":1,"files":{}}')).toEqual({ baseline: emptyBaseline(), unknown: [] })
})
