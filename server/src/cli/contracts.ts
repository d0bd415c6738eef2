import path from 'node:path'
import type { Contract, Format } from '../contract/contract.ts'
import { contractKind, mayBeContract } from '../contract/contractKind.ts'
import { formatOfName, guessFormat } from '../contract/guessFormat.ts'
import { Lines } from '../contract/lines.ts'
import { readContract, unopenedContract } from '../contract/readContract.ts'
import { bytesNow, readingTrouble } from '../files/reading.ts'
import { textIn } from '../files/textIn.ts'
import type { Policy } from '../playbook/housePolicy.ts'
import type { Localized } from '../policy/schema.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import { check } from '../rules/check.ts'
import type { Arguments } from './arguments.ts'
import type { Input } from './inputs/input.ts'
import { inputsOf } from './inputs/inputs.ts'
import { noContract } from './messages.ts'

/** A file with a contract, as read. */
export interface ContractFile {
  /** As given on the command line. */
  readonly file: string
  readonly contract: Contract
  /** Why it could not be opened, if it could not. */
  readonly trouble?: Localized
}

/** Checks one contract by a policy. */
export function checkFile(
  { file, contract }: ContractFile,
  { pack, detector }: Policy,
  locale: Arguments['locale'],
  asOf: string | undefined,
): FileCheck {
  const checked = check(contract, pack, detector, locale, asOf)
  return { file, kind: 'contract', checked, pack, detector, lines: new Lines(contract.text) }
}

/**
 * The contracts among what is named, one after the other: a file that is named is one; of a folder's files, those that say so.
 * @throws UsageError where something that was named is not there
 */
export async function* contractsAmong(named: readonly string[]): AsyncGenerator<ContractFile> {
  for await (const input of inputsOf(named)) {
    const found = await readInput(input)
    if (found) yield found
  }
}

/** The same. @throws UsageError where there is none as well */
export async function* contractsIn(named: readonly string[]): AsyncGenerator<ContractFile> {
  let isEmpty = true
  for await (const found of contractsAmong(named)) {
    isEmpty = false
    yield found
  }
  if (isEmpty) throw noContract()
}

/** Reads a file as a contract, whatever it is called. One that cannot be read says so as its problem. */
export const readFileAsContract = async (file: string): Promise<ContractFile> =>
  (await readInput({ file, isNamed: true })) as ContractFile

/** The contract in a file; undefined in one that nobody named and that is none. Never throws. */
export async function readInput(input: Input): Promise<ContractFile | undefined> {
  const { file, isNamed, trouble } = input
  if (trouble) return unopened(file, trouble)
  const name = path.basename(file)
  try {
    const text = input.text ?? textIn(await bytesNow(file))
    if (!isNamed && !mayBeContract(text, name)) return undefined
    const format = input.format ?? formatOf(name, text, input.text === undefined)
    const contract = readContract(text, format, undefined, input.facts)
    return isNamed || contractKind(contract, name) === 'contract' ? { file, contract } : undefined
  } catch (error) {
    return unopened(file, readingTrouble(error))
  }
}

/** Stands for a file that cannot be checked, and says why. */
export const unopened = (file: string, trouble: Localized): ContractFile => ({
  file,
  contract: unopenedContract(trouble),
  trouble,
})

/** The format that a file's name tells. What comes by standard input may have a name that tells none. */
export function formatOf(name: string, text: string, isFile: boolean): Format {
  if (!isFile && path.extname(name) === '') return guessFormat(text)
  return formatOfName(name)
}
