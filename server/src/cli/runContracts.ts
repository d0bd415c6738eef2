import type { Localized } from '../policy/schema.ts'
import { type Arguments, exit } from './arguments.ts'
import type { Answer } from './checker.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import type { Input } from './inputs/input.ts'
import { inputsOf } from './inputs/inputs.ts'
import { areFew } from './inputs/size.ts'
import { emptyShard, lostWith, noContract, nothingRead, playbookMistakes, readInPart, unchecked } from './messages.ts'
import { complain } from './output.ts'
import { ProgressBar } from './progress.ts'
import { affinityOf } from './workers/affinity.ts'
import type { TaskLost } from './workers/pool.ts'
import { runTasks, usualJobs } from './workers/runTasks.ts'

/** What became of the files. */
interface Count {
  seen: number
  checked: number
  unchecked: number
}

/**
 * Runs a command over the contracts that its arguments name, and gives the exit code.
 * @param name what the command is called
 * @throws UsageError where there is no contract, or where something that was named is not there
 */
export async function runContracts(name: string, command: ContractsCommand, called: Arguments): Promise<number> {
  const args = command.prepare ? await command.prepare(called) : called
  if (args.policy !== undefined) await (await import('./policies.ts')).namedPlaybook(args.policy)
  const count: Count = { seen: 0, checked: 0, unchecked: 0 }
  const bar = process.stderr.isTTY ? new ProgressBar(process.stderr, args.locale) : undefined
  if (bar) void totalOf(args).then((total) => bar.expect(total))
  const tell = (words: Localized): void => {
    bar?.clear()
    complain(words, args.locale)
  }
  const told = async function* () {
    const mistakes = new Map<string, unknown>()
    for await (const answer of answersOf(name, command, args, count)) {
      if (answer) {
        count[answer.trouble ? 'unchecked' : 'checked']++
        if (answer.trouble && !command.showsTrouble) tell(unchecked(answer.file, answer.trouble))
        if (answer.isPartial && !command.showsTrouble) tell(readInPart(answer.file))
        for (const playbook of answer.mistakes) mistakes.set(playbook.file, playbook.told)
        if (process.stdout.isTTY) bar?.clear()
        yield answer.told
      }
      bar?.step()
    }
    bar?.clear()
    if (command.showsTrouble) yield* mistakes.values()
    else for (const playbook of mistakes.keys()) tell(playbookMistakes(playbook))
  }
  const code = await command.write(told(), args)
  if (count.checked > 0) return count.unchecked > 0 && !command.showsTrouble ? exit.failed : code
  if (count.unchecked === 0 && !(args.shard && count.seen > 0)) throw noContract()
  tell(count.unchecked > 0 ? nothingRead : emptyShard)
  return count.unchecked > 0 ? exit.failed : exit.clean
}

/** What the command tells of each file, in their order; undefined for one that is no contract. */
async function* answersOf(name: string, command: ContractsCommand, args: Arguments, count: Count) {
  const { few, all } = await areFew(inputsFor(args, count))
  const { timeLimit } = args
  const jobs = args.jobs ?? (few ? undefined : usualJobs())
  const work = { kind: 'contracts', command: name, args } as const
  const lost = async ({ file }: Input, error: TaskLost): Promise<Answer> => {
    const { Checker } = await import('./checker.ts')
    return new Checker(command, args).giveUp(file, lostWith(error, timeLimit))
  }
  yield* runTasks<Input, Answer | undefined>(all, work, { jobs, timeLimit, lost, affinityOf })
}

/** The files that are this run's. */
async function* inputsFor({ named, stdinName, shard }: Arguments, count?: Count): AsyncGenerator<Input> {
  const fallsTo = shard && (await import('./inputs/shards.ts')).fallsTo
  for await (const input of inputsOf(named, stdinName)) {
    if (count) count.seen++
    if (!fallsTo || fallsTo(shard, input.file)) yield input
  }
}

/** How many files there are; undefined where that is not to be seen without reading them. */
async function totalOf(args: Arguments): Promise<number | undefined> {
  if (args.named.includes('-')) return undefined
  let total = 0
  try {
    for await (const _ of inputsFor(args)) total++
  } catch {
    return undefined
  }
  return total
}
