import { describe, expect, it } from 'vitest'
import type { Modality } from '../../../server/src/report/modality.ts'
import { effectOf, modalityChanges } from '../../../server/src/report/modalityChanges.ts'
import { subjectsBy } from '../../../server/src/report/subjects.ts'
import { checked } from '../contracts.ts'

const subjectsOf = subjectsBy([
  checked('# A\n\nThe Provider shall keep logs. The Provider pays. The Customer pays. The Customer may audit.\n'),
  checked('# 合同\n\n甲方为买方，乙方为卖方。甲方应付款。\n'),
])
const changed = (before: string, after: string): string[] => {
  const { modalities, subjects } = modalityChanges(before, after, subjectsOf)
  return [
    ...modalities.map((one) => `${one.before} → ${one.after}`),
    ...subjects.map((one) => `${one.before.words} → ${one.after.words}`),
  ]
}

describe('from one sentence to another', () => {
  it.each([
    ['The Provider shall keep logs.', 'The Provider may, at its discretion, keep logs.', ['duty → permission']],
    ['Each party shall screen.', 'Each party need not screen.', ['duty → no-duty']],
    ['乙方应当保存日志。', '乙方无需保存日志。', ['duty → no-duty']],
    [
      'The Customer shall notify the Provider and may audit its records.',
      'The Customer shall notify the Provider and may not audit its records.',
      ['permission → prohibition'],
    ],
    ['The Provider may suspend.', 'The Customer may suspend.', ['The Provider → The Customer']],
    ['Either party may terminate.', 'The Provider alone may terminate.', ['Either party → The Provider']],
    ['乙方应当保存日志。', '甲方应当保存日志。', ['乙方 → 甲方']],
    ['甲方知悉违约的，应当通知对方。', '乙方知悉违约的，应当通知对方。', ['甲方 → 乙方']],
    ['任何一方可解除本合同。', '甲方单方可以解除本合同。', ['任何一方 → 甲方']],
  ])('%s → %s', (before, after, expected) => expect(changed(before, after)).toEqual(expected))

  it.each([
    // Clauses that changed places.
    [
      'The Customer shall notify the Provider, and the Provider may audit the records.',
      'The Provider may audit the records, and the Customer shall notify the Provider.',
    ],
    ['甲方应当通知乙方，乙方可以审计记录。', '乙方可以审计记录，甲方应当通知乙方。'],
    // The same in other words.
    ['The Provider shall keep logs.', 'The Provider must keep logs.'],
    ['Either party may terminate.', 'Each of the parties has the right to terminate.'],
    ['乙方应保存日志。', '乙方必须保存日志。'],
    // Another matter put in.
    ['The Provider shall keep logs.', 'The Provider shall keep logs, and the Customer may read these at any time.'],
    // A party that is named and does nothing.
    ['The Provider’s auditor may audit.', 'The Customer’s auditor may audit.'],
  ])('%s → %s: nothing is judged', (before, after) => expect(changed(before, after)).toEqual([]))
})

describe('what it does', () => {
  const neither = { before: false, after: false }
  const both = { before: true, after: true }
  it.each<[Modality, Modality, typeof neither, string]>([
    ['duty', 'permission', neither, 'weaker'],
    ['duty', 'softened', both, 'weaker'],
    ['duty', 'prohibition', both, 'weaker'],
    ['softened', 'duty', both, 'stronger'],
    ['permission', 'duty', both, 'stronger'],
    ['prohibition', 'permission', both, 'weaker'],
    ['prohibition', 'no-duty', neither, 'weaker'],
    // A right is the clause, or is what the clause limits.
    ['permission', 'prohibition', both, 'weaker'],
    ['permission', 'prohibition', neither, 'unclear'],
    ['no-duty', 'duty', neither, 'stronger'],
    ['no-duty', 'duty', both, 'unclear'],
    ['no-duty', 'permission', both, 'unclear'],
    // The clause is known by the words before alone, or by the new ones alone.
    ['no-duty', 'duty', { before: true, after: false }, 'weaker'],
    ['prohibition', 'duty', { before: false, after: true }, 'stronger'],
    ['duty', 'permission', { before: false, after: true }, 'unclear'],
  ])('%s → %s, %j: %s', (before, after, shows, expected) => expect(effectOf(before, after, shows)).toBe(expected))
})
