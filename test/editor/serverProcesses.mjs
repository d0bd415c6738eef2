import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */

/** The program of the server in the extension as it was installed for a person. @param {Person} person */
export async function installedServer({ folder }) {
  const extensions = path.join(path.dirname(folder), 'data/extensions')
  const name = (await readdir(extensions)).find((one) => /proviso/.test(one))
  assert.ok(name, 'the extension is installed')
  return path.join(extensions, name, 'dist/server.cjs')
}

/** The processes that run a program. @param {string} program */
export async function running(program) {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const commands = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')))
  return ids.filter((_, i) => commands[i]?.includes(program)).map(Number)
}

/**
 * Ends a server without a word, once it runs.
 * @param {string} program @param {readonly number[]} [others] servers of other windows, which are left alone
 */
export async function kill(program, others = []) {
  const ours = async () => (await running(program)).filter((id) => !others.includes(id))
  await expect('the server', async () => (await ours()).length > 0)
  const ended = await ours()
  for (const id of ended) process.kill(id, 'SIGKILL')
  await expect('its end', async () => !(await running(program)).some((id) => ended.includes(id)))
}
