import { realpath } from 'node:fs/promises'
import { reportCsv } from '../report/csv.ts'
import { reportHtml } from '../report/html/page.ts'
import { reportMarkdown } from '../report/markdown/page.ts'
import { type ReportedContract, reportedContract } from '../report/portfolio/contractEntry.ts'
import type { Report } from '../report/portfolio/model.ts'
import { reportOn } from '../report/portfolio/report.ts'
import { today } from '../rules/check.ts'
import { version } from '../version.ts'
import { type Command, exit, print, UsageError } from './arguments.ts'
import { checkedContracts } from './contracts.ts'
import { documentOf } from './document.ts'
import { Policies } from './policies.ts'
import { writeWhole } from './wholeFile.ts'

const writers: Readonly<Record<string, (report: Report) => string | Promise<string>>> = {
  markdown: reportMarkdown,
  html: reportHtml,
  json: (report) => `${JSON.stringify(report, undefined, 1)}\n`,
  csv: reportCsv,
}

/** `proviso report`: what contracts have and lack, why, and what was accepted, for somebody who was not there. */
export const report: Command = {
  formats: ['markdown', 'html', 'json', 'csv'],
  writes: true,
  async run(args) {
    const { locale, named, format, output } = args
    const policies = new Policies(args)
    const reported: ReportedContract[] = []
    for await (const one of await checkedContracts(args, policies)) {
      if (output !== undefined && (await isSameFile(output, one.file)))
        throw new UsageError(
          `“${output}” is one of the contracts; the report would take its place. Name another file.`,
          `“${output}”是所检查的合同之一，写入报告将覆盖该合同。请另选文件名。`,
        )
      reported.push(reportedContract(one, await documentOf(one.file, one.checked.contract.text), locale))
    }
    policies.tellMistakes()
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
