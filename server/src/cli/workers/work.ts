import type { Arguments } from '../arguments.ts'

/** A kind of task, and what it takes to make ready for it. Plain data: threads are sent it. */
export type Work =
  /** Tasks are inputs, answers what a command tells of them. */
  | { readonly kind: 'contracts'; readonly command: string; readonly args: Arguments }
  /** Tasks are lines of a stream, answers the lines that answer them. */
  | { readonly kind: 'records'; readonly args: Arguments }

/** Makes ready for tasks of a kind, and gives what does one. */
export async function readyFor(work: Work): Promise<(task: never) => Promise<unknown>> {
  if (work.kind === 'records') {
    const { RecordChecker } = await import('../stream/recordChecker.ts')
    const checker = new RecordChecker(work.args)
    return (line) => checker.answer(line)
  }
  const [{ Checker }, { commands }] = await Promise.all([import('../checker.ts'), import('../commands.ts')])
  const command = await commands[work.command]?.()
  if (!command || 'run' in command) throw new Error(`${work.command} is no command over contracts`)
  const checker = new Checker(command, work.args)
  return (input) => checker.check(input)
}
