import type { Contract } from '../contract/contract.ts'
import { innermostSection, sectionName } from '../rules/placing.ts'

/** Name of the innermost section at an offset; empty in the facts or before the first section. */
export const sectionAt = (contract: Contract, offset: number): string =>
  sectionName(contract, innermostSection(contract, offset))
