import { checkReport } from '../report/json.ts'
import { summaryReport } from '../report/summary.ts'
import { textReport } from '../report/text.ts'
import { type Command, exit, print, printJson } from './arguments.ts'
import { checkedContracts } from './contracts.ts'
import { Policies } from './policies.ts'

/** `proviso check`: what is missing or wrong, and what to do. */
export const check: Command = {
  formats: ['text', 'summary', 'json'],
  async run(args) {
    const policies = new Policies(args)
    const contracts = await checkedContracts(args, policies)
    const files = [...contracts, ...policies.mistakes]
    if (args.format === 'json') printJson(checkReport(files, args.locale))
    else if (args.format === 'summary') print(summaryReport(files, args.locale))
    else print(textReport(files, args.locale, process.stdout.isTTY === true && process.env.NO_COLOR === undefined))
    const isSerious = files.some(({ checked }) =>
      checked.findings.some(({ severity }) => severity === 'error' || severity === 'warning'),
    )
    return isSerious ? exit.found : exit.clean
  },
}
