import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** The rules of one `.gitignore`, and the folder that they are of. */
interface Rules {
  readonly folder: string
  readonly ignore: Ignore
}

/** What the `.gitignore` files of a folder and of those above it leave out. */
export class Ignored {
  /** Nearest last. */
  readonly #rules: readonly Rules[]

  private constructor(rules: readonly Rules[]) {
    this.#rules = rules
  }

  /** What is left out by the files above a folder, up to the repository's top. A folder that somebody named is never left out. */
  static async above(folder: string): Promise<Ignored> {
    const whole = path.resolve(folder)
    const below: string[] = []
    let top = whole
    while (!existsSync(path.join(top, '.git'))) {
      const up = path.dirname(top)
      if (up === top) return new Ignored([])
      below.unshift(top)
      top = up
    }
    const found = await Promise.all(
      [
        { folder: top, file: '.git/info/exclude' },
        ...[top, ...below].slice(0, -1).map((above) => ({ folder: above, file: '.gitignore' })),
      ].map(({ folder: of, file }) => rulesIn(of, file)),
    )
    return new Ignored(found.flatMap((rules) => (rules && !leavesOut(rules, whole, true) ? rules : [])))
  }

  /** The same with what a folder's own file leaves out. */
  async within(folder: string): Promise<Ignored> {
    const rules = await rulesIn(path.resolve(folder), '.gitignore')
    return rules ? new Ignored([...this.#rules, rules]) : this
  }

  /** Whether a file or a folder is left out. The nearest file that says something of it has the word. */
  has(file: string, isFolder: boolean): boolean {
    if (this.#rules.length === 0) return false
    const whole = path.resolve(file)
    for (const rules of this.#rules.toReversed()) {
      const { ignored, unignored } = verdict(rules, whole, isFolder)
      if (ignored || unignored) return ignored
    }
    return false
  }
}

async function rulesIn(folder: string, file: string): Promise<Rules | undefined> {
  const text = await readFile(path.join(folder, file), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : { folder, ignore: ignore().add(text) }
}

function verdict({ folder, ignore: rules }: Rules, whole: string, isFolder: boolean) {
  const inside = path.relative(folder, whole)
  return inside === '' ? { ignored: false, unignored: false } : rules.test(isFolder ? `${inside}/` : inside)
}

const leavesOut = (rules: Rules, whole: string, isFolder: boolean): boolean => verdict(rules, whole, isFolder).ignored
