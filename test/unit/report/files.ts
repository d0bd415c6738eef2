import type { Format } from '../../../server/src/contract/contract.ts'
import { Lines } from '../../../server/src/contract/lines.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import type { FileCheck } from '../../../server/src/report/json.ts'
import { checked } from '../contracts.ts'

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
  lines: new Lines(text),
})

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
