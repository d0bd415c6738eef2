import { defineConfig } from 'vitest/config'

const project = (name: string, timeout = 20_000, more: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
    setupFiles: ['test/setup.ts'],
    // No test changes what another sees, and most of their time would go to reading the same modules and policy for each file.
    isolate: false,
    ...more,
  },
})

/** The tests of the server once more, which runs in their process: so it is seen what of it they run. */
const serverHere = {
  include: ['test/lsp/**/*.test.ts'],
  // They are about its process.
  exclude: ['test/lsp/{exit,keptCode,memory,missingPart,robustness,transports,trust}.test.ts'],
  env: { SERVER_HERE: 'yes' },
}

export default defineConfig({
  // Left to itself it keeps a core free, which on two of them takes twice as long.
  test: {
    maxWorkers: '100%',
    // Of engine and server. The command line and what it prints are tried as a program of its own, which is not looked into.
    coverage: {
      provider: 'v8',
      include: ['server/src/**/*.ts'],
      exclude: ['server/src/{cli,report}/**', 'server/src/{main,process,program,pressedProgram}.ts'],
      reporter: ['json-summary', 'html'],
      reportsDirectory: 'test-results/coverage',
      reportOnFailure: true,
    },
    projects: [
      project('unit', 60_000),
      project('lsp'),
      project('server', 60_000, serverHere),
      project('grammar'),
      project('corpus', 120_000),
      project('fuzz'),
    ],
  },
})
