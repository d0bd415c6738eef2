import type { Waiver } from '../contract/contract.ts'
import type { Detector } from '../coverage/detector.ts'
import { waivedClauses } from '../coverage/waivedClauses.ts'
import type { Pack } from '../policy/schema.ts'
import { type Check, check } from './check.ts'
import type { Finding, Locale } from './finding.ts'
import { fingerprintsOf } from './fingerprint.ts'
import { suppresses } from './suppressed.ts'
import { approversIn } from './waivers.ts'

/** A finding that a waiver keeps from being told. */
export interface WaivedFinding {
  readonly finding: Finding
  readonly fingerprint: string
  readonly waiver: Waiver
}

/** What would be found if nothing were waived, and is not: each with the waiver that accepts it. */
export function waivedFindings(
  { contract, day, findings }: Check,
  pack: Pack,
  detector: Detector,
  locale: Locale,
): WaivedFinding[] {
  const waives = waivedClauses(contract.waivers, day, approversIn(pack))
  if (waives.size === 0) return []
  const bare = check({ ...contract, waivers: [] }, pack, detector, locale, day)
  const told = new Set(fingerprintsOf(contract, findings))
  const prints = fingerprintsOf(contract, bare.findings)
  return bare.findings.flatMap((finding, i) => {
    const fingerprint = prints[i] ?? ''
    const accepted = [finding.element, finding.clause].find((id) => id !== undefined && waives.has(id))
    const waiver = contract.waivers.find(
      (one) =>
        (one.clause === accepted || suppresses(one, finding, contract)) &&
        waivedClauses([one], day, approversIn(pack)).size > 0,
    )
    return waiver && !told.has(fingerprint) ? [{ finding, fingerprint, waiver }] : []
  })
}
