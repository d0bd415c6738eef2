import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { loadPack } from '../../../server/src/policy/load.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked } from '../contracts.ts'

/** With the proofs: clauses of each family as drafters write them, most of them short of something. */
const pack = loadPack(path.resolve(import.meta.dirname, '../../../server/policy'))

/** A deal that most elements are asked for in. */
const facts = `  type: compute-lease
  items: [{ name: NVIDIA H200 }]
  activities: [model-training, resale, remote-access, technology-transfer, data-brokerage, us-persons]
  regions: [SG, MY, CN]
  data: [personal, cn-important, us-bulk-sensitive]
  log-retention: 7 years
  parties: [{ role: customer, headquarters: CN }, { role: provider, headquarters: DE, ultimate-parent: US }]
`
/** So many clauses that lack a limb are tried with its words. */
const most = 6
const heads = { en: ['Lease', 'Conduct', 'Fees'], zh: ['租赁合同', '行为', '费用'] }
const fees = { en: 'The fees are due monthly.', zh: '费用按月支付。' }

describe.each(pack.families.map(({ id, proofs }) => ({ id, proofs })))('$id', ({ id, proofs }) => {
  it.each(['en', 'zh'] as const)('in %s, the words for each limb that a clause lacks show the limb', (language) => {
    const [title, head, other] = heads[language]
    const tried = new Map<string, number>()
    for (const clause of proofs?.[language].passing ?? []) {
      const text = `---\ncontract:\n${facts}---\n\n# ${title}\n\n## 1. ${head}\n\n${clause}\n\n## 2. ${other}\n\n${fees[language]}\n`
      const before = checked(text)
      for (const finding of before.findings) {
        const { element = '' } = finding
        if (finding.code !== 'weak-clause' || finding.clause !== id || (tried.get(element) ?? 0) >= most) continue
        tried.set(element, (tried.get(element) ?? 0) + 1)
        const [fix] = fixesFor(finding, before, standardPack, 'en')
        const after = checked(applyEdits(text, fix?.edits ?? []))
        const left = after.findings.filter((one) => one.code === 'weak-clause' && one.element === element)
        expect(left, `${element}: ${clause}`).toEqual([])
      }
    }
  })
})
