import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

const command = path.resolve(import.meta.dirname, '../../../dist/cli.cjs')
const folder = mkdtempSync(path.join(tmpdir(), 'proviso-faults-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const lease = '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Fees\n\nCustomer pays\u200b fees.\n'
const all = ['a', 'b', 'c', 'd'].map((name) => `${name}.contract.md`)

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true })
  for (const name of all) writeFileSync(path.join(folder, name), lease)
})

/** Runs a command while something else is at its files: as the first is read, the second goes and the third gets other words. */
const meanwhile = (...args: string[]) => {
  const preload = path.join(import.meta.dirname, 'preload/meanwhile.cjs')
  const env = { ...process.env, PROVISO_MEANWHILE: folder }
  const whole = ['--require', preload, command, ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, whole, { cwd: folder, encoding: 'utf8', env })
  expect(existsSync(path.join(folder, 'b.contract.md')), 'the second is gone').toBe(false)
  return { status, stdout, stderr }
}

describe('files that go and change while they are worked on', () => {
  it('check tells of the one that went, and reads the others as they are', () => {
    const { status, stdout, stderr } = meanwhile('check', '--format', 'json', '.')
    const { files } = JSON.parse(stdout) as { files: { file: string; findings: { code: string }[] }[] }
    const codes = new Map(files.map(({ file, findings }) => [file, findings.map(({ code }) => code)]))
    expect(codes.get('a.contract.md')).toContain('missing-clause')
    expect(codes.get('c.contract.md')).toContain('placeholder')
    expect(codes.get('d.contract.md')).toContain('missing-clause')
    expect(stdout + stderr).toMatch(/b\.contract\.md.*it is not there/s)
    expect(status).toBe(1)
  })

  it.each([['coverage'], ['report', '--format', 'markdown'], ['fix', '--dry-run']])(
    '%s tells of the one that went, and does the others',
    (...args) => {
      const { stdout, stderr } = meanwhile(...args, '.')
      expect(stdout + stderr).toMatch(/b\.contract\.md.*it is not there/s)
      expect(stdout).toContain('a.contract.md')
      expect(stdout).toContain('d.contract.md')
      expect(stdout + stderr).not.toMatch(/should not happen|^\s+at /m)
    },
  )
})

it('several that fix one folder at once leave what one alone would', async () => {
  const alone = spawnSync(process.execPath, [command, 'fix', 'a.contract.md'], { cwd: folder })
  expect(alone.status).not.toBe(2)
  const fixed = readFileSync(path.join(folder, 'a.contract.md'), 'utf8')
  expect(fixed).not.toBe(lease)
  writeFileSync(path.join(folder, 'a.contract.md'), lease)
  const runs = Array.from({ length: 2 }, () =>
    spawn(process.execPath, [command, 'fix', '.'], { cwd: folder, stdio: 'ignore' }),
  )
  await Promise.all(runs.map((run) => once(run, 'exit')))
  for (const name of all) expect(readFileSync(path.join(folder, name), 'utf8'), name).toBe(fixed)
  expect(readdirSync(folder).toSorted()).toEqual(all)
})

it.skipIf(!existsSync('/dev/full')).each([['check'], ['check', '--format', 'json'], ['report', '--format', 'html']])(
  '%s says in a line that the disk is full that its output goes to',
  (...args) => {
    const full = openSync('/dev/full', 'w')
    const run = spawnSync(process.execPath, [command, ...args, '.'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    })
    closeSync(full)
    expect([run.status, run.stderr]).toEqual([2, 'proviso: The output is not complete: the disk is full.\n'])
  },
)
