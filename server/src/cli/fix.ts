import { readFile } from 'node:fs/promises'
import { type FixedContract, fixContract, type Wanted } from '../fixes/fixContract.ts'
import type { Localized } from '../policy/schema.ts'
import { type FileFixes, fileFixes, type Written } from '../report/fixReport.ts'
import { fixText } from '../report/fixText.ts'
import { unifiedDiff } from '../report/unifiedDiff.ts'
import { type FindingCode, findingCodes } from '../rules/finding.ts'
import { type Arguments, type Command, exit, print, printJson, UsageError } from './arguments.ts'
import { type ContractFile, contractsIn } from './contracts.ts'
import { Policies } from './policies.ts'
import { NotWritten, replaceFile } from './replaceFile.ts'

/** `proviso fix`: puts right what can be put right, in the files themselves. */
export const fix: Command = {
  formats: ['text', 'json'],
  async run(args) {
    const { named, format, locale, dryRun } = args
    if (named.includes('-'))
      throw new UsageError(
        'Fixes are written into files, and standard input is none. Try: proviso fix contract.md',
        '修改须写入文件，不能用于标准输入。请写：proviso fix contract.md',
      )
    const wanted = wantedBy(args)
    const policies = new Policies(args)
    const files: FileFixes[] = []
    for await (const one of await contractsIn(named)) {
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

/** @throws UsageError for a code that there is not */
function wantedBy({ rules }: Arguments): Wanted {
  if (rules === undefined) return 'safe'
  if (rules.includes('all')) return 'all'
  const unknown = rules.find((code) => !findingCodes.some((known) => known === code))
  if (unknown !== undefined)
    throw new UsageError(
      `There is no kind of finding “${unknown}”. There are: all, ${findingCodes.join(', ')}.`,
      `没有“${unknown}”类问题。可用：all、${findingCodes.join('、')}。`,
    )
  return new Set(rules as readonly FindingCode[])
}

async function fixFile(
  { file, contract }: ContractFile,
  wanted: Wanted,
  policies: Policies,
  { locale, asOf, dryRun }: Arguments,
): Promise<FileFixes> {
  const fixed = fixContract(contract, { ...(await policies.of(file)), locale, asOf, wanted })
  return fileFixes(file, fixed, await write(file, fixed, dryRun), locale)
}

/** Writes what was fixed into its file; or, for a trial, says what would change. */
async function write(file: string, { before, after }: FixedContract, isTrial: boolean): Promise<Written> {
  const [old, now] = [before.contract.text, after.contract.text]
  const nothing = { written: false, problem: undefined, diff: isTrial ? unifiedDiff(file, old, now) : undefined }
  if (old === now) return nothing
  const problem = await troubleWith(async () => {
    const bytes = await readFile(file)
    if (!Buffer.from(old).equals(bytes)) throw new NotWritten(notUtf8)
    if (!isTrial) await replaceFile(file, bytes, Buffer.from(now))
  })
  return problem ? { ...nothing, problem, diff: undefined } : { ...nothing, written: !isTrial }
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
