import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { Client, command, placeOf, pulling } from './client.ts'
import { leaseContract } from './texts.ts'

const top = realpathSync(mkdtempSync(path.join(tmpdir(), 'proviso-trust-')))
afterAll(() => rmSync(top, { recursive: true, force: true }))
const workspace = path.join(top, 'deal')
mkdirSync(path.join(workspace, '.proviso'), { recursive: true })
writeFileSync(path.join(workspace, '.proviso/playbook.yaml'), 'severity: { placeholder: error }\n')
writeFileSync(path.join(workspace, 'lease.contract.md'), leaseContract)

/** Options of Node and an environment by which a program is watched, and what it has done since. */
function watched(name: string) {
  const log = path.join(top, name)
  const extension = path.resolve(path.dirname(command), '..')
  const roots = [workspace, path.dirname(command), path.join(extension, 'docs/rules')].join(path.delimiter)
  return {
    nodeOptions: ['--require', path.join(import.meta.dirname, 'preload/trap.cjs')],
    env: { ...process.env, PROVISO_TRAP: log, PROVISO_ROOTS: roots },
    done: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
  }
}

it('what is watched for is seen', () => {
  const { nodeOptions, env, done } = watched('all')
  const program = `
    const fs = require('node:fs')
    fs.existsSync('/etc/hosts'); fs.promises.stat('/etc')
    require('node:net').connect(1, '127.0.0.1').on('error', () => undefined)
    require('node:child_process').spawnSync('true')
    fs.readFileSync(${JSON.stringify(path.join(workspace, 'lease.contract.md'))})`
  spawnSync(process.execPath, [...nodeOptions, '-e', program], { env })
  expect(new Set(done().map((line) => line.split(' ')[0]))).toEqual(new Set(['exists', 'stat', 'socket', 'program']))
})

it('the server opens no socket, starts no program and looks at nothing outside of its folders', async () => {
  const { nodeOptions, env, done } = watched('server')
  const root = pathToFileURL(workspace).href
  const workspaceFolders = [{ uri: root, name: 'deal' }]
  const client = await Client.start({ capabilities: pulling, workspaceFolders, nodeOptions, env })
  const uri = `${root}/lease.contract.md`
  const text = `${leaseContract}\nSee http://example.com and [[amount]] of the H100 under 15 CFR 744.23.\n`
  await client.open(uri, text)
  expect((await client.diagnostics(uri)).find(({ code }) => code === 'placeholder')?.severity).toBe(1)
  const position = placeOf(text, 'H100')
  for (const method of ['hover', 'definition', 'references', 'completion', 'documentLink', 'documentSymbol'])
    await client.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri },
      position,
      context: { includeDeclaration: true },
    })
  await client.codeActions(uri, { start: { line: 0, character: 0 }, end: position })
  await client.stop()
  expect(done()).toEqual([])
})

it('the command line does neither', () => {
  const { nodeOptions, env, done } = watched('command')
  for (const args of [['check'], ['fix', '--dry-run'], ['report', '--format', 'html']]) {
    const whole = [...nodeOptions, command, ...args, 'lease.contract.md']
    expect(spawnSync(process.execPath, whole, { cwd: workspace, env }).stdout.length).toBeGreaterThan(0)
  }
  expect(done()).toEqual([])
}, 60_000)
