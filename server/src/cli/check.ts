import { type CheckReport, checkReport, type FileCheck } from '../report/json.ts'
import { summaryReport } from '../report/summary.ts'
import { textReport } from '../report/text.ts'
import { type Arguments, exit } from './arguments.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import { jsonFiles, paragraphs, printParts } from './output.ts'

/** What is told of one file: its part of the output, and what the exit code rests on. */
interface CheckedFile {
  readonly part: string
  /** Something was found at warning or above. */
  readonly isSerious: boolean
}

/** One file as programs are told of it. */
export const reportOf = (file: FileCheck, { locale, stream, fixes }: Arguments): CheckReport =>
  checkReport(file, locale, fixes || !stream)

/** `proviso check`: what is missing or wrong, and what to do. */
export const check: ContractsCommand<CheckedFile> = {
  formats: ['text', 'summary', 'json'],
  showsTrouble: true,
  tell: (file, args) => ({
    part: partOf(file, args),
    isSerious: file.checked.findings.some(({ severity }) => severity === 'error' || severity === 'warning'),
  }),
  async write(files, { format }) {
    let isSerious = false
    const parts = async function* () {
      for await (const file of files) {
        isSerious ||= file.isSerious
        yield file.part
      }
    }
    await printParts(parts(), format === 'json' ? jsonFiles : paragraphs)
    return isSerious ? exit.found : exit.clean
  },
}

function partOf(file: FileCheck, args: Arguments): string {
  const { format, locale, colour } = args
  if (format === 'json') return JSON.stringify(reportOf(file, args))
  return format === 'summary' ? summaryReport(file, locale) : textReport(file, locale, colour)
}
