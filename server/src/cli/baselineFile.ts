import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Baseline, BaselineError, type KnownFinding, NewerBaseline, readBaseline } from '../report/baseline.ts'
import { type Arguments, UsageError } from './arguments.ts'
import { isThere, unreadable } from './files.ts'

/** The options by which a run says which baseline it compares with. */
export const baselineOptions = { baseline: { type: 'string' }, 'no-baseline': { type: 'boolean' } } as const

/** Where the baseline of a folder stands in it. */
const inFolder = path.join('.proviso', 'baseline.json')

/** A baseline, and whose file it is. */
export class BaselineFile {
  /** As it is called. */
  readonly file: string
  readonly baseline: Baseline
  readonly #locale: Arguments['locale']

  constructor(file: string, baseline: Baseline, locale: Arguments['locale']) {
    this.file = file
    this.baseline = baseline
    this.#locale = locale
  }

  /** The folder that the names in a baseline count from: the one that it is of. */
  get folder(): string {
    const own = path.dirname(path.resolve(this.file))
    return path.basename(own) === '.proviso' ? path.dirname(own) : own
  }

  /** A file's name in the baseline. */
  keyOf(file: string): string {
    return path.relative(this.folder, path.resolve(file)).split(path.sep).join('/')
  }

  /** What is known of a file. */
  knownOf(file: string): readonly KnownFinding[] {
    const key = this.keyOf(file)
    return Object.hasOwn(this.baseline.files, key) ? (this.baseline.files[key] ?? []) : []
  }

  /** The names in the baseline whose files are no longer there. */
  async vanished(checked: readonly string[]): Promise<string[]> {
    const keys = new Set(checked.map((file) => this.keyOf(file)))
    const gone: string[] = []
    for (const key of Object.keys(this.baseline.files))
      if (!keys.has(key) && !(await isThere(path.join(this.folder, key)))) gone.push(key)
    return gone
  }

  /** Says on standard error of which files the baseline has findings though they are no longer there. */
  async tellVanished(checked: readonly string[]): Promise<void> {
    for (const key of await this.vanished(checked))
      process.stderr.write(
        this.#locale === 'zh'
          ? `proviso：基线中的文件“${key}”已不存在。请运行：proviso baseline update\n`
          : `proviso: “${key}” is in the baseline and no longer there. Try: proviso baseline update\n`,
      )
  }
}

/** The name of the baseline that a run is about, whether it is there or not. */
export const baselineName = ({ options }: Pick<Arguments, 'options'>): string =>
  typeof options.baseline === 'string' ? options.baseline : inFolder

/**
 * The baseline that is named, else that of the present folder; undefined where there is none, or none is wanted.
 * @throws UsageError where it cannot be used
 */
export async function openBaseline(args: Pick<Arguments, 'options' | 'locale'>): Promise<BaselineFile | undefined> {
  if (args.options['no-baseline'] === true) return undefined
  const file = baselineName(args)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw unreadable(file, error)
    if (args.options.baseline === undefined) return undefined
    throw new UsageError(
      `There is no baseline “${file}”. To take one: proviso baseline write --baseline ${file} contracts/`,
      `没有基线文件“${file}”。建立基线：proviso baseline write --baseline ${file} contracts/`,
    )
  })
  return text === undefined ? undefined : new BaselineFile(file, readOrTell(file, text, args.locale), args.locale)
}

function readOrTell(file: string, text: string, locale: Arguments['locale']): Baseline {
  try {
    const { baseline, unknown } = readBaseline(text)
    for (const key of unknown)
      process.stderr.write(
        locale === 'zh'
          ? `proviso：本版本不识别基线“${file}”中的“${key}”，原样保留。\n`
          : `proviso: “${key}” in the baseline “${file}” is not known to this version; it is kept.\n`,
      )
    return baseline
  } catch (error) {
    throw error instanceof BaselineError ? broken(file, error) : error instanceof NewerBaseline ? newer(file) : error
  }
}

function broken(file: string, { path: keys, line }: BaselineError): UsageError {
  const place = line === undefined ? `“${file}”` : `“${file}:${line}”`
  return keys === ''
    ? new UsageError(
        `The baseline ${place} is no JSON. Mend it there, or bring it back from version control; nothing was checked.`,
        `基线${place}不是有效的 JSON。请在该处修改或从版本库恢复；未作检查。`,
      )
    : new UsageError(
        `The baseline ${place} cannot be used: “${keys}” is not as it should be. Mend it there, or bring it back from version control; nothing was checked.`,
        `基线${place}无法使用：“${keys}”有误。请在该处修改或从版本库恢复；未作检查。`,
      )
}

const newer = (file: string): UsageError =>
  new UsageError(
    `The baseline “${file}” was written by a later version of Proviso. Use that one; nothing was checked.`,
    `基线“${file}”由更新版本的 Proviso 写成，请使用该版本；未作检查。`,
  )
