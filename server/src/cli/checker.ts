import { keepPieces } from '../contract/markdown.ts'
import { keepWordings } from '../contract/wording.ts'
import { keepEntries } from '../contract/yamlPieces.ts'
import type { Localized } from '../policy/schema.ts'
import type { Arguments } from './arguments.ts'
import { type ContractFile, checkFile, readInput, unopened } from './contracts.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import type { Input } from './inputs/input.ts'
import { Policies } from './policies.ts'

/** What a command tells of one file. Plain data. */
export interface Answer<Told = unknown> {
  readonly file: string
  readonly told: Told
  /** Why the file was not checked, if it was not. */
  readonly trouble?: Localized
  /** Whether it was, though not all of it could be read. */
  readonly isPartial: boolean
  /** Playbooks of which something could not be used and that are met for the first time, each with what is told of it. */
  readonly mistakes: readonly { readonly file: string; readonly told: Told }[]
}

type Teller<Told> = Pick<ContractsCommand<Told>, 'tell'>

/** Of the paragraphs of the contracts before, so many characters are kept: some 150 MB a thread. */
const keptCharacters = 3_000_000

/** Reads and checks files one after the other, and has a command tell of each. */
export class Checker<Told> {
  readonly #command: Teller<Told>
  readonly #args: Arguments
  readonly #policies: Policies

  constructor(command: Teller<Told>, args: Arguments) {
    this.#command = command
    this.#args = args
    this.#policies = new Policies(args)
    keepPieces(keptCharacters)
    keepEntries(keptCharacters)
    keepWordings(keptCharacters)
  }

  /** Checks one file. Undefined for one that is no contract. A file that cannot be checked is told of as such. */
  async check(input: Input): Promise<Answer<Told> | undefined> {
    const read = await readInput(input)
    if (!read) return undefined
    try {
      return await this.#answer(read)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return this.giveUp(input.file, { en: `Proviso itself failed (${why})`, zh: `Proviso 自身出错（${why}）` })
    }
  }

  /** What is told of a file that cannot be checked. */
  giveUp(file: string, why: Localized): Promise<Answer<Told>> {
    return this.#answer(unopened(file, why))
  }

  async #answer(read: ContractFile): Promise<Answer<Told>> {
    const { locale, asOf } = this.#args
    const known = this.#policies.mistakes.length
    const policy = await this.#policies.of(read.file)
    const told = this.#command.tell(checkFile(read, policy, locale, asOf), this.#args)
    const mistakes = this.#policies.mistakes
      .slice(known)
      .map((playbook) => ({ file: playbook.file, told: this.#command.tell(playbook, this.#args) }))
    // One character that was lost on the way is a warning.
    const isPartial = !read.trouble && read.contract.problems.some(({ severity }) => severity === 'error')
    return { file: read.file, told, ...(read.trouble ? { trouble: read.trouble } : {}), isPartial, mistakes }
  }
}
