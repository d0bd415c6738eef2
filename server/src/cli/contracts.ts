import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { contractKind } from '../contract/contractKind.ts'
import { Lines } from '../contract/lines.ts'
import { readContract } from '../contract/readContract.ts'
import type { Policy } from '../playbook/housePolicy.ts'
import type { FileCheck } from '../report/json.ts'
import { check } from '../rules/check.ts'
import { type Arguments, UsageError } from './arguments.ts'
import { lookUp, unreadable } from './files.ts'
import type { Policies } from './policies.ts'

/** A file with a contract, as read. */
export interface ContractFile {
  /** As given on the command line. */
  readonly file: string
  readonly contract: ReturnType<typeof readContract>
}

/**
 * The contracts that the arguments name, each checked by its house's policy.
 * @throws UsageError where there is none, or where something that was named cannot be read
 */
export async function checkedContracts({ named, locale, asOf }: Arguments, policies: Policies): Promise<FileCheck[]> {
  const checked: FileCheck[] = []
  for (const one of await contractsIn(named)) checked.push(checkFile(one, await policies.of(one.file), locale, asOf))
  return checked
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
 * The contracts among files and folders: a file that is named is one; of a folder's files, those that say so.
 * @throws UsageError where there is none, or where something that was named cannot be read
 */
export async function contractsIn(named: readonly string[]): Promise<ContractFile[]> {
  const found: ContractFile[] = []
  for (const one of named) {
    if (!(await lookUp(one)).isDirectory()) found.push(await readFileAsContract(one))
    else
      for (const file of await filesIn(one)) {
        const read = await readFileAsContract(file)
        if (contractKind(read.contract, path.basename(file)) === 'contract') found.push(read)
      }
  }
  if (found.length === 0)
    throw new UsageError(
      'No contract found there, so nothing was checked. Name a file to have it checked whatever it is called.',
      '其中没有合同，未作检查。直接写出文件名的，无论名称均予检查。',
    )
  return found
}

/** Reads a file as a contract, whatever it is called. */
export async function readFileAsContract(file: string): Promise<ContractFile> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw unreadable(file, error)
  })
  return { file, contract: readContract(text, /\.ya?ml$/i.test(file) ? 'yaml' : 'markdown') }
}

const readable = /\.(?:md|markdown|ya?ml|txt)$/i

/** The texts in a folder and in those inside it, without packages and hidden folders, in order of name. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    throw unreadable(folder, error)
  })
  const isHidden = (part: string): boolean => part === 'node_modules' || part.startsWith('.')
  return entries
    .filter((entry) => entry.isFile() && readable.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(folder, file).split(path.sep).some(isHidden))
    .sort()
}
