import { existsSync, readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { noticesOf } from '../../scripts/notices.mjs'

/** The packages whose code a program contains, as esbuild finds them now. */
async function bundledIn(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    external: ['vscode', '*.generated.json'],
    logLevel: 'error',
  })
  const names = Object.keys(metafile.inputs).flatMap(
    (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
  )
  return [...new Set(names)]
}

const file = 'dist/THIRD-PARTY-NOTICES.txt'

it.each(['client/src/extension.ts', 'server/src/main.ts', 'server/src/cli/main.ts'])(
  'names every package that is bundled in %s',
  async (entry) => {
    expect(existsSync(file), 'run `npm run build` first').toBe(true)
    const notices = readFileSync(file, 'utf8')
    const names = await bundledIn(entry)
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, 'm'))
  },
)

it('is in what users install', () => {
  expect(readFileSync('.vscodeignore', 'utf8').split('\n')).toContain(`!${file}`)
})

it('says whose each package is, where its licence asks for that', () => {
  const notices = readFileSync(file, 'utf8')
  for (const part of notices.split(/^== /m).filter((one) => /^(?:MIT|ISC|BSD)/.test(one)))
    for (const [line] of part.matchAll(/^\S+ \d+\.\d+\.\d+\n.*/gm)) expect(line).toMatch(/\n {2}.*copyright/i)
})

it('says each licence once', () => {
  const notices = readFileSync(file, 'utf8')
  expect(notices.match(/Permission is hereby granted, free of charge/g)).toHaveLength(1)
})

it('refuses a package without a licence text', () => {
  const inputs = { 'node_modules/no-such-package/index.js': { bytes: 1, imports: [] } }
  expect(() => noticesOf([{ inputs, outputs: {} }])).toThrow()
})
