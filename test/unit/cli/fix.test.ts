import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
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
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { unifiedDiff } from '../../../server/src/report/unifiedDiff.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const command = path.join(root, 'dist/cli.cjs')
const folder = mkdtempSync(path.join(tmpdir(), 'proviso-fix-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lease = '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Fees\n\nCustomer pays\u200b fees.\n'
const clean =
  '---\ncontract:\n  type: nda\n---\n\n# Secrets\n\nEither party may terminate by thirty days’ written notice.\n'
const broken = 'contract:\n  type: compute-lease\nfees: {a: b\n'

interface FileFixes {
  file: string
  changed: boolean
  written: boolean
  problem: string | null
  fixes: { code: string; clause: string | null }[]
  left: { code: string; why: string }[]
  blanks: { name: string; start: { line: number } }[]
  unasked: Record<string, number>
  diff: string | null
}
const fix = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'fix', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { code: status, out: stdout, errors: stderr }
}
function fixes(...args: string[]): { code: number | null; dryRun: boolean; files: FileFixes[] } {
  const { code, out, errors } = fix('--format', 'json', ...args)
  if (out === '') throw new Error(errors)
  return { code, ...JSON.parse(out) }
}
const write = (name: string, text: string | Uint8Array): void => writeFileSync(path.join(folder, name), text)
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8')
const names = (): string[] => readdirSync(folder).toSorted()

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true })
})

describe('proviso fix', () => {
  it('puts in what the deal requires, takes out what nobody sees, and says what is left to name and to fill', () => {
    write('lease.contract.md', lease)
    const { code, dryRun, files } = fixes('lease.contract.md')
    expect([code, dryRun]).toEqual([0, false])
    const [one] = files as [FileFixes]
    expect(one).toMatchObject({
      file: 'lease.contract.md',
      changed: true,
      written: true,
      problem: null,
      left: [],
      diff: null,
    })
    expect(new Set(one.fixes.map((done) => done.code))).toEqual(new Set(['missing-clause', 'hidden-character']))
    expect(one.unasked['missing-clause']).toBeGreaterThan(0)
    const text = read('lease.contract.md')
    expect(text).toContain('Customer pays fees.')
    for (const { name, start } of one.blanks) expect(text.split('\n')[start.line]).toContain(`[[${name}`)
    expect(names()).toEqual(['lease.contract.md'])
    const again = fixes('lease.contract.md')
    expect([again.code, again.files[0]?.changed, again.files[0]?.fixes]).toEqual([0, false, []])
    expect(read('lease.contract.md')).toBe(text)
  })

  it('does what is named, and no more', () => {
    write('lease.contract.md', lease)
    const { files } = fixes('--rules', 'hidden-character', 'lease.contract.md')
    expect(files[0]?.fixes.map(({ code }) => code)).toEqual(['hidden-character'])
    expect(read('lease.contract.md')).toBe(lease.replace('\u200b', ''))
    const several = fixes('--rules', 'weak-clause, numbering,hidden-character', 'lease.contract.md')
    expect([several.code, several.files[0]?.fixes]).toEqual([0, []])
    const all = fixes('--rules', 'all', 'lease.contract.md')
    expect(all.files[0]?.unasked).toEqual({})
    expect(all.files[0]?.fixes.length).toBeGreaterThan(0)
  })

  it('of a contract with nothing to fix writes nothing', () => {
    write('nda.contract.md', clean)
    const before = statSync(path.join(folder, 'nda.contract.md'))
    expect(fix('.')).toMatchObject({ code: 0, out: expect.stringMatching(/^nda\.contract\.md: nothing to fix\n/) })
    const after = statSync(path.join(folder, 'nda.contract.md'))
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs])
  })

  it('speaks Chinese', () => {
    write('lease.contract.md', lease)
    const { out } = fix('--lang', 'zh', '--dry-run', 'lease.contract.md')
    expect(out).toMatch(/^lease\.contract\.md：将作 \d+ 处修改\n/)
    expect(out).toContain('插入条款')
  })

  it.each([
    ['en', /“missing-claus” in --rules is neither/],
    ['zh', /--rules 中的“missing-claus”/],
  ])('says what may be named (%s)', (lang, says) => {
    write('lease.contract.md', lease)
    const run = fix('--lang', lang, '--rules', 'missing-claus', 'lease.contract.md')
    expect([run.code, run.out]).toEqual([2, ''])
    expect(run.errors).toMatch(says)
    expect(run.errors).toContain('missing-clause')
    expect(fix('--lang', lang, '-')).toMatchObject({ code: 2, out: '' })
    expect(read('lease.contract.md')).toBe(lease)
  })
})

