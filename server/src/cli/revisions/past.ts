import path from 'node:path'
import { contractKind, mayBeContract } from '../../contract/contractKind.ts'
import { readContract } from '../../contract/readContract.ts'
import { type ContractFile, formatOf } from '../contracts.ts'
import type { Repository } from './repository.ts'

/** The files of a repository as a revision has them, by their paths from its root. */
export class Past {
  readonly commit: string
  /** All that there are, with what git calls what they say. */
  readonly files: ReadonlyMap<string, string>
  readonly #repository: Repository
  #texts: ReadonlyMap<string, string> = new Map()

  private constructor(repository: Repository, commit: string, files: ReadonlyMap<string, string>) {
    this.#repository = repository
    this.commit = commit
    this.files = files
  }

  /** @throws UsageError where there is no such revision */
  static async of(repository: Repository, revision: string): Promise<Past> {
    const commit = await repository.commit(revision)
    return new Past(repository, commit, await repository.files(commit))
  }

  /** Whether a file said exactly this. */
  said(name: string, bytes: Uint8Array): boolean {
    return this.files.get(name) === this.#repository.nameOf(bytes)
  }

  /** Whether a file that was read said this but for its line ends, which are the work tree's and not the author's. */
  saidInLines(name: string, text: string): boolean {
    return this.files.has(name) && withoutEnds(this.textOf(name)) === withoutEnds(text)
  }

  /** Reads what some files said, all at once; those that were not there are left out. */
  async read(names: readonly string[]): Promise<void> {
    const blobs = new Set(names.flatMap((name) => this.files.get(name) ?? []))
    if (blobs.size > 0) this.#texts = await this.#repository.texts([...blobs])
  }

  /** What a file said that was read. */
  textOf(name: string): string {
    return this.#texts.get(this.files.get(name) ?? '') ?? ''
  }

  /** Whether a file that was read was a contract, whoever names it. */
  wasContract(name: string): boolean {
    return saysSo(name, this.textOf(name))
  }
}

const withoutEnds = (text: string): string => text.replaceAll('\r\n', '\n')

/** A contract of a revision, under the name that it is shown by. */
export const contractOf = (file: string, text: string): ContractFile => ({
  file,
  contract: readContract(text, formatOf(file, text, true)),
})

/** Whether a file says that it is a contract. */
export const saysSo = (file: string, text: string): boolean =>
  mayBeContract(text, path.basename(file)) && isContract(contractOf(file, text))

/** The same of one that is read. */
export const isContract = ({ file, contract }: ContractFile): boolean =>
  contractKind(contract, path.basename(file)) === 'contract'
