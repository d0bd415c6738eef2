import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../../package.json' with { type: 'json' }
import { junitMistakes, sarifMistakes } from '../report/schemas.ts'
import { type Proviso, provisoIn } from './proviso.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const page = readFileSync(path.join(root, 'docs/pipelines.md'), 'utf8')
/** A file that the page shows. */
const shown = (name: string) => parse(page.split(`<!-- file: ${name} -->\n\`\`\`yaml\n`)[1]?.split('\n```')[0] ?? '')

const lacking = '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\nThe capacity is available for a year.\n'
const clean =
  '---\ncontract:\n  type: nda\n---\n\n# A\n\nEither party may terminate this Agreement by written notice.\n'
const files = {
  'contracts/lease.contract.md': lacking,
  'contracts/a "b" $(touch pwned).contract.md': clean,
  'README.md': '# Read me\n',
}

/** Runs a script as a pipeline does, in the folder, with `proviso` on its path. */
function shell(at: Proviso, script: string, env: Record<string, string> = {}) {
  const bin = path.join(at.folder, '.bin')
  mkdirSync(bin, { recursive: true })
  const shim = `#!/bin/sh\nexec "${process.execPath}" "${path.join(root, manifest.bin.proviso)}" "$@"\n`
  writeFileSync(path.join(bin, 'proviso'), shim)
  chmodSync(path.join(bin, 'proviso'), 0o755)
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: at.folder,
    encoding: 'utf8',
    env: { PATH: `${bin}:${path.dirname(process.execPath)}:${process.env.PATH}`, HOME: at.folder, ...env },
  })
  return { code: status, out: stdout, errors: stderr }
}

describe.skipIf(process.platform === 'win32')('the hook of pre-commit', () => {
  const hooks = parse(readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8'))
  const [hook] = hooks

  it('is the one that the page names, and its entry is the command of the package', () => {
    const [{ hooks: named }] = shown('.pre-commit-config.yaml').repos
    expect(named.map(({ id }: { id: string }) => id)).toEqual([hook.id])
    expect(hooks).toHaveLength(1)
    expect(hook.language).toBe('node')
    expect(Object.keys(manifest.bin)).toContain(hook.entry.split(' ')[0])
    // A package that comes out of the repository has to be built.
    expect(manifest.scripts.prepare).toBe('node scripts/prepare.mjs')
    const packed = readFileSync(path.join(root, '.npmignore'), 'utf8').split('\n')
    for (const name of readdirSync(path.join(root, 'dist')).filter((one) =>
      /^(?:cli\.|standard-(?!.*short))/.test(one),
    ))
      expect(packed).toContain(`!dist/${name}`)
  })

  it('takes the contracts of a commit and nothing else, and fails for one that lacks a clause', () => {
    const at = provisoIn(files)
    expect(shell(at, 'git init -q . && git add contracts README.md').code).toBe(0)
    const staged = shell(at, 'git diff --cached --name-only -z').out.split('\0').filter(Boolean)
    const taken = staged.filter((name) => new RegExp(hook.files).test(name))
    expect(taken.toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => name.includes('contract.md'))
        .toSorted(),
    )
    const [
      {
        hooks: [{ args }],
      },
    ] = shown('.pre-commit-config.yaml').repos
    const quoted = taken.map((name) => `'${name}'`).join(' ')
    expect(shell(at, `${hook.entry} ${args.join(' ')} ${quoted}`)).toMatchObject({ code: 1, errors: '' })
    at.write('contracts/lease.contract.md', clean)
    expect(shell(at, `${hook.entry} ${args.join(' ')} ${quoted}`)).toMatchObject({ code: 0, errors: '' })
  })

  it.each(['a.contract.md', 'x/b.contract.yaml', 'c.contract.yml', '合同.contract.md'])('takes %s', (name) =>
    expect(name).toMatch(new RegExp(hook.files)),
  )
  it.each(['README.md', 'contract.md', 'a.contract.md.bak', 'a-contract.md'])('leaves %s', (name) =>
    expect(name).not.toMatch(new RegExp(hook.files)),
  )
})

