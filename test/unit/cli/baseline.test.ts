import { describe, expect, it } from 'vitest'
import { sarifMistakes } from '../report/schemas.ts'
import { provisoIn, type Run } from './proviso.ts'

const lease = `---
contract:
  type: compute-lease
---

# Lease

## 1. Records

Each party shall keep access logs and records for five years.

## 2. Fees

The fee is [[amount]], or [[amount]] in the second year, and [[amount]] then.
`
const nda = '---\ncontract:\n  type: nda\n---\n\n# A\n\nWords.\n'
/** Folders of their own, since each test writes. */
const folder = (name: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]))
const kept = '.proviso/baseline.json'
/** Of a sale that is none of a type, all clauses are recommended; a type requires some of them. */
const supply = (type?: string): string =>
  `---\ncontract:\n${type ? `  type: ${type}\n` : ''}  drafting-for: customer\n---\n\n# Supply\n\n## 1. Sale\n\nThe Seller sells eight servers.\n`

type Known = { fingerprint: string; code: string; clause?: string; since?: string }
type Files = Record<string, Known[]>
const parse = (text: string) => JSON.parse(text) as { version: number; files: Files }

/** `proviso` in a folder with these files, and what reads and changes them. */
function house(files: Record<string, string>) {
  const proviso = provisoIn(files)
  return { proviso, ...proviso }
}
const check = ({ proviso }: { proviso: (...args: string[]) => Run }, ...args: string[]) => {
  const run = proviso('check', '--format', 'json', ...args)
  const { files } = JSON.parse(run.out) as {
    files: {
      file: string
      findings: { code: string; clause?: string; severity: string; known?: boolean; fingerprint: string }[]
      gone?: Known[]
    }[]
  }
  return { code: run.code, errors: run.errors, files }
}

