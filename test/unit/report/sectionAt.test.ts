import { describe, expect, it } from 'vitest'
import { sectionAt } from '../../../server/src/report/sectionAt.ts'
import { markdown, yaml } from '../contracts.ts'

describe('the section at a place', () => {
  const text =
    '---\ncontract:\n  type: nda\n---\n\nWords.\n\n# Lease\n\n## 9.3. Records 💾\n\nLogs.\n\n## 第十条 附则\n\n文字。\n'
  it.each([
    ['type', ''],
    ['Words', ''],
    ['Lease', 'Lease'],
    ['Records', '9.3 Records 💾'],
    ['Logs', '9.3 Records 💾'],
    ['文字', '第十条 附则'],
  ])('of “%s” is “%s”', (words, name) => expect(sectionAt(markdown(text), text.indexOf(words))).toBe(name))

  it('in YAML is the entry, with its number where its title has one', () => {
    const terms = 'terms:\n  - title: 9. Records\n    text: |\n      Provider shall keep logs.\n'
    expect(sectionAt(yaml(terms), terms.indexOf('title'))).toBe('9 Records')
  })

  it('outside the text is none', () => expect(sectionAt(markdown(text), text.length + 5)).toBe(''))
})
