import { describe, expect, it } from 'vitest'
import { checked } from '../contracts.ts'

describe('checking a contract', () => {
  it('lists its findings in document order', () => {
    const { findings } = checked(
      '---\ncontract:\n  type: leese\n  as-of: [1]\n---\n\n# Lease [[item]]\n\n## Data\n\n<!-- clause: x -->\n\nWithin [[n]] days.\n',
    )
    const starts = findings.map(({ span }) => span.start)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(new Set(findings.map(({ code }) => code))).toEqual(
      new Set(['fact-invalid', 'missing-clause', 'misannotated-clause', 'placeholder']),
    )
  })

  it('a file that could not be read has one finding and is not said to lack anything', () => {
    const { findings } = checked('x'.repeat(4_000_001))
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['file-unreadable', 'error']])
  })

  it('a file that could be read in part says so and is checked for the rest', () => {
    const { findings } = checked('contract:\n  type: nda\na: *nothing\nb: "\n', 'yaml')
    expect(findings.map(({ code }) => code)).toContain('file-unreadable')
    expect(findings.map(({ code }) => code)).toContain('missing-clause')
  })

  it('gives the same findings for the same text', () => {
    const text = '---\ncontract:\n  type: compute-lease\n---\n\nWithin [[n]] days.\n'
    expect(checked(text).findings).toEqual(checked(text).findings)
  })

  it.each(['en', 'zh'] as const)('names each finding in words (%s)', (locale) => {
    const { findings } = checked(
      'contract:\n  type: x\n  as-of: {}\na: *b\nc: Within [[n]] days of it.\n',
      'yaml',
      locale,
    )
    expect(findings.length).toBeGreaterThan(3)
    for (const { message } of findings) {
      expect(message).not.toMatch(/undefined|\bNaN\b|\[object/)
      expect(message).toMatch(locale === 'zh' ? /^[\p{Script=Han}“]/u : /^[A-Z“]/)
      expect(message).toMatch(locale === 'zh' ? /[。]$/ : /\.$/)
    }
  })
})
