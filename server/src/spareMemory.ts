import { setImmediate as turn } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'

/** So long, in milliseconds, nobody has asked for anything when memory is given back. */
const pause = 1500
/** So many bytes more than after the last time are worth the tenth of a second that it takes. */
const worthwhile = 96_000_000

/**
 * Gives memory back once nobody asks for anything: V8 itself waits until it has twice what is in use, and keeps the room in which it
 * makes new objects.
 * @returns tells that somebody asks for something
 */
export function givingBackMemory(): () => void {
  let held = 0
  const timer = setTimeout(async () => {
    if (getHeapStatistics().total_heap_size < held + worthwhile) return
    await collectGarbage()
    held = getHeapStatistics().total_heap_size
  }, pause).unref()
  return () => timer.refresh()
}

/** All that V8 can give back. It offers that by its inspector alone, which some builds of Node leave out. */
async function collectGarbage(): Promise<void> {
  if (!process.features.inspector) return
  const { Session } = process.getBuiltinModule('node:inspector')
  const session = new Session()
  session.connect()
  await new Promise((resolve) => session.post('HeapProfiler.collectGarbage', resolve))
  // Not from within the answer: it would wait for itself.
  await turn()
  session.disconnect()
}
