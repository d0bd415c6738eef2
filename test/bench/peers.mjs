import { existsSync } from 'node:fs'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { run } from '../../scripts/vscode/processes.mjs'

const cache = path.resolve(import.meta.dirname, '../../.vscode-test/peers')
const engines = path.join(import.meta.dirname, 'engines.mjs')

/** What each engine needs that the project has not. @type {Record<string, readonly string[]>} */
const packages = {
  floor: [],
  'remark-parse': [],
  yaml: [],
  'markdown-languageservice': ['vscode-markdown-languageservice@0.4.0', 'markdown-it@14.1.0', 'vscode-uri@3.1.0'],
  markdownlint: ['markdownlint@0.40.0'],
  'remark-lint': [
    'remark-gfm@4.0.1',
    'remark-preset-lint-recommended@7.0.1',
    'remark-preset-lint-consistent@6.0.1',
    'vfile@6.0.3',
  ],
  'cspell-lib': ['cspell-lib@9.8.0'],
  'write-good': ['write-good@1.0.8'],
  retext: [
    'remark-retext@6.0.1',
    'retext-english@5.0.0',
    'retext-passive@5.0.0',
    'retext-repeated-words@5.0.0',
    'retext-simplify@8.0.0',
    'retext-stringify@4.0.0',
    'vfile@6.0.3',
  ],
}

/** The engines that are there without installing anything. */
export const atHand = Object.keys(packages).filter((name) => packages[name]?.length === 0)

/**
 * The command of the server around an engine, which is installed into a folder of its own where it is not yet.
 * @param {string} name
 * @returns {Promise<string[] | undefined>} undefined where it does not install
 */
export async function serverOf(name) {
  const needed = packages[name] ?? []
  if (needed.length === 0) return [engines, name]
  const folder = path.join(cache, name)
  const complete = path.join(folder, `${needed.join(' ')}.complete`.replace(/[/\s]/g, '_'))
  if (!existsSync(complete)) {
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n')
    const flags = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const { code } = await run('npm', ['install', ...needed, ...flags], { cwd: folder }).catch(() => ({ code: 1 }))
    if (code !== 0) return undefined
    await writeFile(complete, '')
  }
  // Beside the packages, since a module looks for others from its own folder on.
  const server = path.join(folder, 'engines.mjs')
  await copyFile(engines, server)
  return [server, name]
}
