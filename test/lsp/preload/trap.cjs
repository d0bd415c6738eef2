// Loaded before a program: notes in the file PROVISO_TRAP each socket, each program that is started, and each path outside of the
// folders of PROVISO_ROOTS that is looked at. Nothing is prevented, so that a program cannot notice and do otherwise.
const fs = require('node:fs')
const path = require('node:path')
const { fileURLToPath } = require('node:url')

const { PROVISO_TRAP: log = '', PROVISO_ROOTS: list = '' } = process.env
const roots = list.split(path.delimiter)
const append = fs.appendFileSync
let isNoting = false

/** @param {string} what @param {unknown} detail */
function note(what, detail) {
  if (isNoting) return
  isNoting = true
  append(log, `${what} ${String(detail)}\n`)
  isNoting = false
}

/** @param {any} module @param {string} name @param {(...args: any[]) => void} look */
function trap(module, name, look) {
  const original = module[name]
  if (typeof original !== 'function') return
  /** @this {any} @param {any[]} args */
  const watched = function (...args) {
    look(...args)
    return original.apply(this, args)
  }
  module[name] = Object.assign(watched, original)
}

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
  trap(require('node:child_process'), name, (command) => note('program', command))
const net = require('node:net')
trap(net.Socket.prototype, 'connect', (...args) => note('socket', JSON.stringify(args[0])))
trap(net.Server.prototype, 'listen', (...args) => note('socket', JSON.stringify(args[0])))
trap(require('node:dgram'), 'createSocket', () => note('socket', 'dgram'))
const dns = require('node:dns')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  trap(dns, name, (host) => note('socket', host))
  trap(dns.promises, name, (host) => note('socket', host))
}
trap(globalThis, 'fetch', (address) => note('socket', address))

const looks = ['open', 'readFile', 'stat', 'lstat', 'readdir', 'opendir', 'realpath', 'access', 'readlink', 'writeFile']
const writes = ['mkdir', 'rename', 'rm', 'unlink', 'copyFile', 'watch', 'exists', 'createReadStream', 'createWriteStream']
for (const name of [...looks, ...writes]) {
  const look = (/** @type {unknown} */ file) => {
    if (typeof file === 'number') return
    const full = path.resolve(file instanceof URL ? fileURLToPath(file) : String(file))
    if (!roots.some((root) => full === root || full.startsWith(root + path.sep))) note(name, full)
  }
  trap(fs, name, look)
  trap(fs, `${name}Sync`, look)
  trap(fs.promises, name, look)
}
