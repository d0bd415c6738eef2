import type { Format, Run } from '../report/format.ts'
import { printed } from './output.ts'

/** Writes the findings of a run in a format, file by file as they come. */
export class FindingsWriter {
  readonly #format: Format
  readonly #run: Run
  #hasBegun = false
  #hasParts = false

  constructor(format: Format, run: Run) {
    this.#format = format
    this.#run = run
  }

  /** Writes what one file adds; empty for one that adds nothing. */
  async add(part: string): Promise<void> {
    await this.begin()
    if (part === '') return
    await printed(this.#hasParts ? this.#format.between + part : part)
    this.#hasParts = true
  }

  /** Writes what stands before all files, once. */
  async begin(): Promise<void> {
    if (!this.#hasBegun) await printed(this.#format.begin(this.#run))
    this.#hasBegun = true
  }

  /** Writes what stands behind them; nothing where nothing was begun. */
  async end(exitCode: number): Promise<void> {
    if (this.#hasBegun) await printed(this.#format.end(this.#run, exitCode))
  }
}
