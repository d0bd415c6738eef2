import fc from 'fast-check'
import { Guide } from './guided/guide.ts'
import type { AnyTarget } from './target.ts'

/** What a case may take of a processor, in milliseconds, unless its target says otherwise. */
const usual = 1000

/** What came of the cases of a target. */
export interface Tried {
  readonly cases: number
  /** Of a processor. */
  readonly seconds: number
  /** The case that took longest, in milliseconds of a processor. */
  readonly slowest: number
  /** Of a run led by coverage: the inputs that ran the code in a new way, and the ways through all functions. */
  readonly found?: Guide['found']
}

/**
 * Tries cases on a target. One that takes too long is tried once more, since others use the machine too. A failing case is made
 * small, unless that would take hours.
 * @param isGuided leads to inputs that run the code in ways that none before did, which takes some milliseconds a case
 * @throws Error with a case in which the target does not hold, and the seed that leads to it
 */
export async function tryTarget(
  { property, longest = usual }: AnyTarget,
  cases: number,
  isGuided = false,
): Promise<Tried> {
  const guide = isGuided ? new Guide() : undefined
  let slowest = 0
  const around = async (hold: () => void | Promise<void>): Promise<void> => {
    const taken = await timeOf(hold)
    slowest = Math.max(slowest, taken)
    if (taken > longest && (await timeOf(hold)) > longest) throw new Error(`took ${Math.round(taken)} ms`)
    guide?.learn()
  }
  const start = processorTime()
  try {
    await fc.assert(property(around, guide?.follow), { numRuns: cases, endOnFailure: longest > usual })
    const seconds = (processorTime() - start) / 1000
    return { cases, seconds, slowest, ...(guide && { found: guide.found }) }
  } finally {
    guide?.end()
  }
}

async function timeOf(hold: () => void | Promise<void>): Promise<number> {
  const start = processorTime()
  await hold()
  return processorTime() - start
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
