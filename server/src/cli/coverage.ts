import type { FileCheck } from '../report/json.ts'
import { coverageReport } from '../report/json.ts'
import type { Locale } from '../rules/finding.ts'
import { type Command, print, printJson } from './arguments.ts'
import { checkedContracts } from './contracts.ts'
import { Policies } from './policies.ts'

/** `proviso coverage`: which clauses each contract contains, needed or not. */
export const coverage: Command = {
  formats: ['text', 'json'],
  async run(args) {
    const policies = new Policies(args)
    const files = await checkedContracts(args, policies)
    policies.tellMistakes()
    return args.format === 'json' ? printJson(coverageReport(files)) : print(coverageText(files, args.locale))
  },
}

function coverageText(files: readonly FileCheck[], locale: Locale): string {
  return files
    .map(({ file, checked, pack }) => {
      const rows = pack.families.map(({ id, title }) => {
        const cover = checked.coverage.get(id)
        return `  ${cover?.present ? '+' : '-'} ${id.padEnd(24)} ${title[locale]}`
      })
      return `${file}\n${rows.join('\n')}\n`
    })
    .join('\n')
}
