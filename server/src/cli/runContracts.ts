import { type Arguments, exit } from './arguments.ts'
import type { Answer } from './checker.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import type { Input } from './inputs/input.ts'
import { inputsOf } from './inputs/inputs.ts'
import { fallsTo } from './inputs/shards.ts'
import { areFew } from './inputs/size.ts'
import { emptyShard, lostWith, noContract, nothingRead, playbookMistakes, unchecked } from './messages.ts'
import { complain } from './output.ts'
import { answersTo, usualJobs } from './workers/crew.ts'
import type { TaskLost } from './workers/pool.ts'

/**
 * Runs a command over the contracts that its arguments name, and gives the exit code.
 * @param name what the command is called
 * @throws UsageError where there is no contract, or where something that was named is not there
 */
export async function runContracts(name: string, command: ContractsCommand, args: Arguments): Promise<number> {
  const { locale, policy, shard, timeLimit } = args
  if (policy !== undefined) await (await import('./policies.ts')).namedPlaybook(policy)
  const count = { seen: 0, checked: 0, unchecked: 0 }
  const mistakes = new Map<string, unknown>()

  const inputs = async function* (): AsyncGenerator<Input> {
    for await (const input of inputsOf(args.named, args.stdinName)) {
      count.seen++
      if (!shard || fallsTo(shard, input.file)) yield input
    }
  }
  const lost = async ({ file }: Input, error: TaskLost): Promise<Answer> => {
    const { Checker } = await import('./checker.ts')
    return new Checker(command, args).giveUp(file, lostWith(error, timeLimit))
  }
  const told = async function* () {
    const { few, all } = await areFew(inputs())
    const jobs = args.jobs ?? (few ? 1 : usualJobs())
    const answers = answersTo<Input, Answer | undefined>(
      all,
      { kind: 'contracts', command: name, args },
      { jobs, timeLimit, lost },
    )
    for await (const answer of answers) {
      if (!answer) continue
      count[answer.trouble ? 'unchecked' : 'checked']++
      if (answer.trouble && !command.showsTrouble) complain(unchecked(answer.file, answer.trouble), locale)
      for (const playbook of answer.mistakes) mistakes.set(playbook.file, playbook.told)
      yield answer.told
    }
    if (command.showsTrouble) yield* mistakes.values()
    else for (const playbook of mistakes.keys()) complain(playbookMistakes(playbook), locale)
  }

  const code = await command.write(told(), args)
  if (count.checked > 0) return count.unchecked > 0 && !command.showsTrouble ? exit.failed : code
  if (count.unchecked > 0) {
    complain(nothingRead, locale)
    return exit.failed
  }
  if (!shard || count.seen === 0) throw noContract()
  complain(emptyShard, locale)
  return exit.clean
}
