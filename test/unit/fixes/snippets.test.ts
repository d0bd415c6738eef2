import { describe, expect, it } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import { snippetsOf } from '../../../server/src/fixes/snippets.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'

describe('the usual words of clauses as snippets', () => {
  const snippets = snippetsOf(standardPack.families)

  it('are none that VS Code would show before there is a contract, as it would if they were contributed', () => {
    expect(manifest.contributes).not.toHaveProperty('snippets')
  })

  it('are there of every clause, in both languages, for Markdown and for YAML', () => {
    const names = standardPack.families.flatMap(({ id }) =>
      ['en', 'zh'].flatMap((language) => ['Markdown', 'YAML'].map((format) => `${id} (${language}, ${format})`)),
    )
    expect(snippets.map(({ name }) => name)).toEqual(names)
  })

  it.each(snippets)(
    '$name can be typed, and leaves no slot of the template',
    ({ name, languageId, prefixes, description, body }) => {
      expect(languageId).toBe(name.endsWith('Markdown)') ? 'markdown' : 'yaml')
      expect(prefixes.length).toBeGreaterThan(0)
      expect(description).not.toBe('')
      expect(body).not.toContain('{{')
    },
  )

  it.each(snippets)('$name numbers its tab stops from 1 without a gap, each with its words once', ({ body }) => {
    const stops = Array.from(body.matchAll(/(?<!\\)\$\{(\d+):/g), ([, number]) => Number(number))
    expect(stops).toEqual(stops.map((_, i) => i + 1))
    for (const [, number] of body.matchAll(/(?<!\\)\$(\d+)/g)) expect(stops).toContain(Number(number))
  })
})
