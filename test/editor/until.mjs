/** How long to wait for something to be seen, in milliseconds. */
const patience = 20_000

/**
 * Waits until something holds.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} read
 * @returns {Promise<NonNullable<T>>}
 */
export async function expect(what, read) {
  const end = Date.now() + patience
  for (;;) {
    const value = await read()
    if (value) return /** @type {NonNullable<T>} */ (value)
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
