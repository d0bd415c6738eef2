import { expect, it } from 'vitest'
import { Lines } from '../../../server/src/contract/lines.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { comparison } from '../../../server/src/report/comparison.ts'
import { comparisonMarkdown } from '../../../server/src/report/comparisonMarkdown.ts'
import type { FileCheck } from '../../../server/src/report/fileCheck.ts'
import type { Locale } from '../../../server/src/rules/finding.ts'
import { checked, detector, withClause } from '../contracts.ts'
import { examples } from '../examples.ts'

const bare = '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Fees\n\nCustomer pays fees.\n'
const full = withClause('logging', bare)

const fileOf = (file: string, text: string): FileCheck => ({
  ...{ file, kind: 'contract', checked: checked(text), pack: standardPack, detector, lines: new Lines(text) },
})
const page = (before: string, after: string, locale: Locale): string =>
  comparisonMarkdown(comparison(fileOf('the last commit', before), fileOf('lease_1.md', after), locale), locale)

it.each([
  ['en', full, bare, /\*\*A clause or a value is weaker[^\n]*\*\*\n\n## Weaker\n\n- \*\*[^*]+\*\*: removed/],
  ['en', bare, full, /No clause is weaker than it was\.\n\n## Stronger\n\n- \*\*[^*]+\*\*: added/],
  ['en', full, full, /another one\.\n\n\d+ findings are as they were\./],
  ['en', bare, bare.replace('pays fees', 'pays no fees'), /is for you to read\.\n\n## Changed elsewhere/],
  ['zh', full, bare, /## 削弱\n\n- \*\*[^*]+\*\*：已删除/],
] as const)('begins with what matters most (%s)', (locale, before, after, says) => {
  expect(page(before, after, locale)).toMatch(says)
})

it('says in a line what is gone, and of what is new why as well', () => {
  const blank = bare.replace('pays fees.', 'pays the fees of the “Rules. And more”, and [[amount]].')
  expect(page(blank, bare, 'en')).toContain('\n\n- **1 Fees**, line 10: Blank still to be filled: amount.\n\n')
  const lease = examples.find(([name]) => name === 'ai-compute-lease.contract.md')?.[1] ?? ''
  const without = lease.replace(/## 4\. [\s\S]*?(?=## 5\.)/, '')
  const bound =
    '- **4 Export control and sanctions**, line 44: A Chinese party is bound here to apply foreign measures in'
  expect(page(lease, without, 'en')).toContain(`## Findings that are gone\n\n${bound} absolute terms.\n\n`)
  const fresh = page(without, lease, 'en')
  expect(fresh).toContain(`\n${bound} absolute terms.\n  - Chinese law may forbid it`)
  expect(fresh).toContain('\n  - Words: “4.1 Each party shall comply with the export control and economic sanct…”')
})

it('names what is compared, with nothing in a name as markup', () => {
  expect(page(full, bare, 'en')).toContain('From the last commit to lease\\_1.md.')
})
