/** A thing that went wrong and that the reader can put right: told in plain words, without a trace. */
export class Trouble extends Error {}

/**
 * Prints one line for a long step, and how long it took.
 * @template T
 * @param {string} title what is being done
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const start = performance.now()
  process.stdout.write(`${title} …`)
  try {
    const result = await work()
    process.stdout.write(` done (${((performance.now() - start) / 1000).toFixed(1)} s)\n`)
    return result
  } catch (error) {
    process.stdout.write(' failed\n')
    throw error
  }
}
