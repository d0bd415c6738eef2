import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Localized } from '../policy/schema.ts'
import { type Comparison, comparison } from '../report/comparison.ts'
import { comparisonText } from '../report/comparisonText.ts'
import { lostContracts } from '../report/sinceText.ts'
import { visible } from '../report/visible.ts'
import { type Arguments, type Command, exit, UsageError } from './arguments.ts'
import { type ContractFile, checkFile, readFileAsContract } from './contracts.ts'
import { lookUp } from './files.ts'
import { print, printJson } from './output.ts'
import { Policies } from './policies.ts'
import { fileOfRevision } from './revisions/fileOfRevision.ts'
import { changesSince } from './revisions/since.ts'

/** `proviso compare`: what a redraft, or the other side's markup, did to the clauses of a contract. */
export const compare: Command = {
  formats: ['text', 'json'],
  options: { since: { type: 'string' } },
  async run(args) {
    const policies = new Policies(args)
    const { since } = args.options
    const isWeaker =
      typeof since === 'string' ? await compareSince(since, args, policies) : await compareTwo(args, policies)
    policies.tellMistakes()
    return isWeaker ? exit.found : exit.clean
  },
}

/** Tells of two files, and gives whether the later is weaker. */
async function compareTwo(args: Arguments, policies: Policies): Promise<boolean> {
  const [first, second, ...more] = args.named
  if (first === undefined || second === undefined || more.length > 0)
    throw new UsageError(
      'Which two? Try: proviso compare signed.contract.md markup.contract.md – or: proviso compare HEAD:lease.contract.md lease.contract.md – or: proviso compare --since HEAD contracts/',
      '比较哪两份？请写：proviso compare 原稿.contract.md 修改稿.contract.md；或：proviso compare HEAD:租赁.contract.md 租赁.contract.md；或：proviso compare --since HEAD contracts/',
    )
  const made = await compareFiles(await sideOf(first), await sideOf(second), args, policies)
  if (args.format === 'json') printJson(made)
  else print(comparisonText(made, args.locale))
  return made.isWeaker
}

/**
 * Tells of each contract that changed since a revision, as it was and as it is, and of those that are none any more; one that is
 * new has nothing to be compared with. Gives whether any is weaker, or no longer there.
 */
async function compareSince(revision: string, args: Arguments, policies: Policies): Promise<boolean> {
  const { changed, removed, undeclared } = await changesSince(revision, args.named)
  const made: Comparison[] = []
  for (const { now, before } of changed)
    if (before) made.push(await compareFiles({ ...before, file: `${revision}:${before.file}` }, now, args, policies))
  if (args.format === 'json') printJson({ version: 1, comparisons: made, removed, undeclared })
  else print(sinceText(made, lostContracts({ removed, undeclared }), args.locale))
  return made.some(({ isWeaker }) => isWeaker) || removed.length + undeclared.length > 0
}

function sinceText(made: readonly Comparison[], lost: readonly Localized[], locale: Arguments['locale']): string {
  const head = lost.map((told) => `${visible(told[locale])}\n`).join('')
  const parts = [...(head === '' ? [] : [head]), ...made.map((one) => comparisonText(one, locale))]
  if (parts.length === 0) return locale === 'zh' ? '合同均未变动。\n' : 'No contract changed.\n'
  return parts.join('\n')
}

/** Both by the policy and the day of the later one: what differs is the contract's own doing. */
async function compareFiles(
  before: ContractFile,
  after: ContractFile,
  { locale, asOf }: Arguments,
  policies: Policies,
): Promise<Comparison> {
  const policy = await policies.of(after.file)
  const now = checkFile(after, policy, locale, asOf)
  return comparison(checkFile(before, policy, locale, now.checked.day), now, locale)
}

/** A file, or `REV:path` for a file as a revision has it. A file of that name comes first. */
async function sideOf(named: string): Promise<ContractFile> {
  const found = await stat(named).catch(() => undefined)
  if (found?.isDirectory())
    throw new UsageError(
      `“${named}” is a folder; two contracts are compared. For all that changed: proviso compare --since HEAD ${named}`,
      `“${named}”是文件夹，比较须指定两份合同。比较全部变动：proviso compare --since HEAD ${named}`,
    )
  const [, revision, inside] = /^([^:]+):(.+)$/.exec(named) ?? []
  if (!found && revision !== undefined && inside !== undefined)
    return fileOfRevision(revision, path.normalize(inside), named)
  await lookUp(named)
  return readFileAsContract(named)
}
