import { expect, it } from 'vitest'
import { judged } from '../../../server/src/report/judged.ts'
import { everything } from '../../../server/src/report/selection.ts'
import { fingerprintsOf, formerFingerprintsOf } from '../../../server/src/rules/fingerprint.ts'
import { examples } from '../examples.ts'
import { fileCheck } from './files.ts'

it('knows an interaction by the name that it had before those at the same words were told apart', () => {
  const [name, text] = examples.find(([one]) => one === 'ai-compute-lease.contract.md') ?? ['', '']
  const file = fileCheck(name, text)
  const { contract, findings } = file.checked
  const at = findings.findIndex(({ interaction }) => interaction !== undefined)
  const { code = 'regime-conflict', clause } = findings[at] ?? {}
  const [fingerprint = '', former = ''] = [fingerprintsOf, formerFingerprintsOf].map((of) => of(contract, findings)[at])
  expect(former).not.toBe(fingerprint)
  for (const known of [former, fingerprint]) {
    const entry = { fingerprint: known, code, ...(clause ? { clause } : {}), since: '2026-11-01' }
    const { findings: rows, gone } = judged(file, everything, [entry])
    expect(rows.filter(({ isKnown }) => isKnown)).toMatchObject([{ fingerprint }])
    expect(gone).toEqual([])
  }
})
