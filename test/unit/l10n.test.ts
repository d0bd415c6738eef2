import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import chinese from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' }
import manifestEnglish from '../../package.nls.json' with { type: 'json' }
import manifestChinese from '../../package.nls.zh-cn.json' with { type: 'json' }

const root = path.resolve(import.meta.dirname, '../..')

/** The program text of the client and the server. */
const sources = ['client/src', 'server/src'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(root, folder, name), 'utf8')),
)

/** The strings given to `l10n.t`, as the editor looks them up. */
const used = sources.flatMap((source) =>
  Array.from(source.matchAll(/\bl10n\.t\(\s*('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")/g), ([, literal = '']) =>
    literal.slice(1, -1).replace(/\\(.)/g, '$1'),
  ),
)

const blanks = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).toSorted()

describe('what the client says', () => {
  it('is found in the program text, every call of it', () => {
    const calls = sources.reduce((sum, source) => sum + (source.match(/\bl10n\.t\(/g)?.length ?? 0), 0)
    expect(calls).toBeGreaterThan(10)
    expect(used).toHaveLength(calls)
  })

  it('has a Chinese text each, and no Chinese text is left over', () => {
    expect(Object.keys(chinese).toSorted()).toEqual([...new Set(used)].toSorted())
  })

  it.each(Object.entries(chinese))('is Chinese, with the same blanks: %s', (english, text) => {
    expect(text).toMatch(/[\u4e00-\u9fff]/)
    expect(blanks(text)).toEqual(blanks(english))
  })
})

describe('what the manifest says', () => {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8')
  const keys = Array.from(manifest.matchAll(/"%([\w.]+)%"/g), ([, key]) => key).toSorted()

  it('has an English and a Chinese text each, and none is left over', () => {
    expect(keys.length).toBeGreaterThan(5)
    expect(Object.keys(manifestEnglish).toSorted()).toEqual(keys)
    expect(Object.keys(manifestChinese).toSorted()).toEqual(keys)
  })

  it.each(Object.entries(manifestChinese))('is Chinese: %s', (_key, text) => {
    expect(text).toMatch(/[\u4e00-\u9fff]/)
  })
})
