import path from 'node:path'
import { UsageError } from '../arguments.ts'
import type { ContractFile } from '../contracts.ts'
import { contractOf, Past } from './past.ts'
import { Repository } from './repository.ts'

/**
 * A contract as a revision of the present folder's repository has it.
 * @param file counted from the present folder, else from the root of the repository
 * @param shown what it is called
 * @throws UsageError where there is no such revision, or no such file in it
 */
export async function fileOfRevision(revision: string, file: string, shown: string): Promise<ContractFile> {
  const repository = await Repository.around(process.cwd())
  const past = await Past.of(repository, revision)
  const fromRoot = file.split(path.sep).join('/')
  const names = [await repository.pathOf(file), fromRoot]
  const name = names.find((one) => one !== undefined && past.files.has(one))
  if (name === undefined)
    throw new UsageError(`The revision “${revision}” has no file “${file}”.`, `版本“${revision}”中没有文件“${file}”。`)
  await past.read([name])
  return { ...contractOf(name, past.textOf(name)), file: shown }
}
