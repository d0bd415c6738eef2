import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { annotatableSections, annotate } from '../../../server/src/fixes/annotate.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { sectionName } from '../../../server/src/rules/placing.ts'
import { crlf } from '../contracts.ts'

const words = 'The parties keep what they are told to keep 💾, as Schedule 1 says in so many words.'

/** The text with a section annotated, and what it then says of which section; the text alone stays where nothing can be said. */
function annotated(text: string, title: RegExp, format: Format = 'markdown'): [text: string, says: unknown] {
  const contract = readContract(text, format)
  const section = annotatableSections(contract).find((index) => title.test(sectionName(contract, index))) ?? -1
  expect(section).toBeGreaterThan(0)
  const edit = annotate(contract, section, 'logging')
  const after = applyEdits(text, edit ? [edit] : [])
  const read = readContract(after, format)
  expect(read.problems).toEqual([])
  const [found] = read.annotations.filter(({ clauses }) => clauses.some(({ name }) => name === 'logging'))
  return [after, found && sectionName(read, found.section)]
}

describe('a section is annotated as a clause', () => {
  it.each<[string, string, Format]>([
    ['under a heading', `# Deal\n\n## 1. Fees\n\n${words}\n\n## 2. Records\n\n${words}\n`, 'markdown'],
    ['under a heading, CRLF', crlf(`# Deal\n\n## 1. Fees\n\n${words}\n\n## 2. Records\n\n${words}\n`), 'markdown'],
    ['before its sub-clauses', `# Deal\n\n## 2. Records\n\n### 2.1 Fees\n\n${words}\n`, 'markdown'],
    ['under a title that is underlined', `Fees\n----\n\n${words}\n\nRecords\n-------\n\n${words}\n`, 'markdown'],
    [
      'with a title in its paragraph',
      `**1. Fees.** ${words}\n\n**2. Records.** ${words}\n\n**3. Term.** ${words}\n`,
      'markdown',
    ],
    [
      'that is an item of a list',
      `1. **Fees.** ${words}\n2. **Records.** ${words}\n3. **Term.** ${words}\n`,
      'markdown',
    ],
    [
      'of YAML, beside its text',
      `clauses:\n  - title: Fees\n    text: |-\n      ${words}\n  - title: Records\n    text: |-\n      ${words}\n`,
      'yaml',
    ],
    ['of YAML, named by its key', `fees:\n  text: ${words}\nRecords:\n  text: ${words}\n`, 'yaml'],
    ['of YAML, in one line', `clauses:\n  - { title: Records, text: "${words}" }\n`, 'yaml'],
    ['of YAML, a text by itself', `fees: |-\n  ${words}\nRecords: |-\n  ${words}\n`, 'yaml'],
    ['that says something else already', `## Records\n\n<!-- clause: audit (fallback) -->\n\n${words}\n`, 'markdown'],
    [
      'of YAML that says something else',
      `clauses:\n  - title: Records\n    clause: audit\n    text: |-\n      ${words}\n`,
      'yaml',
    ],
    [
      'of YAML that says several things',
      `clauses:\n  - title: Records\n    clause: [audit, end-use]\n    text: |-\n      ${words}\n`,
      'yaml',
    ],
  ])('%s', (_what, text, format) => {
    const [after, says] = annotated(text, /Records/, format)
    expect(says).toMatch(/Records/)
    // Nothing that stood there is lost.
    for (const line of text.split(/\r?\n/))
      expect(after.replace(', logging', '')).toContain(line.replace(/^ *- \{? ?/, ''))
  })

  it('once', () => {
    const text = `## Records\n\n<!-- clause: logging -->\n\n${words}\n`
    expect(annotated(text, /Records/)[0]).toBe(text)
  })

  it('and not where nothing can stand beside its words', () => {
    const text = `fees: ${words}\nRecords: ${words}\n`
    expect(annotated(text, /Records/, 'yaml')).toEqual([text, undefined])
  })
})

it('sections are listed by their names, once', () => {
  const contract = readContract(`clauses:\n  - title: Records\n    text: |-\n      ${words}\n`, 'yaml')
  expect(annotatableSections(contract).map((index) => sectionName(contract, index))).toEqual(['clauses', 'Records'])
})
