import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { Localized } from '../policy/schema.ts'
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

/** How a command was called. */
export interface Arguments {
  /** Files, folders and whatever else was named, in order. */
  readonly named: readonly string[]
  readonly format: string
  readonly locale: Locale
  /** The playbook to use in place of the nearest. */
  readonly policy: string | undefined
  /** The day whose law counts, `YYYY-MM-DD`; undefined for the contract's own, else today. */
  readonly asOf: string | undefined
  /** The file to write to in place of standard output. */
  readonly output: string | undefined
}

/** One command of the command line. */
export interface Command {
  /** The formats that it writes, the one first that it writes unless asked for another. */
  readonly formats: readonly [string, ...string[]]
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
  { formats, writes }: Pick<Command, 'formats' | 'writes'>,
): Arguments | undefined {
  const { values, positionals } = parsed(args)
  const { output, format = formatOf(output, formats), lang = 'en', 'as-of': asOf, policy, help } = values
  if (!formats.includes(format))
    throw new UsageError(
      `There is no format “${format}”. There are: ${formats.join(', ')}.`,
      `没有“${format}”格式。可用：${formats.join('、')}。`,
    )
  if (output !== undefined && !writes)
    throw new UsageError(
      'This command writes to the screen alone; --output goes with report. Try: proviso --help',
      '该命令仅输出到屏幕，--output 用于 report。请看：proviso --help',
    )
  if (lang !== 'en' && lang !== 'zh')
    throw new UsageError(`There is no language “${lang}”. There are: en, zh.`, `没有“${lang}”语言。可用：en、zh。`)
  if (asOf !== undefined && !z.iso.date().safeParse(asOf).success)
    throw new UsageError(
      `“${asOf}” is no day of the calendar. Write it as in: --as-of 2026-11-09`,
      `“${asOf}”不是有效日期。请写作：--as-of 2026-11-09`,
    )
  return help ? undefined : { named: positionals, format, locale: lang, policy, asOf, output }
}

/** The format that a file's name asks for, where the command has it; else the first. */
const formatOf = (output: string | undefined, formats: Command['formats']): string => {
  const ending = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase() ?? ''
  return formats.find((format) => format === (endings[ending] ?? ending)) ?? formats[0]
}

const endings: Readonly<Record<string, string>> = { md: 'markdown', htm: 'html' }

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        lang: { type: 'string' },
        policy: { type: 'string' },
        'as-of': { type: 'string' },
        output: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const [said = ''] = (error as Error).message.split(/\.\s|\n/)
    throw new UsageError(`${said}. Try: proviso --help`, `命令有误（${said}）。请看：proviso --help`)
  }
}

/** Writes to standard output. */
export function print(text: string): typeof exit.clean {
  process.stdout.write(text)
  return exit.clean
}

/** Writes a report as JSON. */
export const printJson = (report: unknown): typeof exit.clean => print(`${JSON.stringify(report, undefined, 1)}\n`)
