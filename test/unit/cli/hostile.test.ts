import { symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { provisoIn } from './proviso.ts'

const ending = '## 1. Term\n\nEither party may terminate this Agreement by thirty days’ written notice.\n'
const facts = '---\ncontract:\n  type: nda\n---\n\n'
const clean = `${facts}# Agreement\n\n${ending}`
const proviso = provisoIn({ 'clean.md': clean })
const put = (name: string, content: string | Uint8Array): void =>
  writeFileSync(path.join(proviso.folder, name), content)

/** The codes that are found in a file. */
const codes = (name: string): string[] =>
  JSON.parse(proviso('check', '--format', 'json', name).out).files[0].findings.map((one: { code: string }) => one.code)

describe('a file that is no UTF-8 never looks clean', () => {
  it('is read where it is', () => expect(codes('clean.md')).toEqual([]))

  it.each<[string, Uint8Array]>([
    ['little', Buffer.from(`\ufeff${clean}`, 'utf16le')],
    ['big', Buffer.from(`\ufeff${clean}`, 'utf16le').swap16()],
  ])('nor where it is UTF-16 with the %s end first, whether its mark tells or not', (_what, bytes) => {
    put('other.contract.md', bytes)
    expect(codes('other.contract.md')).toEqual(codes('clean.md'))
    put('other.contract.md', bytes.subarray(2))
    expect(codes('other.contract.md')).toContain('file-unreadable')
  })

  it.each<[string, Uint8Array]>([
    // 第一条 日志 乙方应保存访问日志五年。
    ['GBK', Buffer.from('b5dad2bbccf520c8d5d6be0a0ad2d2b7bdd3a6b1a3b4e6b7c3cecac8d5d6becee5c4eaa1a30a', 'hex')],
    ['text with a byte that is none', Buffer.concat([Buffer.from(clean), Buffer.from([0xff, 0x0a])])],
    ['text with a NUL', Buffer.from(`${clean}\0`)],
  ])('but %s', (_what, bytes) => {
    put('other.contract.md', bytes)
    expect(codes('other.contract.md')).toContain('file-unreadable')
    expect(proviso('check', 'other.contract.md').code).toBe(1)
  })
})

describe.skipIf(process.platform === 'win32')('a name that would write to the terminal', () => {
  const name = 'a\u001b]0;mine\u0007\u202etxt\nclean.md: 1 of 1.contract.md'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out
  const acted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

  it.each(['text', 'summary', 'github'])('is written out, in one line: --format %s', (format) => {
    put(name, `${clean}\n[[name]]\n`)
    const { out } = proviso('check', '--format', format, name)
    expect(out).toContain(format === 'github' ? 'a[U+001B]' : 'a[U+001B]]0;mine[U+0007][U+202E]txt[U+000A]clean.md')
    expect(out).not.toMatch(acted)
  })

  it('is written out where it cannot be read', () => {
    const { errors } = proviso('check', 'no\u001b[2Jsuch\nfile.md')
    expect(errors).toContain('“no[U+001B][2Jsuch[U+000A]file.md”')
    expect(errors.trimEnd().split('\n')).toHaveLength(1)
  })
})

it.skipIf(process.platform === 'win32')('reads nothing that a link in a folder leads to', () => {
  proviso.write('linked/inside.contract.md', clean)
  symlinkSync('/etc/hosts', path.join(proviso.folder, 'linked/outside.contract.md'))
  const { files } = JSON.parse(proviso('check', '--format', 'json', 'linked').out)
  expect(JSON.stringify(files)).not.toContain('localhost')
})

it('counts no findings in its exit code, however many there are', () => {
  put('many.contract.md', clean + '[[blank]] '.repeat(256))
  const { code, out } = proviso('check', '--format', 'json', 'many.contract.md')
  expect(JSON.parse(out).files[0].findings).toHaveLength(256)
  expect(code).toBe(0)
  expect(proviso('check', '--fail-on', 'hint', 'many.contract.md').code).toBe(1)
})