describe('proviso fix --dry-run', () => {
  const examples = path.join(root, 'examples')

  it('writes nothing, and gives a diff that makes what fix would have made', () => {
    for (const name of ['gpu-purchase.contract.yaml', '训练数据出境.contract.md'])
      cpSync(path.join(examples, name), path.join(folder, name))
    write('windows.contract.md', lease.replaceAll('\n', '\r\n'))
    write('open end.contract.md', lease.trimEnd())
    const before = new Map(names().map((name) => [name, read(name)]))
    const { out, code } = fix('--dry-run', '.')
    expect(code).toBe(0)
    for (const [name, text] of before) expect(read(name)).toBe(text)
    const patched = path.join(folder, 'patched')
    mkdirSync(patched)
    for (const [name, text] of before) writeFileSync(path.join(patched, name), text)
    // What stands between the diffs is for a person, and is passed over.
    execFileSync('git', ['apply', '-p0', '--unsafe-paths', '--directory=patched', '-'], { cwd: folder, input: out })
    const inPatch = new Map([...before.keys()].map((name) => [name, readFileSync(path.join(patched, name), 'utf8')]))
    rmSync(patched, { recursive: true })
    expect(fix('.').code).toBe(0)
    for (const name of before.keys()) expect(inPatch.get(name), name).toBe(read(name))
  }, 60_000)

  it.skipIf(spawnSync('patch', ['--version']).status !== 0)('gives what patch reads, whatever the name', () => {
    const name = 'my first lease.contract.md'
    write(name, lease)
    const { out } = fix('--dry-run', name)
    execFileSync('patch', ['-p0'], { cwd: folder, input: out, stdio: 'pipe' })
    const patched = read(name)
    write(name, lease)
    fix(name)
    expect(patched).toBe(read(name))
    rmSync(path.join(folder, name))
  })

  it('ends a name that has a space with a tab, as git and diff do', () => {
    expect(unifiedDiff('my lease.md', 'a\n', 'b\n')).toMatch(/^--- my lease\.md\t\n\+\+\+ my lease\.md\t\n@@ /)
    expect(unifiedDiff('lease.md', 'a\n', 'b\n')).toMatch(/^--- lease\.md\n\+\+\+ lease\.md\n@@ /)
  })

  it('gives the diff of each file as JSON', () => {
    write('lease.contract.md', lease)
    const { dryRun, files } = fixes('--dry-run', 'lease.contract.md')
    expect(dryRun).toBe(true)
    expect(files[0]).toMatchObject({ changed: true, written: false, problem: null })
    expect(files[0]?.diff).toMatch(/^--- lease\.contract\.md\n\+\+\+ lease\.contract\.md\n@@ /)
  })
})

describe('of several files', () => {
  const fates = (args: string[]): [number | null, Record<string, boolean>] => {
    const { code, files } = fixes(...args)
    return [code, Object.fromEntries(files.map(({ file, written }) => [file, written]))]
  }

  it('one that cannot be read in full, is read-only or in another encoding is left, and the others are done', () => {
    write('a.contract.md', lease)
    write('broken.contract.yaml', broken)
    write('latin.contract.md', Buffer.from(lease.replace('fees.', 'fées.'), 'latin1'))
    write('locked.contract.md', lease)
    chmodSync(path.join(folder, 'locked.contract.md'), 0o444)
    write('z.contract.md', lease)
    const latin = readFileSync(path.join(folder, 'latin.contract.md'))
    const { code, files } = fixes('.')
    expect(code).toBe(1)
    expect(files.map(({ file, written }) => [file, written])).toEqual([
      ['a.contract.md', true],
      ['broken.contract.yaml', false],
      ['latin.contract.md', false],
      ['locked.contract.md', false],
      ['z.contract.md', true],
    ])
    const by = (name: string) => files.find(({ file }) => file === name)
    expect(by('broken.contract.yaml')?.left.map((one) => one.code)).toContain('file-unreadable')
    expect(by('latin.contract.md')?.problem).toMatch(/UTF-8/)
    expect(by('locked.contract.md')?.problem).toMatch(/read-only/)
    expect([read('broken.contract.yaml'), read('locked.contract.md')]).toEqual([broken, lease])
    expect(readFileSync(path.join(folder, 'latin.contract.md'))).toEqual(latin)
    expect(names()).toHaveLength(5)
    // Where none can be done, it could not run.
    expect(fates(['locked.contract.md'])).toEqual([2, { 'locked.contract.md': false }])
  })

  it('a link stays a link', () => {
    mkdirSync(path.join(folder, 'kept'))
    write('kept/lease.md', lease)
    symlinkSync(path.join('kept', 'lease.md'), path.join(folder, 'lease.contract.md'))
    expect(fates(['lease.contract.md'])).toEqual([0, { 'lease.contract.md': true }])
    expect(read('kept/lease.md')).toBe(read('lease.contract.md'))
    expect(readdirSync(path.join(folder, 'kept'))).toEqual(['lease.md'])
  })
})

