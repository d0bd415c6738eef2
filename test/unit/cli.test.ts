import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { standardPack } from '../../server/src/policy/standard.ts'

const command = path.resolve(import.meta.dirname, '../../dist/cli.cjs')
const facts = (type: string): string => `---\ncontract:\n  type: ${type}\n---\n\n`
const ending = 'Either party may terminate this Agreement by thirty days’ written notice.'

/** The files that the command is tried on. */
const files = {
  'clean.md': `${facts('nda')}# Agreement\n\n## 1. Term\n\n${ending}\n`,
  'note.md': `${facts('nda')}# Agreement\n\n## 1. Term\n\n${ending} The fee is [[amount]].\n`,
  'lacking.md': `${facts('compute-lease')}# Lease\n\n## 1. Fees\n\nThe Customer shall pay the Provider monthly.\n`,
  'misannotated.md': `${facts('nda')}# Agreement\n\n## 1. Term\n\n<!-- clause: logging -->\n\n${ending}\n`,
  'broken.yaml': 'contract:\n  type: "nda\n',
  'lacking.yaml':
    'contract:\n  type: compute-lease\nclauses:\n  - title: Fees\n    text: |\n      The Customer shall pay the Provider monthly.\n',
  'plain.txt': '# Agreement\n\n1. The fees are paid monthly.\n',
  'binary.md': '\0\u0001\ufffd\0PK\u0003\u0004',
  'folder/README.md': '# Toolbox\n\nIt keeps audit logs. Fill in [[name]].\n',
  'folder/deep/deal.contract.md': `# Agreement\n\n${ending}\n`,
  'folder/node_modules/x.contract.md': '# Agreement\n',
  'folder/.hidden/x.contract.md': '# Agreement\n',
  'nothing/README.md': '# Toolbox\n',
} as const

let folder: string

