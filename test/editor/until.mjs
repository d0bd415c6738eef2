/**
 * Whether what is waited for came, for who tries again where it did not.
 * @param {Promise<unknown>} waiting
 * @returns {Promise<boolean>}
 */
export const came = (waiting) =>
  waiting.then(
    () => true,
    () => false,
  )

/**
 * Waits until something holds.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} read
 * @param {number} [patience] in milliseconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function expect(what, read, patience = 20_000) {
  const end = Date.now() + patience
  for (;;) {
    const value = await read()
    if (value) return /** @type {NonNullable<T>} */ (value)
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
