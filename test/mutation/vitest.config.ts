import { defineConfig } from 'vitest/config'

// The tests that say what coverage, rules and fixes do, without those that try the same on thousands of texts.
export default defineConfig({
  test: {
    include: ['test/unit/{coverage,rules,fixes}/**/*.test.ts'],
    exclude: ['test/unit/coverage/paraphrases.test.ts', 'test/unit/fixes/newContract.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    isolate: false,
  },
})
