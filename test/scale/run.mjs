// The recipes of docs/scale.md for GNU parallel, over two hosts: sshd on two ports of this machine. Skipped, with a line that
// says so, where parallel or sshd is not installed and cannot be.
//   node test/scale/run.mjs
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { run, stopAll } from '../../scripts/vscode/processes.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const sshd = '/usr/sbin/sshd'

/** @param {string} program @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options] */
const attempt = (program, args, options) => run(program, args, options).catch(() => ({ code: 1, output: '' }))

/** Whether what the recipes need is here; it is installed first where this user may install packages. */
async function isReady() {
  const has = async () => existsSync(sshd) && /^GNU parallel/.test((await attempt('parallel', ['--version'])).output)
  if ((await has()) || process.getuid?.() !== 0) return has()
  const packages = ['parallel', 'openssh-server', 'openssh-client']
  await attempt('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { timeout: 120_000 })
  return has()
}

/** A command of the page, by the name in the comment before it. @param {string} page @param {string} name */
function recipe(page, name) {
  const [, command] = new RegExp(`<!-- recipe: ${name} -->\n\`\`\`sh\n([\\s\\S]*?)\`\`\``).exec(page) ?? []
  assert(command, `docs/scale.md has no recipe “${name}”`)
  return command
}

/** A port that nobody listens on. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const facts = '---\ncontract:\n  type: nda\n---\n\n'
const nda = (/** @type {number} */ number) =>
  `${facts}# Agreement ${number}\n\n## 1. Term\n\nEither party may terminate this Agreement by written notice.\n`

/** Two hosts on this machine, each with the command `proviso` that notes who ran it. @param {string} folder */
async function startHosts(folder) {
  const key = path.join(folder, 'key')
  for (const file of [key, path.join(folder, 'host-key')])
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file])
  const bin = path.join(folder, 'bin')
  await mkdir(bin)
  await writeFile(
    path.join(bin, 'proviso'),
    `#!/bin/sh\necho "$PROVISO_HOST" >> '${folder}/ran'\nexec '${process.execPath}' '${root}/dist/cli.cjs' "$@"\n`,
  )
  await chmod(path.join(bin, 'proviso'), 0o755)
  await mkdir('/run/sshd', { recursive: true }).catch(() => undefined)
  const clients = []
  for (const name of ['contracts-1', 'contracts-2']) {
    const port = await freePort()
    const settings = [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${path.join(folder, 'host-key')}`,
      `AuthorizedKeysFile ${key}.pub`,
      'StrictModes no',
      'PermitRootLogin yes',
      'PidFile none',
      `SetEnv PROVISO_HOST=${name} PATH=${bin}:/usr/local/bin:/usr/bin:/bin`,
    ]
    await writeFile(path.join(folder, name), `${settings.join('\n')}\n`)
    void run(sshd, ['-D', '-e', '-f', path.join(folder, name)])
    clients.push(`Host ${name}\n  HostName 127.0.0.1\n  Port ${port}\n`)
  }
  const common = `Host *\n  User ${userInfo().username}\n  IdentityFile ${key}\n  IdentitiesOnly yes\n  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n`
  await writeFile(path.join(folder, 'client'), clients.join('') + common)
  await writeFile(path.join(folder, 'hosts'), '2/contracts-1\n2/contracts-2\n')
  for (const name of ['contracts-1', 'contracts-2']) {
    for (let tries = 0; (await attempt('ssh', ['-F', path.join(folder, 'client'), name, 'true'])).code !== 0; tries++) {
      if (tries > 50) throw new Error(`sshd for ${name} did not start`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

/** Runs a recipe as a person would who has these hosts. @param {string} folder @param {string} command */
async function follow(folder, command) {
  const env = { ...process.env, PARALLEL_SSH: `ssh -F ${path.join(folder, 'client')}`, PARALLEL_HOME: folder }
  const child = spawn('sh', ['-c', command], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] })
  const code = await new Promise((resolve) => child.on('close', resolve))
  const ran = new Set((await readFile(path.join(folder, 'ran'), 'utf8')).trim().split('\n'))
  await rm(path.join(folder, 'ran'))
  return { code, ran: [...ran].sort() }
}

/** @type {Record<string, (folder: string, page: string) => Promise<void>>} */
const checks = {
  'records go to both hosts, and each is answered once and in order, bad ones too': async (folder, page) => {
    const count = 600
    const isBad = (/** @type {number} */ i) => i % 100 === 50
    const lines = Array.from({ length: count }, (_, i) =>
      isBad(i) ? `{"id": ${i}, "text": ` : JSON.stringify({ id: i, text: nda(i) }),
    )
    await writeFile(path.join(folder, 'contracts.ndjson'), `${lines.join('\n')}\n`)
    // Records for several parts would take too long here.
    const { code, ran } = await follow(folder, recipe(page, 'records').replace('--block 10M', '--block 20k'))
    assert.deepEqual([code, ran], [0, ['contracts-1', 'contracts-2']])
    const answers = (await readFile(path.join(folder, 'findings.ndjson'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.equal(answers.length, count)
    for (const [i, { id, error, findings }] of answers.entries()) {
      if (isBad(i)) assert.equal(error.code, 'record-invalid')
      else assert.deepEqual([id, findings], [i, []])
    }
  },
  'a folder falls into parts, one after the other on either host, that have each contract once': async (
    folder,
    page,
  ) => {
    const contracts = path.join(folder, 'contracts')
    for (let i = 0; i < 80; i++) {
      const inside = path.join(contracts, String(i % 7))
      await mkdir(inside, { recursive: true })
      await writeFile(
        path.join(inside, `${i}.contract.md`),
        i % 5 === 0 ? `${nda(i)}\nThe fee is [[amount]].\n` : nda(i),
      )
    }
    const { code, ran } = await follow(folder, recipe(page, 'shards').replace('/contracts', contracts))
    assert.deepEqual([code, ran], [0, ['contracts-1', 'contracts-2']])
    const results = (await readdir(contracts)).filter((name) => name.startsWith('findings-'))
    assert.equal(results.length, 4)
    const files = []
    for (const name of results) files.push(...JSON.parse(await readFile(path.join(contracts, name), 'utf8')).files)
    const numbers = files.map(({ file }) => Number.parseInt(path.basename(file), 10)).sort((a, b) => a - b)
    assert.deepEqual(
      numbers,
      Array.from({ length: 80 }, (_, i) => i),
    )
  },
}

if (!(await isReady())) {
  console.log('Skipped: GNU parallel or sshd is not on this machine, and could not be installed.\n\n0 passed, 0 failed')
  process.exit(0)
}
const folder = await mkdtemp(path.join(tmpdir(), 'proviso-hosts-'))
const page = await readFile(path.join(root, 'docs/scale.md'), 'utf8')
let failed = 0
try {
  await startHosts(folder)
  for (const [what, check] of Object.entries(checks)) {
    try {
      await check(folder, page)
      console.log(`ok ${what}`)
    } catch (error) {
      failed++
      console.log(`FAILED ${what}\n${error instanceof Error ? error.stack : error}`)
    }
  }
} finally {
  await stopAll()
  await rm(folder, { recursive: true, force: true })
}
console.log(`\n${Object.keys(checks).length - failed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
