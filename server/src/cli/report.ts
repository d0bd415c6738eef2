import { reportMarkdown, reportOn } from '../report/report.ts'
import { type Command, print, printJson } from './arguments.ts'
import { checkedContracts } from './contracts.ts'
import { Policies } from './policies.ts'

/** `proviso report`: the waiver register of contracts. */
export const report: Command = {
  formats: ['markdown', 'json'],
  async run(args) {
    const policies = new Policies(args)
    const made = reportOn(await checkedContracts(args, policies), args.locale)
    policies.tellMistakes()
    return args.format === 'json' ? printJson(made) : print(reportMarkdown(made, args.locale))
  },
}
