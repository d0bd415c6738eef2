import { expect, it } from 'vitest'
import * as refusals from '../../../server/src/fixes/refusals.ts'
import { checked } from '../contracts.ts'

// Why a fix is not made, to be read as a user would: read the difference before you take it with `-u`.
it('each says why a fix is not made, in English and Chinese', () => {
  const { noFix, notRead, wouldNotHelp, wouldBring, wouldLose, wouldReadOtherwise } = refusals
  const finding = checked('# A\n\n## 1. Term\n\n## 2. Fees\n\nx\n').findings.find(({ code }) => code === 'empty-clause')
  if (!finding) throw new Error('an empty clause is no finding any more')
  const readings = ['problems', 'language', 'facts', 'yaml', 'sections', 'passages', 'marks', 'references'] as const
  expect([
    ...[noFix, notRead, wouldNotHelp, wouldBring(finding), wouldLose({ en: 'Audit', zh: '审计' })],
    ...readings.map(wouldReadOtherwise),
  ]).toMatchSnapshot()
})
