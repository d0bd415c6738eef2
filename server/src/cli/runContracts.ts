import type { Localized } from '../policy/schema.ts'
import { type Arguments, exit } from './arguments.ts'
import { type Answer, Checker } from './checker.ts'
import { noContract } from './contracts.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import type { Input } from './inputs/input.ts'
import { inputsOf } from './inputs/inputs.ts'
import { fallsTo } from './inputs/shards.ts'
import { complain } from './output.ts'
import { namedPlaybook, tellMistakes } from './policies.ts'

/**
 * Runs a command over the contracts that its arguments name, and gives the exit code.
 * @throws UsageError where there is no contract, or where something that was named is not there
 */
export async function runContracts(command: ContractsCommand, args: Arguments): Promise<number> {
  const { locale, policy, shard, named, stdinName } = args
  if (policy !== undefined) await namedPlaybook(policy)
  const count = { seen: 0, checked: 0, unchecked: 0 }
  const mistakes = new Map<string, unknown>()
  const inputs = async function* (): AsyncGenerator<Input> {
    for await (const input of inputsOf(named, stdinName)) {
      count.seen++
      if (!shard || fallsTo(shard, input.file)) yield input
    }
  }
  const told = async function* () {
    for await (const { told, trouble, mistakes: met } of answersTo(inputs(), command, args)) {
      count[trouble ? 'unchecked' : 'checked']++
      for (const playbook of met) mistakes.set(playbook.file, playbook.told)
      yield told
    }
    if (command.showsTrouble) yield* mistakes.values()
  }
  const code = await command.write(told(), args)
  if (!command.showsTrouble) for (const playbook of mistakes.keys()) tellMistakes(playbook, locale)
  if (count.checked > 0) return count.unchecked > 0 && !command.showsTrouble ? exit.failed : code
  if (count.unchecked === 0 && !(shard && count.seen > 0)) throw noContract()
  if (count.unchecked === 0) complain(emptyShard, locale)
  else complain(nothingRead, locale)
  return count.unchecked === 0 ? exit.clean : exit.failed
}

/** What the command tells of each contract, in the order of the inputs. */
async function* answersTo(inputs: AsyncIterable<Input>, command: ContractsCommand, args: Arguments) {
  const checker = new Checker(command, args)
  for await (const input of inputs) {
    const answer: Answer | undefined = await checker.check(input)
    if (!answer) continue
    if (answer.trouble && !command.showsTrouble) complain(unchecked(input.file, answer.trouble), args.locale)
    yield answer
  }
}

const emptyShard = { en: 'No file falls to this part of them.', zh: '没有文件属于本分片。' }
const nothingRead = { en: 'No file could be read, so nothing was checked.', zh: '文件均无法读取，未作检查。' }
const unchecked = (file: string, why: Localized): Localized => ({
  en: `“${file}” was not checked: ${why.en}.`,
  zh: `“${file}”未被检查：${why.zh}。`,
})
