import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { Run } from './proviso.ts'

const command = path.resolve(import.meta.dirname, '../../../dist/cli.cjs')

/** A git repository of its own, whose files are written and committed as a test goes on; it goes when the tests are done. */
export class TestRepository {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'proviso-git-'))

  constructor() {
    afterAll(() => rmSync(this.folder, { recursive: true, force: true }))
    this.git('init', '-q', '-b', 'main')
    this.git('config', 'user.name', 'A')
    this.git('config', 'user.email', 'a@example.com')
    this.git('config', 'commit.gpgsign', 'false')
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' })
  }

  write(name: string, text: string): void {
    const file = path.join(this.folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8')
  }

  /** Writes files and commits all there is. */
  commit(files: Readonly<Record<string, string>> = {}): void {
    for (const [name, text] of Object.entries(files)) this.write(name, text)
    this.git('add', '-A')
    this.git('commit', '-q', '-m', 'x', '--allow-empty')
  }

  /** Runs `proviso` in it, or in a folder inside. */
  proviso(args: readonly string[], inside = '.', env: NodeJS.ProcessEnv = {}): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
      cwd: path.resolve(this.folder, inside),
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })
    return { code: status, out: stdout, errors: stderr }
  }
}
