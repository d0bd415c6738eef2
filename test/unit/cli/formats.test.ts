import { describe, expect, it } from 'vitest'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { findingCodes } from '../../../server/src/rules/finding.ts'
import { junitMistakes, sarifMistakes } from '../report/schemas.ts'
import { provisoIn, type Run } from './proviso.ts'

const lease = `---
contract:
  type: compute-lease
  as-of: 2026-11-09
  parties:
    - { name: 示例科技有限公司, term: Lessee, role: customer, headquarters: CN }
  waivers:
    - { clause: termination, reason: 'fixed term, see <memo> & "note"', by: A. Counsel, date: 2026-10-01, until: 2027-06-30 }
---

# Lease 💻

## 1. Records

Each party shall keep access logs and records for five years.

## 2. Fees

💰 Lessee pays within [[number of days]] days,
or within [[number of days]] more. Owners are screened as the Affiliates Rule asks.
`
const hostile =
  '# A\u0000\u0007 & <b> "q" ]]>\n\n::error::x %0A [[a, b: c % ::warning::]] and [click](https://x.example) [[d\ud800\uffff]].\n'
const files = {
  'lease.md': lease,
  '合 同#1,a:b%.md': lease.replaceAll('\n', '\r\n'),
  'hostile.md': hostile,
  'broken.yaml': 'contract:\n  type: "nda\n',
  'clean.md':
    '---\ncontract:\n  type: nda\n---\n\n# A\n\nEither party may terminate this Agreement by thirty days’ written notice.\n',
  'empty.md': '',
}
const proviso = provisoIn(files)
const names = Object.keys(files)
const runs = new Map<string, Run>()
/** The run of a format over all files; each is run once. */
function all(format: string, ...args: string[]): Run {
  const key = [format, ...args].join(' ')
  const run = runs.get(key) ?? proviso('check', '--format', format, ...args, ...names)
  runs.set(key, run)
  return run
}
interface Json {
  files: {
    file: string
    findings: {
      code: string
      severity: string
      fingerprint: string
      message: string
      range: { start: { line: number; character: number }; end: { line: number; character: number } }
    }[]
  }[]
}
/** The same findings as JSON has them, which the other formats are held to. */
const findings = (...args: string[]) =>
  (JSON.parse(all('json', ...args).out) as Json).files.flatMap(({ file, findings: found }) =>
    found.map((one) => ({ file, ...one })),
  )

it.each(['text', 'summary', 'json', 'sarif', 'github', 'junit', 'gitlab'])(
  '%s is written with the exit code of all formats, and nothing on standard error',
  (format) => {
    const { code, errors, out } = all(format)
    expect([code, errors]).toEqual([1, ''])
    expect(out).not.toBe('')
  },
)