describe('where the disk gives out', () => {
  it.skipIf(process.platform === 'win32')(
    'a file that would grow too long is left whole, and the others are done',
    () => {
      write('a.contract.md', lease)
      write('b.contract.md', lease.replace('\n# Lease', `\n# Lease\n\n${'The parties have met. '.repeat(4000)}`))
      write('c.contract.md', lease)
      const before = read('b.contract.md')
      // In blocks of 512 bytes, or of 1024.
      const limited = spawnSync(
        'sh',
        ['-c', `ulimit -f 80; exec "$0" "$@"`, process.execPath, command, 'fix', '--format=json', '.'],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      )
      const files = JSON.parse(limited.stdout).files as FileFixes[]
      expect(limited.status).toBe(1)
      expect(files.map(({ written }) => written)).toEqual([true, false, true])
      expect(files[1]?.problem).toMatch(/longer than is allowed/)
      expect(read('b.contract.md')).toBe(before)
      expect(names()).toEqual(['a.contract.md', 'b.contract.md', 'c.contract.md'])
    },
  )

  const small = path.join(folder, '..', `${path.basename(folder)}-small`)
  const canMount = (): boolean => {
    mkdirSync(small, { recursive: true })
    return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', small]).status === 0
  }

  it('a full disk leaves the file as it was (skipped where no disk can be made)', ({ skip }) => {
    if (!canMount()) {
      rmSync(small, { recursive: true, force: true })
      skip()
    }
    try {
      const file = path.join(small, 'lease.contract.md')
      writeFileSync(file, lease)
      writeFileSync(path.join(small, 'filling'), Buffer.alloc(24 * 1024))
      const { code, files } = fixes(file)
      expect([code, files[0]?.written, files[0]?.problem]).toEqual([2, false, 'the disk is full'])
      expect(readFileSync(file, 'utf8')).toBe(lease)
      expect(readdirSync(small).toSorted()).toEqual(['filling', 'lease.contract.md'])
    } finally {
      spawnSync('umount', [small])
      rmSync(small, { recursive: true, force: true })
    }
  })
})

it('ended half-way leaves each file old or new, and a second run does the rest', async () => {
  const count = 12
  const all = Array.from({ length: count }, (_, i) => `${i}.contract.md`)
  write('0.contract.md', lease)
  fix('.')
  const fixed = read('0.contract.md')
  let cut = 0
  for (let round = 0; round < 6; round++) {
    for (const name of all) write(name, lease)
    const running = spawn(process.execPath, [command, 'fix', '.'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(running.stdout, 'data')
    await setTimeout(round * 15)
    running.kill('SIGKILL')
    await once(running, 'exit')
    const texts = all.map(read)
    for (const text of texts) expect([lease, fixed]).toContain(text)
    if (texts.includes(lease)) cut++
    expect(names().filter((name) => !name.startsWith('.'))).toEqual(all.toSorted())
  }
  expect(cut).toBeGreaterThan(0)
  for (const name of all) write(name, lease)
  expect(fix('.').code).toBe(0)
  expect(names()).toEqual(all.toSorted())
  for (const name of all) expect(read(name)).toBe(fixed)
}, 60_000)