describe('a baseline', () => {
  it('lets a check count only what is new, wherever the text stands', () => {
    const at = house({ 'a.md': lease, 'b.md': nda })
    expect(at.proviso('check', 'a.md', 'b.md').code).toBe(1)
    expect(at.proviso('baseline', 'write', 'a.md', 'b.md')).toMatchObject({ code: 0, errors: '' })
    expect(at.proviso('check', 'a.md', 'b.md')).toMatchObject({ code: 0, errors: '' })
    // Moved, renumbered, broken elsewhere: nothing is new.
    const [head, records, fees] = lease.split(/^(?=## )/m)
    at.write(
      'a.md',
      `${head}## 1. Notices\n\nNotices are in writing.\n\n${fees?.replace('## 2', '## 2')}\n${records?.replace('## 1', '## 3').replace('access logs', 'access\nlogs')}`,
    )
    const moved = check(at, 'a.md')
    expect(moved.code).toBe(0)
    expect(moved.files[0]?.findings.every(({ known }) => known)).toBe(true)
    // Other words: that alone is new.
    at.write('a.md', lease.replace('for five years', 'for two years'))
    const changed = check(at, 'a.md')
    expect(changed.code).toBe(1)
    expect(new Set(changed.files[0]?.findings.filter(({ known }) => !known).map(({ code }) => code))).toEqual(
      new Set(['weak-clause']),
    )
    expect(at.proviso('check', '--no-baseline', 'a.md').code).toBe(1)
  })

  it('is marked in JSON and SARIF, left out of annotations and Code Quality, and counted for a person', () => {
    const at = house({ 'a.md': lease })
    at.proviso('baseline', 'write', '--rules', 'missing-clause,placeholder', 'a.md')
    at.write('a.md', lease.replace(' or [[amount]] in the second year, and [[amount]] then.', ' or [[sum]].'))
    const { files } = check(at, 'a.md')
    const fresh = files[0]?.findings.filter(({ known }) => known === false) ?? []
    expect(new Set(fresh.map(({ code }) => code))).toEqual(new Set(['weak-clause', 'placeholder']))
    expect(files[0]?.gone?.map(({ code }) => code)).toEqual(['placeholder', 'placeholder'])
    const sarif = at.proviso('check', '--format', 'sarif', 'a.md').out
    expect(sarifMistakes(sarif)).toEqual([])
    const states = (JSON.parse(sarif).runs[0].results as { baselineState: string }[]).map((one) => one.baselineState)
    expect(states.filter((one) => one === 'new')).toHaveLength(fresh.length)
    expect(states.filter((one) => one === 'absent')).toHaveLength(2)
    expect(states.filter((one) => one === 'unchanged')).toHaveLength((files[0]?.findings.length ?? 0) - fresh.length)
    expect(JSON.parse(at.proviso('check', '--format', 'gitlab', 'a.md').out)).toHaveLength(fresh.length)
    expect(at.proviso('check', '--format', 'github', 'a.md').out).not.toContain('missing-clause')
    expect(at.proviso('check', '--format', 'junit', 'a.md').out).toMatch(/name="missing-clause: .*<skipped>/)
    const { out } = at.proviso('check', 'a.md')
    expect(out).not.toContain('[missing-clause]')
    expect(out).toMatch(/\d+ more are in the baseline.*\n.*2 in the baseline are gone/)
    expect(at.proviso('check', '--lang', 'zh', 'a.md').out).toMatch(/基线/)
    expect(at.proviso('check', '--format', 'summary', 'a.md').out).not.toMatch(/^ {2}missing/m)
    // Nothing of a baseline is said where there is none.
    const plain = check(at, '--no-baseline', 'a.md').files[0]
    expect([plain?.gone, plain?.findings[0]?.known]).toEqual([undefined, undefined])
    expect(at.proviso('check', '--no-baseline', '--format', 'sarif', 'a.md').out).not.toContain('baselineState')
  })

  it('is a sorted file of one line a finding, of which an update changes only what changed', () => {
    const at = house({ 'b/z.md': nda, 'b/a.md': lease, 'c.md': nda })
    at.proviso('baseline', 'write', '--as-of', '2026-11-01', 'c.md', 'b/z.md', 'b/a.md')
    const before = at.read(kept)
    const { version, files } = parse(before)
    expect([version, Object.keys(files)]).toEqual([1, ['b/a.md', 'b/z.md', 'c.md']])
    expect(before.split('\n').filter((line) => line.includes('"fingerprint"'))).toHaveLength(
      Object.values(files).flat().length,
    )
    expect(files['c.md']).toEqual([
      {
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        code: 'missing-clause',
        severity: 'information',
        clause: 'termination',
        since: '2026-11-01',
      },
    ])
    at.proviso('baseline', 'update', '--as-of', '2026-11-20', '.', 'c.md', 'b/z.md', 'b/a.md')
    expect(at.read(kept)).toBe(before)
    at.write('c.md', nda.replace('Words.', 'Words and [[more]].'))
    at.write('b/z.md', nda.replace('Words.', 'Either party may terminate this Agreement by written notice.'))
    expect(at.proviso('baseline', 'update', '--as-of', '2026-11-20', 'c.md', 'b/z.md').out).toMatch(
      /1 taken in, 1 taken out, 1 kept/,
    )
    const after = parse(at.read(kept)).files
    expect(Object.keys(after)).toEqual(['b/a.md', 'c.md'])
    expect(after['b/a.md']).toEqual(files['b/a.md'])
    expect(after['c.md']?.map(({ code, since }) => [code, since])).toEqual([
      ['missing-clause', '2026-11-01'],
      ['placeholder', '2026-11-20'],
    ])
  })

  it('is only made smaller by --prune', () => {
    const at = house({ 'a.md': lease })
    at.proviso('baseline', 'write', 'a.md')
    const size = parse(at.read(kept)).files['a.md']?.length ?? 0
    at.write('a.md', lease.replace('The fee is [[amount]], or', 'The fee is five, or [[sum]],'))
    expect(at.proviso('baseline', 'update', '--prune', 'a.md').code).toBe(0)
    expect(parse(at.read(kept)).files['a.md']).toHaveLength(size - 1)
    expect(check(at, '--fail-on', 'hint', 'a.md').code).toBe(1)
  })

  it('tells of files that are gone, and an update takes them out', () => {
    const at = house({ 'a.md': nda, 'b.md': nda })
    at.proviso('baseline', 'write', 'a.md', 'b.md')
    at.remove('b.md')
    expect(at.proviso('check', 'a.md')).toMatchObject({ code: 0, errors: expect.stringContaining('“b.md”') })
    at.proviso('baseline', 'update', 'a.md')
    expect(Object.keys(parse(at.read(kept)).files)).toEqual(['a.md'])
    expect(at.proviso('check', 'a.md').errors).toBe('')
  })

  it('never has what says that something was not checked', () => {
    const at = house({ 'broken.yaml': 'contract:\n  type: "nda\n', 'a.md': nda.replace('nda', 'ndaa') })
    expect(at.proviso('baseline', 'write', 'broken.yaml', 'a.md')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/what was not checked/),
    })
    expect(at.read(kept)).not.toMatch(/unreadable|fact-invalid/)
    expect(at.proviso('check', 'broken.yaml').code).toBe(1)
    // Nor is it hidden by an entry that somebody wrote.
    const [{ fingerprint = '' } = {}] = check(at, 'broken.yaml').files[0]?.findings ?? []
    at.write(kept, JSON.stringify({ version: 1, files: { 'broken.yaml': [{ fingerprint, code: 'file-unreadable' }] } }))
    expect(at.proviso('check', 'broken.yaml').code).toBe(1)
  })

  it('counts a gap again that the deal has come to require, until it is taken in as that', () => {
    const at = house({ 'a.md': supply() })
    at.proviso('baseline', 'write', 'a.md')
    expect(at.proviso('check', 'a.md').code).toBe(0)
    at.write('a.md', supply('hardware-purchase'))
    const worse = check(at, 'a.md')
    expect(worse.code).toBe(1)
    const gaps = worse.files[0]?.findings.filter(({ severity }) => severity === 'warning') ?? []
    expect(gaps.map(({ clause, known }) => [clause, known])).toContainEqual(['source-compliance', false])
    // It is there, so it is not told as gone.
    expect(worse.files[0]?.gone?.map(({ clause }) => clause)).not.toContain('source-compliance')
    at.proviso('baseline', 'update', '--prune', 'a.md')
    expect(check(at, 'a.md').code).toBe(1)
    at.proviso('baseline', 'update', 'a.md')
    expect(check(at, 'a.md').code).toBe(0)
    const prints = parse(at.read(kept)).files['a.md']?.map(({ fingerprint }) => fingerprint) ?? []
    expect(new Set(prints).size).toBe(prints.length)
    // What matters less than it did stays known.
    at.write('a.md', supply())
    const less = check(at, 'a.md').files[0]?.findings.find(({ clause }) => clause === 'source-compliance')
    expect(less).toMatchObject({ severity: 'information', known: true })
  })

  it('of an earlier version knows a gap however much it matters, and an update says how much', () => {
    const at = house({ 'a.md': supply() })
    at.proviso('baseline', 'write', 'a.md')
    const taken = at.read(kept)
    at.write(kept, taken.replaceAll('"severity":"information",', ''))
    at.write('a.md', supply('hardware-purchase'))
    expect(at.proviso('check', 'a.md')).toMatchObject({ code: 0, errors: '' })
    at.write('a.md', supply())
    at.proviso('baseline', 'update', 'a.md')
    at.write('a.md', supply('hardware-purchase'))
    expect(at.proviso('check', 'a.md').code).toBe(1)
  })

  it('matches by the clause too', () => {
    const at = house({ 'a.md': nda })
    at.proviso('baseline', 'write', 'a.md')
    at.write(kept, at.read(kept).replace('"clause":"termination"', '"clause":"audit"'))
    expect(at.proviso('check', '--fail-on', 'hint', 'a.md').code).toBe(1)
  })

  it('may be named, and its files count from its own folder', () => {
    const at = house(folder('deals', { 'a.md': nda }))
    expect(at.proviso('baseline', 'write', '--baseline', 'deals/known.json', 'deals/a.md').code).toBe(0)
    expect(Object.keys(parse(at.read('deals/known.json')).files)).toEqual(['a.md'])
    const all = ['--fail-on', 'hint', 'deals/a.md']
    expect(at.proviso('check', ...all).code).toBe(1)
    expect(at.proviso('check', '--baseline', 'deals/known.json', ...all).code).toBe(0)
  })

  it('keeps what a later version wrote, and says so', () => {
    const at = house({ 'a.md': nda })
    at.proviso('baseline', 'write', 'a.md')
    at.write(
      kept,
      at
        .read(kept)
        .replace('"version": 1,', '"version": 1,\n "signed": {"by": "A"},')
        .replace('"code"', '"weight":3,"code"'),
    )
    const run = at.proviso('check', 'a.md')
    expect(run.code).toBe(0)
    expect(run.errors.split('\n').filter((line) => /“signed”|“weight”/.test(line))).toHaveLength(2)
    at.proviso('baseline', 'update', 'a.md')
    expect(JSON.parse(at.read(kept))).toMatchObject({ signed: { by: 'A' }, files: { 'a.md': [{ weight: 3 }] } })
  })

  it('is shown by contract', () => {
    const at = house({ 'a.md': lease })
    at.proviso('baseline', 'write', '--as-of', '2026-11-01', 'a.md')
    const { code, out } = at.proviso('baseline', 'show')
    expect(code).toBe(0)
    expect(out).toMatch(/^a\.md: \d+ known\n/)
    expect(out).toContain('  - [placeholder] 2 Fees “[[amount]]” (since 2026-11-01)\n')
    expect(JSON.parse(at.proviso('baseline', 'show', '--format', 'json').out)).toMatchObject({
      version: 1,
      files: [{ file: 'a.md', known: expect.any(Array) }],
    })
    expect(at.proviso('baseline', 'show', '--lang', 'zh').out).toMatch(/^a\.md：已知 \d+ 项\n/)
  })
})

describe('a baseline that cannot be used is told at its place, and nothing is checked', () => {
  const at = house({ 'a.md': nda })
  const print = '0123456789abcdef'
  it.each<[string, string, RegExp]>([
    ['an empty file', '', /baseline\.json/],
    ['no JSON', '{\n "version": 1,\n "files": {\n  "a.md": [}\n}\n', /baseline\.json:4/],
    ['the marks of a merge', '{\n "version": 1,\n<<<<<<< HEAD\n "files": {}\n}\n', /baseline\.json:3/],
    ['a comma too many', '{\n "version": 1,\n "files": {\n  "a.md": [],\n }\n}\n', /baseline\.json:4/],
    ['a list', '[]', /baseline\.json:1/],
    ['no version', '{"files":{}}', /version/],
    ['a text for the files', '{"version":1,\n"files":"all"}', /baseline\.json:2.*files/],
    [
      'an entry without a code',
      `{"version":1,"files":{\n"a.md":[\n{"fingerprint":"${print}"}]}}`,
      /baseline\.json:3.*files › a\.md › 0 › code/,
    ],
    [
      'no fingerprint',
      '{"version":1,"files":{"a.md":[\n\n{"fingerprint":"x","code":"y"}]}}',
      /baseline\.json:3.*fingerprint/,
    ],
    [
      'a severity that is none',
      `{"version":1,"files":{"a.md":[\n{"fingerprint":"${print}","code":"y","severity":"fatal"}]}}`,
      /baseline\.json:2.*severity/,
    ],
    ['a later version', '{"version":2,"files":{}}', /later version/],
  ])('%s', (_what, text, told) => {
    at.write(kept, text)
    for (const args of [
      ['check', 'a.md'],
      ['baseline', 'update', 'a.md'],
      ['baseline', 'show'],
    ]) {
      const { code, out, errors } = at.proviso(...args)
      expect([code, out]).toEqual([2, ''])
      expect(errors).toMatch(told)
      expect(errors.trimEnd().split('\n')).toHaveLength(1)
    }
    // It is left as it was.
    expect(at.read(kept)).toBe(text)
    expect(at.proviso('check', '--no-baseline', '--fail-on', 'hint', 'a.md').code).toBe(1)
  })
})

describe('baseline, called wrongly', () => {
  const at = house({ 'a.md': nda })
  it.each<[string[], RegExp]>([
    [['baseline'], /proviso baseline write contracts\//],
    [['baseline', 'write'], /proviso baseline write contracts\//],
    [['baseline', 'forget', 'a.md'], /proviso baseline write contracts\//],
    [['baseline', 'update', 'a.md'], /There is no baseline/],
    [['baseline', 'show'], /There is no baseline/],
    [['baseline', 'write', 'none.md'], /“none\.md”/],
    [['check', '--baseline', 'none.json', 'a.md'], /“none\.json”/],
    [['check', '--baseline', '.', 'a.md'], /“\.” could not be read/],
    [['baseline', 'write', '--baseline', 'a.md', 'a.md'], /already a baseline/],
    [['baseline', 'write', '--baseline', 'a.md/x.json', 'a.md'], /could not be written/],
  ])('%j', (args, told) => {
    const { code, out, errors } = at.proviso(...args)
    expect([code, out]).toEqual([2, ''])
    expect(errors).toMatch(told)
    expect(at.read('a.md')).toBe(nda)
  })
})
