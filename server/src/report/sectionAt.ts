import type { Contract } from '../contract/contract.ts'
import { sectionName } from '../rules/placing.ts'

/** Name of the innermost section at an offset; empty in the facts or before the first section. */
export function sectionAt(contract: Contract, offset: number): string {
  let found = 0
  for (const [index, { span }] of contract.sections.entries()) {
    if (span.start <= offset && offset < span.end) found = index
  }
  return sectionName(contract, found)
}
