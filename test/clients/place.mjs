import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from '../../scripts/vscode/processes.mjs'

const checkout = path.resolve(import.meta.dirname, '../..')
const isRoot = process.getuid?.() === 0

/** @param {string} program @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options] */
const attempt = (program, args, options) => run(program, args, options).catch(() => ({ code: 1, output: '' }))

/** Where editors run: this system, or the folder that a newer Debian is in, with what belongs to Proviso at the same paths. */
export class Place {
  /** Empty for this system. */
  #root

  /** @param {string} root */
  constructor(root = '') {
    this.#root = root
  }

  /** A newer Debian, made in the cache the first time; undefined where that cannot be done. @param {string} release */
  static async debian(release) {
    const root = path.join(checkout, '.vscode-test/debian', release)
    if (!isRoot) return undefined
    const here = new Place()
    const isMade = await stat(path.join(root, 'made')).then(Boolean, () => false)
    if (!isMade) {
      if (!(await here.version(['debootstrap', '--version'], ['debootstrap']))) return undefined
      await rm(root, { recursive: true, force: true })
      await mkdir(root, { recursive: true })
      const { code } = await attempt('debootstrap', ['--variant=minbase', release, root], { timeout: 900_000 })
      if (code !== 0) return undefined
      await writeFile(path.join(root, 'made'), '')
    }
    const inside = (/** @type {string} */ file) => path.join(root, file)
    await cp(process.execPath, inside('usr/local/bin/node'))
    const parts = ['dist', 'docs', 'test/clients', 'package.json']
    const protocol = ['vscode-languageserver-protocol', 'vscode-jsonrpc', 'vscode-languageserver-types']
    for (const part of [...parts, ...protocol.map((name) => `node_modules/${name}`)])
      await cp(path.join(checkout, part), inside(path.join(checkout, part)), { recursive: true, force: true })
    return new Place(root)
  }

  /** A new folder there: its path there, and its path here. @returns {Promise<{ there: string, here: string }>} */
  async folder() {
    const here = await mkdtemp(path.join(this.#root || '/', this.#root ? 'tmp' : tmpdir(), 'proviso-editor-'))
    return { here, there: here.slice(this.#root.length) }
  }

  /**
   * A command as it is called here to run there.
   * @param {readonly string[]} command @param {Record<string, string>} env @param {string} folder there
   * @returns {[string, ...string[]]}
   */
  command(command, env, folder) {
    const set = Object.entries({
      PATH: `${path.dirname(process.execPath)}:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
      ...env,
    })
    const there = ['sh', '-c', 'cd "$1" && shift && exec env "$@"', 'sh', folder, ...set.map((one) => one.join('='))]
    if (!this.#root) return ['sh', ...there.slice(1), ...command]
    // Of its own, so that it goes with the command.
    const mount = 'mount -t proc proc "$1/proc" && exec chroot "$@"'
    return ['unshare', '--mount', 'sh', '-c', mount, 'sh', this.#root, ...there, ...command]
  }

  /**
   * Runs a command there to its end; one that cannot be run has failed.
   * @param {readonly string[]} command @param {Record<string, string>} [env] @param {string} [folder] @param {number} [timeout]
   */
  run(command, env = {}, folder = '/', timeout = 60_000) {
    const [program, ...args] = this.command(command, env, folder)
    return attempt(program, args, { timeout })
  }

  /**
   * What a program says of its version; its packages are installed first where it is not there and they may be.
   * @param {readonly string[]} version the command that asks for it, which fails where something is missing
   * @param {readonly string[]} packages those that this Debian does not have are left out
   */
  async version(version, packages) {
    const told = async () => {
      const { code, output } = await this.run(version)
      return code === 0 ? /\d+\.\d[\d.]*/.exec(output)?.[0] : undefined
    }
    const found = await told()
    if (found || !isRoot) return found
    const env = { DEBIAN_FRONTEND: 'noninteractive', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' }
    const known = `for one in ${packages.join(' ')}; do apt-cache show $one >/dev/null 2>&1 && echo $one; done`
    const install = `apt-get install --yes --no-install-recommends $(${known})`
    const { code } = await this.run(['sh', '-c', install], env, '/', 600_000)
    if (code !== 0) await this.run(['sh', '-c', `apt-get update && ${install}`], env, '/', 600_000)
    return told()
  }
}
