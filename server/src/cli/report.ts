import { joined, type Report, reportMarkdown, reportOn } from '../report/report.ts'
import { exit } from './arguments.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import { print, printJson } from './output.ts'

/** `proviso report`: the waiver register of contracts. */
export const report: ContractsCommand<Report> = {
  formats: ['markdown', 'json'],
  showsTrouble: false,
  tell: (file, { locale }) => reportOn(file, locale),
  async write(files, { format, locale }) {
    const made: Report[] = []
    for await (const file of files) made.push(file)
    if (made.length === 0) return exit.clean
    const whole = joined(made)
    return format === 'json' ? printJson(whole) : print(reportMarkdown(whole, locale))
  },
}
