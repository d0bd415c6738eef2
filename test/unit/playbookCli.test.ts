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

const rule = 'forbidden:\n  - phrases: [保密]\n    message: 不得使用。\n'
const inBytes = (name: string, bytes: Buffer): string => {
  mkdirSync(path.join(folder, name, '.proviso'), { recursive: true })
  writeFileSync(path.join(folder, name, '.proviso/playbook.yaml'), bytes)
  writeFileSync(path.join(folder, name, 'deal.md'), contract.replace('Each party', '双方应保密。Each party'))
  return path.join(name, '.proviso', 'playbook.yaml')
}

it.each(['utf8', 'utf16le'] as const)('reads a playbook in %s', (encoding) => {
  inBytes(encoding, Buffer.from(`\ufeff${rule}`, encoding))
  expect(found('.', `${encoding}/deal.md`)[`${encoding}/deal.md`]).toContain('warning forbidden-wording')
})

it('says that a playbook in GBK could not be read, at the first character that was lost', () => {
  const playbook = inBytes(
    'gbk',
    Buffer.from(rule.replace('保密', '\xb1\xa3\xc3\xdc').replace(/不.+。/, 'No.'), 'latin1'),
  )
  expect(found('.', 'gbk/deal.md')[playbook]).toContain('warning playbook-invalid')
  expect(proviso('.', 'check', 'gbk/deal.md').out).toContain('perhaps as GBK')
})

it('refuses one that is too long without reading what stands in it, and tells of a thousand mistakes at most', () => {
  inBytes('long', Buffer.from('x y\n'.repeat(100_000)))
  expect(found('.', 'long/deal.md')['long/.proviso/playbook.yaml']).toEqual(['error playbook-invalid'])
  inBytes('wild', Buffer.from(Array.from({ length: 5000 }, (_, i) => `k${i}: 1\n`).join('')))
  expect(found('.', 'wild/deal.md')['wild/.proviso/playbook.yaml']).toHaveLength(1000)
})

it.skipIf(process.platform === 'win32')('follows no link that leads out of the folder', () => {
  mkdirSync(path.join(folder, 'linked/.proviso'))
  symlinkSync(path.join(folder, 'other.yaml'), path.join(folder, 'linked/.proviso/playbook.yaml'))
  expect(found('linked', 'deal.md')).toEqual({ 'deal.md': ['information missing-clause'] })
})
