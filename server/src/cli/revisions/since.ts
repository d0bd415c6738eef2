import { access, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ContractKind, contractKind } from '../../contract/contractKind.ts'
import { readContract } from '../../contract/readContract.ts'
import { readable } from '../../files/folder.ts'
import { UsageError } from '../arguments.ts'
import { type ContractFile, formatOf } from '../contracts.ts'
import { renamedFrom } from './renamed.ts'
import { Repository } from './repository.ts'

/** A contract that says something else than it did at a revision. */
export interface ChangedContract {
  readonly now: ContractFile
  /** What it was, under the name that it had; undefined for one that is new. */
  readonly before: ContractFile | undefined
}

/** What became of some contracts since a revision. */
export interface ChangesSince {
  /** As it was named, and the commit that it names. */
  readonly revision: string
  readonly commit: string
  readonly changed: readonly ChangedContract[]
  /** Those that say what they said. */
  readonly unchanged: readonly string[]
  /** Contracts that were there and are not, under that name or another. */
  readonly removed: readonly string[]
}

/**
 * What of some contracts changed since a revision of the repository that they are in. What was renamed is followed.
 * @param named the files and folders in which removed contracts are looked for
 * @throws UsageError where they are in no repository or in several, or where there is no such revision
 */
export async function changesSince(
  revision: string,
  contracts: readonly ContractFile[],
  named: readonly string[],
): Promise<ChangesSince> {
  const repository = await Repository.around(path.dirname(path.resolve(contracts[0]?.file ?? '.')))
  const commit = await repository.commit(revision)
  const files = await repository.files(commit)
  const unchanged: string[] = []
  const others: { now: ContractFile; name: string; blob: string | undefined }[] = []
  for (const now of contracts) {
    const name = await repository.pathOf(now.file)
    if (name === undefined) throw outside(now.file, repository.root)
    const blob = files.get(name)
    const bytes = await readFile(now.file).catch(() => undefined)
    if (blob !== undefined && bytes && repository.nameOf(bytes) === blob) unchanged.push(now.file)
    else others.push({ now, name, blob })
  }
  const shown = (name: string): string => path.relative(process.cwd(), path.join(repository.root, name))
  const isNewOnly = others.some(({ blob }) => blob === undefined)
  const gone = await goneFrom(repository, files, isNewOnly ? [''] : await foldersOf(named, repository))
  const blobs = [...others.flatMap(({ blob }) => blob ?? []), ...gone.map((name) => files.get(name) ?? '')]
  const texts = blobs.length > 0 ? await repository.texts([...new Set(blobs)]) : new Map<string, string>()
  const textOf = (name: string): string => texts.get(files.get(name) ?? '') ?? ''
  const old = gone.map((name) => ({ name, text: textOf(name) }))
  const added = others.flatMap(({ now, name, blob }) => (blob === undefined ? [{ name, text: now.contract.text }] : []))
  const renamed = renamedFrom(added, old)
  const changed = others.flatMap(({ now, name }): ChangedContract[] => {
    const was = files.has(name) ? name : renamed.get(name)
    const before = was === undefined ? undefined : contractOf(shown(was), textOf(was))
    // Line ends are the work tree's, not the author's.
    const isSame = was === name && withoutEnds(textOf(was)) === withoutEnds(now.contract.text)
    if (isSame) unchanged.push(now.file)
    return isSame ? [] : [{ now, before }]
  })
  const taken = new Set(renamed.values())
  const wanted = await foldersOf(named, repository)
  const removed = old
    .filter(({ name }) => !taken.has(name) && isUnder(name, wanted))
    .filter(({ name, text }) => kindOf(contractOf(name, text)) === 'contract')
    .map(({ name }) => shown(name))
  return { revision, commit, changed, unchanged, removed }
}

const withoutEnds = (text: string): string => text.replaceAll('\r\n', '\n')

/** A contract of a revision, under the name that it is shown by. */
export const contractOf = (file: string, text: string): ContractFile => ({
  file,
  contract: readContract(text, formatOf(file, text, true)),
})

const kindOf = ({ file, contract }: ContractFile): ContractKind => contractKind(contract, path.basename(file))

/** The texts of a revision, in some folders, that are not on the disk any more. */
async function goneFrom(
  { root }: Repository,
  files: ReadonlyMap<string, string>,
  folders: readonly string[],
): Promise<string[]> {
  const gone: string[] = []
  for (const name of files.keys()) {
    if (!readable.test(name) || !isUnder(name, folders)) continue
    const isThere = await access(path.join(root, name)).then(
      () => true,
      () => false,
    )
    if (!isThere) gone.push(name)
  }
  return gone
}

/** What is named, as paths from the root; the root itself is empty. */
async function foldersOf(named: readonly string[], repository: Repository): Promise<string[]> {
  return Promise.all(named.map(async (one) => (await repository.pathOf(one)) ?? ''))
}

const isUnder = (name: string, folders: readonly string[]): boolean =>
  folders.some((folder) => folder === '' || name === folder || name.startsWith(`${folder}/`))

const outside = (file: string, root: string): UsageError =>
  new UsageError(
    `“${file}” is not in the repository “${root}”. Check what is in different repositories by itself.`,
    `“${file}”不在仓库“${root}”中。不同仓库的文件请分别检查。`,
  )
