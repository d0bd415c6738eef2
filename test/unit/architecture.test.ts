import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')

/** The layers from left to right: data flows this way, and nothing imports to its right. */
const layers: [layer: string, mayImport: string[]][] = [
  ['contract', []],
  ['policy', []],
  ['facts', ['contract', 'policy']],
  ['drafting', ['contract', 'policy']],
  ['coverage', ['contract', 'policy']],
  ['needs', ['contract', 'policy', 'facts']],
  ['rules', ['contract', 'policy', 'facts', 'drafting', 'coverage', 'needs']],
  ['playbook', ['contract', 'policy', 'facts', 'drafting', 'coverage', 'needs', 'rules']],
  ['fixes', ['contract', 'policy', 'facts', 'drafting', 'coverage', 'needs', 'rules']],
  ['features', ['contract', 'policy', 'facts', 'drafting', 'coverage', 'needs', 'rules', 'playbook', 'fixes']],
  ['report', ['contract', 'policy', 'facts', 'drafting', 'coverage', 'needs', 'rules', 'playbook', 'fixes']],
  [
    'views',
    [
      'contract',
      'policy',
      'facts',
      'drafting',
      'coverage',
      'needs',
      'rules',
      'playbook',
      'fixes',
      'features',
      'report',
    ],
  ],
]
const names = layers.map(([layer]) => layer)

/** A folder within a layer keeps to the same; folders that are no layers have bounds of their own. */
const within: [layer: string, imported: string, allowed: boolean][] = [
  ['report/html', '../visible.ts', true],
  ['report/html', '../../rules/module.ts', true],
  ['report/html', '../../cli/module.ts', false],
  ['report/html', '../../features/module.ts', false],
  ['report/html', '../../version.ts', false],
  ['report/html', '../../../../client/src/server.ts', false],
  ['report/html', 'node:path', false],
  ['files', '../policy/module.ts', true],
  ['files', '../rules/module.ts', false],
  ['files', '../cli/module.ts', false],
  ['files', '../server.ts', false],
  ['workspace', '../report/module.ts', true],
  ['workspace', '../server.ts', true],
  ['workspace', '../files/module.ts', false],
  ['workspace', '../cli/module.ts', false],
  ['workspace', 'vscode', false],
]

/** What one module of a layer imports, and whether it may. */
const imports = layers
  .flatMap(([layer, mayImport]) => [
    ...names
      .filter((other) => other !== layer)
      .map((other): [string, string, boolean] => [layer, `../${other}/module.ts`, mayImport.includes(other)]),
    [layer, './other.ts', true] as [string, string, boolean],
    ...['cli', 'files', 'workspace'].map((other): [string, string, boolean] => [layer, `../${other}/module.ts`, false]),
    [layer, '../server.ts', false] as [string, string, boolean],
    [layer, '../protocol.ts', layer === 'features' || layer === 'views'] as [string, string, boolean],
    [layer, '../../../client/src/server.ts', false] as [string, string, boolean],
    [layer, 'vscode', false] as [string, string, boolean],
    // The pack is read from files by `policy/`; all else runs in a browser as well.
    [layer, 'node:path', layer === 'policy'] as [string, string, boolean],
  ])
  .concat(within)

const fileOf = (layer: string, imported: string): string =>
  `server/src/${layer}/${imported.replace(/\W+/g, '-').replace(/^-/, '')}.case.ts`

/** Lint findings of the project's own configuration, each as `file rule`. */
let found: Set<string>
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'proviso-layers-'))
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), text)
  }
  await copyFile(path.join(root, 'biome.json'), path.join(folder, 'biome.json'))
  for (const [layer, imported] of imports)
    await write(fileOf(layer, imported), `import { words } from '${imported}'\n\nexport const more = words\n`)
  await write('server/src/rules/a.ts', "import { b } from './b.ts'\n\nexport const a = (): unknown => b\n")
  await write('server/src/rules/b.ts', "import { a } from './a.ts'\n\nexport const b = (): unknown => a\n")
  // Its exit code says that there are findings, which is what is wanted here.
  const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch((error) => error)
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { category: string; severity: string; location: { path: string } }[]
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  found = new Set(errors.map((one) => `${one.location.path.replaceAll('\\', '/')} ${one.category.split('/').at(-1)}`))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each([...names, ...new Set(within.map(([folder]) => folder))])('%s/', (layer) => {
  it.each(imports.filter(([one]) => one === layer))('(%s/) imports %s: allowed is %s', (_layer, imported, allowed) => {
    expect(found.has(`${fileOf(layer, imported)} noRestrictedImports`)).toBe(!allowed)
  })
})

it('modules do not import one another in a circle', () => {
  expect(found).toContain('server/src/rules/a.ts noImportCycles')
})
