import { describe, expect, it } from 'vitest'
import { markdown, quote, yaml } from '../contracts.ts'

const annotated = (contract: ReturnType<typeof markdown>): [string, string[]][] =>
  contract.annotations.map(({ section, clauses }) => [
    contract.sections[section]?.title ?? '',
    clauses.map(({ name }) => name),
  ])

describe('clause annotations in Markdown', () => {
  it.each<[string, string, [string, string[]][]]>([
    [
      'names the section it stands in',
      '## Data\n\n<!-- clause: logging, audit -->\n\nWords.\n',
      [['Data', ['logging', 'audit']]],
    ],
    ['stands inside a paragraph', '## Data\n\nWords <!--clause:logging--> more.\n', [['Data', ['logging']]]],
    [
      'separates with Chinese commas',
      '## 数据\n\n<!-- clause: logging、audit，flow-down -->\n',
      [['数据', ['logging', 'audit', 'flow-down']]],
    ],
    ['spans lines', '## Data\n\n<!-- clause:\n  logging,\n  audit\n-->\n', [['Data', ['logging', 'audit']]]],
    ['keeps names that nobody knows', '## Data\n\n<!-- Clause: loging -->\n', [['Data', ['loging']]]],
    ['names a list item', '1. **Data.** Words.\n\n   <!-- clause: logging -->\n', [['Data', ['logging']]]],
    ['is empty', '## Data\n\n<!-- clause: -->\n', [['Data', []]]],
  ])('one that %s', (_what, text, expected) => {
    for (const variant of [text, text.replaceAll('\n', '\r\n')]) {
      const contract = markdown(variant)
      expect(annotated(contract)).toEqual(expected)
      for (const annotation of contract.annotations) {
        expect(quote(contract, annotation.span)).toMatch(/^<!--[\s\S]*-->$/)
        for (const { name, span } of annotation.clauses) expect(quote(contract, span)).toBe(name)
      }
    }
  })

  it.each(['<!-- clauses: logging -->', '<!-- see clause: logging -->', '<!-- logging -->', '<!-- clause: logging'])(
    '%s is none',
    (text) => expect(markdown(`## Data\n\n${text}\n`).annotations).toEqual([]),
  )

  it('several comments in one block each count', () => {
    const contract = markdown('## Data\n\n<!-- clause: logging -->\n<!-- note -->\n<!-- clause: audit -->\n')
    expect(annotated(contract)).toEqual([
      ['Data', ['logging']],
      ['Data', ['audit']],
    ])
  })
})

describe('clause annotations in YAML', () => {
  it.each([
    ['one name', 'clause: logging', ['logging']],
    ['several in a text', 'clause: logging, audit', ['logging', 'audit']],
    ['a list', 'clause: [logging, audit]', ['logging', 'audit']],
    ['quoted names', `clause: ["logging", 'audit']`, ['logging', 'audit']],
  ])('%s', (_what, line, names) => {
    const contract = yaml(`terms:\n  - title: Data\n    ${line}\n    text: |\n      Words of the clause.\n`)
    expect(annotated(contract)).toEqual([['Data', names]])
    for (const { name, span } of contract.annotations[0]?.clauses ?? []) expect(quote(contract, span)).toBe(name)
  })

  it('a comment in a block scalar annotates as in Markdown', () => {
    const contract = yaml('text: |\n  ## Data\n\n  <!-- clause: logging -->\n\n  Words.\n')
    expect(annotated(contract)).toEqual([['Data', ['logging']]])
    expect(contract.annotations.flatMap(({ clauses }) => clauses.map(({ span }) => quote(contract, span)))).toEqual([
      'logging',
    ])
  })
})

describe('waivers', () => {
  const audit = {
    clause: 'audit',
    reason: 'SOC 2 report accepted',
    by: 'A. Counsel',
    date: '2026-10-01',
    until: '2027-06-30',
  }
  it.each([
    [
      'a comment',
      markdown(
        '<!-- waive: audit; reason: SOC 2 report accepted; by: A. Counsel; date: 2026-10-01; until: 2027-06-30 -->\n',
      ),
    ],
    [
      'a comment with Chinese marks',
      markdown(
        '<!-- waive: audit；reason：SOC 2 report accepted；by：A. Counsel；date：2026-10-01；until：2027-06-30 -->\n',
      ),
    ],
    [
      'front matter',
      markdown(
        '---\ncontract:\n  waivers:\n    - { clause: audit, reason: SOC 2 report accepted, by: A. Counsel, date: 2026-10-01, until: 2027-06-30 }\n---\n',
      ),
    ],
    [
      'YAML facts',
      yaml(
        'contract:\n  waivers:\n    - clause: audit\n      reason: SOC 2 report accepted\n      by: A. Counsel\n      date: 2026-10-01\n      until: 2027-06-30\n',
      ),
    ],
    [
      'a YAML list beside the clauses',
      yaml(
        'waivers:\n  - { clause: audit, reason: SOC 2 report accepted, by: A. Counsel, date: 2026-10-01, until: 2027-06-30 }\n',
      ),
    ],
  ])('are read from %s', (_what, contract) => {
    expect(contract.waivers).toEqual([expect.objectContaining(audit)])
    expect(contract.waivers.map(({ span }) => quote(contract, span)).join()).toContain('A. Counsel')
  })

  it('keep what they lack as lacking', () => {
    expect(markdown('<!-- waive: audit; by: -->\n').waivers).toEqual([
      expect.objectContaining({ clause: 'audit', reason: undefined, by: undefined, date: undefined, until: undefined }),
    ])
  })
})
