import { readFile, writeFile } from 'node:fs/promises'
import type { Policy } from '../playbook/housePolicy.ts'
import { readPack } from '../playbook/readPack.ts'
import { PackError } from '../policy/checkPack.ts'
import { packChanges } from '../policy/packChanges.ts'
import { wholePack } from '../policy/wholePack.ts'
import { type PackDiff, packName } from '../report/packDiff.ts'
import { packDiffText } from '../report/packDiffText.ts'
import { packImpact } from '../report/packImpact.ts'
import { type Arguments, type Command, UsageError } from './arguments.ts'
import { checkFile, contractsIn } from './contracts.ts'
import { lookUp, unreadable } from './files.ts'
import { print, printJson } from './output.ts'
import { Policies, standardPolicy } from './policies.ts'

/** `proviso pack export` and `proviso pack diff`: the policy pack as a file, and what changes from one to another. */
export const pack: Command = {
  formats: ['text', 'json'],
  async run(args) {
    const [what, ...named] = args.named
    if (what === 'export' && named.length <= 1) return exportPack(named[0], args)
    if (what === 'diff' && named.length >= 2) return diff({ ...args, named })
    throw new UsageError(
      'What of the pack? Try: proviso pack export pack.json – or: proviso pack diff pack.json standard contracts/',
      '对规则包做什么？请写：proviso pack export pack.json；或：proviso pack diff pack.json standard contracts/',
    )
  },
}

async function exportPack(file: string | undefined, { locale }: Arguments): Promise<number> {
  const text = `${JSON.stringify(wholePack, undefined, 1)}\n`
  if (file === undefined) return print(text)
  await writeFile(file, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST'
      ? new UsageError(`There is already a file “${file}”; it is left as it is.`, `文件“${file}”已存在，未作改动。`)
      : new UsageError(
          `“${file}” could not be written (${error.code ?? error.message}).`,
          `“${file}”无法写入（${error.code ?? error.message}）。`,
        )
  })
  const { id, version } = wholePack
  return print(
    locale === 'zh'
      ? `规则包 ${id} ${version} 已写入“${file}”。\n`
      : `The pack ${id} ${version} is written to “${file}”.\n`,
  )
}

async function diff(args: Arguments): Promise<number> {
  const { locale, format, asOf, named } = args
  const [oldName = '', newName = '', ...paths] = named
  const [older, newer] = [await policyNamed(oldName), await policyNamed(newName)]
  const [before, after] = [new Policies(args, older), new Policies(args, newer)]
  const changes = packChanges(older.pack, newer.pack)
  const contracts: PackDiff['contracts'][number][] = []
  for await (const file of paths.length > 0 ? contractsIn(paths) : []) {
    const checked = checkFile(file, await after.of(file.file), locale, asOf)
    // By the same day, lest midnight between the two change the law as well.
    const { day } = checked.checked
    contracts.push(packImpact(checkFile(file, await before.of(file.file), locale, day), checked, changes, locale))
  }
  after.tellMistakes()
  const made: PackDiff = { version: 1, old: packName(older.pack), new: packName(newer.pack), changes, contracts }
  return format === 'json' ? printJson(made) : print(packDiffText(made, locale))
}

/** @throws UsageError where a pack's file cannot be read or has mistakes */
async function policyNamed(name: string): Promise<Policy> {
  if (name === 'standard') return { ...standardPolicy(), pack: wholePack }
  if ((await lookUp(name)).isDirectory())
    throw new UsageError(
      `“${name}” is a folder; a pack is a file. Try: proviso pack export pack.json`,
      `“${name}”是文件夹；规则包应为文件。请看：proviso pack export pack.json`,
    )
  const text = await readFile(name, 'utf8').catch((error) => {
    throw unreadable(name, error)
  })
  try {
    return readPack(text)
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    const mistakes = error.message.split('\n')
    const shown = mistakes.slice(0, shownMistakes).map((one) => `  ${one}`)
    const more = mistakes.length - shown.length
    const list = (rest: string): string => [...shown, ...(more > 0 ? [`  ${rest}`] : [])].join('\n')
    throw new UsageError(
      `“${name}” cannot be used as a policy pack:\n${list(`and ${more} more`)}`,
      `“${name}”不能用作规则包：\n${list(`另有 ${more} 处`)}`,
    )
  }
}

/** Mistakes of which the first are shown: one wrong word may bring hundreds. */
const shownMistakes = 20