describe('check --format sarif', () => {
  const log = (...args: string[]) => JSON.parse(all('sarif', ...args).out)
  // biome-ignore lint/suspicious/noExplicitAny: it is read as another program does, and its schema is checked
  const results = (...args: string[]): any[] => log(...args).runs[0].results

  it.each([[[]], [['--lang', 'zh']], [['--rules', 'placeholder']], [['--min-severity', 'error']]])(
    'is valid by the schema of SARIF 2.1.0, with %j',
    (args) => expect(sarifMistakes(all('sarif', ...args).out)).toEqual([]),
  )

  it('is one run, of the program and its codes, each with help', () => {
    const { runs, version, ...rest } = log()
    expect([version, runs.length, Object.keys(rest)]).toEqual(['2.1.0', 1, ['$schema']])
    const { driver } = runs[0].tool
    expect(driver).toMatchObject({ name: 'Proviso', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(findingCodes)
    for (const { shortDescription, help, helpUri } of driver.rules) {
      expect(shortDescription.text).toMatch(/^[^`#]{20,}$/)
      expect(help.text).not.toMatch(/^#|<!-- expect/m)
      expect(help.markdown).toMatch(/## What to do/)
      expect(helpUri).toBeUndefined()
    }
    expect(runs[0]).toMatchObject({ columnKind: 'utf16CodeUnits', language: 'en' })
    expect(runs[0].invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }])
  })

  it('explains the codes in Chinese where that is asked for', () => {
    const { language, tool } = log('--lang', 'zh').runs[0]
    expect(language).toBe('zh')
    for (const { shortDescription, help } of tool.driver.rules) {
      expect(shortDescription.text).toMatch(/[\u4e00-\u9fff]/)
      expect(help.markdown).not.toContain('## Why')
    }
  })

  it('names files by an address that any reader can follow, and keeps no list of them', () => {
    const [run] = log().runs
    expect(run).not.toHaveProperty('artifacts')
    for (const { locations } of run.results)
      expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[\w%.-]+$/)
  })

  it('has a result for each finding, at its place, counted from 1 in UTF-16', () => {
    const told = results().filter(({ suppressions }) => !suppressions)
    expect(told).toHaveLength(findings().length)
    for (const [i, { file, code, range, fingerprint }] of findings().entries()) {
      const { ruleId, ruleIndex, locations, fingerprints, partialFingerprints } = told[i]
      const { artifactLocation, region } = locations[0].physicalLocation
      expect([decodeURIComponent(artifactLocation.uri), ruleId, findingCodes[ruleIndex]]).toEqual([file, code, code])
      expect(region).toMatchObject({
        startLine: range.start.line + 1,
        startColumn: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1,
      })
      expect([fingerprints, partialFingerprints]).toEqual([
        { 'proviso/v1': fingerprint },
        { primaryLocationLineHash: fingerprint },
      ])
    }
    const blank = told.find(({ ruleId }) => ruleId === 'placeholder')
    expect(blank.locations[0]).toMatchObject({
      physicalLocation: { region: { startLine: 19, startColumn: 23, snippet: { text: '[[number of days]]' } } },
      logicalLocations: [{ name: '2 Fees' }],
    })
  })

  it('has what a waiver accepts, suppressed by it with its reason and its time', () => {
    const suppressed = results().filter(({ suppressions }) => suppressions)
    expect(suppressed).toHaveLength(2)
    expect(suppressed[0]).toMatchObject({
      ruleId: 'missing-clause',
      properties: { clause: 'termination' },
      suppressions: [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: 'fixed term, see <memo> & "note"',
          location: { physicalLocation: { region: { startLine: 8 } } },
          properties: { approvedBy: 'A. Counsel', effectiveFrom: '2026-10-01', effectiveUntil: '2027-06-30' },
        },
      ],
    })
  })

  it('says from when to when the law behind a finding is in effect', () => {
    const stale = results().find(({ ruleId }) => ruleId === 'stale-authority')
    expect(stale.properties).toMatchObject({
      authorities: [
        {
          id: 'bis-rule-2025-09-29-affiliates',
          status: 'suspended',
          effectiveFrom: '2025-09-29',
          effectiveUntil: '2025-11-09',
        },
      ],
      effectiveFrom: '2025-09-29',
      effectiveUntil: '2025-11-09',
    })
    const known = new Set(standardPack.authorities.map(({ id }) => id))
    const cited = results().flatMap(({ properties }) => properties.authorities ?? [])
    expect(cited.length).toBeGreaterThan(20)
    for (const { id, effectiveFrom = '2000', effectiveUntil = '2000' } of cited) {
      expect(known).toContain(id)
      for (const day of [effectiveFrom, effectiveUntil]) expect(day).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/)
    }
  })

  it('has the fixes, whose insertions and deletions another program can make', () => {
    const fixes = results().flatMap(({ fixes: some = [] }) => some)
    expect(fixes.length).toBeGreaterThan(5)
    for (const { description, artifactChanges } of fixes) {
      expect(description.text).not.toBe('')
      for (const { replacements } of artifactChanges) expect(replacements.length).toBeGreaterThan(0)
    }
  })

  it('makes no link of what a contract says', () => {
    for (const { message } of results()) expect(message.text).not.toContain('](')
  })
})

describe('check --format github', () => {
  const lines = all('github').out.trimEnd().split('\n')
  const plain = (words: string): string =>
    words.replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%25/g, '%')
  const read = lines.map((line) => {
    const [, command, properties = '', message = ''] = /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(line) ?? []
    return {
      command,
      message: plain(message),
      values: Object.fromEntries(properties.split(',').map((one) => one.split(/=(.*)/s).map(plain))) as Record<
        string,
        string
      >,
    }
  })

  it('is workflow commands and nothing else, whatever a contract or its name says', () => {
    for (const { command } of read) expect(command).toBeDefined()
    expect(new Set(read.map(({ values }) => values.file))).toEqual(new Set(names.filter((name) => name !== 'clean.md')))
  })

  it('has every code of every file, with its degree, place and words', () => {
    const told = new Set(read.map(({ values, command }) => `${values.file} ${values.title} ${command}`))
    for (const { file, code, severity } of findings()) {
      const command = severity === 'error' || severity === 'warning' ? severity : 'notice'
      // What one clause lacks is one annotation, of the worst degree.
      if (code !== 'weak-clause') expect(told).toContain(`${file} ${code} ${command}`)
      else expect([...told].some((one) => one.startsWith(`${file} weak-clause `))).toBe(true)
    }
    const blank = read.find(({ values }) => values.title === 'placeholder' && values.file === 'lease.md')
    expect(blank?.values).toEqual({
      file: 'lease.md',
      line: '19',
      endLine: '19',
      col: '23',
      endColumn: '41',
      title: 'placeholder',
    })
    expect(blank?.message).toBe(findings().find(({ code }) => code === 'placeholder')?.message)
  })

  it('tells columns only of a place on one line', () => {
    for (const { values } of read) expect(values.col === undefined).toBe(values.line !== values.endLine)
  })
})

describe('check --format junit', () => {
  it.each([[[]], [['--lang', 'zh']], [['--fail-on', 'never']], [['--fail-on', 'hint']]])(
    'is valid by the schema of JUnit, with %j',
    async (args) => expect(await junitMistakes(all('junit', ...args).out)).toEqual([]),
  )

  const suites = (...args: string[]) =>
    all('junit', ...args)
      .out.split('<testsuite ')
      .slice(1)
      .map((suite) => ({
        name: /name="([^"]*)"/.exec(suite)?.[1],
        counts: ['tests', 'failures', 'errors', 'skipped'].map((key) =>
          Number(new RegExp(`^[^>]* ${key}="(\\d+)"`).exec(suite)?.[1]),
        ),
        cases: Array.from(suite.matchAll(/<testcase name="([^"]*)"/g), ([, name]) => name),
        inside: ['<testcase ', '<failure ', '<error ', '<skipped>'].map((tag) => suite.split(tag).length - 1),
      }))

  it('is one suite a contract, whose numbers are those of its tests', () => {
    expect(suites().map(({ name }) => name)).toEqual(names)
    for (const { counts, inside, cases } of suites()) {
      expect(counts).toEqual(inside)
      expect(new Set(cases).size).toBe(cases.length)
    }
  })

  it('fails what counts, passes the rest, and skips what is waived', () => {
    const serious = (file: string, least: string[]): number =>
      findings().filter((one) => one.file === file && least.includes(one.severity)).length
    const count = (...args: string[]) => suites(...args).find(({ name }) => name === 'lease.md')?.counts
    expect(count()?.slice(1)).toEqual([serious('lease.md', ['error', 'warning']), 0, 1])
    expect(count('--fail-on', 'never')?.slice(1)).toEqual([0, 0, 1])
    expect(count('--fail-on', 'hint')?.[1]).toBe(serious('lease.md', ['error', 'warning', 'information', 'hint']))
    // A clause that the deal needs and the contract has is a test that passes.
    expect(suites().find(({ name }) => name === 'clean.md')).toMatchObject({
      counts: [1, 0, 0, 0],
      cases: ['Termination'],
    })
    expect(suites().find(({ name }) => name === 'broken.yaml')?.counts[2]).toBe(1)
  })

  it('names no line in a test, so that it has its name in the next run', () => {
    for (const { cases } of suites()) for (const name of cases) expect(name).not.toMatch(/:\d+/)
  })
})

describe('check --format gitlab', () => {
  interface Issue {
    description: string
    check_name: string
    fingerprint: string
    severity: string
    location: { path: string; lines: { begin: number; end: number } }
  }
  const issues = JSON.parse(all('gitlab').out) as Issue[]

  it('has an issue for each finding, in the shape of Code Quality', () => {
    expect(issues).toHaveLength(findings().length)
    for (const [i, issue] of issues.entries()) {
      expect(Object.keys(issue).toSorted()).toEqual([
        'check_name',
        'description',
        'fingerprint',
        'location',
        'severity',
      ])
      const { file, code, message, range } = findings()[i] ?? {}
      expect(issue).toMatchObject({ check_name: code, description: message, location: { path: file } })
      expect(issue.location.lines).toEqual({ begin: (range?.start.line ?? 0) + 1, end: (range?.end.line ?? 0) + 1 })
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity)
    }
  })

  it('has no fingerprint twice, though two files say the same', () => {
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
  })

  it('is an empty list where there is nothing', () => {
    const { code, out } = proviso('check', '--format', 'gitlab', 'clean.md')
    expect([code, JSON.parse(out)]).toEqual([0, []])
  })

  it('names files from where it was called', () => {
    const [first] = JSON.parse(proviso('check', '--format', 'gitlab', './/./lease.md').out) as Issue[]
    expect(first?.location.path).toBe('lease.md')
  })
})

describe('check for a person', () => {
  it('has for each finding its place, section, words and what to do', () => {
    const { out } = all('text')
    expect(out).toContain('  note  19:23 2 Fees  [placeholder]\n      Blank still to be filled: number of days.\n')
    expect(out).toMatch(/ {2}warning {2}2:1 {2}\[missing-clause\]\n(?: {6}\S.*\n)+? {6}To do: Insert clause: /)
    expect(all('text', '--lang', 'zh').out).toMatch(/\[missing-clause\]\n(?: {6}\S.*\n)+? {6}处理：插入条款：/)
    for (const format of ['text', 'summary'])
      for (const control of ['\u0000', '\u0007', '\u001b']) expect(all(format).out).not.toContain(control)
  })
})
