import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import { provisoIn } from './proviso.ts'
import { Running } from './running.ts'

const waivers = [
  '{ clause: termination, reason: "fixed | *term*", by: A. Counsel, date: 2026-10-01, until: 2027-06-30 }',
  '{ clause: termination, reason: fixed term, by: A. Counsel, until: 2026-10-31 }',
  '{ clause: data-transfer, reason: agreed, by: A. Counsel }',
  '{ clause: termination, by: A. Counsel }',
  '{ clause: terminations, reason: agreed }',
  '{ clause: termination, reason: agreed }',
]
const facts = (lines: readonly string[]): string =>
  `---\ncontract:\n  type: nda\n  as-of: 2026-11-23\n  waivers:\n${lines.map((line) => `    - ${line}\n`).join('')}---\n`
const files = {
  'deals/a.contract.md': `${facts(waivers)}\n# Secrets\n\nEach party keeps secrets.\n`,
  'deals/保密.contract.md':
    '---\ncontract:\n  type: nda\n---\n\n# 保密协议 💻\n\n## 1. 保密\n\n<!-- waive: termination；reason：期限固定；by：王律师；date：2026-10-01 -->\n\n双方应保密。\n',
  'deals/README.md': '# Toolbox\n',
  'house/.proviso/playbook.yaml': 'approvers: [General Counsel]\nseverity:\n  waiver-unapproved: off\n',
  'house/deal.contract.md': `${facts([waivers[1] ?? '', waivers[0] ?? ''])}\n# Secrets\n\nWords.\n`,
  'none.md': '# Secrets\n\nEach party keeps secrets.\n',
  'broken.contract.yaml': 'contract:\n  type: "nda\n',
  'lease.contract.md':
    '---\ncontract:\n  type: compute-lease\n---\n# Lease\n\n## 1. Records\nEach party shall keep access logs and records for two years.\n',
  'formula.contract.md':
    '---\ncontract:\n  type: nda\n  waivers:\n    - { clause: audit, reason: "=HYPERLINK(\\"http://x.invalid\\")", by: "@SUM(1)" }\n---\n# =cmd|\'/c calc\'!A1\n\nWords, “quoted” and "so".\n',
} as const
const proviso = provisoIn(files)
const report = (...args: string[]) => JSON.parse(proviso('report', '--format', 'json', ...args).out)

