import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { textIn } from '../../../server/src/files/textIn.ts'
import { provisoIn } from './proviso.ts'

const contract =
  '---\ncontract:\n  type: nda\n---\n\n# 保密协议 💻\n\n## 第一条 解除\n\n任何一方可提前三十日书面通知解除本合同。费用为[[金额]]。\n'
const marked = `\ufeff${contract}`
const littleEndian = Buffer.from(marked, 'utf16le')
const bigEndian = Buffer.from(littleEndian).swap16()
/** 解除: in GBK. */
const gbk = Buffer.concat([
  Buffer.from('---\ncontract:\n  type: nda\n---\n\n# A\n\nThe fee is [[amount]].\n\n'),
  Buffer.from([0xbd, 0xe2, 0xb3, 0xfd]),
])

it.each([
  ['UTF-8', Buffer.from(contract), contract],
  ['UTF-8 with a mark', Buffer.from(marked), marked],
  ['UTF-16, little end first', littleEndian, marked],
  ['UTF-16, big end first', bigEndian, marked],
  ['UTF-16 that ends half-way', Buffer.concat([littleEndian, Buffer.from([0x41])]), `${marked}\ufffd`],
  ['nothing', Buffer.alloc(0), ''],
])('a text in %s is read', (_what, bytes, text) => expect(textIn(bytes)).toBe(text))

describe('proviso', () => {
  const proviso = provisoIn({ 'utf8.contract.md': marked })
  const put = (name: string, bytes: Buffer): void => writeFileSync(path.join(proviso.folder, name), bytes)
  put('little.contract.md', littleEndian)
  put('big.contract.md', bigEndian)
  put('gbk.contract.md', gbk)
  const checked = (...names: string[]) =>
    JSON.parse(proviso('check', '--format', 'json', '--as-of', '2026-11-26', ...names).out).files

  it('finds in a text in UTF-16 what it finds in the same in UTF-8, in a folder and by standard input', () => {
    const [little, big, utf8] = checked('little.contract.md', 'big.contract.md', 'utf8.contract.md')
    expect(utf8.findings.map(({ code }: { code: string }) => code)).toEqual(['placeholder'])
    expect([little, big].map(({ file: _, ...rest }) => rest)).toEqual([utf8, utf8].map(({ file: _, ...rest }) => rest))
    const given = (bytes: Buffer) => proviso.given(bytes as unknown as string, 'check', '--format', 'json', '-').out
    expect(given(littleEndian)).toBe(given(Buffer.from(marked)))
  })

  it('says of another encoding where it begins, in either language, and checks the rest', () => {
    const [{ findings }] = checked('gbk.contract.md')
    expect(findings.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['file-unreadable', 'placeholder']),
    )
    const { code, out } = proviso('check', '--lang', 'zh', 'gbk.contract.md')
    expect([code, out]).toEqual([1, expect.stringMatching(/10:1.*\n.*UTF-8/)])
  })

  it('reports on them by the bytes that the files have', () => {
    const { code, out, errors } = proviso('report', '--format', 'json', 'little.contract.md', 'gbk.contract.md')
    expect([code, errors]).toEqual([0, ''])
    const sizes = JSON.parse(out).contracts.map((one: { document: { bytes: number } }) => one.document.bytes)
    expect(sizes).toEqual([littleEndian.length, gbk.length])
  })

  it('writes into none that is not UTF-8', () => {
    put('hidden.contract.md', Buffer.from(marked.replace('书面', '书\u200b面'), 'utf16le'))
    const before = readFileSync(path.join(proviso.folder, 'hidden.contract.md'))
    const { code, out } = proviso('fix', 'hidden.contract.md')
    expect([code, out]).toEqual([2, expect.stringContaining('UTF-8')])
    expect(readFileSync(path.join(proviso.folder, 'hidden.contract.md'))).toEqual(before)
  })
})
