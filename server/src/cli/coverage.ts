import { positionTitles } from '../policy/titles.ts'
import { coverageReport } from '../report/coverageReport.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import { listItem } from '../report/terminal.ts'
import { inOneLine, visible } from '../report/visible.ts'
import type { Locale } from '../rules/finding.ts'
import { exit } from './arguments.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import { jsonFiles, paragraphs, printParts } from './output.ts'

/** `proviso coverage`: which clauses each contract contains, needed or not. */
export const coverage: ContractsCommand<string> = {
  formats: ['text', 'json'],
  showsTrouble: false,
  tell: (file, { format, locale }) =>
    format === 'json' ? JSON.stringify(coverageReport(file, locale)) : coverageText(file, locale),
  async write(files, { format }) {
    await printParts(files, format === 'json' ? jsonFiles : paragraphs)
    return exit.clean
  },
}

function coverageText({ file, checked, pack }: FileCheck, locale: Locale): string {
  const { problems, unread } = checked.contract
  const told = problems.flatMap(({ message }) => listItem(visible(message[locale])))
  const rows = pack.families.map(({ id, title }) => {
    const cover = checked.coverage.get(id)
    const position = cover?.position ? ` (${positionTitles[cover.position][locale]})` : ''
    return `  ${cover?.present ? '+' : '-'} ${id.padEnd(24)} ${title[locale]}${position}`
  })
  return `${[inOneLine(file), ...told, ...(unread ? [] : rows)].join('\n')}\n`
}
