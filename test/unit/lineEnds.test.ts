import { describe, expect, it } from 'vitest'
import type { Format } from '../../server/src/contract/contract.ts'
import { readContract } from '../../server/src/contract/readContract.ts'
import { fixContract } from '../../server/src/fixes/fixContract.ts'
import { readPlaybook } from '../../server/src/playbook/readPlaybook.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { fixedText } from '../../server/src/report/fixReport.ts'
import { check } from '../../server/src/rules/check.ts'
import { detector } from './contracts.ts'

const facts = `contract:
  type: compute-lease
  regions: [EU]
  waivers:
    - clause: audit
      reason: SOC 2
      by: General Counsel
      date: 2026-01-01
`
const contracts: [name: string, format: Format, text: string][] = [
  ['Markdown with front matter', 'markdown', `---\n${facts}---\n\n# Lease\n\nThe fee is [[amount]].\n`],
  ['YAML', 'yaml', `${facts}title: Lease\ntext: |\n  The fee is [[amount]].\n\n  1. Pay.\n`],
]
const ends: [name: string, write: (text: string) => string][] = [
  ['a carriage return at the end of each line', (text) => text.replaceAll('\n', '\r')],
  ['one at the end of some', (text) => text.replace('type: compute-lease\n', 'type: compute-lease\r')],
  ['one at the end of the first line', (text) => text.replace('\n', '\r')],
  ['two byte order marks before it', (text) => `\ufeff\ufeff${text}`],
]

describe.each(contracts)('a contract in %s', (_name, format, text) => {
  it.each(ends)('says what it says with line feeds: %s', (_what, write) => {
    const written = write(text)
    const by = written.length - text.length
    const read = readContract(written, format)
    const plain = readContract(text, format)
    expect(read.written).toBe(written)
    expect(read.problems).toEqual([])
    expect(JSON.stringify(read.facts?.entries.map(({ key, value }) => [key, value]))).toContain('compute-lease')
    expect(read.facts?.entries.map(({ key, keySpan }) => [key, keySpan.start - by])).toEqual(
      plain.facts?.entries.map(({ key, keySpan }) => [key, keySpan.start]),
    )
    expect(read.waivers.map(({ clause, reason }) => [clause, reason])).toEqual([['audit', 'SOC 2']])
    expect(read.passages.map((passage) => [passage.text, passage.span.start - by])).toEqual(
      plain.passages.map((passage) => [passage.text, passage.span.start]),
    )
    // A mark that nobody sees is one; all else is as it was.
    const found = (one: typeof read): unknown =>
      check(one, standardPack, detector, 'en')
        .findings.filter(({ code }) => code !== 'hidden-character')
        .map(({ code, message }) => [code, message])
    expect(found(read)).toEqual(found(plain))
  })

  it('keeps its line ends when it is fixed', () => {
    const fixed = (written: string): string =>
      fixedText(
        fixContract(readContract(written, format), { pack: standardPack, detector, locale: 'en', wanted: () => true }),
        'en',
      ).text
    const plain = fixed(text)
    expect(plain.length).toBeGreaterThan(text.length)
    expect(fixed(text.replaceAll('\n', '\r'))).toBe(plain.replaceAll('\n', '\r'))
  })
})

it('a playbook whose lines end with a carriage return has no mistake by that', () => {
  const text = 'severity:\n  placeholder: off\n'
  const read = (written: string): unknown => readPlaybook(written, standardPack).problems
  expect(read(text.replaceAll('\n', '\r'))).toEqual(read(text))
})
