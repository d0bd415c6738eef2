import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { NotWritten, replaceFile } from '../../../server/src/cli/replaceFile.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'proviso-replace-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = path.join(folder, 'lease.contract.md')
const bytes = (text: string): Buffer => Buffer.from(text)
const replaced = (named: string, before: string, after: string): Promise<string> =>
  replaceFile(named, bytes(before), bytes(after)).then(
    () => 'written',
    (error: unknown) => {
      if (!(error instanceof NotWritten)) throw error
      return error.told.en
    },
  )

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true })
  writeFileSync(file, 'old')
})

describe('a file that is replaced', () => {
  it('says the new words, and leaves nothing beside it', async () => {
    expect(await replaced(file, 'old', '新的')).toBe('written')
    expect(readFileSync(file, 'utf8')).toBe('新的')
    expect(readdirSync(folder)).toEqual(['lease.contract.md'])
  })

  it.each([0o600, 0o640, 0o664])('keeps its mode %o', async (mode) => {
    chmodSync(file, mode)
    expect(await replaced(file, 'old', 'new')).toBe('written')
    expect(statSync(file).mode & 0o7777).toBe(mode)
  })

  it('by a link stays where it is, and the link a link', async () => {
    const link = path.join(folder, 'link.md')
    symlinkSync('lease.contract.md', link)
    expect(await replaced(link, 'old', 'new')).toBe('written')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe('new')
  })

  it('takes away what a process that was ended left beside it, and what is no such thing stays', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    const left = `.lease.contract.md.${gone.pid}.00000000.proviso-tmp`
    const kept = [`.lease.contract.md.${process.pid}.00000000.proviso-tmp`, '.lease.contract.md.swp', '.other.md.1.tmp']
    for (const name of [left, ...kept]) writeFileSync(path.join(folder, name), 'x')
    expect(await replaced(file, 'old', 'new')).toBe('written')
    expect(readdirSync(folder).toSorted()).toEqual([...kept, 'lease.contract.md'].toSorted())
  })
})

describe('a file is left as it is', () => {
  it.each<[string, () => void, RegExp]>([
    ['that is read-only', () => chmodSync(file, 0o444), /read-only/],
    ['with another name', () => linkSync(file, path.join(folder, 'other.md')), /another name/],
    ['that somebody changed meanwhile', () => writeFileSync(file, 'theirs'), /changed meanwhile/],
  ])('%s', async (_what, arrange, why) => {
    arrange()
    const [text, names] = [readFileSync(file, 'utf8'), readdirSync(folder)]
    expect(await replaced(file, 'old', 'new')).toMatch(why)
    expect(readFileSync(file, 'utf8')).toBe(text)
    expect(readdirSync(folder)).toEqual(names)
  })

  it('that is not there', async () => {
    expect(await replaced(path.join(folder, 'none.md'), 'old', 'new')).toMatch(/not there/)
  })
})

it('ended at any moment, it leaves the old words or the new ones', async () => {
  const script = path.join(folder, 'replace.cjs')
  const entry = path.resolve(import.meta.dirname, '../../../server/src/cli/replaceFile.ts')
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: script,
    logLevel: 'error',
  })
  const [old, now] = ['旧', '新新'].map((text) => text.repeat(500_000)) as [string, string]
  const loop = `
    const { replaceFile } = require(${JSON.stringify(script)})
    const [old, now] = ['旧', '新新'].map((text) => Buffer.from(text.repeat(500_000)))
    const file = ${JSON.stringify(file)}
    void (async () => {
      process.stdout.write('begun')
      for (;;) { await replaceFile(file, old, now); await replaceFile(file, now, old) }
    })()`
  const found = new Set<string>()
  for (let round = 0; round < 24; round++) {
    writeFileSync(file, old)
    const running = spawn(process.execPath, ['-e', loop], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(running.stdout, 'data')
    await setTimeout((round * 7) % 60)
    running.kill('SIGKILL')
    await once(running, 'exit')
    const text = readFileSync(file, 'utf8')
    found.add(text === old ? 'old' : text === now ? 'new' : 'half')
  }
  expect([...found].filter((one) => one === 'half')).toEqual([])
  // Whatever was left is gone with the next that is written.
  const text = readFileSync(file, 'utf8')
  expect(await replaced(file, text, 'whole')).toBe('written')
  expect(readdirSync(folder).filter((name) => name.endsWith('.proviso-tmp'))).toEqual([])
}, 60_000)
