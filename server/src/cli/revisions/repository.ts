import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { UsageError } from '../arguments.ts'
import { git } from './git.ts'

/** A git repository, read without looking at its work tree. */
export class Repository {
  /** The folder that holds its files, without links. */
  readonly root: string
  readonly #isSha256: boolean

  private constructor(root: string, isSha256: boolean) {
    this.root = root
    this.#isSha256 = isSha256
  }

  /**
   * The repository that a folder is in.
   * @throws UsageError where it is in none, or where git does not trust it
   */
  static async around(folder: string): Promise<Repository> {
    const { code, out, said } = await git(folder, ['rev-parse', '--show-toplevel', '--show-object-format'])
    const [root = '', format] = out.toString().split('\n')
    if (code !== 0 || root === '') {
      const [why = ''] = said.split('\n')
      throw /not a git repository/.test(said) || said === ''
        ? new UsageError(
            `“${folder}” is in no git repository, so there are no revisions to compare with.`,
            `“${folder}”不在 git 仓库中，没有可比较的历史版本。`,
          )
        : new UsageError(
            `git cannot read the repository of “${folder}”: ${why}`,
            `git 无法读取“${folder}”所在的仓库：${why}`,
          )
    }
    return new Repository(await realpath(root), format === 'sha256')
  }

  /**
   * The commit that a revision names.
   * @throws UsageError where there is none
   */
  async commit(revision: string): Promise<string> {
    const named = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
    const { code, out } = await git(this.root, named)
    if (code !== 0 || revision === '')
      throw new UsageError(`There is no revision “${revision}” in this repository.`, `本仓库中没有版本“${revision}”。`)
    return out.toString().trim()
  }

  /** The files of a commit: their paths from the root, with the names of what they say. Links and submodules are none. */
  async files(commit: string): Promise<ReadonlyMap<string, string>> {
    const { code, out, said } = await git(this.root, ['ls-tree', '-r', '-z', '--full-tree', commit])
    if (code !== 0) throw unreadable(said)
    return new Map(
      out
        .toString()
        .split('\0')
        .flatMap((entry): [string, string][] => {
          const [, mode, name = '', file = ''] = /^(\d+) blob (\w+)\t([\s\S]+)$/.exec(entry) ?? []
          return mode?.startsWith('100') ? [[file, name]] : []
        }),
    )
  }

  /** What some files said, by the names that {@link files} gives. */
  async texts(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    const { code, out, said } = await git(this.root, ['cat-file', '--batch'], names.map((name) => `${name}\n`).join(''))
    if (code !== 0) throw unreadable(said)
    for (let at = 0; at < out.length; ) {
      const lineEnd = out.indexOf(10, at)
      const [name = '', type, size] = out.subarray(at, lineEnd).toString().split(' ')
      at = lineEnd + 1
      if (type !== 'blob') throw unreadable(`${name} ${type}`)
      found.set(name, out.subarray(at, at + Number(size)).toString())
      at += Number(size) + 1
    }
    return found
  }

  /** What git calls a file that says this, as it stands on the disk. */
  nameOf(bytes: Uint8Array): string {
    const hash = createHash(this.#isSha256 ? 'sha256' : 'sha1')
    return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  }

  /** Where a file stands on the disk, by its path from the root. */
  pathTo(name: string): string {
    return path.join(this.root, name)
  }

  /** The path of a file from the root, as git writes it; undefined for one outside. */
  async pathOf(file: string): Promise<string | undefined> {
    const folder = await realpath(path.dirname(file)).catch(() => path.resolve(path.dirname(file)))
    const whole = await realpath(file).catch(() => path.join(folder, path.basename(file)))
    const inside = path.relative(this.root, whole)
    const isOutside = inside === '' || inside.split(path.sep)[0] === '..' || path.isAbsolute(inside)
    return isOutside ? undefined : inside.split(path.sep).join('/')
  }
}

const unreadable = (said: string): UsageError =>
  new UsageError(`git could not read what is stored there: ${said}`, `git 无法读取仓库内容：${said}`)
