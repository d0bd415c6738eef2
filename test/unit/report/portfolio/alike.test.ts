import { expect, it } from 'vitest'
import { alikeFindings, linesInWords } from '../../../../server/src/report/portfolio/alike.ts'
import type { FindingEntry } from '../../../../server/src/report/portfolio/model.ts'

const finding = (message: string, section: string, line: number): FindingEntry => ({
  code: 'hidden-character',
  clause: null,
  element: null,
  severity: 'hint',
  basis: null,
  message,
  section,
  line,
  authorities: [],
})

it('findings of one section that say the same are told once, with their lines', () => {
  const found = alikeFindings([
    finding('hidden', '1 Term', 9),
    finding('other', '1 Term', 9),
    finding('hidden', '1 Term', 12),
    finding('hidden', '2 Fees', 20),
    finding('hidden', '1 Term', 12),
  ])
  expect(found.map(({ message, section, lines }) => [message, section, lines])).toEqual([
    ['hidden', '1 Term', [9, 12]],
    ['other', '1 Term', [9]],
    ['hidden', '2 Fees', [20]],
  ])
})

it('lines are told in words', () => {
  expect([linesInWords([3], false), linesInWords([3, 9], false)]).toEqual(['line 3', 'lines 3, 9'])
  expect([linesInWords([3], true), linesInWords([3, 9], true)]).toEqual(['第3行', '第3、9行'])
})
