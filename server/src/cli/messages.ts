import type { Localized } from '../policy/schema.ts'
import { inOneLine } from '../report/visible.ts'
import { UsageError } from './arguments.ts'
import type { TaskLost } from './workers/pool.ts'

/** Where nothing stands at a path. */
export const noFile = (named: string): UsageError => {
  const shown = inOneLine(named)
  return new UsageError(`There is no file or folder “${shown}”.`, `没有文件或文件夹“${shown}”。`)
}

/** Where no contract was found. */
export const noContract = (): UsageError =>
  new UsageError(
    'No contract found there, so nothing was checked. Name a file to have it checked whatever it is called.',
    '其中没有合同，未作检查。直接写出文件名的，无论名称均予检查。',
  )

/** Where files were found, and all fall to other parts. */
export const emptyShard: Localized = { en: 'No file falls to this part of them.', zh: '没有文件属于本分片。' }

/** Where contracts were found, and none could be read. */
export const nothingRead: Localized = {
  en: 'No file could be read, so nothing was checked.',
  zh: '文件均无法读取，未作检查。',
}

/** Where what is told cannot be written to where it was sent. */
export const cutShort = (why: Localized): Localized => ({
  en: `The output is not complete: ${why.en}.`,
  zh: `输出不完整：${why.zh}。`,
})

/** Of a file that was not checked. */
export const unchecked = (file: string, why: Localized): Localized => ({
  en: `“${inOneLine(file)}” was not checked: ${why.en}.`,
  zh: `“${inOneLine(file)}”未被检查：${why.zh}。`,
})

/** Of a file that was checked, and of which not all could be read. */
export const readInPart = (file: string): Localized => ({
  en: `“${inOneLine(file)}” could not be read in full, so what is told of it may lack something.`,
  zh: `“${inOneLine(file)}”未能完整读取，所列内容可能有遗漏。`,
})

/** Of a contract in a stream that was not checked. */
export const uncheckedRecord = (why: Localized): Localized => ({
  en: `This contract was not checked: ${why.en}.`,
  zh: `本合同未被检查：${why.zh}。`,
})

/** Of a playbook of which something could not be used. */
export const playbookMistakes = (file: string): Localized => ({
  en: `“${file}” has mistakes, and not all of it is used. Try: proviso check`,
  zh: `“${file}”有误，未全部采用。请运行：proviso check`,
})

/** Why a contract was given up while it was checked. */
export const lostWith = ({ message, tookTooLong }: TaskLost, seconds: number): Localized =>
  tookTooLong
    ? { en: `it took longer than ${seconds} seconds`, zh: `检查超过${seconds}秒` }
    : { en: `the check of it broke down (${message})`, zh: `检查中断（${message}）` }
