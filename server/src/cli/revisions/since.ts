import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { readable } from '../../files/folder.ts'
import { textIn } from '../../files/textIn.ts'
import type { Since } from '../../report/format.ts'
import { UsageError } from '../arguments.ts'
import { type ContractFile, contractsAmong } from '../contracts.ts'
import { isThere } from '../files.ts'
import { isAmong, type Named, readNamed } from '../inputs/named.ts'
import { noContract } from '../messages.ts'
import { contractOf, isContract, Past, saysSo } from './past.ts'
import { renamedFrom } from './renamed.ts'
import { Repository } from './repository.ts'

/** A contract that says something else than it did at a revision. */
export interface ChangedContract {
  readonly now: ContractFile
  /** What it was, under the name that it had; undefined for one that is new. */
  readonly before: ContractFile | undefined
}

/** What became of some contracts since a revision. */
export interface ChangesSince extends Omit<Since, 'was'> {
  readonly changed: readonly ChangedContract[]
}

/** A contract of now, and its path from the root of the repository. */
interface Tracked {
  readonly now: ContractFile
  readonly name: string
}

/**
 * What became of contracts since a revision of the repository that they are in. What was renamed is followed.
 * @param named files, folders and patterns
 * @throws UsageError where nothing there is or was a contract, where they are in no repository or in several, or where there is
 *   no such revision
 */
export async function changesSince(revision: string, named: readonly string[]): Promise<ChangesSince> {
  const contracts: ContractFile[] = []
  for await (const one of contractsAmong(named)) contracts.push(one)
  const places = await Promise.all(named.filter((one) => one !== '-').map(readNamed))
  const repository = await Repository.around(await folderOf(places))
  const past = await Past.of(repository, revision)
  const tracked = await Promise.all(contracts.map((now) => trackedIn(repository, now)))
  const isNamed = await amongIn(repository, places)
  const { same, others, gone, edited } = await standing(tracked, past, repository, isNamed)
  await past.read([...others.map(({ name }) => name), ...gone, ...edited.keys()])
  const renamed = renamedFrom(
    others.flatMap(({ now, name }) => (past.files.has(name) ? [] : [{ name, text: now.contract.written }])),
    gone.map((name) => ({ name, text: past.textOf(name) })),
  )
  const shown = (name: string): string => path.relative(process.cwd(), repository.pathTo(name))
  const taken = new Set(renamed.values())
  const removed = gone.filter((name) => !taken.has(name) && isNamed(name) && past.wasContract(name))
  const undeclared = [
    ...others.flatMap(({ now, name }) => (now.trouble || isContract(now) ? [] : [name])),
    ...Array.from(edited).flatMap(([name, text]) => (saysSo(name, text) ? [] : [name])),
  ].filter((name) => past.wasContract(name))
  if (contracts.length + removed.length + undeclared.length === 0) throw noContract()
  const left = others.filter(
    ({ now }) =>
      !isSpent(
        now,
        places,
        removed.map((name) => repository.pathTo(name)),
      ),
  )
  const [reflowed, changed] = await parted(left, ({ now, name }) => past.saidInLines(name, now.contract.written))
  return {
    revision,
    commit: past.commit,
    changed: changed.map(({ now, name }) => {
      const was = past.files.has(name) ? name : renamed.get(name)
      return { now, before: was === undefined ? undefined : contractOf(shown(was), past.textOf(was)) }
    }),
    unchanged: [...same, ...reflowed].map(({ now }) => now.file),
    removed: removed.map(shown),
    undeclared: undeclared.map(shown),
  }
}

/** What is to be compared with a revision. */
interface Standing {
  readonly same: readonly Tracked[]
  /** Contracts that say something else, or that were not there. */
  readonly others: readonly Tracked[]
  /** Files that were there and are not: those that are named, and all where something is new, which may be what they were. */
  readonly gone: readonly string[]
  /** Files that are named, are no contracts, and were something else; with what they say. */
  readonly edited: ReadonlyMap<string, string>
}

async function standing(
  tracked: readonly Tracked[],
  past: Past,
  repository: Repository,
  isNamed: (name: string) => boolean,
): Promise<Standing> {
  const [same, others] = await parted(tracked, async ({ now, name }) => {
    const bytes = await readFile(now.file).catch(() => undefined)
    return bytes !== undefined && past.said(name, bytes)
  })
  const hasNew = others.some(({ name }) => !past.files.has(name))
  const checked = new Set(tracked.map(({ name }) => name))
  const rest = [...past.files.keys()].filter((name) => readable.test(name) && !checked.has(name))
  const sought = rest.filter((name) => hasNew || isNamed(name))
  const [there, gone] = await parted(sought, (name) => isThere(repository.pathTo(name)))
  const edited = new Map<string, string>()
  for (const name of there.filter(isNamed)) {
    const bytes = await readFile(repository.pathTo(name)).catch(() => undefined)
    if (bytes && !past.said(name, bytes)) edited.set(name, textIn(bytes))
  }
  return { same, others, gone, edited }
}

/** Those of which something is so, and the others. */
async function parted<T>(all: readonly T[], isSo: (one: T) => boolean | Promise<boolean>): Promise<[T[], T[]]> {
  const parts: [T[], T[]] = [[], []]
  for (const one of all) parts[(await isSo(one)) ? 0 : 1].push(one)
  return parts
}

async function trackedIn(repository: Repository, now: ContractFile): Promise<Tracked> {
  const name = await repository.pathOf(now.file)
  if (name === undefined) throw outside(now.file, repository.root)
  return { now, name }
}

/** Whether what could not be read is a pattern that names nothing any more, since all that it named is gone. */
const isSpent = ({ file }: ContractFile, places: readonly Named[], removed: readonly string[]): boolean =>
  places.some(
    (one) =>
      one.kind === 'pattern' &&
      one.named === file &&
      removed.some((gone) => isAmong(gone, one, path.resolve(one.base))),
  )

/** A folder to look for the repository from. The one that a pattern counts from may be gone. */
const folderOf = async ([first]: readonly Named[]): Promise<string> =>
  path.resolve(first && (await isThere(first.base)) ? first.base : '.')

/** Whether a file of a repository, by its path from the root, is among what is named. */
async function amongIn(repository: Repository, places: readonly Named[]): Promise<(name: string) => boolean> {
  const bases = await Promise.all(places.map(({ base }) => realpath(base).catch(() => path.resolve(base))))
  return (name) => places.some((place, i) => isAmong(repository.pathTo(name), place, bases[i] ?? ''))
}

const outside = (file: string, root: string): UsageError =>
  new UsageError(
    `“${file}” is not in the repository “${root}”. Check what is in different repositories by itself.`,
    `“${file}”不在仓库“${root}”中。不同仓库的文件请分别检查。`,
  )
