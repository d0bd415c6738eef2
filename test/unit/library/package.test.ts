import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
const page = readFileSync(path.join(root, 'docs/library.md'), 'utf8')

/** The programs that the page shows, each with what it prints; `…` stands for anything. */
const examples = Array.from(
  page.matchAll(/^<!-- example -->\n```ts\n([\s\S]*?)^```\n(?:\nprints\n)?\n```text\n([\s\S]*?)^```$/gm),
  ([, code = '', printed = '']) => ({ code, printed }),
)

/** A folder that has the package as npm packs and installs it, and nothing else. */
let folder: string
const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'proviso-library-'))
  npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder)
  const [packed = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', '--cache', path.join(folder, '.cache'), `./${packed}`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asPattern = (printed: string): RegExp =>
  new RegExp(
    `^${printed
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\s\\S]*?')}$`,
  )

/** Type checks programs of the folder as strictly as TypeScript does, and gives its complaints. */
function complaints(...files: string[]): string {
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--skipLibCheck', 'false']
  const args = [
    tsc,
    '--ignoreConfig',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2022,dom',
    ...strict,
  ]
  return spawnSync(process.execPath, [...args, '--types', '', ...files], { cwd: folder, encoding: 'utf8' }).stdout
}

describe('the package', () => {
  it('comes alone, with the library, its types and the command', () => {
    const installed = readdirSync(path.join(folder, 'node_modules'))
    expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['proviso'])
    const files = readdirSync(path.join(folder, 'node_modules/proviso'), { recursive: true, encoding: 'utf8' })
    expect(files.map((name) => name.replaceAll('\\', '/'))).toEqual(
      expect.arrayContaining(['dist/library.js', 'dist/library.d.ts', 'dist/cli.cjs', 'docs/library.md']),
    )
    for (const name of files) expect(name).not.toMatch(/^(?:server|test|client)\b|\.vsix$/)
  })

  it('has types that need no other package and leave no name untold', () => {
    const types = readFileSync(path.join(folder, 'node_modules/proviso/dist/library.d.ts'), 'utf8')
    expect(types).not.toMatch(/\bfrom ['"]|\bimport\(|: any\b/)
    const exported = /^export \{ (.*) \};$/m.exec(types)?.[1]?.split(', ') ?? []
    expect(exported.map((name) => name.replace(/^type /, '').replace(/^\w+ as /, '')).toSorted()).toEqual(
      [
        ...[
          'Checker',
          'CheckerOptions',
          'ClauseCoverage',
          'Comparison',
          'ContractReport',
          'ContractText',
          'Facts',
          'Finding',
        ],
        ...['Fix', 'FixedText', 'Format', 'Locale', 'Need', 'PlaybookProblem', 'Range', 'createChecker', 'version'],
      ].toSorted(),
    )
  })

  it('refuses what its types do not have', () => {
    const wrong = `import { createChecker } from 'proviso'
createChecker({ locale: 'fr' })
createChecker().check(7)
createChecker().check('').findings.push()
const none: string = createChecker().coverage('').logging.status
`
    writeFileSync(path.join(folder, 'wrong.ts'), wrong)
    const found = Array.from(complaints('wrong.ts').matchAll(/^wrong\.ts\((\d+),/gm), ([, line]) => Number(line))
    expect(found).toEqual([2, 3, 4, 5])
  })
})

describe('docs/library.md', () => {
  it('has an example of each method, and none that goes untested', () => {
    expect(examples).toHaveLength(page.match(/<!-- example -->/g)?.length ?? 0)
    const code = examples.map((one) => one.code).join('')
    for (const method of ['check', 'coverage', 'fix', 'compare']) expect(code).toContain(`.${method}(`)
  })

  it.each(examples)('example %# type checks and prints what the page says', ({ code, printed }) => {
    writeFileSync(path.join(folder, 'example.ts'), code)
    expect(complaints('example.ts')).toBe('')
    writeFileSync(path.join(folder, 'example.js'), code)
    const { stdout, stderr } = spawnSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toMatch(asPattern(printed))
  })
})
