import { defineConfig } from 'vitest/config'

const project = (name: string, timeout = 20_000) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
    setupFiles: ['test/setup.ts'],
    // No test changes what another sees, and most of their time would go to reading the same modules and policy for each file.
    isolate: false,
  },
})

export default defineConfig({
  // Left to itself it keeps a core free, which on two of them takes twice as long.
  test: {
    maxWorkers: '100%',
    projects: [
      project('unit', 60_000),
      project('lsp'),
      project('grammar'),
      project('corpus', 120_000),
      project('fuzz'),
    ],
  },
})
