import { realpath } from 'node:fs/promises'
import { reportCsv } from '../report/csv.ts'
import { reportHtml } from '../report/html/page.ts'
import { reportMarkdown } from '../report/markdown/page.ts'
import { type ReportedContract, reportedContract } from '../report/portfolio/contractEntry.ts'
import type { Report } from '../report/portfolio/model.ts'
import { reportOn } from '../report/portfolio/report.ts'
import { Shared } from '../report/portfolio/shared.ts'
import { today } from '../rules/check.ts'
import { version } from '../version.ts'
import { exit, UsageError } from './arguments.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import { documentOf, documentRead } from './document.ts'
import { print } from './output.ts'
import { writeWhole } from './writeWhole.ts'

const writers: Readonly<Record<string, (report: Report) => string | Promise<string>>> = {
  markdown: reportMarkdown,
  html: reportHtml,
  json: (report) => `${JSON.stringify(report, undefined, 1)}\n`,
  csv: reportCsv,
}

/** `proviso report`: what contracts have and lack, why, and what was accepted, for somebody who was not there. */
export const report: ContractsCommand<ReportedContract> = {
  formats: ['markdown', 'html', 'json', 'csv'],
  writes: true,
  showsTrouble: false,
  tell: (file, { locale }) => reportedContract(file, documentRead(file.checked.contract), locale),
  async write(files, { locale, named, format, output, stdinName }) {
    const reported: ReportedContract[] = []
    const shared = new Shared()
    for await (const one of files) {
      const { entry } = one
      if (output !== undefined && (await isSameFile(output, entry.file)))
        throw new UsageError(
          `“${output}” is one of the contracts; the report would take its place. Name another file.`,
          `“${output}”是所检查的合同之一，写入报告将覆盖该合同。请另选文件名。`,
        )
      const isFile = !named.includes('-') || entry.file !== (stdinName ?? 'stdin')
      const document = isFile ? await documentOf(entry) : entry.document
      reported.push(shared.of({ ...one, entry: { ...entry, document } }))
    }
    if (reported.length === 0) return exit.clean
    const made = reportOn(reported, { locale, version, made: today(), scope: named })
    const text = (await writers[format]?.(made)) ?? ''
    if (output === undefined) return print(text)
    await writeWhole(output, text)
    return exit.clean
  },
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((file) => realpath(file).catch(() => undefined)))
  return one !== undefined && one === other
}
