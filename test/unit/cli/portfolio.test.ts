import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Running } from './running.ts'

/** How many small files a large folder has: `MANY_FILES=100000 npx vitest run test/unit/cli/portfolio.test.ts`. */
const many = Number(process.env.MANY_FILES ?? 5000)
/** Milliseconds: a slow disk makes and removes some hundred files a second. */
const patience = Math.max(120_000, many * 10)

const ending = 'Either party may terminate this Agreement by thirty days’ written notice.'
const nda = (more: string): string =>
  `---\ncontract:\n  type: nda\n---\n\n# Agreement\n\n## 1. Term\n\n${ending}\n\n${more}\n`

let top: string
beforeAll(() => {
  top = mkdtempSync(path.join(tmpdir(), 'proviso-portfolio-'))
  for (let i = 0; i < many; i++) {
    const folder = path.join(top, i < many / 10 ? 'few' : 'more', String(i % 50))
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, `${String(i).padStart(6, '0')}.contract.md`), nda(`Number ${i} is secret.`))
  }
  mkdirSync(path.join(top, 'mixed'))
  for (let i = 0; i < 60; i++)
    writeFileSync(
      path.join(top, 'mixed', `${i}.contract.md`),
      nda(i % 3 === 0 ? `The fee is [[amount ${i}]].` : `Number ${i}.`),
    )
  writeFileSync(path.join(top, 'mixed/README.md'), '# Toolbox\n')
  if (process.platform !== 'win32') {
    symlinkSync('.', path.join(top, 'mixed/round'))
    symlinkSync('loop.contract.md', path.join(top, 'mixed/loop.contract.md'))
  }
}, patience)
afterAll(() => rmSync(top, { recursive: true, force: true }), patience)

async function run(...args: string[]) {
  const running = new Running(top, ...args).listen()
  running.end()
  return running.result()
}
const filesIn = (out: string): { file: string; findings: { code: string }[] }[] => JSON.parse(out).files

describe('a folder', () => {
  it.each(['text', 'summary', 'json'])('is told of alike on one thread and on several (%s)', async (format) => {
    const [one, two, three] = [
      await run('check', '--format', format, '--jobs', '1', 'mixed'),
      await run('check', '--format', format, '--jobs', '2', 'mixed'),
      await run('check', '--format', format, '-j', '5', 'mixed'),
    ]
    expect(two).toEqual({ ...one, peak: expect.any(Number) })
    expect(three).toEqual({ ...one, peak: expect.any(Number) })
    expect(one.out).toContain('59.contract.md')
  })

  it.skipIf(process.platform === 'win32')('is checked whatever in it cannot be read, which is told of', async () => {
    const { code, out } = await run('check', '--format', 'json', '--jobs', '2', 'mixed')
    expect(code).toBe(1)
    const files = filesIn(out)
    expect(files).toHaveLength(61)
    expect(files.filter(({ findings }) => findings.some((one) => one.code === 'file-unreadable'))).toMatchObject([
      { file: path.join('mixed', 'loop.contract.md') },
    ])
  })

  it('falls into parts that have each contract once', async () => {
    const whole = filesIn((await run('check', '--format', 'json', 'mixed')).out).map(({ file }) => file)
    const parts: string[][] = []
    for (const shard of ['1/3', '2/3', '3/3'])
      parts.push(
        filesIn((await run('check', '--format', 'json', '--shard', shard, 'mixed')).out).map(({ file }) => file),
      )
    for (const part of parts) expect(part.length).toBeGreaterThan(5)
    expect(parts.flat().toSorted()).toEqual(whole.toSorted())
  })

  it(
    `of ${many} files is checked whole, and takes no more memory for more of them`,
    async () => {
      const few = await run('check', '--format', 'json', '--jobs', '2', 'few')
      const all = await run('check', '--format', 'json', '--jobs', '2', 'few', 'more')
      expect([few.code, all.code, all.errors]).toEqual([0, 0, ''])
      const files = filesIn(all.out)
      expect(new Set(files.map(({ file }) => path.basename(file))).size).toBe(many)
      expect(files.every(({ findings }) => findings.length === 0)).toBe(true)
      // What is kept of paragraphs and words fills up to its limit, whatever comes.
      expect(all.peak - few.peak).toBeLessThan(150)
    },
    Math.max(600_000, many * 60),
  )
})

it('a part that no file falls to is no failure; a folder without a contract is', async () => {
  const file = 'mixed/1.contract.md'
  const codes: (number | null)[] = []
  for (const shard of ['1/2', '2/2']) codes.push((await run('check', '--shard', shard, file)).code)
  expect(codes).toEqual([0, 0])
  const { code, errors } = await run('check', '--shard', '1/2', 'mixed/README.md/..')
  expect([code, errors]).toEqual([2, expect.stringContaining('no file or folder')])
})

it.each([
  ['--jobs', '0'],
  ['--jobs', 'many'],
  ['--shard', '0/3'],
  ['--shard', '4/3'],
  ['--shard', '1'],
  ['--time-limit', '0'],
])('%s %s is told of as a mistake', async (option, value) => {
  const { code, out, errors } = await run('check', option, value, 'mixed')
  expect([code, out]).toEqual([2, ''])
  expect(errors).toMatch(new RegExp(`^proviso: “${value}” .*${option} \\d.*\\n$`))
})

describe('standard input', () => {
  const checked = async (text: string, ...args: string[]) => {
    const running = new Running(top, 'check', '--format', 'json', ...args).listen()
    running.write(text)
    running.end()
    const { code, out } = await running.result()
    return { code, files: JSON.parse(out).files as { file: string; facts: { type?: string } }[] }
  }
  const yaml =
    'contract:\n  type: nda\nclauses:\n  - title: Term\n    text: Either party may terminate this Agreement by written notice.\n'

  it('is named “-”, beside files', async () => {
    const { code, files } = await checked(nda('Words.'), 'mixed/1.contract.md', '-')
    expect([code, files.map(({ file }) => file)]).toEqual([0, ['mixed/1.contract.md', 'stdin']])
  })

  it.each([
    [nda('Words.'), [], 'stdin'],
    [yaml, [], 'stdin'],
    [yaml, ['--stdin-name', 'deals/a.yaml'], 'deals/a.yaml'],
    [nda('Words.'), ['--stdin-name', 'a.contract.md'], 'a.contract.md'],
  ])('is read in the format that its name or its text tells', async (text, args, file) => {
    expect((await checked(text, ...args, '-')).files).toMatchObject([{ file, facts: { type: 'nda' } }])
  })
})
