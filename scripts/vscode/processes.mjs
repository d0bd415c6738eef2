import { spawn } from 'node:child_process'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Starts a program in a process group of its own, to be stopped as a whole with {@link stopAll}.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: process.platform !== 'win32', ...options })
  running.add(child)
  child.once('exit', () => running.delete(child))
  // A program that is not there never ends.
  child.once('error', () => running.delete(child))
  return child
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onOutput?: (chunk: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} its exit code, and what it wrote to both outputs
 */
export function run(command, args, { onOutput, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        output += chunk
        onOutput?.(chunk)
      })
    }
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Ends everything that was started and still runs, with what it started itself. */
export async function stopAll() {
  const ended = [...running].map(
    (child) =>
      new Promise((resolve) => {
        child.once('exit', resolve)
        signal(child, 'SIGTERM')
        setTimeout(() => signal(child, 'SIGKILL'), 2000).unref()
      }),
  )
  await Promise.all(ended)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} name
 */
function signal(child, name) {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    if (process.platform === 'win32') child.kill(name)
    else process.kill(-child.pid, name)
  } catch {
    // It has ended meanwhile.
  }
}
