import type { Stats } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { contractKind } from './contract/contractKind.ts'
import { Lines } from './contract/lines.ts'
import { readContract } from './contract/readContract.ts'
import { standardDetector } from './coverage/standard.ts'
import { rulePage } from './docs.ts'
import { housePolicy, type Policy, playbookFindings } from './playbook/housePolicy.ts'
import { nearestPlaybook, playbookText } from './playbookFiles.ts'
import { standardPack } from './policy/standard.ts'
import { explanationText } from './report/explain.ts'
import { checkReport, coverageReport, type FileCheck } from './report/json.ts'
import { textReport } from './report/text.ts'
import { check } from './rules/check.ts'
import { explainAt } from './rules/explanation.ts'
import type { FindingCode, Locale } from './rules/finding.ts'
import { version } from './version.ts'

const usage = `proviso ${version}: compliance clauses in procurement and cloud contracts

  proviso check [--format text|json] [--lang en|zh] [--policy FILE] PATH…
                                                               what is missing or wrong, and what to do
  proviso coverage [--format text|json] FILE…                  which clauses each contract contains
  proviso explain FILE:LINE                                    why the words there count as a clause
  proviso explain CODE                                         what a kind of finding means
  proviso lsp --stdio                                          the language server, for any editor

PATH is a contract (.md, .yaml, .txt) or a folder. In a folder only files that say they are contracts are checked:
those with a "contract:" block of facts, and those named *.contract.md or *.contract.yaml.

A house playbook .proviso/playbook.yaml in a contract's folder or above it, up to the folder you are in, is used;
--policy names another for all.

Exit code of check: 0 nothing at warning or above, 1 something found, 2 could not run or nothing was checked.
Nothing leaves this machine.
`

/** Exit codes, as scripts rely on them. */
const exit = { clean: 0, found: 1, failed: 2 } as const

/** A mistake in how the command was called, or a file that is not there: told in one line, without a trace. */
class UsageError extends Error {}

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv
  if (command === 'lsp' && !rest.includes('--help')) {
    if (!rest.some((option) => /^--(?:stdio|node-ipc|pipe|socket)\b/.test(option)))
      throw new UsageError('How shall the editor speak with it? Try: proviso lsp --stdio')
    const { serveProcess } = await import('./process.ts')
    serveProcess()
    return new Promise<number>(() => undefined)
  }
  if (command === '--version') return print(`${version}\n`)
  if (command === undefined) {
    process.stderr.write(usage)
    return exit.failed
  }
  if (['help', '--help', '-h', 'lsp'].includes(command)) return print(usage)
  if (command !== 'check' && command !== 'coverage' && command !== 'explain')
    throw new UsageError(`There is no command “${command}”. Try: proviso --help`)
  const { values, positionals } = readArguments(rest)
  if (values.help) return print(usage)
  const locale: Locale = values.lang === 'zh' ? 'zh' : 'en'
  if (command === 'explain') return explain(positionals, locale)
  if (positionals.length === 0) throw new UsageError(`Which file or folder? Try: proviso ${command} contract.md`)
  const files = await filesIn(positionals)
  const policies = new Policies(values.policy, locale)
  const checked = await checkFiles(files, policies, locale)
  if (checked.length === 0)
    throw new UsageError(
      'No contract found there, so nothing was checked. Name a file to have it checked whatever it is called.',
    )
  if (command === 'coverage') {
    for (const { file } of policies.mistakes)
      process.stderr.write(`proviso: “${file}” has mistakes, and not all of it is used. Try: proviso check\n`)
    return print(
      values.format === 'json'
        ? `${JSON.stringify(coverageReport(checked), undefined, 1)}\n`
        : coverageText(checked, locale),
    )
  }
  checked.push(...policies.mistakes)
  print(
    values.format === 'json'
      ? `${JSON.stringify(checkReport(checked, locale), undefined, 1)}\n`
      : textReport(checked, locale, process.stdout.isTTY === true && process.env.NO_COLOR === undefined),
  )
  const serious = checked.some((file) =>
    file.checked.findings.some(({ severity }) => severity === 'error' || severity === 'warning'),
  )
  return serious ? exit.found : exit.clean
}

function readArguments(args: readonly string[]) {
  try {
    const read = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        lang: { type: 'string', default: 'en' },
        policy: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (!['text', 'json'].includes(read.values.format))
      throw new UsageError(`There is no format “${read.values.format}”. There are: text, json.`)
    if (!['en', 'zh'].includes(read.values.lang))
      throw new UsageError(`There is no language “${read.values.lang}”. There are: en, zh.`)
    return read
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(`${(error as Error).message.split(/\.\s|\n/)[0]}. Try: proviso --help`)
  }
}

/** A file to check; one that was found in a folder is checked only if it says that it is a contract. */
interface Candidate {
  readonly file: string
  readonly named: boolean
}

const readable = /\.(?:md|markdown|ya?ml|txt)$/i

async function filesIn(paths: readonly string[]): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const given of paths) {
    if (!(await lookUp(given)).isDirectory()) {
      found.push({ file: given, named: true })
      continue
    }
    const entries = await readdir(given, { recursive: true, withFileTypes: true }).catch((error) => {
      throw unreadable(given, error)
    })
    const files = entries
      .filter((entry) => entry.isFile() && readable.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter(
        (file) =>
          !path
            .relative(given, file)
            .split(path.sep)
            .some((part) => part === 'node_modules' || part.startsWith('.')),
      )
      .sort()
    found.push(...files.map((file) => ({ file, named: false })))
  }
  return found
}

