import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { Client, newUri, placeOf, pulling, until } from './client.ts'
import { leaseContract } from './texts.ts'

/** How many edits are made: a long day has some 100,000, `MEMORY_EDITS=100000 npx vitest run --project lsp test/lsp/memory.test.ts`. */
const edits = Number(process.env.MEMORY_EDITS ?? 2000)
const documents = 50

/** A client of a server that says how many bytes it has in use. */
async function measuredClient(): Promise<{ client: Client; inUse: () => Promise<number> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'proviso-memory-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const log = path.join(folder, 'heap')
  const nodeOptions = ['--expose-gc', '--require', path.join(import.meta.dirname, 'preload/heap.cjs')]
  const client = await Client.start({ capabilities: pulling, nodeOptions, env: { ...process.env, PROVISO_HEAP: log } })
  // What has no end of line yet is being written.
  const measured = (): number[] =>
    existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1).map(Number) : []
  const inUse = async (): Promise<number> => {
    const count = measured().length
    client.server.kill('SIGUSR2')
    return until('the measure', () => measured()[count])
  }
  return { client, inUse }
}

/** `leaseContract` with so many clauses after it. */
const longContract = (clauses: number, name = ''): string =>
  leaseContract +
  Array.from(
    { length: clauses },
    (_, i) => `\n## ${i + 4}. Order ${name}${i}\n\nThe Customer pays order ${name}${i} monthly.\n`,
  ).join('')

it.skipIf(process.platform === 'win32')(
  'keeps no earlier version of a long contract in which somebody types',
  async () => {
    const { client, inUse } = await measuredClient()
    const text = longContract(1000)
    const uri = newUri()
    await client.open(uri, text)
    const start = placeOf(text, 'pays order 500')
    let version = 1
    /** A sentence comes letter by letter, and goes at once. */
    const type = async (times: number): Promise<void> => {
      const words = 'shall keep records and '
      for (let i = 0; i < times * words.length; i++) {
        const at = { ...start, character: start.character + (i % words.length) }
        await client.change(uri, ++version, { range: { start: at, end: at }, text: words.charAt(i % words.length) })
        await client.pull(uri)
        if ((i + 1) % words.length > 0) continue
        const end = { ...start, character: start.character + words.length }
        await client.change(uri, ++version, { range: { start, end }, text: '' })
      }
    }
    await type(20)
    const before = await inUse()
    await type(20)
    // Each version has some 100,000 characters and a thousand clauses.
    expect((await inUse()) - before).toBeLessThan(5_000_000)
  },
  120_000,
)

it.skipIf(process.platform === 'win32')(
  'needs no more memory after many edits of many contracts than before them',
  async () => {
    const { client, inUse } = await measuredClient()
    const texts = Array.from(
      { length: documents },
      (_, i) => `${leaseContract}\n## 3. Order ${i}\n\nIt is order ${i}.\n`,
    )
    const uris = texts.map(() => newUri())
    for (const [i, uri] of uris.entries()) await client.open(uri, texts[i] as string)
    const versions = uris.map(() => 1)
    /** A letter comes and goes, in words that are checked anew each time. */
    const editAll = async (count: number): Promise<void> => {
      for (let edit = 0; edit < count; edit++) {
        const i = edit % documents
        const uri = uris[i] as string
        const start = placeOf(texts[i] as string, 'monthly')
        const isThere = (versions[i] as number) % 2 === 0
        const end = { ...start, character: start.character + (isThere ? 1 : 0) }
        versions[i] = (versions[i] as number) + 1
        await client.change(uri, versions[i] as number, { range: { start, end }, text: isThere ? '' : 'x' })
        await client.pull(uri)
      }
    }
    // With the first edits V8's tables fill, and those of what texts say.
    await editAll(documents * 40)
    const before = await inUse()
    await editAll(edits)
    const after = await inUse()
    if (process.env.MEMORY_EDITS) console.log(`${before} bytes in use before, ${after} after ${edits} edits`)
    expect(after).toBeLessThan(before * 1.1)
  },
  90_000 + edits * 60,
)

it.skipIf(process.platform !== 'linux')(
  'gives memory back once nobody asks for anything',
  async () => {
    const client = await Client.start({ capabilities: pulling })
    const { pid } = client.server as { readonly pid?: number }
    // Not in a process of its own.
    if (pid === undefined) return
    const held = (): number => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024
    }
    for (let i = 0; i < 40; i++) {
      const uri = newUri()
      await client.open(uri, longContract(300, `${i}.`))
      await client.pull(uri)
    }
    const most = held()
    await until('less memory', () => held() < most * 0.8 || undefined)
  },
  120_000,
)
