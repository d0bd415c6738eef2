import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

/** The built command. */
const command = path.resolve(import.meta.dirname, '../../../dist/cli.cjs')

/** What a run of the command gave. */
export interface Run {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

/** `proviso` in a folder of its own, and what is in the folder. */
export interface Proviso {
  (...args: string[]): Run
  /** The same with a text by standard input. */
  readonly given: (input: string, ...args: string[]) => Run
  /** The text of a file. */
  readonly read: (file: string) => string
  /** The names of all files. */
  readonly files: () => string[]
}

/** Runs `proviso` in a folder of its own with these files, as a person or a script does; the folder goes when the tests are done. */
export function provisoIn(files: Readonly<Record<string, string>>): Proviso {
  if (!existsSync(command)) throw new Error('There is no dist/cli.cjs: run `npm run build` first.')
  const folder = mkdtempSync(path.join(tmpdir(), 'proviso-cli-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const given = (input: string | undefined, ...args: string[]): Run => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
      cwd: folder,
      ...(input === undefined ? {} : { input }),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    return { code: status, out: stdout, errors: stderr }
  }
  return Object.assign((...args: string[]) => given(undefined, ...args), {
    given,
    read: (file: string) => readFileSync(path.join(folder, file), 'utf8'),
    files: () => readdirSync(folder, { recursive: true, encoding: 'utf8' }),
  })
}
