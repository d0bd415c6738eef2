import { readFile } from 'node:fs/promises'
import { type FixedContract, fixContract } from '../fixes/fixContract.ts'
import { isSafe, type Wanted } from '../fixes/wanted.ts'
import type { Localized } from '../policy/schema.ts'
import { type FileFixes, fileFixes, type Written } from '../report/fixReport.ts'
import { fixText } from '../report/fixText.ts'
import { isShown } from '../report/selection.ts'
import { unifiedDiff } from '../report/unifiedDiff.ts'
import { type Arguments, type Command, exit, UsageError } from './arguments.ts'
import { type ContractFile, contractsIn } from './contracts.ts'
import { print, printJson } from './output.ts'
import { Policies } from './policies.ts'
import { NotWritten, replaceFile } from './replaceFile.ts'
import { selectionOf, selectionOptions } from './selection.ts'

/** `proviso fix`: puts right what can be put right, in the files themselves. */
export const fix: Command = {
  formats: ['text', 'json'],
  options: {
    rules: selectionOptions.rules,
    'min-severity': selectionOptions['min-severity'],
    'dry-run': { type: 'boolean' },
  },
  async run(args) {
    const { named, format, locale } = args
    const dryRun = isTrial(args)
    if (named.includes('-'))
      throw new UsageError(
        'Fixes are written into files, and standard input is none. Try: proviso fix contract.md',
        '修改须写入文件，不能用于标准输入。请写：proviso fix contract.md',
      )
    const policies = new Policies(args)
    const wanted = await wantedBy(args, policies)
    const files: FileFixes[] = []
    for await (const one of contractsIn(named)) {
      const fixed = await fixFile(one, wanted, policies, args)
      files.push(fixed)
      if (format === 'text') print((files.length > 1 ? '\n' : '') + fixText(fixed, dryRun, locale))
    }
    if (format === 'json') printJson({ version: 1, dryRun, files })
    policies.tellMistakes()
    const isLeft = files.some(({ left, problem }) => left.length > 0 || problem !== null)
    return files.every(({ problem }) => problem !== null) ? exit.failed : isLeft ? exit.found : exit.clean
  },
}

/** What is to be put right: what is safe where nothing is named, else what is, or all. */
async function wantedBy(args: Arguments, policies: Policies): Promise<Wanted> {
  const { rules = '' } = args.options
  const words = String(rules)
    .split(',')
    .map((one) => one.trim())
  const named = words.filter((one) => one !== 'all').join(',')
  const { rules: _, ...others } = args.options
  const selection = await selectionOf(
    { ...args, options: named === '' ? others : { ...others, rules: named } },
    () => policies,
  )
  const isSafeAlone = !words.includes('all') && selection.only.length === 0
  return (finding, checked) => isShown(finding, selection) && (!isSafeAlone || isSafe(finding, checked))
}

async function fixFile(
  { file, contract }: ContractFile,
  wanted: Wanted,
  policies: Policies,
  args: Arguments,
): Promise<FileFixes> {
  const { locale, asOf } = args
  const fixed = fixContract(contract, { ...(await policies.of(file)), locale, asOf, wanted })
  return fileFixes(file, fixed, await write(file, fixed, isTrial(args)), locale)
}

const isTrial = ({ options }: Arguments): boolean => options['dry-run'] === true

/** Writes what was fixed into its file; or, for a trial, says what would change. */
async function write(file: string, { before, after }: FixedContract, trial: boolean): Promise<Written> {
  const [old, now] = [before.contract.written, after.contract.written]
  const nothing = { written: false, problem: undefined, diff: trial ? unifiedDiff(file, old, now) : undefined }
  if (old === now) return nothing
  const problem = await troubleWith(async () => {
    const bytes = await readFile(file)
    if (!Buffer.from(old).equals(bytes)) throw new NotWritten(notUtf8)
    if (!trial) await replaceFile(file, bytes, Buffer.from(now))
  })
  return problem ? { ...nothing, problem, diff: undefined } : { ...nothing, written: !trial }
}

async function troubleWith(write: () => Promise<void>): Promise<Localized | undefined> {
  try {
    await write()
  } catch (error) {
    if (error instanceof NotWritten) return error.told
    const { code, message } = error as NodeJS.ErrnoException
    return { en: `it could not be read (${code ?? message})`, zh: `无法读取（${code ?? message}）` }
  }
  return undefined
}

/** What is not UTF-8 is read with marks in place of it, and would be lost. */
const notUtf8: Localized = {
  en: 'it is no text in UTF-8, so some of its characters would be lost; save it as UTF-8 first',
  zh: '文件不是 UTF-8 文本，改写会丢失字符；请先另存为 UTF-8',
}
