import type { ContractKind } from '../contract/contractKind.ts'
import type { Lines } from '../contract/lines.ts'
import type { Detector } from '../coverage/detector.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'

/** One file's check, ready to be reported. */
export interface FileCheck {
  /** As given on the command line. */
  readonly file: string
  readonly kind: ContractKind
  readonly checked: Check
  /** What it was checked by. */
  readonly pack: Pack
  readonly detector: Detector
  readonly lines: Lines
}
