import path from 'node:path'
import { parseArgs } from 'node:util'
import { isDay } from '../coverage/waivedClauses.ts'
import type { Localized } from '../policy/schema.ts'
import type { Baseline } from '../report/baseline.ts'
import type { Selection } from '../report/selection.ts'
import type { Locale } from '../rules/finding.ts'

/** Exit codes, as scripts rely on them. */
export const exit = { clean: 0, found: 1, failed: 2 } as const

/** A mistake in how the command was called, or a file that is not there: told in one line, without a trace. */
export class UsageError extends Error {
  readonly told: Localized

  constructor(en: string, zh: string) {
    super(en)
    this.told = { en, zh }
  }
}

/** How a command was called. Plain data: threads are sent it. */
export interface Arguments {
  /** Files, folders and whatever else was named, in order. */
  readonly named: readonly string[]
  readonly format: string
  readonly locale: Locale
  /** Whether a terminal is written to that shows colours. */
  readonly colour: boolean
  /** The playbook to use in place of the nearest. */
  readonly policy: string | undefined
  /** The day whose law counts, `YYYY-MM-DD`; undefined for the contract's own, else today. */
  readonly asOf: string | undefined
  /** The file to write to in place of standard output. */
  readonly output: string | undefined
  /** How many threads check; undefined for as many as are worth it. */
  readonly jobs: number | undefined
  /** The part of the files that is this run's. */
  readonly shard: Shard | undefined
  /** Name of what comes by standard input. */
  readonly stdinName: string | undefined
  /** Whether contracts come as records by standard input. */
  readonly stream: boolean
  /** Whether the answers to such records have the fixes of findings. */
  readonly fixes: boolean
  /** After how many seconds a thread gives a file up. */
  readonly timeLimit: number
  /** What the command's own options say, by their names. */
  readonly options: Options
  /** Which findings are shown and count; what the command line says, once it is read. */
  readonly selection?: Selection
  /** The baseline that findings are compared with, and its file. */
  readonly known?: { readonly file: string; readonly baseline: Baseline }
}

/** The options of a command that others do not have, as `parseArgs` takes them. */
export type OwnOptions = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>

/** What options say: a text, or true for one that takes none. */
export type Options = Readonly<Record<string, string | boolean | undefined>>

/** One of several parts of a list of files. */
export interface Shard {
  /** From 1. */
  readonly number: number
  readonly of: number
}

/** One command of the command line. */
export interface Command {
  /** The formats that it writes, the one first that it writes unless asked for another. */
  readonly formats: readonly [string, ...string[]]
  readonly options?: OwnOptions
  /** Whether it can write to a file (`--output`). */
  readonly writes?: true
  /** Runs it and gives the exit code. */
  readonly run: (args: Arguments) => Promise<number>
}

/** The language that messages are wanted in, whatever else is wrong with the arguments. */
export const localeIn = (args: readonly string[]): Locale =>
  args.some((one, i) => one === '--lang=zh' || (one === '--lang' && args[i + 1] === 'zh')) ? 'zh' : 'en'

/**
 * Reads the arguments of a command. Undefined where help is asked for.
 * @throws UsageError
 */
export function readArguments(
  args: readonly string[],
  { formats, options = {}, writes }: Pick<Command, 'formats' | 'options' | 'writes'>,
): Arguments | undefined {
  const { values, positionals } = parsed(args, options)
  const { output } = values
  if (output !== undefined && !writes)
    throw new UsageError(
      'This command writes to the screen alone; --output goes with report. Try: proviso --help',
      '该命令仅输出到屏幕，--output 用于 report。请看：proviso --help',
    )
  const { format = values.stream ? 'json' : formatOf(output, formats), lang = 'en', help } = values
  if (!formats.includes(format))
    throw new UsageError(
      `There is no format “${format}”. There are: ${formats.join(', ')}.`,
      `没有“${format}”格式。可用：${formats.join('、')}。`,
    )
  if (lang !== 'en' && lang !== 'zh')
    throw new UsageError(`There is no language “${lang}”. There are: en, zh.`, `没有“${lang}”语言。可用：en、zh。`)
  const given = {
    named: positionals,
    format,
    locale: lang,
    colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    policy: values.policy,
    asOf: day(values['as-of']),
    jobs: count('--jobs', values.jobs, 256),
    shard: shard(values.shard),
    stdinName: values['stdin-name'],
    stream: values.stream ?? false,
    fixes: values.fixes ?? false,
    output,
    timeLimit: count('--time-limit', values['time-limit'], 86_400) ?? usualTimeLimit,
    options: Object.fromEntries(Object.keys(options).map((name) => [name, (values as Options)[name]])),
  } satisfies Arguments
  return help ? undefined : given
}

/**
 * The format that a file's name asks for; the first, where it has no ending.
 * @throws UsageError where the command has no such format: a report that is called a PDF and is none cannot be opened
 */
function formatOf(output: string | undefined, formats: Command['formats']): string {
  const ending = path.extname(output ?? '').slice(1)
  if (ending === '') return formats[0]
  const found = formats.find((format) => format === (endings[ending.toLowerCase()] ?? ending.toLowerCase()))
  if (found !== undefined) return found
  throw new UsageError(
    `“${output}” asks for a format that there is not. Proviso writes .html, .md, .csv or .json; for a PDF print the .html page. Any other name goes with --format.`,
    `没有“${output}”所要求的格式。Proviso 可写 .html、.md、.csv、.json；需要 PDF 的，请打印 .html 页面。使用其他文件名的，请加 --format。`,
  )
}

const endings: Readonly<Record<string, string>> = { md: 'markdown', htm: 'html' }

/** Seconds: the longest text that is read takes a slow machine a tenth of them. */
const usualTimeLimit = 120

function parsed(args: readonly string[], own: OwnOptions) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...own,
        format: { type: 'string' },
        lang: { type: 'string' },
        policy: { type: 'string' },
        'as-of': { type: 'string' },
        output: { type: 'string' },
        jobs: { type: 'string', short: 'j' },
        shard: { type: 'string' },
        'stdin-name': { type: 'string' },
        stream: { type: 'boolean' },
        fixes: { type: 'boolean' },
        'time-limit': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const [said = ''] = (error as Error).message.split(/\.\s|\n/)
    throw new UsageError(`${said}. Try: proviso --help`, `命令有误（${said}）。请看：proviso --help`)
  }
}

function day(written: string | undefined): string | undefined {
  if (written === undefined || isDay(written)) return written
  throw new UsageError(
    `“${written}” is no day of the calendar. Write it as in: --as-of 2026-11-09`,
    `“${written}”不是有效日期。请写作：--as-of 2026-11-09`,
  )
}

function count(option: string, written: string | undefined, most: number): number | undefined {
  if (written === undefined) return undefined
  const number = Number(written)
  if (/^\d+$/.test(written) && number >= 1 && number <= most) return number
  throw new UsageError(
    `“${written}” cannot be used for ${option}. Write a whole number from 1 to ${most}, as in: ${option} 4`,
    `${option} 不能取“${written}”。请写 1 至 ${most} 的整数，如：${option} 4`,
  )
}

function shard(written: string | undefined): Shard | undefined {
  if (written === undefined) return undefined
  const [, number = 0, of = 0] = (/^(\d{1,9})\/(\d{1,9})$/.exec(written) ?? []).map(Number)
  if (number >= 1 && number <= of) return { number, of }
  throw new UsageError(
    `“${written}” is no part of a whole. Write which part of how many, from 1, as in: --shard 2/5`,
    `“${written}”无法作为分片。请写第几片及总片数，从 1 起计，如：--shard 2/5`,
  )
}
