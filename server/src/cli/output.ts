import { once } from 'node:events'
import type { Localized } from '../policy/schema.ts'
import { visible } from '../report/visible.ts'
import type { Locale } from '../rules/finding.ts'
import { exit } from './arguments.ts'

/** What stands around and between the parts of an output. */
export interface Frame {
  readonly before: string
  readonly between: string
  readonly after: string
}

/** Texts for a person, an empty line between them. */
export const paragraphs: Frame = { before: '', between: '\n', after: '' }

/** The files of a report as JSON, one a line. */
export const jsonFiles: Frame = { before: '{"version":1,"files":[\n', between: ',\n', after: '\n]}\n' }

/** Writes to standard output. */
export function print(text: string): typeof exit.clean {
  process.stdout.write(text)
  return exit.clean
}

/** Writes a report as JSON. */
export const printJson = (report: unknown): typeof exit.clean => print(`${JSON.stringify(report, undefined, 1)}\n`)

/** Says on standard error what went wrong. */
export function complain({ en, zh }: Localized, locale: Locale): void {
  process.stderr.write(`${locale === 'zh' ? 'proviso：' : 'proviso: '}${visible(locale === 'zh' ? zh : en)}\n`)
}

/** Writes to standard output, and waits where its reader is slower. */
export async function printed(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** Writes parts as they come; nothing at all where there is none. */
export async function printParts(parts: AsyncIterable<string>, { before, between, after }: Frame): Promise<void> {
  let isFirst = true
  for await (const part of parts) {
    await printed((isFirst ? before : between) + part)
    isFirst = false
  }
  if (!isFirst) await printed(after)
}
