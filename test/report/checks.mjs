/** Runs checks one after the other, and counts them. */
export class Checks {
  passed = 0
  failed = 0
  #only

  /** @param {string | undefined} [only] part of the names of those that are run */
  constructor(only) {
    this.#only = only
  }

  /** @param {string} name @param {() => Promise<void>} test */
  async run(name, test) {
    if (this.#only && !name.includes(this.#only)) return
    try {
      await test()
      this.passed++
      console.log(`ok   ${name}`)
    } catch (error) {
      this.failed++
      console.log(`FAIL ${name}\n${error instanceof Error ? error.message : error}`)
    }
  }

  /** Says what came of them, and ends. @returns {never} */
  end() {
    console.log(`\n${this.passed} passed, ${this.failed} failed`)
    process.exit(this.failed > 0 ? 1 : 0)
  }
}
