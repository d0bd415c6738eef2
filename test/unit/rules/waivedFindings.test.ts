import { describe, expect, it } from 'vitest'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { fingerprintsOf } from '../../../server/src/rules/fingerprint.ts'
import { waivedFindings } from '../../../server/src/rules/waivedFindings.ts'
import { checked, detector } from '../contracts.ts'

const lease = (waivers: string): string => `---
contract:
  type: compute-lease
  as-of: 2026-11-26
---

# Lease

${waivers}

## 1. Records

Each party shall keep access logs and records for five years.
`
const waived = (waivers: string) => {
  const check = checked(lease(waivers))
  const left = check.findings.map(({ code, clause, element }) => `${code} ${element ?? clause}`)
  const found = waivedFindings(check, standardPack, detector, 'en')
  return { left, found, names: found.map(({ finding: { code, clause, element } }) => `${code} ${element ?? clause}`) }
}

describe('what a waiver keeps from being told', () => {
  it('is the missing clause and the missing part that it names, and nothing else', () => {
    const all = waived('')
    expect(all.names).toEqual([])
    const { left, found, names } = waived(
      '<!-- waive: termination; reason: fixed term; by: A -->\n\n<!-- waive: logs-start-date; reason: agreed; by: B -->',
    )
    expect(names.toSorted()).toEqual(['missing-clause termination', 'weak-clause logs-start-date'])
    expect([...left, ...names].toSorted()).toEqual(all.left.toSorted())
    expect(found.map(({ finding, waiver }) => [finding.clause, waiver.reason]).toSorted()).toEqual([
      ['logging', 'agreed'],
      ['termination', 'fixed term'],
    ])
  })

  it('is all that the clause lacks, where the clause is waived', () => {
    const { left, names } = waived('<!-- waive: logging; reason: agreed; by: A -->')
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) expect(name).toMatch(/^weak-clause logs-/)
    expect(left.filter((one) => one.startsWith('weak-clause'))).toEqual([])
  })

  it('is nothing for a waiver that does not count, and what is left keeps what identifies it', () => {
    expect(waived('<!-- waive: termination; reason: fixed term; until: 2026-11-25 -->').names).toEqual([])
    expect(waived('<!-- waive: termination -->').names).toEqual([])
    const prints = (waivers: string): string[] => {
      const { contract, findings } = checked(lease(waivers))
      return fingerprintsOf(contract, findings)
    }
    const { found } = waived('<!-- waive: termination; reason: fixed term; by: A -->')
    expect(prints('')).toContain(found[0]?.fingerprint)
  })
})
