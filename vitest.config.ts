import { defineConfig } from 'vitest/config'

const project = (name: string, timeout = 20_000) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
    setupFiles: ['test/setup.ts'],
  },
})

export default defineConfig({
  test: { projects: [project('unit', 60_000), project('lsp'), project('grammar'), project('corpus', 120_000)] },
})
