import { realpath } from 'node:fs/promises'
import { type ReportedContract, reportedContract } from '../report/portfolio/contractEntry.ts'
import { reportOn } from '../report/portfolio/report.ts'
import { Shared } from '../report/portfolio/shared.ts'
import { type ReportFormat, reportFormats, reportText } from '../report/reportFormats.ts'
import { today } from '../rules/check.ts'
import { version } from '../version.ts'
import { exit, UsageError } from './arguments.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import { documentOf, documentRead } from './document.ts'
import { print } from './output.ts'
import { writeWhole } from './writeWhole.ts'

/** `proviso report`: what contracts have and lack, why, and what was accepted, for somebody who was not there. */
export const report: ContractsCommand<ReportedContract> = {
  formats: reportFormats,
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
    const text = await reportText(made, format as ReportFormat)
    if (output === undefined) return print(text)
    await writeWhole(output, text)
    return exit.clean
  },
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((file) => realpath(file).catch(() => undefined)))
  return one !== undefined && one === other
}