describe('report --format json', () => {
  it('has the agreed shape', () => {
    const made = report('deals')
    expect(Object.keys(made)).toEqual([
      ...['version', 'tool', 'language', 'made', 'scope', 'totals', 'summary', 'families', 'contracts'],
      ...['byBasis', 'authorities', 'waivers'],
    ])
    expect(made).toMatchObject({
      version: 1,
      tool: { name: 'proviso', version: manifest.version },
      language: 'en',
      made: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      scope: ['deals'],
    })
    expect(made.summary).toHaveLength(3)
    expect(made.families).toHaveLength(21)
    expect(made.contracts).toMatchObject([
      { title: 'Secrets', day: '2026-11-23', isRead: true, problems: [], pack: { id: 'standard' } },
      { title: '保密协议 💻', language: 'zh-Hans' },
    ])
    for (const contract of made.contracts) {
      expect(Object.keys(contract)).toEqual([
        ...['file', 'title', 'document', 'language', 'day', 'pack', 'isRead', 'problems', 'deal', 'follows'],
        ...['unknown', 'clauses', 'findings'],
      ])
      expect(contract.clauses.map(({ clause }: { clause: string }) => clause)).toEqual(
        made.families.map(({ id }: { id: string }) => id),
      )
    }
    for (const entry of made.waivers)
      expect(Object.keys(entry).toSorted()).toEqual(
        ['file', 'line', 'clause', 'title', 'section', 'reason', 'by', 'date', 'until', 'standing', 'note'].toSorted(),
      )
  })

  it('has the hash of the bytes of each file', () => {
    for (const { file, document } of report('deals').contracts) {
      const bytes = Buffer.from(files[file as keyof typeof files])
      expect(document).toEqual({
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })
    }
  })

  it('has the hash of what comes by standard input, whatever that is called', () => {
    const text = files['lease.contract.md']
    for (const name of [[], ['--stdin-name', 'lease.contract.md'], ['--stdin-name', 'none.md']]) {
      const { code, out } = proviso.given(text, 'report', '--format', 'json', ...name, '-')
      expect(code).toBe(0)
      expect(JSON.parse(out).contracts[0].document.sha256).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })

  it('says the same as check and coverage of the same file', () => {
    const [contract] = report('lease.contract.md').contracts
    const [checked] = JSON.parse(proviso('check', '--format', 'json', 'lease.contract.md').out).files
    const [covered] = JSON.parse(proviso('coverage', '--format', 'json', 'lease.contract.md').out).files
    const told = ({ code, message }: { code: string; message: string }) => [code, message]
    expect(contract.findings.map(told)).toEqual(checked.findings.map(told))
    for (const { clause, status, level } of contract.clauses) {
      expect(status).toBe(covered.clauses[clause].status)
      expect(level).toBe(checked.needs.find((need: { clause: string }) => need.clause === clause)?.level ?? null)
    }
    expect(contract.findings.some(({ code }: { code: string }) => code === 'missing-clause')).toBe(true)
  })

  it('quotes exact words with their section and line', () => {
    const [{ clauses }] = report('lease.contract.md').contracts
    const logging = clauses.find(({ clause }: { clause: string }) => clause === 'logging')
    expect(logging).toMatchObject({
      state: 'incomplete',
      words: { section: '1 Records', line: 8, quote: 'Each party shall keep access logs and records for two years.' },
    })
    const source = files['lease.contract.md']
    for (const { words } of logging.elements) if (words) expect(source).toContain(words.quote)
    expect(logging.elements.some(({ words }: { words: unknown }) => words)).toBe(true)
  })

  it('says of each waiver whether it counts, and why not', () => {
    const entries = report('deals/a.contract.md').waivers
    expect(entries.map(({ line, standing }: { line: number; standing: string }) => [line, standing])).toEqual([
      [6, 'counts'],
      [7, 'expired'],
      [8, 'unused'],
      [9, 'incomplete'],
      [10, 'incomplete'],
      [11, 'counts'],
    ])
    expect(entries[0]).toMatchObject({
      title: 'Termination',
      reason: 'fixed | *term*',
      by: 'A. Counsel',
      date: '2026-10-01',
      until: '2027-06-30',
      note: '',
    })
    expect(entries[1]).toMatchObject({ date: null, note: expect.stringContaining('ended on 2026-10-31') })
    // It counts, and the register lacks who approved it.
    expect(entries[5]).toMatchObject({ by: null, note: expect.stringContaining('who approved it') })
  })

  it('knows who may accept a gap in the house, whatever the house shows of it', () => {
    expect(report('house').waivers.map(({ standing }: { standing: string }) => standing)).toEqual([
      'expired',
      'unapproved',
    ])
  })

  it('is of the section that a waiver stands in', () => {
    expect(report('deals/保密.contract.md').waivers).toMatchObject([
      { line: 10, section: '1 保密', by: '王律师', date: '2026-10-01', until: null, standing: 'counts' },
    ])
  })
})

describe('report for a person', () => {
  it('is Markdown with a row a waiver, in which words of a contract are no markup', () => {
    const { code, out, errors } = proviso('report', 'deals/a.contract.md')
    expect([code, errors]).toEqual([0, ''])
    expect(out).toMatch(/^# Compliance report\n\n1 contract, by the law of 2026-11-23\. Policy pack: standard /)
    expect(out).toContain('6 waivers; 2 count.')
    expect(out).toContain(
      '| deals/a.contract.md:6 | Termination (termination) | fixed \\| \\*term\\* | A. Counsel | 2026-10-01 | 2027-06-30 | counts |\n',
    )
    const [, register = ''] = out.split('## Waiver register')
    const rows = (register.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'))
    expect(rows).toHaveLength(8)
    for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(9)
    expect(out).toContain('gives no legal advice')
  })

  it('speaks Chinese where it is asked to', () => {
    const { out } = proviso('report', '--lang', 'zh', 'deals')
    expect(out).toMatch(/^# 合同合规报告\n/)
    expect(out).toContain('| 合同解除 (termination) | 期限固定 | 王律师 | 2026-10-01 | 无期限 | 有效 |')
    expect(out).not.toMatch(/Waiver|counts/)
  })

  it('says where nothing was accepted, and where something could not be read', () => {
    expect(proviso('report', 'none.md').out).toContain('No gap has been accepted.')
    expect(proviso('report', 'broken.contract.yaml').out).toMatch(/\*\*broken\.contract\.yaml\*\*: \S/)
  })

  it.each([
    ['no file', [], 'Which file or folder? Try: proviso report contract.md'],
    [
      'another format',
      ['--format', 'text', 'none.md'],
      'There is no format “text”. There are: markdown, html, json, csv.',
    ],
    ['a missing file', ['none.txt'], 'There is no file or folder “none.txt”.'],
  ])('fails for %s', (_what, args, words) => {
    expect(proviso('report', ...args)).toEqual({ code: 2, out: '', errors: `proviso: ${words}\n` })
  })
})

describe('the other formats', () => {
  it('html is one page that runs nothing and fetches nothing', () => {
    const { code, out } = proviso('report', '--format', 'html', 'deals')
    expect(code).toBe(0)
    expect(out).toMatch(/^<!doctype html>\n<html lang="en">/)
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(out) ?? []
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(out) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    )
    expect(out).not.toMatch(/<script|<img|<link|\bsrc=|@import|url\(/)
    // Every cell of the matrix, and every row of a table, says in words what its shape and its colour say.
    expect(out.match(/<td class="is-/g)).toHaveLength(2 * 21)
  })

  it('csv is a table that no spreadsheet runs, with the same number of fields in each row', () => {
    const { code, out } = proviso('report', '--format', 'csv', 'formula.contract.md', 'lease.contract.md', 'deals')
    expect(code).toBe(0)
    expect(out.startsWith('\ufeff"Row","Contract","File"')).toBe(true)
    expect(out.replaceAll('\r\n', '')).not.toContain('\r')
    const rows = readCsv(out.slice(1))
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([19]))
    const kinds = rows.slice(1).map(([kind]) => kind)
    expect(new Set(kinds)).toEqual(new Set(['contract', 'clause', 'element', 'finding', 'not known', 'waiver']))
    expect(kinds.filter((kind) => kind === 'clause')).toHaveLength(4 * 21)
    expect(kinds.filter((kind) => kind === 'waiver')).toHaveLength(8)
    for (const field of rows.flat()) expect(field).not.toMatch(/^\s*[=+\-@|%]/)
    expect(rows.flat()).toContain('\'=HYPERLINK("http://x.invalid")')
  })

  it('speaks Chinese in each', () => {
    expect(proviso('report', '--lang', 'zh', '--format', 'html', 'deals').out).toContain('<html lang="zh-Hans">')
    expect(proviso('report', '--lang', 'zh', '--format', 'csv', 'deals').out).toContain('"行类别","合同","文件"')
    expect(report('--lang', 'zh', 'deals').language).toBe('zh')
  })
})

describe('report --output', () => {
  it.each([
    ['report.html', '<!doctype html>'],
    ['report.md', '# Compliance report'],
    ['report.csv', '\ufeff"Row"'],
    ['report.json', '{\n "version": 1'],
  ])('writes %s in the format of its name, and nothing else', (name, start) => {
    const { code, out, errors } = proviso('report', 'deals', '--output', name)
    expect([code, out, errors]).toEqual([0, '', ''])
    expect(proviso.read(name).startsWith(start)).toBe(true)
    expect(proviso.files().filter((file) => file.endsWith('.proviso-tmp'))).toEqual([])
  })

  it('takes the format that is asked for, and the place of an older report', () => {
    proviso('report', 'deals', '--output', 'again.md')
    expect(proviso('report', 'deals', '--format', 'csv', '--output', 'again.md').code).toBe(0)
    expect(proviso.read('again.md').startsWith('\ufeff"Row"')).toBe(true)
  })

  it.each(['report.pdf', 'report.docx', 'report.xlsx'])('writes no %s that is none', (name) => {
    const { code, out, errors } = proviso('report', 'deals', '--output', name)
    expect([code, out]).toEqual([2, ''])
    expect(errors).toMatch(
      new RegExp(`“${name}” .*\\.html, \\.md, \\.csv or \\.json; for a PDF print the \\.html page`),
    )
    expect(proviso('report', '--lang', 'zh', 'deals', '--output', name).errors).toContain('请打印 .html 页面')
    expect(proviso.files()).not.toContain(name)
    expect(proviso('report', 'deals', '--format', 'markdown', '--output', 'report.txt').code).toBe(0)
  })

  it('never takes the place of a contract that it reports on', () => {
    const { code, errors } = proviso('report', 'deals', '--output', 'deals/../deals/a.contract.md')
    expect([code, errors]).toEqual([2, expect.stringMatching(/is one of the contracts/)])
    expect(proviso.read('deals/a.contract.md')).toBe(files['deals/a.contract.md'])
  })

  it('leaves nothing behind where it cannot write, nor where a contract cannot be read', () => {
    expect(proviso('report', 'deals', '--output', 'no-folder/report.html')).toEqual({
      code: 2,
      out: '',
      errors: 'proviso: “no-folder/report.html” could not be written: there is no folder “no-folder”.\n',
    })
    expect(proviso('report', 'deals', 'none.txt', '--output', 'half.html').code).toBe(2)
    expect(proviso.files()).not.toContain('half.html')
  })

  describe.skipIf(process.platform === 'win32')('with faults', () => {
    it('tells of links that lead nowhere or round, in their place, and does the rest', () => {
      mkdirSync(path.join(proviso.folder, 'linked'))
      proviso.write('linked/a.contract.md', files['none.md'])
      symlinkSync('round.contract.md', path.join(proviso.folder, 'linked/round.contract.md'))
      symlinkSync('nothing.contract.md', path.join(proviso.folder, 'linked/lost.contract.md'))
      symlinkSync('.', path.join(proviso.folder, 'linked/again'))
      const { code, errors } = proviso('report', 'linked', '--output', 'linked.json')
      expect([code, errors.match(/^proviso: /gm)?.length]).toEqual([2, 2])
      const { contracts } = JSON.parse(proviso.read('linked.json'))
      expect(contracts.map((one: { file: string; isRead: boolean }) => [path.basename(one.file), one.isRead])).toEqual([
        ['a.contract.md', true],
        ['lost.contract.md', false],
        ['round.contract.md', false],
      ])
    })

    /** Whether a small disk can be made here: it takes root, and a system that lets it mount. */
    const small = mkdtempSync(path.join(tmpdir(), 'proviso-small-'))
    const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]).status === 0
    afterAll(() => {
      if (isMounted) spawnSync('umount', [small])
      rmSync(small, { recursive: true, force: true })
    })
    it.skipIf(!isMounted)('leaves the report that was there where the disk is full', () => {
      const output = path.join(small, 'report.html')
      writeFileSync(output, 'the report before')
      const { code, errors } = proviso('report', 'deals', '--output', output)
      expect([code, errors]).toEqual([2, expect.stringContaining('the disk is full')])
      expect([readFileSync(output, 'utf8'), readdirSync(small)]).toEqual(['the report before', ['report.html']])
    })

    it('ended at any moment, leaves the old report or the new one', async () => {
      const output = path.join(proviso.folder, 'whole.html')
      const args = ['report', 'deals', 'house', '--output', 'whole.html']
      expect(proviso(...args).code).toBe(0)
      const whole = readFileSync(output, 'utf8')
      for (let round = 0; round < 8; round++) {
        writeFileSync(output, 'old')
        const running = new Running(proviso.folder, ...args).listen()
        await setTimeout(150 + round * 60)
        running.kill('SIGKILL')
        await running.result()
        expect(['old', whole]).toContain(readFileSync(output, 'utf8'))
      }
      // What was left beside it goes with the next one.
      expect(proviso(...args).code).toBe(0)
      expect(readdirSync(proviso.folder).filter((name) => name.endsWith('.proviso-tmp'))).toEqual([])
    })
  })

  it('is of report alone', () => {
    expect(proviso('check', 'deals', '--output', 'x.txt')).toMatchObject({ code: 2, out: '' })
  })
})

/** Fields of a table as RFC 4180 has them. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}
