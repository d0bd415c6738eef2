import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { provisoIn } from './proviso.ts'
import { Running } from './running.ts'

/** How many records the long stream has: `STREAM_RECORDS=100000 npx vitest run test/unit/cli/stream.test.ts`. */
const many = Number(process.env.STREAM_RECORDS ?? 5000)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(`${tmpdir()}/proviso-stream-`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ending = 'Either party may terminate this Agreement by thirty days’ written notice.'
const nda = (more = ''): string =>
  `---\ncontract:\n  type: nda\n---\n\n# Agreement 协议 💻\n\n## 1. Term\n\n${ending}${more}\n`
const record = (id: unknown, text = nda(), more = {}): string => `${JSON.stringify({ id, text, ...more })}\n`

interface Answer {
  id: string | number | null
  line: number
  facts?: Record<string, unknown>
  findings?: { code: string; range: unknown; fixes?: unknown }[]
  error?: { code: string; message: string }
}
const parsed = (out: string): Answer[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

/** What a stream is answered with. */
async function answers(input: string, ...args: string[]): Promise<Answer[]> {
  const run = new Running(folder, 'check', '--stream', ...args).listen()
  run.write(input)
  run.end()
  const { code, out, errors } = await run.result()
  expect([code, errors]).toEqual([0, ''])
  return parsed(out)
}

describe('check --stream', () => {
  const garbage = [
    '{"id": "x", "text"',
    '',
    '[]',
    '\0\u0001',
    '{"id":"no text"}',
    record('pdf', 'T', { format: 'pdf' }).trim(),
  ]

  it.each(['1', '2'])('answers every line in its place, and bad ones with an error (--jobs %s)', async (jobs) => {
    const lines = [record('a'), ...garbage.map((line) => `${line}\n`), record(7, nda(' The fee is [[amount]].'))]
    const [first, ...rest] = await answers(lines.join(''), '--jobs', jobs)
    expect(first).toMatchObject({ id: 'a', line: 1, contract: true, findings: [] })
    expect(rest.slice(0, -1).map(({ id, line, error }) => [id, line, error?.code])).toEqual([
      [null, 2, 'record-invalid'],
      [null, 3, 'record-invalid'],
      [null, 4, 'record-invalid'],
      [null, 5, 'record-invalid'],
      ['no text', 6, 'record-invalid'],
      ['pdf', 7, 'record-invalid'],
    ])
    expect(rest.at(-1)).toMatchObject({ id: 7, line: 8, findings: [{ code: 'placeholder' }] })
  })

  it('says of a contract what check says of its file, with fixes where they are asked for', async () => {
    const text = nda(' The fee is [[amount]].').replace(ending, 'Each party shall keep secrets.')
    const proviso = provisoIn({ 'a.md': text })
    const [{ file: _, ...file }] = JSON.parse(proviso('check', '--format', 'json', 'a.md').out).files
    expect(file.findings.length).toBeGreaterThan(1)
    const [withFixes] = await answers(record('a', text), '--fixes')
    expect(withFixes).toEqual({ id: 'a', line: 1, ...file })
    const [without] = await answers(record('a', text))
    for (const finding of without?.findings ?? []) expect(finding).not.toHaveProperty('fixes')
    expect(without?.findings).toHaveLength(file.findings.length)
  })

  it('reads the format that is given, else the one that the text has', async () => {
    const yaml = 'contract:\n  type: nda\nclauses:\n  - title: Term\n    text: Each party keeps secrets.\n'
    const found = await answers(
      record(1, yaml) + record(2, yaml, { format: 'yaml' }) + record(3, yaml, { format: 'markdown' }) + record(4),
    )
    expect(found.map(({ facts }) => facts?.type)).toEqual(['nda', 'nda', undefined, 'nda'])
  })

  it('takes facts that are known besides the text, over those in it', async () => {
    const plain = '# Lease\n\n## 1. Fees\n\nThe Customer shall pay the Provider monthly.\n'
    const given = {
      type: 'compute-lease',
      'governing-law': 'SG',
      parties: [{ term: 'Customer', role: 'customer', headquarters: 'CN' }],
    }
    const [alone, known, both, wrong] = await answers(
      record(1, plain) +
        record(2, plain, { facts: given }) +
        record(3, nda(), { facts: { regions: ['SG'], type: 'services' } }) +
        record(4, plain, { facts: { type: 'leese' } }),
    )
    expect(alone?.facts?.type).toBeUndefined()
    expect(known?.facts).toMatchObject(given)
    expect(known?.findings).toContainEqual(expect.objectContaining({ code: 'missing-clause', severity: 'warning' }))
    expect(both?.facts).toMatchObject({ type: 'services', regions: ['SG'] })
    const start = { line: 0, character: 0 }
    expect(wrong?.findings).toContainEqual(
      expect.objectContaining({ code: 'fact-invalid', range: { start, end: start } }),
    )
  })

  it('refuses a line that is too long without reading on for ever, and goes on', async () => {
    const run = new Running(folder, 'check', '--stream', '--jobs', '1').listen()
    run.write('{"id":"long","text":"')
    const piece = 'long '.repeat(200_000)
    for (let i = 0; i < 36; i++) if (!run.write(piece)) await run.drained()
    run.write(`"}\n${record('b')}`)
    run.end()
    const { code, out, peak } = await run.result()
    expect(code).toBe(0)
    expect(parsed(out)).toMatchObject([
      { id: null, line: 1, error: { code: 'record-too-long' } },
      { id: 'b', line: 2, findings: [] },
    ])
    expect(peak).toBeLessThan(300)
  })

  it('answers each record while the stream is still open', async () => {
    const run = new Running(folder, 'check', '--stream').listen()
    for (let i = 1; i <= 3; i++) {
      run.write(record(i))
      expect((await run.lines(i)).map((line) => JSON.parse(line).id)).toEqual(
        Array.from({ length: i }, (_, at) => at + 1),
      )
    }
    run.end()
    expect((await run.result()).code).toBe(0)
  })

  it('reads no further than its own reader', async () => {
    const run = new Running(folder, 'check', '--stream', '--jobs', '2')
    const line = record('x', nda(` ${'The fee is [[amount]]. '.repeat(500)}`))
    let taken = 0
    const isFull = async (): Promise<boolean> => {
      const waited = new Promise<true>((resolve) => setTimeout(() => resolve(true), 4000))
      return Promise.race([waited, run.drained().then((): false => false)])
    }
    while (taken < 2000) {
      taken++
      if (!run.write(line) && (await isFull())) break
    }
    expect(taken).toBeLessThan(2000)
    run.listen()
    run.end()
    const { code, out } = await run.result()
    expect([code, parsed(out).length]).toEqual([0, taken])
  })

  it(
    `loses none of ${many} records, of which one in a hundred is garbage, and takes no more memory for more of them`,
    async () => {
      const peaks: number[] = []
      for (const count of [many / 10, many]) {
        const run = new Running(folder, 'check', '--stream', '--jobs', '2').listen()
        for (let i = 0; i < count; i++) {
          const line =
            i % 100 === 99
              ? `${garbage[((i / 100) % garbage.length) | 0]}\n`
              : record(i, nda(` Number ${i} is kept secret.`))
          if (!run.write(line)) await run.drained()
        }
        run.end()
        const { code, out, peak } = await run.result()
        expect(code).toBe(0)
        const found = parsed(out)
        expect(found.map(({ line }) => line)).toEqual(Array.from({ length: count }, (_, i) => i + 1))
        for (const [i, { id, error, findings }] of found.entries()) {
          if (i % 100 === 99) expect(error?.code).toBe('record-invalid')
          else expect([id, findings]).toEqual([i, []])
        }
        peaks.push(peak)
      }
      const [few = 0, all = 0] = peaks
      // What is kept of paragraphs and words fills up to its limit, whatever comes.
      expect(all - few).toBeLessThan(150)
    },
    Math.max(600_000, many * 60),
  )

  it.each([
    [['check', '--stream', 'a.md']],
    [['check', '--stream', '--format', 'text']],
    [['check', '--stream', '--shard', '1/2']],
    [['coverage', '--stream']],
  ])('is refused where it makes no sense: %s', async (args) => {
    const run = new Running(folder, ...args).listen()
    run.end()
    const { code, out, errors } = await run.result()
    expect([code, out]).toEqual([2, ''])
    expect(errors).toMatch(/^proviso: .*--stream.*\n$/)
  })

  it('ends well on an empty stream', async () => {
    expect(await answers('')).toEqual([])
  })

  it('ends, without a trace, where its reader does or where it is told to', async () => {
    const run = new Running(folder, 'check', '--stream').listen()
    run.write(record(1))
    await run.lines(1)
    run.turnAway()
    run.write(record(2))
    expect(await run.result()).toMatchObject({ code: 2, errors: '' })
    const other = new Running(folder, 'check', '--stream').listen()
    other.write(record(1))
    await other.lines(1)
    other.kill('SIGINT')
    expect(await other.result()).toMatchObject({ code: null, errors: '' })
  })
})
