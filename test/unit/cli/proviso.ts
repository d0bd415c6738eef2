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

/** `proviso` in a folder of its own, and what reads and changes the files there. */
export interface Proviso {
  (...args: string[]): Run
  readonly folder: string
  /** The same with a text by standard input. */
  readonly given: (input: string, ...args: string[]) => Run
  /** The names of all files. */
  readonly files: () => string[]
  readonly read: (name: string) => string
  readonly write: (name: string, text: string) => void
  readonly remove: (name: string) => void
}

/** Runs `proviso` in a folder of its own with these files, as a person or a script does; the folder goes when the tests are done. */
export function provisoIn(files: Readonly<Record<string, string>>): Proviso {
  if (!existsSync(command)) throw new Error('There is no dist/cli.cjs: run `npm run build` first.')
  const folder = mkdtempSync(path.join(tmpdir(), 'proviso-cli-'))
  const at = (name: string): string => path.join(folder, name)
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true })
    writeFileSync(at(name), text)
  }
  for (const [name, text] of Object.entries(files)) write(name, text)
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
    folder,
    write,
    read: (name: string) => readFileSync(at(name), 'utf8'),
    files: () => readdirSync(folder, { recursive: true, encoding: 'utf8' }),
    remove: (name: string) => rmSync(at(name)),
  })
}
