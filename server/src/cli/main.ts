import { version } from '../version.ts'
import { type Command, exit, localeIn, print, readArguments, UsageError } from './arguments.ts'
import { usage } from './usage.ts'

/** The commands by name, each loaded where it is called; `lsp` has options of its own. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  baseline: async () => (await import('./baseline.ts')).baseline,
  check: async () => (await import('./check.ts')).check,
  compare: async () => (await import('./compare.ts')).compare,
  coverage: async () => (await import('./coverage.ts')).coverage,
  explain: async () => (await import('./explain.ts')).explain,
  facts: async () => (await import('./facts.ts')).facts,
  fix: async () => (await import('./fix.ts')).fix,
  report: async () => (await import('./report.ts')).report,
  pack: async () => (await import('./pack.ts')).pack,
}

async function main([name, ...rest]: readonly string[], locale: ReturnType<typeof localeIn>): Promise<number> {
  if (name === 'lsp' && !rest.includes('--help')) return (await import('./lsp.ts')).serve(rest)
  if (name === '--version') return print(`${version}\n`)
  if (name === undefined) {
    process.stderr.write(usage[locale])
    return exit.failed
  }
  if (['help', '--help', '-h', 'lsp'].includes(name)) return print(usage[locale])
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined
  if (!command)
    throw new UsageError(
      `There is no command “${name}”. Try: proviso --help`,
      `没有“${name}”命令。请看：proviso --help`,
    )
  const args = readArguments(rest, command)
  if (!args) return print(usage[locale])
  if (args.named.length === 0 && !['baseline', 'explain', 'pack'].includes(name))
    throw new UsageError(
      `Which file or folder? Try: proviso ${name} contract.md`,
      `要检查哪个文件或文件夹？请写：proviso ${name} contract.md`,
    )
  return command.run(args)
}

const args = process.argv.slice(2)
const locale = localeIn(args)
main(args, locale).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const words =
      error instanceof UsageError
        ? error.told[locale]
        : `this should not happen: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    process.stderr.write(`proviso${locale === 'zh' ? '：' : ': '}${words}\n`)
    process.exitCode = exit.failed
  },
)
