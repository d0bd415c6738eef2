import { expect, it } from 'vitest'
import { isSafe } from '../../../server/src/fixes/wanted.ts'
import type { Finding, FindingCode, Remedy } from '../../../server/src/rules/finding.ts'
import { checked } from '../contracts.ts'

const check = checked('---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\nx\n')
const [required, recommended] = ['required', 'recommended'].map(
  (level) => check.needs.find((need) => need.level === level)?.clause,
)
const span = { start: 0, end: 0 }
const about = (code: FindingCode, clause: string | undefined, ...remedies: Remedy[]): Finding => ({
  ...{ code, severity: 'warning', message: '', span, authorities: [], related: [], remedies },
  ...(clause ? { clause } : {}),
})
const insert = (clause = ''): Remedy => ({ kind: 'insert-clause', clause })
const replace = (isCertain?: boolean): Remedy => ({
  kind: 'replace',
  span,
  text: '',
  ...(isCertain ? { isCertain } : {}),
})

it.each<[string, Finding, boolean]>([
  ['a clause that the deal requires', about('missing-clause', required, insert(required)), true],
  ['such a clause without words for it', about('missing-clause', required), true],
  ['a clause that is only recommended', about('missing-clause', recommended, insert(recommended)), false],
  ['a clause that stands there in passing alone', about('weak-clause', required, insert(required)), true],
  ['such a clause that is only recommended', about('weak-clause', recommended, insert(recommended)), false],
  [
    'a clause that lacks a part',
    about('weak-clause', required, { kind: 'complete-clause', clause: required ?? '', elements: [] }),
    false,
  ],
  ['a change that alters no word', about('hidden-character', undefined, replace(true)), true],
  ['a change of words', about('hidden-character', undefined, replace()), false],
  [
    'a change of words before one that alters none',
    about('hidden-character', undefined, replace(), replace(true)),
    false,
  ],
  ['what nothing puts right', about('numbering', undefined), false],
])('%s is put right unasked: %s', (_what, finding, expected) => expect(isSafe(finding, check)).toBe(expected))
