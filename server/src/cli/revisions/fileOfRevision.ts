import path from 'node:path'
import { UsageError } from '../arguments.ts'
import type { ContractFile } from '../contracts.ts'
import { Repository } from './repository.ts'
import { contractOf } from './since.ts'

/**
 * A contract as a revision of the present folder's repository has it.
 * @param file counted from the present folder, else from the root of the repository
 * @param shown what it is called
 * @throws UsageError where there is no such revision, or no such file in it
 */
export async function fileOfRevision(revision: string, file: string, shown: string): Promise<ContractFile> {
  const repository = await Repository.around(process.cwd())
  const files = await repository.files(await repository.commit(revision))
  const fromRoot = file.split(path.sep).join('/')
  const names = [await repository.pathOf(file), fromRoot]
  const name = names.find((one) => one !== undefined && files.has(one))
  const blob = name === undefined ? undefined : files.get(name)
  if (name === undefined || blob === undefined)
    throw new UsageError(`The revision “${revision}” has no file “${file}”.`, `版本“${revision}”中没有文件“${file}”。`)
  const text = (await repository.texts([blob])).get(blob) ?? ''
  return { ...contractOf(name, text), file: shown }
}
