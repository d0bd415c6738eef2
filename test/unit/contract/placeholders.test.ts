import { describe, expect, it } from 'vitest'
import { crlf, markdown, quote, yaml } from '../contracts.ts'

const names = (text: string): string[] => markdown(text).placeholders.map(({ name }) => name)

describe('blanks', () => {
  it.each<[string, string, string[]]>([
    ['in prose', 'Within [[number of days]] days, at [[ site ]].', ['number of days', 'site']],
    ['to confirm', 'It holds: [[confirm: status on 2026-11-23]].', ['confirm: status on 2026-11-23']],
    ['in Chinese', '于[[天数]]日内，[[确认：现行状态]]。', ['天数', '确认：现行状态']],
    ['in a heading', '# Lease of [[item]]', ['item']],
    ['in a table', '| a |\n| --- |\n| [[price]] |', ['price']],
    ['over a line break', 'within [[number\nof days]] days', ['number of days']],
    ['after emoji', '💻👩‍💻 [[item]]', ['item']],
  ])('%s', (_what, text, expected) => {
    for (const variant of [text, crlf(text)]) {
      const contract = markdown(variant)
      expect(contract.placeholders.map(({ name }) => name)).toEqual(expected)
      for (const { span } of contract.placeholders) expect(quote(contract, span)).toMatch(/^\[\[[^[\]]+\]\]$/)
    }
  })

  it.each([
    ['a link', '[site](x.md)'],
    ['empty brackets', '[[]]'],
    ['single brackets', '[site]'],
    ['an open bracket', 'see [[site'],
    ['a comment', '<!-- [[site]] -->'],
    ['front matter', '---\na: "[[site]]"\n---\n'],
    ['a novel', `[[${'x'.repeat(201)}]]`],
  ])('%s is none', (_what, text) => expect(names(text)).toEqual([]))

  it('stand at their place in YAML, whatever the quoting', () => {
    const contract = yaml(
      'a: |\n  Within [[days]] days after notice.\nb: "At \\"[[site]]\\" by the sea."\nc: \'It\'\'s at [[place]] by the sea.\'\n',
    )
    expect(contract.placeholders.map(({ name }) => name)).toEqual(['days', 'site', 'place'])
    expect(contract.placeholders.map(({ span }) => quote(contract, span))).toEqual([
      '[[days]]',
      '[[site]]',
      '[[place]]',
    ])
  })
})
