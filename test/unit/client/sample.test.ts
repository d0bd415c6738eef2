import { describe, expect, it } from 'vitest'
import { sampleContract } from '../../../client/src/newContract/sample.ts'
import { newContract } from '../../../server/src/fixes/newContract.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked, detector } from '../contracts.ts'

describe.each(['en', 'zh-Hans', 'zh-Hant'] as const)('the sample contract in %s', (language) => {
  const text = newContract(sampleContract(language), standardPack, detector)
  const { findings, coverage } = checked(text)

  it('lacks two clauses and parts of a third, and nothing else', () => {
    expect(coverage.get('source-compliance')?.status).toBe('missing')
    expect(new Set(findings.map(({ clause }) => clause))).toEqual(
      new Set(['source-compliance', 'change-in-law', 'access-control']),
    )
  })

  it('has every blank filled in', () => {
    expect(text).not.toMatch(/\[\[/)
  })
})
