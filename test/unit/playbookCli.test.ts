import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const command = path.resolve(import.meta.dirname, '../../dist/cli.cjs')
const contract = '---\ncontract:\n  type: nda\n---\n\n# Agreement\n\nEach party shall keep the information secret.\n'
const files = {
  'house/.proviso/playbook.yaml': 'needs:\n  - { clause: termination, level: not-needed }\n',
  'house/deal.md': contract,
  'house/deep/er/deal.md': contract,
  'house/strict/.proviso/playbook.yaml': 'severity:\n  missing-clause: error\n',
  'house/strict/deal.md': contract,
  'wrong/.proviso/playbook.yaml':
    'needs:\n  - { clause: termination, level: not-needed }\n  - { clause: audt, level: required }\n',
  'wrong/deal.md': contract,
  'other.yaml': 'severity:\n  missing-clause: hint\n',
  'linked/deal.md': contract,
}
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'proviso-playbook-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function proviso(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: path.join(folder, cwd),
    encoding: 'utf8',
  })
  return { code: status, out: stdout, errors: stderr }
}

/** Severity and code of each finding, by file. */
function found(cwd: string, ...args: string[]): Record<string, string[]> {
  const { files: checked } = JSON.parse(proviso(cwd, 'check', '--format', 'json', ...args).out) as {
    files: { file: string; findings: { severity: string; code: string }[] }[]
  }
  return Object.fromEntries(
    checked.map(({ file, findings }) => [file, findings.map((one) => `${one.severity} ${one.code}`)]),
  )
}

it('uses the nearest playbook above a contract', () => {
  expect(found('.', 'house/deal.md', 'house/deep/er/deal.md', 'house/strict/deal.md')).toEqual({
    'house/deal.md': [],
    'house/deep/er/deal.md': [],
    'house/strict/deal.md': ['error missing-clause'],
  })
})

it('looks for none above the folder that it is started in', () => {
  expect(found('house/deep', 'er/deal.md')).toEqual({ 'er/deal.md': ['information missing-clause'] })
})

it('uses the one that is named in place of any other', () => {
  expect(found('.', '--policy', 'other.yaml', 'house/deal.md')).toEqual({ 'house/deal.md': ['hint missing-clause'] })
  expect(proviso('.', 'check', '--policy', 'none.yaml', 'house/deal.md').code).toBe(2)
  expect(proviso('.', 'check', '--policy', 'house', 'house/deal.md').code).toBe(2)
})

it('tells what of a playbook could not be used, and does not look clean', () => {
  const playbook = path.join('wrong', '.proviso', 'playbook.yaml')
  expect(found('.', 'wrong/deal.md')).toEqual({ 'wrong/deal.md': [], [playbook]: ['warning playbook-invalid'] })
  const { code, out } = proviso('.', 'check', 'wrong/deal.md')
  expect(code).toBe(1)
  expect(out).toContain('Did you mean “audit”?')
  expect(proviso('.', 'coverage', 'wrong/deal.md').errors).toContain('has mistakes')
})

it.skipIf(process.platform === 'win32')('follows no link that leads out of the folder', () => {
  mkdirSync(path.join(folder, 'linked/.proviso'))
  symlinkSync(path.join(folder, 'other.yaml'), path.join(folder, 'linked/.proviso/playbook.yaml'))
  expect(found('linked', 'deal.md')).toEqual({ 'deal.md': ['information missing-clause'] })
})
