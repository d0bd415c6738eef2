import { factSheet } from '../report/factSheet.ts'
import { factSheetText } from '../report/factSheetText.ts'
import { type Command, print, printJson } from './arguments.ts'
import { checkedContracts } from './contracts.ts'
import { Policies } from './policies.ts'

/** `proviso facts`: what is known of a deal, what is not, and what follows from it. */
export const facts: Command = {
  formats: ['text', 'json'],
  async run(args) {
    const policies = new Policies(args)
    const sheets = (await checkedContracts(args, policies)).map((file) => factSheet(file, args.locale))
    policies.tellMistakes()
    return args.format === 'json' ? printJson({ version: 1, files: sheets }) : print(factSheetText(sheets, args.locale))
  },
}
