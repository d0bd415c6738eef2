import { describe, expect, it } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { crlf, prose, withClause, yaml } from '../contracts.ts'

const access = 'Only authorised users shall access the capacity, with passwords that shall not be shared.'

const list = `# A lease, kept as YAML.
contract: { type: compute-lease }

clauses:
  # Users first.
  - no: "9"
    heading: 'Users' # agreed
    text: |
      ${access}

  - no: "10"
    heading: Notices
    text: |
      Notices are given in writing to the addresses in the schedule.
`

const put = (text: string, clause = 'logging'): string => withClause(clause, text, 'yaml')
const at = (text: string, ...path: (string | number)[]): unknown => parseDocument(text).getIn(path)

describe('a clause put into a YAML contract', () => {
  it('is an entry like those beside it: same keys, number, indentation and blank lines', () => {
    const result = put(list)
    expect(Object.keys(parse(result).clauses[1])).toEqual(['no', 'heading', 'text'])
    expect(at(result, 'clauses', 1, 'no')).toBe('9A')
    expect(at(result, 'clauses', 1, 'heading')).toBe('Logs and records')
    expect(at(result, 'clauses', 1, 'text')).toMatch(/^Each party shall keep .*\n\nThe records shall .*\n\nLogs shall /)
    expect(result).toContain('\n\n  - no: "9A"\n    heading: Logs and records\n    text: |-\n      Each party')
  })

  it('follows those that were put in before it, in the order of numbers', () => {
    const result = put(put(list), 'audit')
    expect(at(result, 'clauses', 1, 'no')).toBe('9A')
    expect(at(result, 'clauses', 2, 'no')).toBe('9B')
    expect(at(put(put(list, 'audit'), 'logging'), 'clauses', 2, 'heading')).toBe('Logs and records')
  })

  it('leaves comments, quoting and every other line as they were', () => {
    const kept = put(list).split('\n')
    for (const line of list.split('\n')) expect(kept).toContain(line)
    const result = put(list)
    const insertedAt = result.indexOf('\n  - no: "9A"')
    const length = result.length - list.length
    expect(result.slice(0, insertedAt) + result.slice(insertedAt + length)).toBe(list)
  })

  it('keeps a number that YAML would read as another one in quotes', () => {
    const text = `clauses:\n  - no: "9.9"\n    title: Users\n    text: |\n      ${access}\n`
    expect(at(put(text), 'clauses', 1, 'no')).toBe('9.10')
  })

  it('counts on from a number as it is written, where YAML reads it as another one', () => {
    const text = `clauses:\n  - no: 9.10\n    title: Users\n    text: |\n      ${access}\n`
    expect(put(text)).toContain('\n  - no: 9.11\n')
    expect(put(text.replace('9.10', '9.9'))).toContain('\n  - no: "9.10"\n')
  })

  it('leaves a number without quotes where those beside it have none, and takes none twice', () => {
    const text = `clauses:\n  - no: 9\n    title: Users\n    text: |\n      ${access}\n`
    expect(put(text)).toContain('\n  - no: 10\n')
    const taken = `${list}\n  - no: "9A"\n    heading: Fees\n    text: |\n      Fees are due.\n`
    expect(at(put(taken), 'clauses', 1, 'no')).toBe('9B')
  })

  it.each<[string, string, (string | number)[], RegExp]>([
    [
      'a mapping of texts',
      `users: |\n  ${access}\nnotices: |\n  Notices are given in writing to the schedule's addresses.\n`,
      ['logging'],
      /^Each party/,
    ],
    [
      'a mapping in snake case',
      `use_of_capacity: |\n  ${access}\nform_of_notices: |\n  Notices are given in writing to the addresses.\n`,
      ['compliance_termination'],
      /^A party may suspend/,
    ],
    [
      'a mapping in camel case',
      `useOfCapacity: |\n  ${access}\nformOfNotices: |\n  Notices are given in writing to the addresses.\n`,
      ['complianceTermination'],
      /^A party may suspend/,
    ],
    [
      'a mapping of mappings',
      `terms:\n  users:\n    title: Users\n    text: |\n      ${access}\n  notices:\n    title: Notices\n    text: |\n      Notices are given in writing to the addresses in it.\n`,
      ['terms', 'logging', 'text'],
      /^Each party/,
    ],
    [
      'a list indented with its key',
      `clauses:\n- title: Users\n  text: |\n    ${access}\n`,
      ['clauses', 1, 'text'],
      /^Each party/,
    ],
    [
      'a list whose dashes stand alone',
      `clauses:\n  -\n    title: Users\n    text: |\n      ${access}\n`,
      ['clauses', 1, 'title'],
      /^Logs and records$/,
    ],
    [
      'a list of paragraphs',
      `clauses:\n  - title: Users\n    paragraphs:\n      - ${access}\n      - Users have names.\n`,
      ['clauses', 1, 'paragraphs', 0],
      /^Each party/,
    ],
    [
      'a list with clause annotations',
      `clauses:\n  - clause: access-control\n    title: Users\n    text: |\n      ${access}\n`,
      ['clauses', 1, 'clause'],
      /^logging$/,
    ],
    [
      'Chinese keys',
      '条款:\n  - 编号: 第一条\n    标题: 用户\n    正文: |\n      仅授权用户可以访问算力，用户不得共用密码，也不得出借账号。\n',
      ['条款', 1, '编号'],
      /^第二条$/,
    ],
    [
      'Chinese texts in a line',
      '条款:\n  - 编号: 第一条\n    标题: 用户\n    正文: 仅授权用户可以访问算力，用户不得共用密码，也不得出借账号。\n',
      ['条款', 1, '编号'],
      /^第二条$/,
    ],
    [
      'a list beside another that says less',
      `clauses:\n  - title: Users\n    text: |\n      ${access}\nnotes:\n  - title: Draft\n    text: |\n      Ours.\n`,
      ['clauses', 1, 'text'],
      /^Each party/,
    ],
    ['no clauses at all', 'contract:\n  type: nda\ntitle: Agreement\n', ['clauses', 0, 'text'], /^Each party/],
    [
      'a key for clauses that holds none yet',
      'title: Agreement\nclauses: # to come\nsigned: no\n',
      ['clauses', 0, 'text'],
      /^Each party/,
    ],
    [
      'a mapping that holds one clause',
      `clauses:\n  users:\n    title: Users\n    text: |\n      ${access}\n`,
      ['clauses', 'logging', 'text'],
      /^Each party/,
    ],
    [
      'a mapping with a title of its own',
      `agreement:\n  title: Lease\n  users:\n    title: Users\n    text: |\n      ${access}\n  notices:\n    title: Notices\n    text: |\n      Notices are given in writing to the addresses in it.\n`,
      ['agreement', 'logging', 'text'],
      /^Each party/,
    ],
    ['one text by itself', `title: Lease\nwords: |\n  ${access}\n`, ['clauses', 0, 'text'], /^Each party/],
    ['facts that are indented', '  contract:\n    type: nda\n', ['clauses', 0, 'text'], /^Each party/],
    ['an empty file', '', ['clauses', 0, 'title'], /^Logs and records$/],
  ])('in %s', (_what, text, path, expected) => {
    for (const variant of [text, crlf(text)]) {
      const result = put(variant, String(path[0]).includes('ermination') ? 'compliance-termination' : 'logging')
      const document = parseDocument(result)
      expect(document.errors).toEqual([])
      expect(document.getIn(path)).toMatch(expected)
    }
  })

  it.each([
    ['one Markdown text', `body: |\n  ## 1. Users\n\n  ${access}\n\n  ## 2. Notices\n\n  In writing.\n`],
    [
      'one Markdown text among keys',
      `contract:\n  type: nda\ntitle: Lease\nbody: |\n  ## 1. Users\n\n  ${access}\n\n  ## 2. Notices\n\n  In writing.\n# the end\n`,
    ],
  ])('in %s is a heading there, indented as it is', (_what, text) => {
    const result = put(text)
    expect(parse(result).body).toContain('\n\n## 1A. Logs and records\n\nEach party')
    expect(result.endsWith(text.slice(text.indexOf('\n\n  ## 2.')))).toBe(true)
  })

  it('in one Markdown text with titles in its paragraphs is one more of them', () => {
    const text = `body: |\n  **1. Users.** ${access}\n\n  **2. Notices.** Notices are given in writing.\n`
    expect(parse(put(text)).body).toContain('\n\n**1A. Logs and records.** Each party')
  })

  it.each([
    ['notification', 'Notice of compliance events'],
    ['termination', 'Termination'],
  ])('has its title without quotes where YAML reads it as it is: %s', (clause, title) => {
    expect(put(list, clause)).toContain(`\n    heading: ${title}\n`)
  })

  it.each(['clauses: []\n', '  clauses: []\n', '- a\n- b\n', '{ title: Agreement }\n', 'Just words.\n'])(
    'is a document of its own after %j, which can take no list',
    (text) => {
      const result = put(text)
      expect(result.startsWith(`${text}---\nclauses:\n`)).toBe(true)
      expect(yaml(result).problems).toEqual([])
      expect(prose(yaml(result)).some((words) => words.startsWith('Each party shall keep'))).toBe(true)
    },
  )

  it('stands in the document of the stream that holds the clauses', () => {
    const text = `contract:\n  type: nda\n---\n${list.slice(list.indexOf('clauses:'))}`
    const result = put(text)
    expect(result.startsWith('contract:\n  type: nda\n---\nclauses:\n')).toBe(true)
    expect(prose(yaml(result)).some((words) => words.startsWith('Each party shall keep'))).toBe(true)
  })

  it('leaves anchors and aliases alone', () => {
    const text = `clauses:\n  - &users\n    title: Users\n    text: |\n      ${access}\nagain: *users\n`
    const result = put(text)
    expect(parseDocument(result).errors).toEqual([])
    expect(parse(result).again.title).toBe('Users')
    expect(parse(result).clauses[1].title).toBe('Logs and records')
  })

  it('keeps CRLF, and has the same words with it', () => {
    const result = put(crlf(list))
    expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(result.replaceAll('\r\n', '\n')).toBe(put(list))
  })

  it('ends the line it stands after where the file ends without a line break', () => {
    const text = list.trimEnd().replace(/\n\n {2}- no: "10"[\s\S]*$/, '')
    expect(at(put(text), 'clauses', 0, 'text')).toBe(`${access}\n`)
    expect(at(put(text), 'clauses', 1, 'no')).toBe('10')
  })
})
