import { fileNameOf } from '../address.ts'
import type { Contract } from '../contract/contract.ts'
import { mayBeContract } from '../contract/contractKind.ts'
import { formatOfName } from '../contract/guessFormat.ts'
import { readContract, unopenedContract } from '../contract/readContract.ts'
import { type CheckOptions, kindOf } from '../documents.ts'
import type { FoundFile, ReadFile } from './disk.ts'

/**
 * The contract in a file that is not open: what is one is the same decision as for open documents. One that cannot be read
 * says so as its problem; undefined for a file that is none.
 */
export function contractOnDisk(
  { uri, isNamed }: FoundFile,
  { text, trouble }: ReadFile,
  options: CheckOptions,
): Contract | undefined {
  if (trouble) return unopenedContract(trouble)
  const name = fileNameOf(uri)
  if (!isNamed && !options.isNamedContract(uri) && !mayBeContract(text, name)) return undefined
  const contract = readContract(text, formatOfName(name))
  return isNamed || kindOf(contract, uri, options) === 'contract' ? contract : undefined
}
