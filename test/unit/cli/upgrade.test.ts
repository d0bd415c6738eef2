import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { provisoIn } from './proviso.ts'

/** What a house had when it used the first version; these files are not to be made anew. */
const earlier = path.resolve(import.meta.dirname, '../../fixtures/earlier')
const name = 'lease.contract.md'

interface Finding {
  readonly code: string
  readonly clause?: string
  readonly message: string
  readonly severity: string
  readonly known?: boolean
}

function house() {
  const proviso = provisoIn({})
  cpSync(earlier, proviso.folder, { recursive: true })
  const findings = (...args: string[]): Finding[] =>
    JSON.parse(proviso('check', '--format', 'json', ...args, name).out).files[0].findings
  return { proviso, findings }
}

describe('what an earlier version wrote', () => {
  it('counts: its facts, its waiver, its annotation and its playbook', () => {
    const { findings } = house()
    const all = findings('--no-baseline')
    expect(all.filter(({ code }) => /fact-|waiver|unreadable|playbook|annotated/.test(code))).toEqual([])
    expect(all.filter(({ clause, code }) => clause === 'audit' && code === 'missing-clause')).toEqual([])
    expect(all.find(({ code }) => code === 'placeholder')?.severity).toBe('error')
    expect(all.some(({ code }) => code === 'controlled-item')).toBe(true)
  })

  it('counts: the facts, the waiver and the annotation of a contract in YAML', () => {
    const { proviso } = house()
    const args = ['--format', 'json', '--no-baseline', '采购.contract.yaml']
    const all: Finding[] = JSON.parse(proviso('check', ...args).out).files[0].findings
    expect(all.filter(({ code }) => /fact-|waiver|unreadable|annotated/.test(code))).toEqual([])
    const missing = all.filter(({ code }) => code === 'missing-clause').map(({ clause }) => clause)
    expect(missing.length).toBeGreaterThan(0)
    expect(missing).not.toEqual(expect.arrayContaining(['audit']))
    expect(missing).not.toEqual(expect.arrayContaining(['logging']))
  })

  it('counts: its baseline, each entry of which is recognised', () => {
    const { proviso, findings } = house()
    const { files } = JSON.parse(readFileSync(path.join(earlier, '.proviso/baseline.json'), 'utf8'))
    expect(findings().filter(({ known }) => known)).toHaveLength(files[name].length)
    expect(proviso('check', name).out).not.toMatch(/no longer/)
  })
})

describe('what a later version writes is kept, and said to mean nothing here', () => {
  const { proviso, findings } = house()
  proviso.write(
    name,
    proviso
      .read(name)
      .replace('  drafting-for:', '  clearance: high\n  drafting-for:')
      .replace('; date: 2026-10-01', '; risk: high; date: 2026-10-01'),
  )
  proviso.write('.proviso/playbook.yaml', `${proviso.read('.proviso/playbook.yaml')}escalation: [Board]\n`)

  it.each([
    ['a fact', 'fact-invalid', '“clearance”'],
    ['a part of a waiver', 'waiver-incomplete', '“risk”'],
  ])('%s', (_what, code, words) => {
    expect(findings().find((one) => one.code === code)?.message).toContain(words)
  })

  it('a part of a playbook', () => {
    expect(proviso('check', name).out).toMatch(/“escalation” means nothing here/)
  })

  it('and stays where the contract is fixed', () => {
    proviso('fix', name)
    expect(proviso.read(name)).toContain('clearance: high')
    expect(proviso.read(name)).toContain('risk: high')
  })
})