async function lookUp(file: string): Promise<Stats> {
  return stat(file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? new UsageError(`There is no file or folder “${file}”.`)
      : unreadable(file, error)
  })
}

const unreadable = (file: string, error: NodeJS.ErrnoException): UsageError =>
  new UsageError(`“${file}” could not be read (${error.code ?? error.message}).`)

/** The house playbook of each file, each read once. */
class Policies {
  /** Playbooks of which something could not be used. */
  readonly mistakes: FileCheck[] = []
  readonly #standard: Policy = { pack: standardPack, detector: standardDetector() }
  readonly #named: string | undefined
  readonly #locale: Locale
  readonly #known = new Map<string, Policy>()

  /** @param named the playbook to use for every file, in place of the nearest */
  constructor(named: string | undefined, locale: Locale) {
    this.#named = named
    this.#locale = locale
  }

  async of(file: string): Promise<Policy> {
    const found = this.#named === undefined ? await nearestPlaybook(file, process.cwd()) : await this.#read(this.#named)
    if (!found) return this.#standard
    const known = this.#known.get(found.file)
    if (known) return known
    const policy = housePolicy(found.text, this.#standard)
    this.#known.set(found.file, policy)
    const findings = playbookFindings(policy.problems, this.#locale)
    if (findings.length > 0) {
      const { pack, detector } = policy
      const read = check(readContract(found.text, 'yaml'), pack, detector, this.#locale)
      const shown = path.relative(process.cwd(), found.file)
      this.mistakes.push({
        file: shown,
        kind: 'other',
        checked: { ...read, needs: [], findings },
        pack,
        lines: new Lines(found.text),
      })
    }
    return policy
  }

  async #read(file: string): Promise<{ file: string; text: string }> {
    if ((await lookUp(file)).isDirectory()) throw new UsageError(`“${file}” is a folder; --policy names a playbook.`)
    const text = await playbookText(file).catch((error) => {
      throw unreadable(file, error)
    })
    return { file: path.resolve(file), text }
  }
}

async function checkFiles(candidates: readonly Candidate[], policies: Policies, locale: Locale): Promise<FileCheck[]> {
  const checked: FileCheck[] = []
  for (const { file, named } of candidates) {
    const one = await checkFile(file, named, await policies.of(file), locale)
    if (one) checked.push(one)
  }
  return checked
}

async function checkFile(
  file: string,
  named: boolean,
  { pack, detector }: Policy,
  locale: Locale,
): Promise<FileCheck | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(file, error)
  })
  const contract = readContract(text, /\.ya?ml$/i.test(file) ? 'yaml' : 'markdown')
  const kind = named ? 'contract' : contractKind(contract, path.basename(file))
  if (kind !== 'contract') return undefined
  return { file, kind, checked: check(contract, pack, detector, locale), pack, lines: new Lines(text) }
}

async function explain(what: readonly string[], locale: Locale): Promise<number> {
  const [place = ''] = what
  const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(place) ?? []
  if (!file) return explainCode(place)
  await lookUp(file)
  const { pack, detector } = await new Policies(undefined, locale).of(file)
  const one = await checkFile(file, true, { pack, detector }, locale)
  if (!one) throw new UsageError(`“${file}” could not be checked.`)
  const { checked, lines } = one
  if (Number(line) < 1 || Number(line) > lines.count)
    throw new UsageError(`“${file}” has ${lines.count} lines; there is no line ${line}.`)
  const offsets = column
    ? [lines.offsetAt({ line: Number(line) - 1, character: Number(column) - 1 })]
    : passagesOn(Number(line) - 1, one)
  const found = offsets.flatMap((offset) => explainAt(offset, checked, detector, pack, locale))
  return print(explanationText(found, checked.contract, locale))
}

/** Where the passages begin that stand on a line. */
function passagesOn(line: number, { checked, lines }: FileCheck): number[] {
  const start = lines.lineStart(line)
  const end = lines.lineEnd(line)
  return checked.contract.passages
    .filter(({ span }) => span.start <= end && span.end >= start)
    .map(({ span }) => span.start)
}

async function explainCode(code: string): Promise<number> {
  const page = rulePage(code as FindingCode)
  if (!/^[a-z-]+$/.test(code) || !page)
    throw new UsageError(
      `What shall be explained? A place, as in: proviso explain lease.contract.md:12 – or a code, as in: proviso explain missing-clause`,
    )
  return print(await readFile(fileURLToPath(page), 'utf8'))
}

function coverageText(files: readonly FileCheck[], locale: Locale): string {
  return files
    .map(({ file, checked, pack }) => {
      const rows = pack.families.map(({ id, title }) => {
        const cover = checked.coverage.get(id)
        return `  ${cover?.present ? '+' : '-'} ${id.padEnd(24)} ${title[locale]}`
      })
      return `${file}\n${rows.join('\n')}\n`
    })
    .join('\n')
}

function print(text: string): number {
  process.stdout.write(text)
  return exit.clean
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const told = error instanceof UsageError
    process.stderr.write(
      told
        ? `proviso: ${error.message}\n`
        : `proviso: this should not happen: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exitCode = exit.failed
  },
)
