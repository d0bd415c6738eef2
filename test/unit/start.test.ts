import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const script = path.resolve(import.meta.dirname, '../../scripts/start.mjs')

function npmStart(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [script, ...args])
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

describe('npm start says what is wrong and what to do', () => {
  it.each([
    ['a path that is not there', ['no-such-folder'], /There is no file or folder “no-such-folder”\. Check the path/],
    ['two paths', ['examples', 'docs'], /One file or folder at a time/],
    ['a port that is none', ['--port', '99999999'], /“99999999” is not a port\. Give a whole number from 1 to 65535/],
    ['an unknown option', ['--prot', '1'], /--prot[\s\S]*npm start \[-- PATH\]/],
  ])('for %s', async (_what, args, message) => {
    const { code, output } = await npmStart(...args)
    expect(output).toMatch(message)
    expect(output).not.toMatch(/\n {4}at /)
    expect(code).toBe(1)
  })

  it('for a port that is taken', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    })
    const { code, output } = await npmStart('--port', String(port))
    server.close()
    expect(output).toContain(`Port ${port} is taken by another program. Close that program, or give another port`)
    expect(code).toBe(1)
  })
})

/** A program of this name that stands for the user's VS Code, and notes how it was called. */
function fakeEditor(version: string): { env: NodeJS.ProcessEnv; calls: () => string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'own-editor-'))
  const calls = path.join(folder, 'calls')
  writeFileSync(
    path.join(folder, 'code'),
    `#!/bin/sh\n[ "$1" = --version ] && echo ${version} && exit\necho "$@" > ${calls}\n`,
  )
  chmodSync(path.join(folder, 'code'), 0o755)
  return { env: { ...process.env, PATH: `${folder}:${process.env.PATH}` }, calls: () => readFileSync(calls, 'utf8') }
}

/** What the script's own choice prints, in a process of its own, as another user of a desktop where asked. */
async function choice(env: NodeJS.ProcessEnv, as: 'user' | 'root'): Promise<string> {
  const open = path.resolve(import.meta.dirname, '../../scripts/vscode/open.mjs')
  const code = `process.getuid = () => ${as === 'root' ? 0 : 1000}
const { ownEditor, openInOwnEditor } = await import(${JSON.stringify(open)})
const own = await ownEditor()
console.log('chosen: ' + own)
if (own) await openInOwnEditor(own, '/extension', '/contracts', '/contracts/a.contract.md')`
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { env })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.once('close', () => resolve(output))
  })
}

describe.skipIf(process.platform === 'win32')('one’s own VS Code', () => {
  it('opens the folder and the first contract with the extension, and is waited for', async () => {
    const { env, calls } = fakeEditor('1.139.1')
    expect(await choice({ ...env, DISPLAY: ':0' }, 'user')).toContain('chosen: code')
    expect(calls().trim()).toBe(
      '--new-window --wait --extensionDevelopmentPath=/extension /contracts /contracts/a.contract.md',
    )
  })

  it.each([
    ['too old', '1.90.2', 'user', { DISPLAY: ':0' }, /it is 1\.90\.2, and Proviso needs 1\.104\.0 or newer/],
    ['the root user’s', '1.139.1', 'root', { DISPLAY: ':0' }, /it does not run for the root user/],
    ['without a desktop', '1.139.1', 'user', { DISPLAY: '', WAYLAND_DISPLAY: '' }, /there is no desktop here/],
  ] as const)('is not used where it is %s, and that is said', async (_what, version, as, screen, why) => {
    const output = await choice({ ...fakeEditor(version).env, ...screen }, as)
    if (process.platform === 'linux' || version === '1.90.2') {
      expect(output).toMatch(why)
      expect(output).toContain('chosen: undefined')
    }
  })
})
