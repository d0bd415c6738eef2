import { parentPort, workerData } from 'node:worker_threads'
import { ready } from './pool.ts'
import { readyFor, type Work } from './work.ts'

/** Does the tasks that the main thread sends, one at a time. One that fails ends the thread, and the main thread hears of it. */
export async function serveTasks(): Promise<void> {
  const run = await readyFor(workerData as Work)
  parentPort?.on('message', async (task) => parentPort?.postMessage(await run(task as never)))
  parentPort?.postMessage(ready)
}
