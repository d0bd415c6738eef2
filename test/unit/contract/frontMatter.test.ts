import { describe, expect, it } from 'vitest'
import { findFrontMatter } from '../../../server/src/contract/frontMatter.ts'
import { markdown, prose, quote } from '../contracts.ts'

const parts = (text: string): [string, string] | undefined => {
  const found = findFrontMatter(text)
  return found && [text.slice(found.content.start, found.content.end), text.slice(found.bodyStart)]
}

describe('front matter', () => {
  it.each<[string, string, [string, string]]>([
    ['between two fences', '---\na: 1\n---\nbody\n', ['a: 1\n', 'body\n']],
    ['closed by dots', '---\na: 1\n...\nbody', ['a: 1\n', 'body']],
    ['with CRLF', '---\r\na: 1\r\n---\r\nbody', ['a: 1\r\n', 'body']],
    ['with a carriage return at the end of each line', '---\ra: 1\r---\rbody', ['a: 1\r', 'body']],
    ['with line ends of three kinds', '---\ra: 1\n---\r\nbody', ['a: 1\n', 'body']],
    ['after two byte order marks', '\ufeff\ufeff---\na: 1\n---\nbody', ['a: 1\n', 'body']],
    ['after a byte order mark', '\ufeff---\na: 1\n---\nbody', ['a: 1\n', 'body']],
    ['with blanks after its fences', '--- \na: 1\n---\t\nbody', ['a: 1\n', 'body']],
    ['that is empty', '---\n---\nbody', ['', 'body']],
    ['that ends the file', '---\na: 1\n---', ['a: 1\n', '']],
  ])('%s is found', (_what, text, expected) => expect(parts(text)).toEqual(expected))

  it.each([
    ['a rule further down', 'words\n\n---\n\nmore\n\n---\n'],
    ['a fence that nobody closed yet', '---\ncontract:\n  type: nda\n\n# Title\n'],
    ['a blank line before it', '\n---\na: 1\n---\n'],
    ['four hyphens', '----\na: 1\n----\n'],
    ['an empty file', ''],
  ])('%s is none', (_what, text) => expect(parts(text)).toBeUndefined())

  it('is no prose, and the body after it is', () => {
    const contract = markdown('---\ncontract:\n  type: nda # a comment\n---\n\nBoth parties keep secrets.\n')
    expect(prose(contract)).toEqual(['Both parties keep secrets.'])
    expect(contract.facts && quote(contract, contract.facts.keySpan)).toBe('contract')
  })

  it('that is not closed yet loses no prose of the file', () => {
    const contract = markdown('---\ncontract:\n  type: nda\n\n# Title\n\n- Provider shall keep logs.\n')
    expect(contract.facts).toBeUndefined()
    expect(prose(contract)).toContain('Provider shall keep logs.')
  })
})
