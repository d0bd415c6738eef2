// Builds where a package is made or installed out of the repository and nothing is built yet: npm runs it, as does pre-commit.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

process.chdir(path.resolve(import.meta.dirname, '..'))

/** @param {string} command @param {readonly string[]} args */
function run(command, ...args) {
  // An installation for all users (-g) is one of the package, not of what builds it.
  const env = { ...process.env, npm_config_global: 'false' }
  // What it says is not what npm says, which others read.
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2], env, shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync('dist/cli.cjs')) {
  if (!existsSync('node_modules/esbuild'))
    run('npm', 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund')
  run('node', 'scripts/build.mjs')
}
