import { factSheet } from '../report/factSheet.ts'
import { factSheetText } from '../report/factSheetText.ts'
import { exit } from './arguments.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import { jsonFiles, paragraphs, printParts } from './output.ts'

/** `proviso facts`: what is known of a deal, what is not, and what follows from it. */
export const facts: ContractsCommand<string> = {
  formats: ['text', 'json'],
  showsTrouble: false,
  tell(file, { format, locale }) {
    const sheet = factSheet(file, locale)
    return format === 'json' ? JSON.stringify(sheet) : factSheetText(sheet, locale)
  },
  async write(files, { format }) {
    await printParts(files, format === 'json' ? jsonFiles : paragraphs)
    return exit.clean
  },
}
