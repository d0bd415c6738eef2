import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8')
const rows = page.split('\n').filter((line) => /^\| (?!what a file|---)/.test(line))

describe('each threat on the page about security', () => {
  it('has a row of three cells', () => {
    expect(rows.length).toBeGreaterThan(20)
    for (const row of rows) expect(row.split(' | ')).toHaveLength(3)
  })

  it.each(rows.map((row) => row.split(' | ') as [string, string, string]))('%s', (_threat, _defence, cell) => {
    const [, file = '', name = ''] = /^`(test\/[\w/.]+)`: (.+) \|$/.exec(cell) ?? []
    expect(readFileSync(path.join(root, file), 'utf8')).toContain(name)
  })
})