describe.skipIf(process.platform === 'win32')('the action of GitHub', () => {
  const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'))
  const steps = action.runs.steps as { name: string; shell: string; run: string; env?: Record<string, string> }[]
  const [, check] = steps

  /** Runs the step that checks, with inputs as GitHub gives them. */
  function run(at: Proviso, inputs: Record<string, string>, more: Record<string, string> = {}) {
    const given = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? ''
    const env = Object.entries(check?.env ?? {}).map(([key, value]) => [
      key,
      value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_all, name: string) => given(name)),
    ])
    return shell(at, check?.run ?? '', { ...Object.fromEntries(env), GITHUB_ACTION_PATH: root, ...more })
  }

  it('is composite, of steps that only run a shell, and no input is part of a script', () => {
    expect(action.runs.using).toBe('composite')
    for (const step of steps) {
      expect(step.shell).toBe('bash')
      expect(step.run).not.toContain('${{')
      expect(Object.keys(step).toSorted()).not.toContain('uses')
    }
    // Each input reaches the script, and each has a row in the page.
    const used = Object.values(check?.env ?? {}).join(' ')
    const rows = page.match(/^\| `.*$/gm)?.join(' ') ?? ''
    for (const [name, { description }] of Object.entries(action.inputs as Record<string, { description: string }>)) {
      expect(used).toContain(`inputs.${name} `)
      expect(rows).toContain(`\`${name}\``)
      expect(description).not.toBe('')
    }
    const { with: given } = shown('.github/workflows/contracts.yml').jobs.contracts.steps[1]
    for (const name of Object.keys(given)) expect(action.inputs).toHaveProperty(name)
  })

  it('builds only what is not there', () => {
    expect(shell(provisoIn({}), steps[0]?.run ?? '', { GITHUB_ACTION_PATH: root })).toMatchObject({
      code: 0,
      errors: '',
    })
  })

  it('writes annotations, a summary and SARIF, and fails for what counts', () => {
    const at = provisoIn(files)
    const { with: given } = shown('.github/workflows/contracts.yml').jobs.contracts.steps[1]
    const { code, out, errors } = run(at, given, { GITHUB_STEP_SUMMARY: 'summary.md' })
    expect([code, errors]).toEqual([1, ''])
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^::(?:warning|error|notice) file=contracts\//)
    expect(at.read('summary.md')).toMatch(/^````text\n[\s\S]*needed clauses[\s\S]*````\n$/)
    expect(sarifMistakes(at.read('proviso.sarif'))).toEqual([])
    expect(JSON.parse(at.read('proviso.sarif')).runs[0].results.length).toBeGreaterThan(3)
  })

  it('takes names as names and options as options, whatever they say', () => {
    const at = provisoIn(files)
    const paths = 'contracts/a "b" $(touch pwned).contract.md\n\nREADME.md\n'
    expect(run(at, { paths, format: 'text' })).toMatchObject({ code: 0, errors: '' })
    expect(run(at, { paths: '--help' })).toMatchObject({ code: 2, out: '' })
    expect(run(at, { paths, rules: '-placeholder,$(touch pwned)' }).code).toBe(2)
    expect(readdirSync(at.folder)).not.toContain('pwned')
  })

  it('hands its other inputs on', () => {
    const at = provisoIn({
      ...files,
      'known.json': '{"version":1,"files":{}}',
      'house.yaml': 'severity: { missing-clause: hint }\n',
    })
    const paths = 'contracts'
    expect(run(at, { paths, 'fail-on': 'never' }).code).toBe(0)
    expect(run(at, { paths, 'min-severity': 'error' }).out).toBe('')
    expect(run(at, { paths, rules: '-missing-clause' }).out).toBe('')
    expect(run(at, { paths, policy: 'house.yaml' }).code).toBe(0)
    expect(run(at, { paths, baseline: 'known.json', lang: 'zh' }).out).toMatch(/[\u4e00-\u9fff]/)
    expect(run(at, { paths, 'as-of': '2026-13-01' })).toMatchObject({ code: 2, out: '' })
  })
})

describe.skipIf(process.platform === 'win32')('the job of GitLab', () => {
  const { contracts: job } = shown('.gitlab-ci.yml')

  it('makes the reports that it names, and fails for what counts', async () => {
    const at = provisoIn(files)
    const { code, out, errors } = shell(at, job.script.join('\n'))
    expect([code, errors]).toEqual([1, ''])
    expect(out).toContain('needed clauses')
    const { codequality, junit } = job.artifacts.reports
    expect(job.artifacts.when).toBe('always')
    const issues = JSON.parse(at.read(codequality)) as { location: { path: string }; fingerprint: string }[]
    expect(issues.length).toBeGreaterThan(3)
    for (const { location } of issues) expect(location.path).toMatch(/^contracts\//)
    expect(await junitMistakes(at.read(junit))).toEqual([])
  })

  it('passes where nothing counts, and fails where there is nothing to check', () => {
    const at = provisoIn({ 'contracts/a.contract.md': clean })
    expect(shell(at, job.script.join('\n')).code).toBe(0)
    expect(shell(provisoIn({ 'contracts/README.md': '# x\n' }), job.script.join('\n')).code).toBe(2)
  })

  it('installs the package and nothing else', () =>
    expect(job.before_script).toEqual(['npm install --global "$PROVISO_PACKAGE"']))
})
