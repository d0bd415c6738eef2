import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { snippetFiles } from '../../scripts/generate/snippets.mjs'
import { loadPack } from '../../server/src/policy/load.ts'

const root = path.resolve(import.meta.dirname, '../..')
const made = snippetFiles(loadPack(path.join(root, 'server/policy')))

/** A snippet as VS Code reads it. */
interface Snippet {
  readonly scope: string
  readonly prefix: string[]
  readonly description: string
  readonly body: string[]
}

it('VS Code shows none of them before there is a contract, as it would if they were contributed', () => {
  expect(Object.keys(made)).toEqual(['snippets/clauses.code-snippets'])
  expect(manifest.contributes).not.toHaveProperty('snippets')
})

describe.each(Object.entries(made))('%s', (file, content) => {
  const snippets = Object.entries<Snippet>(JSON.parse(content))

  it('is as the pack makes it now (else run `npm run generate`)', () => {
    expect(readFileSync(path.join(root, file), 'utf8')).toBe(content)
  })

  it('has every clause in both languages, for Markdown and for YAML', () => {
    const names = snippets.map(([name]) => name)
    expect(names.length).toBeGreaterThan(0)
    for (const name of names.filter((one) => one.includes('(en,'))) {
      expect(names).toContain(name.replace('(en,', '(zh,'))
      expect(names).toContain(name.replace('Markdown)', 'YAML)'))
    }
  })

  it.each(snippets)(
    '%s can be typed, and leaves no slot of the template',
    (name, { scope, prefix, description, body }) => {
      expect(scope).toBe(name.endsWith('Markdown)') ? 'markdown' : 'yaml')
      expect(prefix.length).toBeGreaterThan(0)
      expect(description).not.toBe('')
      expect(body.join('\n')).not.toContain('{{')
    },
  )

  it.each(snippets)('%s numbers its tab stops from 1 without a gap, each with its words once', (_name, { body }) => {
    const text = body.join('\n')
    const stops = Array.from(text.matchAll(/(?<!\\)\$\{(\d+):/g), ([, number]) => Number(number))
    expect(stops).toEqual(stops.map((_, i) => i + 1))
    for (const [, number] of text.matchAll(/(?<!\\)\$(\d+)/g)) expect(stops).toContain(Number(number))
  })
})
