import { describe, expect, it } from 'vitest'
import { MovedOffsets } from '../../../server/src/fixes/movedOffsets.ts'
import { isLost, newFaults, stillFound } from '../../../server/src/fixes/newFaults.ts'
import type { Check } from '../../../server/src/rules/check.ts'
import type { Finding, FindingCode, Severity } from '../../../server/src/rules/finding.ts'

const finding = (code: FindingCode, severity: Severity, start = 0, more: Partial<Finding> = {}): Finding => ({
  ...{ code, severity, message: '', span: { start, end: start + 1 }, authorities: [], related: [], remedies: [] },
  ...more,
})
const check = (...findings: Finding[]): Check => ({ findings }) as unknown as Check
/** Ten characters put in at the start. */
const moved = new MovedOffsets([{ span: { start: 0, end: 0 }, newText: 'ten chars.' }])

describe('what no fix may bring', () => {
  it.each<[FindingCode, Severity, boolean]>([
    ['undefined-term', 'error', true],
    ['undefined-term', 'warning', true],
    ['undefined-term', 'information', false],
    ['undefined-term', 'hint', false],
    ['numbering', 'hint', true],
    ['broken-reference', 'information', true],
    ['empty-clause', 'hint', true],
    ['file-unreadable', 'warning', true],
    ['missing-clause', 'warning', false],
    ['weak-clause', 'error', false],
    ['placeholder', 'warning', false],
  ])('%s as %s: %s', (code, severity, isFault) => {
    const one = finding(code, severity, 20)
    expect(newFaults(check(), check(one), moved)).toEqual(isFault ? [one] : [])
  })

  it('is none that was there before, at the place to which its words moved', () => {
    const before = check(finding('numbering', 'hint', 5))
    const [same, other] = [finding('numbering', 'hint', 15), finding('numbering', 'hint', 5)]
    expect(newFaults(before, check(same, other), moved)).toEqual([other])
  })
  it('is another one of another clause or part', () => {
    const before = check(finding('undefined-term', 'error', 5, { clause: 'audit' }))
    const [clause, part] = [
      finding('undefined-term', 'error', 15, { clause: 'logging' }),
      finding('undefined-term', 'error', 15, { clause: 'audit', element: 'x' }),
    ]
    expect(newFaults(before, check(clause, part), moved)).toEqual([clause, part])
  })
})

describe('what is still found after a fix', () => {
  const weak = finding('weak-clause', 'warning', 5, { clause: 'audit', element: 'x' })
  it('is what stands where its words moved to', () => {
    const one = finding('numbering', 'hint', 5)
    expect(stillFound([one], check(finding('numbering', 'hint', 15)), moved)).toEqual([one])
    expect(stillFound([one], check(finding('numbering', 'hint', 5)), moved)).toEqual([])
  })
  it('is a gap of the same clause wherever it is shown', () => {
    expect(stillFound([weak], check({ ...weak, span: { start: 90, end: 91 } }), moved)).toEqual([weak])
    expect(stillFound([weak], check({ ...weak, element: 'y' }), moved)).toEqual([])
  })
  it('is each part of a finding that stands for several', () => {
    const other = { ...weak, element: 'y' }
    const folded = finding('weak-clause', 'warning', 5, { clause: 'audit', parts: [weak, other] })
    expect(stillFound([folded], check(other), moved)).toEqual([other])
  })
})

describe('a clause is lost', () => {
  type Cover = { present: boolean; isPassing?: boolean; elements?: [string, string][] }
  const having = (cover: Cover | undefined): Check =>
    ({
      coverage: {
        get: () =>
          cover && { ...cover, elements: cover.elements?.map(([id, status]) => ({ element: { id }, status })) ?? [] },
      },
    }) as unknown as Check
  it.each<[what: string, before: Cover | undefined, after: Cover | undefined, lost: boolean]>([
    ['that is not there any more', { present: true }, { present: false }, true],
    ['that was not there', { present: false }, { present: false }, false],
    ['that nobody knows', undefined, undefined, false],
    [
      'that lacks a part it had',
      { present: true, elements: [['x', 'met']] },
      { present: true, elements: [['x', 'absent']] },
      true,
    ],
    [
      'that lacks a part as before',
      { present: true, elements: [['x', 'absent']] },
      { present: true, elements: [['x', 'flawed']] },
      false,
    ],
    [
      'that has what it had',
      { present: true, elements: [['x', 'met']] },
      { present: true, elements: [['x', 'met']] },
      false,
    ],
    [
      'that stood there in passing',
      { present: true, isPassing: true, elements: [['x', 'met']] },
      { present: true, elements: [['x', 'absent']] },
      false,
    ],
  ])('%s', (_what, before, after, lost) => expect(isLost('audit', having(before), having(after))).toBe(lost))
})