beforeAll(() => {
  if (!existsSync(command)) throw new Error('There is no dist/cli.cjs: run `npm run build` first.')
  folder = mkdtempSync(path.join(tmpdir(), 'proviso-cli-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `proviso` in the folder of the files, as a person or a script does. */
function proviso(...args: string[]): { code: number | null; out: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8' })
  return { code: status, out: stdout, errors: stderr }
}

describe('the exit code of check', () => {
  it.each<[number, string, string[]]>([
    [0, 'a contract that has what it needs', ['clean.md']],
    [0, 'a contract with a blank, which is a note', ['note.md']],
    [1, 'a contract that lacks a clause', ['lacking.md']],
    [1, 'one such contract among others', ['clean.md', 'lacking.md']],
    [1, 'a file that could not be read in part', ['broken.yaml']],
    [1, 'a file that is no text', ['binary.md']],
    [0, 'a folder whose contracts have what they need', ['folder']],
    [2, 'a folder without a contract', ['nothing']],
    [2, 'a file that is not there', ['no-such-file.md']],
    [2, 'a file that is not there, beside one that is', ['clean.md', 'no-such-file.md']],
    [2, 'no file', []],
  ])('is %i for %s', (code, _what, args) => {
    expect(proviso('check', ...args).code).toBe(code)
    expect(proviso('check', '--format', 'json', ...args).code).toBe(code)
  })
})

it.each(['coverage', 'facts', 'report'])('%s says what could not be read in full, and exits with 0', (command) => {
  for (const name of ['broken.yaml', 'binary.md']) {
    const { code, out, errors } = proviso(command, 'clean.md', name)
    expect([code, errors]).toEqual([
      0,
      `proviso: “${name}” could not be read in full, so what is told of it may lack something.\n`,
    ])
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /A closing quote, bracket or colon is missing|does not look like text in UTF-8/,
    )
  }
  expect(proviso(command, '--lang', 'zh', 'binary.md').errors).toContain('“binary.md”未能完整读取')
})

it('coverage lists no clauses of a file of which nothing was read', () => {
  writeFileSync(path.join(folder, 'endless.md'), 'x'.repeat(4_000_001))
  const { code, out } = proviso('coverage', 'endless.md')
  expect([code, out]).toEqual([0, expect.stringMatching(/^endless\.md\n {2}- This file was not checked: /)])
  expect(out).not.toContain('termination')
})

it('coverage exits with 0 whatever it finds, and with 2 where it could not run', () => {
  expect(proviso('coverage', '--format', 'json', 'lacking.md').code).toBe(0)
  expect(proviso('coverage', 'no-such-file.md').code).toBe(2)
})

describe('what went wrong is told in one line, without a trace, on standard error', () => {
  it.each<[string, string[], string]>([
    ['an unknown command', ['inspect', 'clean.md'], 'There is no command “inspect”. Try: proviso --help'],
    [
      'an unknown option before any command',
      ['--frobnicate'],
      'There is no command “--frobnicate”. Try: proviso --help',
    ],
    ['an unknown option', ['check', '--frobnicate', 'clean.md'], "Unknown option '--frobnicate'. Try: proviso --help"],
    [
      'an option without its value',
      ['check', 'clean.md', '--format'],
      "Option '--format <value>' argument missing. Try: proviso --help",
    ],
    [
      'an unknown format',
      ['check', '--format', 'xml', 'clean.md'],
      'There is no format “xml”. There are: text, summary, json, sarif, github, junit, gitlab.',
    ],
    ['an unknown language', ['check', '--lang', 'fr', 'clean.md'], 'There is no language “fr”. There are: en, zh.'],
    ['no file', ['check'], 'Which file or folder? Try: proviso check contract.md'],
    ['a missing file', ['check', 'no-such-file.md'], 'There is no file or folder “no-such-file.md”.'],
    ['a file taken for a folder', ['coverage', 'clean.md/x'], 'There is no file or folder “clean.md/x”.'],
    [
      'a folder without a contract',
      ['check', 'nothing'],
      'No contract found there, so nothing was checked. Name a file to have it checked whatever it is called.',
    ],
    ['a server without a channel', ['lsp'], 'How shall the editor speak with it? Try: proviso lsp --stdio'],
  ])('%s', (_what, args, words) => {
    expect(proviso(...args)).toEqual({ code: 2, out: '', errors: `proviso: ${words}\n` })
  })
})

describe.skipIf(process.platform === 'win32')('a file that cannot be read', () => {
  const nothingRead = 'proviso: No file could be read, so nothing was checked.\n'

  it.each([
    ['is a link to itself', 'loop.md', 'loop.md'],
    ['opens and gives nothing', 'memory.md', '/proc/self/mem'],
  ])('is told of where it %s, and nothing is said to be clean', (_what, name, target) => {
    symlinkSync(target, path.join(folder, name))
    const { code, out, errors } = proviso('check', name)
    expect([code, errors]).toEqual([2, nothingRead])
    expect(out).toMatch(
      new RegExp(`^${name}\\n {2}error {2}1:1 {2}\\[file-unreadable\\]\\n {6}This file was not checked: \\w`),
    )
    const { files } = JSON.parse(proviso('check', '--format', 'json', name).out)
    expect(files).toMatchObject([{ file: name, findings: [{ code: 'file-unreadable', severity: 'error' }] }])
    expect(proviso('coverage', name)).toMatchObject({
      code: 2,
      errors: expect.stringContaining(`“${name}” was not checked`),
    })
  })

  it('leaves the others checked', () => {
    symlinkSync('loop-2.md', path.join(folder, 'loop-2.md'))
    const { code, out } = proviso('check', 'loop-2.md', 'clean.md')
    expect(code).toBe(1)
    expect(out).toContain('clean.md: 1 of 1 needed clauses')
    expect(proviso('coverage', 'loop-2.md', 'clean.md')).toMatchObject({
      code: 2,
      out: expect.stringContaining('+ termination'),
    })
  })
})

it('tells its version', () => {
  expect(proviso('--version')).toEqual({ code: 0, out: `${manifest.version}\n`, errors: '' })
})

it.each([['--help'], ['-h'], ['help'], ['check', '--help'], ['coverage', '-h'], ['lsp', '--help']])(
  'explains itself: %s',
  (...args) => {
    const { code, out, errors } = proviso(...args.filter(Boolean))
    expect([code, errors]).toEqual([0, ''])
    for (const words of ['proviso check', 'proviso coverage', 'proviso lsp --stdio', 'Exit code'])
      expect(out).toContain(words)
  },
)

it('explains itself without a command, on standard error, and fails', () => {
  const { code, out, errors } = proviso()
  expect([code, out]).toEqual([2, ''])
  expect(errors).toContain('proviso check')
})

/** Asserts that an object has exactly these keys, and those in `optional` at most. */
function expectKeys(object: object, keys: string[], optional: string[] = []): void {
  expect(
    Object.keys(object)
      .filter((key) => !optional.includes(key))
      .toSorted(),
  ).toEqual(keys.toSorted())
}

const position = { line: expect.any(Number), character: expect.any(Number) }
const range = { start: position, end: position }

describe('check --format json', () => {
  const report = (...args: string[]) => JSON.parse(proviso('check', '--format', 'json', ...args).out)

  it('has one entry for each file, in the order given', () => {
    const { version, files, ...rest } = report('lacking.md', 'clean.md', 'lacking.yaml')
    expect([version, rest]).toEqual([1, {}])
    expect(files.map(({ file }: { file: string }) => file)).toEqual(['lacking.md', 'clean.md', 'lacking.yaml'])
    for (const file of files) expectKeys(file, ['file', 'contract', 'facts', 'needs', 'findings'])
  })

  it('says what the deal needs, and why', () => {
    const [{ contract, needs, facts }] = report('lacking.md').files
    expect(contract).toBe(true)
    expect(facts).toMatchObject({ type: 'compute-lease', language: 'en' })
    expect(needs.length).toBeGreaterThan(2)
    for (const need of needs) {
      expectKeys(need, ['clause', 'level', 'reason', 'authorities'])
      expect(['required', 'recommended']).toContain(need.level)
      expect(need.reason).not.toBe('')
      expect(standardPack.families.map(({ id }) => id)).toContain(need.clause)
      for (const id of need.authorities) expect(standardPack.authorities.map((one) => one.id)).toContain(id)
    }
  })

  it.each(['lacking.md', 'lacking.yaml', 'note.md', 'misannotated.md', 'broken.yaml', 'binary.md', 'plain.txt'])(
    'gives every finding of %s in the agreed shape',
    (name) => {
      const [{ findings }] = report(name).files
      expect(findings.length).toBeGreaterThan(0)
      for (const finding of findings) {
        expectKeys(
          finding,
          ['code', 'severity', 'message', 'range', 'authorities', 'related', 'fixes', 'fingerprint'],
          ['clause', 'element', 'basis', 'section'],
        )
        expect(['error', 'warning', 'information', 'hint']).toContain(finding.severity)
        expect(finding.range).toEqual(range)
        for (const fix of finding.fixes) {
          expectKeys(fix, ['title', 'edits'])
          for (const edit of fix.edits) expect(edit).toEqual({ range, newText: expect.any(String) })
        }
      }
    },
  )

  it('gives a fix for a missing clause, and its place as 0-based lines', () => {
    const [{ findings }] = report('lacking.md').files
    const [first] = findings
    expect(first).toMatchObject({
      code: 'missing-clause',
      severity: 'warning',
      basis: 'guidance',
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 8 } },
    })
    expect(first.fixes[0].title).toMatch(/^Insert clause: /)
  })

  it('names the section of a finding that stands in one', () => {
    const [{ findings }] = report('misannotated.md').files
    expect(findings).toMatchObject([{ code: 'misannotated-clause', clause: 'logging', section: '1 Term' }])
  })

  it('speaks Chinese where it is asked to', () => {
    const [{ findings, needs }] = report('--lang', 'zh', 'lacking.md').files
    for (const { message } of findings) expect(message).toMatch(/[\u4e00-\u9fff]/)
    for (const { reason } of needs) expect(reason).toMatch(/[\u4e00-\u9fff]/)
  })

  it('checks the contracts of a folder and leaves READMEs, packages and hidden folders alone', () => {
    const names = report('folder').files.map(({ file }: { file: string }) => file.replaceAll('\\', '/'))
    expect(names).toEqual(['folder/deep/deal.contract.md'])
  })

  it('checks a file that is named, whatever it is called', () => {
    expect(report('folder/README.md').files).toMatchObject([
      { contract: true, findings: expect.arrayContaining([expect.objectContaining({ code: 'placeholder' })]) },
    ])
  })
})

describe('coverage --format json', () => {
  const report = (...args: string[]) => JSON.parse(proviso('coverage', '--format', 'json', ...args).out)
  const families = [
    'access-control',
    'anti-circumvention',
    'audit',
    'change-in-law',
    'classification',
    'compliance-termination',
    'customer-identification',
    'data-provenance',
    'data-transfer',
    'end-use',
    'export-compliance',
    'flow-down',
    'geo-control',
    'indemnity',
    'licence-responsibility',
    'list-screening',
    'logging',
    'notification',
    'source-compliance',
    'technology-export',
    'termination',
  ]

  it.each(['clean.md', 'lacking.md', 'lacking.yaml', 'plain.txt', 'broken.yaml', 'binary.md'])(
    'has all 21 families for %s, in the agreed shape',
    (name) => {
      const { version, files, ...rest } = report(name)
      expect([version, rest]).toEqual([1, {}])
      expect(files).toHaveLength(1)
      const isReadInPart = ['broken.yaml', 'binary.md'].includes(name)
      expectKeys(files[0], ['file', ...(isReadInPart ? ['problems'] : []), 'clauses'])
      expectKeys(files[0].clauses, families)
      for (const clause of Object.values<Record<string, unknown>>(files[0].clauses)) {
        expectKeys(clause, ['status', 'present', 'evidence', 'missingElements'])
        expect(['met', 'weak', 'missing', 'unclear', 'waived', 'not-applicable']).toContain(clause.status)
        expect(clause.present).toBeTypeOf('boolean')
      }
    },
  )

  it('shows a clause that is there by its place and its words', () => {
    const { termination, logging } = report('clean.md').files[0].clauses
    const line = files['clean.md'].split('\n').indexOf(ending)
    expect(termination).toEqual({
      status: 'met',
      present: true,
      evidence: [{ start: { line, character: 0 }, end: { line, character: ending.length }, quote: ending }],
      missingElements: [],
    })
    expect(logging).toEqual({ status: 'not-applicable', present: false, evidence: [], missingElements: [] })
  })

  it('says “missing” of a clause that is needed and not there', () => {
    expect(report('lacking.md').files[0].clauses.logging).toMatchObject({ status: 'missing', present: false })
  })
})

describe('text for a person', () => {
  it('says how many needed clauses a contract has, and each finding with its place, 1-based', () => {
    const { out } = proviso('check', 'lacking.md')
    expect(out).toMatch(
      /^lacking\.md: 0 of \d+ needed clauses\n {2}warning {2}2:1 {2}\[missing-clause\]\n {6}Missing clause: /,
    )
  })

  it('names the section of a finding', () => {
    expect(proviso('check', 'misannotated.md').out).toContain('warning  10:14 1 Term  [misannotated-clause]')
  })

  it('says where there is nothing to report', () => {
    expect(proviso('check', 'clean.md').out).toBe('clean.md: 1 of 1 needed clauses\n  Nothing to report.\n')
  })

  it('speaks Chinese where it is asked to', () => {
    expect(proviso('check', '--lang', 'zh', 'clean.md').out).toBe('clean.md：1 项所需条款已具备 1 项\n  未发现问题。\n')
  })

  it('uses no terminal colours where it writes to a file, and passes no control characters on', () => {
    writeFileSync(
      path.join(folder, 'hostile.md'),
      `${facts('nda')}# Agreement\n\n## \u001b[31mRed\u0007\n\n${ending} [[a\u001bc\u009b31m\u0007]]\n`,
    )
    const { out } = proviso('check', 'hostile.md')
    expect(out).toContain('[placeholder]')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })

  it('shows which families a contract contains', () => {
    const { out } = proviso('coverage', 'clean.md')
    expect(out).toMatch(/^ {2}\+ termination +Termination$/m)
    expect(out).toMatch(/^ {2}- logging +Logs and records$/m)
    expect(out.match(/^ {2}[+-] /gm)).toHaveLength(21)
  })
})

describe('explain', () => {
  const line = files['clean.md'].split('\n').indexOf(ending) + 1

  it('says why the words on a line count as a clause', () => {
    const { code, out } = proviso('explain', `clean.md:${line}`)
    expect(code).toBe(0)
    expect(out).toMatch(/^Termination \(1 Term\)\n/)
    expect(out).toContain(`The passage: “${ending}”`)
    expect(out).toMatch(/Counts by the words: “.*terminate.*”/)
  })

  it('speaks Chinese, and says where the words count as none', () => {
    expect(proviso('explain', '--lang', 'zh', 'clean.md:6').out).toBe('此处文字未计为任何条款。\n')
    expect(proviso('explain', 'clean.md:6').out).toBe('The words here do not count as any kind of clause.\n')
  })

  it('of a code is its page', () => {
    expect(proviso('explain', 'weak-clause').out).toMatch(/^# weak-clause\n/)
  })

  it.each([
    ['a line that is not there', 'clean.md:99', /has 11 lines; there is no line 99/],
    ['a code that is none', 'no-such-code', /What shall be explained\?/],
    ['a path in place of a code', '../../../etc/passwd', /What shall be explained\?/],
    ['a file that is not there', 'no-such-file.md:1', /There is no file or folder/],
  ])('tells of %s in one line', (_what, place, message) => {
    const { code, errors } = proviso('explain', place)
    expect(code).toBe(2)
    expect(errors).toMatch(message)
    expect(errors.trimEnd().split('\n')).toHaveLength(1)
  })
})
