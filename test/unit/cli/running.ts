import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The built command. */
const command = path.resolve(import.meta.dirname, '../../../dist/cli.cjs')

/** A run of the command whose input and output are seen as they come. */
export class Running {
  readonly #child
  #out = ''
  #errors = ''
  #peak = 0
  readonly #ended: Promise<number | null>
  readonly #heard = new Set<() => void>()

  constructor(cwd: string, ...args: string[]) {
    this.#child = spawn(process.execPath, [command, ...args], { cwd })
    this.#child.stderr.on('data', (text) => {
      this.#errors += text
    })
    const looking = setInterval(() => this.#look(), 20)
    this.#ended = new Promise((resolve) =>
      this.#child.on('close', (code) => {
        clearInterval(looking)
        resolve(code)
      }),
    )
  }

  /** Begins to read the output. */
  listen(): this {
    this.#child.stdout.setEncoding('utf8').on('data', (text) => {
      this.#out += text
      for (const hear of this.#heard) hear()
    })
    return this
  }

  /** Writes to its input, and gives whether it takes more at once. */
  write(text: string): boolean {
    return this.#child.stdin.write(text)
  }

  /** When it takes more. */
  drained(): Promise<void> {
    return new Promise((resolve) => this.#child.stdin.once('drain', resolve))
  }

  end(): void {
    this.#child.stdin.end()
  }

  /** Reads no more, as a reader does that has ended. */
  turnAway(): void {
    this.#child.stdout.destroy()
    this.#child.stdin.on('error', () => undefined)
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  /** The lines that it has written, once there are so many. */
  async lines(count: number): Promise<string[]> {
    for (;;) {
      const lines = this.#out.split('\n').slice(0, -1)
      if (lines.length >= count) return lines
      await new Promise<void>((resolve) => {
        const hear = (): void => {
          this.#heard.delete(hear)
          resolve()
        }
        this.#heard.add(hear)
      })
    }
  }

  /** What it gave, once it has ended; the peak is the memory that it had at most, in MB, and 0 where that is not to be seen. */
  async result(): Promise<{ code: number | null; out: string; errors: string; peak: number }> {
    const code = await this.#ended
    return { code, out: this.#out, errors: this.#errors, peak: this.#peak }
  }

  #look(): void {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')
      this.#peak = Math.max(this.#peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      // It is over, or this is another system.
    }
  }
}
