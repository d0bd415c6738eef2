import type { Command } from './arguments.ts'
import type { ContractsCommand } from './contractsCommand.ts'

/** The commands by name, each loaded where it is called; `lsp` has options of its own. */
export const commands: Readonly<Record<string, () => Promise<Command | ContractsCommand>>> = {
  check: async () => (await import('./check.ts')).check,
  coverage: async () => (await import('./coverage.ts')).coverage,
  explain: async () => (await import('./explain.ts')).explain,
  facts: async () => (await import('./facts.ts')).facts,
  report: async () => (await import('./report.ts')).report,
  pack: async () => (await import('./pack.ts')).pack,
}
