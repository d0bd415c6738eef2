import { version } from '../version.ts'
import { type Command, exit, localeIn, print, readArguments, UsageError } from './arguments.ts'
import { check } from './check.ts'
import { coverage } from './coverage.ts'
import { explain } from './explain.ts'
import { facts } from './facts.ts'
import { serve } from './lsp.ts'
import { pack } from './pack.ts'
import { report } from './report.ts'
import { usage } from './usage.ts'

/** The commands by name; `lsp` has options of its own. */
const commands: Readonly<Record<string, Command>> = { check, coverage, explain, facts, report, pack }

async function main([name, ...rest]: readonly string[], locale: ReturnType<typeof localeIn>): Promise<number> {
  if (name === 'lsp' && !rest.includes('--help')) return serve(rest)
  if (name === '--version') return print(`${version}\n`)
  if (name === undefined) {
    process.stderr.write(usage[locale])
    return exit.failed
  }
  if (['help', '--help', '-h', 'lsp'].includes(name)) return print(usage[locale])
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command)
    throw new UsageError(
      `There is no command “${name}”. Try: proviso --help`,
      `没有“${name}”命令。请看：proviso --help`,
    )
  const args = readArguments(rest, command)
  if (!args) return print(usage[locale])
  if (args.named.length === 0 && command !== explain && command !== pack)
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
