import { availableParallelism } from 'node:os'
import { inOrder } from './inOrder.ts'
import { Pool, type TaskLost } from './pool.ts'
import { readyFor, type Work } from './work.ts'

/** How many tasks each thread may be ahead of the slowest: enough that none waits for it, few enough to be kept. */
const tasksAThread = 4
/** And where each takes those that are like the ones before: so many that there are such among them. */
const alikeTasksAThread = 16

/** How tasks are spread. */
export interface RunOptions<Task, Answer> {
  /** How many threads at most; undefined for this one alone. */
  readonly jobs: number | undefined
  /** Seconds that a thread has for a task. */
  readonly timeLimit: number
  /** What is answered where a thread took too long or broke down. */
  readonly lost: (task: Task, error: TaskLost) => Promise<Answer>
  /** What is the same of tasks that are alike, so that one thread has them. */
  readonly affinityOf?: (task: Task) => Promise<readonly string[]>
}

/** Does tasks as they come, on this thread or on several, and gives the answers in the order of the tasks. */
export async function* runTasks<Task, Answer>(
  tasks: AsyncIterable<Task>,
  work: Work,
  { jobs, timeLimit, lost, affinityOf }: RunOptions<Task, Answer>,
): AsyncGenerator<Answer> {
  if (jobs === undefined) {
    const run = (await readyFor(work)) as (task: Task) => Promise<Answer>
    for await (const task of tasks) yield await run(task)
    return
  }
  const pool = new Pool<Task, Answer>({ file: __filename, workerData: work, size: jobs, timeLimit: timeLimit * 1000 })
  try {
    const done = async (task: Task): Promise<Answer> =>
      pool.run(task, await affinityOf?.(task)).catch((error) => lost(task, error))
    yield* inOrder(tasks, done, jobs * (affinityOf ? alikeTasksAThread : tasksAThread))
  } finally {
    await pool.close()
  }
}

/** As many threads as this machine runs at a time; the main one only hands out. */
export const usualJobs = availableParallelism
