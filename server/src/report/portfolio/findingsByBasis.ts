import { bases } from '../../policy/values.ts'
import type { BasisEntry, ContractEntry } from './model.ts'

/** The findings of all contracts by what they rest on, strongest basis first, and within it by authority, most findings first. */
export function findingsByBasis(contracts: readonly ContractEntry[]): BasisEntry[] {
  const found = contracts.flatMap(({ findings }, i) => findings.map((finding) => ({ finding, contract: i + 1 })))
  return [...bases, null].flatMap((basis): BasisEntry[] => {
    const resting = found.filter(({ finding }) => finding.basis === basis)
    if (resting.length === 0) return []
    const rows = new Map<string | null, { findings: number; contracts: Set<number> }>()
    for (const { finding, contract } of resting) {
      for (const authority of finding.authorities.length > 0 ? finding.authorities : [null]) {
        const row = rows.get(authority) ?? { findings: 0, contracts: new Set() }
        row.findings++
        row.contracts.add(contract)
        rows.set(authority, row)
      }
    }
    return [
      {
        basis,
        findings: resting.length,
        rows: Array.from(rows, ([authority, { findings, contracts: numbers }]) => ({
          authority,
          findings,
          contracts: [...numbers],
        })).sort((a, b) => b.findings - a.findings),
      },
    ]
  })
}
