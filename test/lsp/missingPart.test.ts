import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { Client, command, until } from './client.ts'
import { incompleteContract } from './texts.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'proviso-missing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const dist = path.join(folder, 'dist')
cpSync(path.dirname(command), dist, { recursive: true, filter: (file) => !file.endsWith('.vsix') })
for (const form of ['bin', 'br']) rmSync(path.join(dist, `standard-patterns.${form}`))
const broken = path.join(dist, 'cli.cjs')

it('without a page for each, a finding names the line of its page among all pages', async () => {
  const whole = path.join(folder, 'whole')
  cpSync(path.dirname(command), whole, { recursive: true, filter: (file) => !file.endsWith('.vsix') })
  const client = await Client.start({ command: path.join(whole, 'cli.cjs') })
  await client.open('file:///a.contract.md', incompleteContract)
  const [one] = await client.diagnostics('file:///a.contract.md')
  await client.stop()
  const [page = '', line] = (one?.codeDescription?.href ?? '').split('#L')
  expect(page).toBe(pathToFileURL(path.join(whole, 'rules.md')).href)
  const pages = readFileSync(fileURLToPath(page), 'utf8')
  expect(pages.split('\n')[Number(line) - 1]).toBe('# missing-clause')
  expect(pages).not.toContain('](../')
})

it('the command line says in a line that a part of it is missing', () => {
  writeFileSync(path.join(folder, 'a.contract.md'), incompleteContract)
  const { status, stderr } = spawnSync(process.execPath, [broken, 'check', 'a.contract.md'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toBe(
    'proviso: A part of Proviso is missing (standard-patterns.bin), so nothing is checked. Install Proviso again.\n',
  )
})

it('the server says so in the editor, in both languages, and ends when it is asked to', async () => {
  const client = await Client.start({ command: broken })
  await client.open('file:///a.contract.md', incompleteContract)
  await until('the message', () => client.messages[0])
  expect(client.messages).toEqual([expect.stringMatching(/is missing \(standard-patterns\.br\).*请重新安装/)])
  expect(await client.stop()).toBe(0)
})
