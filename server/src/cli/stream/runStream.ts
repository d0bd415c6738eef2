import { type Arguments, exit, UsageError } from '../arguments.ts'
import { lostWith, uncheckedRecord } from '../messages.ts'
import { printed } from '../output.ts'
import { Policies } from '../policies.ts'
import { selectionOf } from '../selection.ts'
import { runTasks, usualJobs } from '../workers/runTasks.ts'
import { errorLine } from './errorLine.ts'
import { type Line, linesOf } from './lines.ts'
import { longestRecord, RecordError, readRecord } from './record.ts'

/**
 * `proviso check --stream`: reads contracts as lines of JSON from standard input and answers each with a line, in their order,
 * until the input ends. What is found is in the answers, and not in the exit code: a pipeline takes another for a failure.
 * @throws UsageError where it is called with what makes no sense in a stream
 */
export async function runStream(called: Arguments): Promise<number> {
  const { named, shard, format, jobs = usualJobs(), timeLimit, locale, policy, options } = called
  if (named.length > 0 || shard || format !== 'json' || options.baseline !== undefined)
    throw new UsageError(
      'With --stream, contracts come by standard input and answers are JSON: name no file, no --shard, no --baseline and no other --format.',
      '使用 --stream 时，合同由标准输入读取，以 JSON 作答：请勿写文件名、--shard、--baseline 或其他 --format。',
    )
  if (policy !== undefined) await (await import('../policies.ts')).namedPlaybook(policy)
  const args = { ...called, selection: await selectionOf(called, () => new Policies(called)) }
  const answers = runTasks<Line, string>(
    linesOf(process.stdin, longestRecord),
    { kind: 'records', args },
    {
      jobs,
      timeLimit,
      lost: async (line, error) =>
        errorLine(
          line,
          new RecordError('check-failed', uncheckedRecord(lostWith(error, timeLimit)), idOf(line)),
          locale,
        ),
    },
  )
  for await (const answer of answers) await printed(`${answer}\n`)
  return exit.clean
}

/** The id of a line, as far as it has one. */
function idOf(line: Line): string | number | null {
  try {
    return readRecord(line).id
  } catch {
    return null
  }
}
