import type { Format } from '../../../server/src/contract/contract.ts'
import { Lines } from '../../../server/src/contract/lines.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import type { FileCheck } from '../../../server/src/report/fileCheck.ts'
import type { Format as Output, Run } from '../../../server/src/report/format.ts'
import { judged } from '../../../server/src/report/judged.ts'
import { everything } from '../../../server/src/report/selection.ts'
import { checked, detector } from '../contracts.ts'

/** A text, checked as the command line does. */
export const fileCheck = (
  file: string,
  text: string,
  format: Format = 'markdown',
  locale: 'en' | 'zh' = 'en',
): FileCheck => ({
  file,
  kind: 'contract',
  checked: checked(text, format, locale),
  pack: standardPack,
  detector,
  lines: new Lines(text),
})

/** A run as the command line makes one. */
export const plainRun: Run = {
  locale: 'en',
  version: '1.2.3',
  colour: false,
  separator: '/',
  hasBaseline: false,
  page: () => undefined,
}

/** What a format writes of some files, as the command line puts it together. */
export function written(format: Output, files: readonly FileCheck[], run: Partial<Run> = {}): string {
  const whole = { ...plainRun, ...run }
  const parts = files.map((file) => format.file(judged(file, everything), whole)).filter((part) => part !== '')
  return format.begin(whole) + parts.join(format.between) + format.end(whole, 1)
}

export const lease = `---
contract:
  type: compute-lease
  parties:
    - { name: 示例科技有限公司, term: Lessee, role: customer }
---

# Lease 💻

## 1. Records

Each party shall keep access logs and records for five years.

## 2. Fees

💰 Lessee pays within [[number of days]] days.
`
