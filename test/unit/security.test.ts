import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8')
const rows = page.split('\n').filter((line) => /^\| (?!what a file|---)/.test(line))

describe('each threat on the page about security', () => {
  it('has a row of three cells', () => {
    expect(rows.length).toBeGreaterThan(20)
    for (const row of rows) {
      const cells = row.split(' | ')
      expect(cells).toHaveLength(3)
      for (const cell of cells) expect(cell).toMatch(/\p{L}/u)
    }
  })

  it.each(rows.map((row) => row.split(' | ') as [string, string, string]))('%s', (_threat, _defence, cell) => {
    const [, file = '', name = ''] = /^`(test\/[\w/.]+)`: (.+) \|$/.exec(cell) ?? []
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n')
    // A title, or a part of one, and not what a comment says.
    const isTitle = (line: string): boolean => /^[^/*]*['"`]/.test(line.slice(0, line.indexOf(name)))
    expect(lines.filter((line) => line.includes(name) && isTitle(line))).not.toEqual([])
  })
})
