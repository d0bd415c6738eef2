import { isMainThread } from 'node:worker_threads'
import { missingPart } from '../missingPart.ts'
import { version } from '../version.ts'
import { exit, localeIn, readArguments, UsageError } from './arguments.ts'
import { commands } from './commands.ts'
import { cutShort } from './messages.ts'
import { complain, print } from './output.ts'
import { runContracts } from './runContracts.ts'
import { usage } from './usage.ts'
import { serveTasks } from './workers/thread.ts'
import { writingTrouble } from './writingTrouble.ts'

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
  if (args.stream) {
    if (name === 'check') return (await import('./stream/runStream.ts')).runStream(args)
    throw new UsageError('Only “proviso check” takes --stream.', '只有“proviso check”可用 --stream。')
  }
  if (name === 'check' && args.options.since !== undefined)
    return (await import('./checkSince.ts')).checkSince(String(args.options.since), args)
  if (args.named.length === 0 && !['baseline', 'explain', 'pack'].includes(name))
    throw new UsageError(
      `Which file or folder? Try: proviso ${name} contract.md`,
      `要检查哪个文件或文件夹？请写：proviso ${name} contract.md`,
    )
  return 'run' in command ? command.run(args) : runContracts(name, command, args)
}

function start(): void {
  const args = process.argv.slice(2)
  const locale = localeIn(args)
  // Who reads the output may end first, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') complain(cutShort(writingTrouble(error)), locale)
    process.exit(exit.failed)
  })
  main(args, locale).then(end, (error: unknown) => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const unexpected = { en: `this should not happen: ${detail}`, zh: `出现意外错误：${detail}` }
    complain(error instanceof UsageError ? error.told : (missingPart(error) ?? unexpected), locale)
    end(exit.failed)
  })
}

/**
 * Ends the process once all is written. Left to itself, it would first finish compiling what is not run any more, and take its
 * memory apart.
 */
function end(code: number): void {
  process.exitCode = code
  process.stdout.write('', (error) => {
    // Who hears of an error ends the process.
    if (!error) process.stderr.write('', () => process.exit())
  })
}

if (isMainThread) start()
else void serveTasks()
