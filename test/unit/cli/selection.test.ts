import { describe, expect, it } from 'vitest'
import { provisoIn } from './proviso.ts'

const lease = `---
contract:
  type: compute-lease
---

# Lease

## 1. Records

Each party shall keep access logs and records for five years. The fee is [[amount]].
`
const playbook = 'clauses:\n  house-rules:\n    title: { en: House rules, zh: 内部规则 }\n    phrases: [house rules]\n'
const proviso = provisoIn({
  'lease.md': lease,
  'note.md':
    '---\ncontract:\n  type: nda\n---\n\n# A\n\nEither party may terminate this Agreement by notice of [[days]] days.\n',
  'clean.md':
    '---\ncontract:\n  type: nda\n---\n\n# A\n\nEither party may terminate this Agreement by written notice.\n',
  'broken.yaml': 'contract:\n  type: "nda\n',
  'fact.md':
    '---\ncontract:\n  type: ndaa\n---\n\n# A\n\nEither party may terminate this Agreement by written notice.\n',
  'house/.proviso/playbook.yaml': playbook,
  'house/lease.contract.md': lease,
})
interface Finding {
  code: string
  clause?: string
  element?: string
  severity: string
}
const found = (...args: string[]): Finding[] =>
  (JSON.parse(proviso('check', '--format', 'json', ...args).out) as { files: { findings: Finding[] }[] }).files.flatMap(
    ({ findings }) => findings,
  )
const codes = (...args: string[]): string[] => [...new Set(found(...args).map(({ code }) => code))].toSorted()

describe('--fail-on', () => {
  it.each<[number, string[]]>([
    [0, ['--fail-on', 'error', 'lease.md']],
    [1, ['--fail-on', 'warning', 'lease.md']],
    [0, ['--fail-on', 'warning', 'note.md']],
    [1, ['--fail-on', 'information', 'note.md']],
    [1, ['--fail-on', 'hint', 'note.md']],
    [0, ['--fail-on', 'never', 'lease.md']],
    [0, ['--fail-on', 'hint', 'clean.md']],
    // What could not be read is an error, and nothing to run is no success, whatever counts.
    [1, ['--fail-on', 'error', 'broken.yaml']],
    [2, ['--fail-on', 'never', 'no-such-file.md']],
  ])('gives %i for %j', (code, args) => expect(proviso('check', ...args).code).toBe(code))

  it('hides nothing', () => expect(found('--fail-on', 'never', 'lease.md')).toEqual(found('lease.md')))
})

describe('--min-severity', () => {
  it.each(['error', 'warning', 'information', 'hint'])('%s shows that and what is worse', (least) => {
    const order = ['error', 'warning', 'information', 'hint']
    const expected = found('lease.md').filter(({ severity }) => order.indexOf(severity) <= order.indexOf(least))
    expect(found('--min-severity', least, 'lease.md')).toEqual(expected)
  })

  it('decides with what it hides on no exit code', () => {
    expect(proviso('check', '--min-severity', 'error', 'lease.md').code).toBe(0)
    expect(proviso('check', '--min-severity', 'warning', '--fail-on', 'hint', 'note.md').code).toBe(0)
  })

  it('never hides that something was not checked', () => {
    expect(codes('--min-severity', 'error', 'fact.md')).toEqual(['fact-invalid'])
    expect(proviso('check', '--min-severity', 'error', 'fact.md').code).toBe(1)
  })
})

describe('--rules', () => {
  it('takes codes, clauses and elements, and leaves others out', () => {
    expect(codes('lease.md')).toEqual(['missing-clause', 'placeholder', 'weak-clause'])
    expect(codes('--rules', 'placeholder', 'lease.md')).toEqual(['placeholder'])
    expect(codes('--rules', 'placeholder, weak-clause', 'lease.md')).toEqual(['placeholder', 'weak-clause'])
    expect(codes('--rules=-placeholder', 'lease.md')).toEqual(['missing-clause', 'weak-clause'])
    expect(found('--rules', 'logging', 'lease.md').every(({ clause }) => clause === 'logging')).toBe(true)
    expect(found('--rules', 'logs-start-date', 'lease.md').map(({ element }) => element)).toEqual(['logs-start-date'])
    const some = found('--rules', 'logging,missing-clause,-logs-start-date,-termination', 'lease.md')
    expect(some.map(({ element }) => element)).not.toContain('logs-start-date')
    expect(some.map(({ clause }) => clause)).not.toContain('termination')
    expect(some.map(({ code }) => code)).toContain('missing-clause')
  })

  it('decides on the exit code by what it takes', () => {
    expect(proviso('check', '--rules', 'placeholder', 'lease.md').code).toBe(0)
    expect(proviso('check', '--rules', 'termination', 'lease.md').code).toBe(1)
  })

  it('takes the clauses of a house that the contracts are of', () => {
    expect(proviso('check', '--rules', 'house-rules', 'house')).toMatchObject({ code: 0, errors: '' })
    expect(proviso('check', '--rules', 'house-rules', 'lease.md').code).toBe(2)
    expect(
      proviso('check', '--rules', 'house-rules', '--policy', 'house/.proviso/playbook.yaml', 'lease.md').code,
    ).toBe(0)
  })

  it('takes clauses of a stream, and those of the house that the present folder is of', () => {
    const here = provisoIn({ '.proviso/playbook.yaml': playbook, 'lease.contract.md': lease })
    expect(here('check', '--rules', 'house-rules', '.')).toMatchObject({ code: 0, errors: '' })
    const { code, out, errors } = here.given(
      `${JSON.stringify({ id: 1, text: lease })}\n`,
      ...['check', '--stream', '--rules', 'house-rules,audit'],
    )
    expect([code, errors]).toEqual([0, ''])
    expect(JSON.parse(out).findings.map(({ clause }: Finding) => clause)).toEqual(['audit'])
  })

  it('never hides that something was not checked', () => {
    expect(codes('--rules', 'placeholder', 'broken.yaml')).toEqual(['file-unreadable'])
    expect(proviso('check', '--rules', 'placeholder', 'broken.yaml').code).toBe(1)
  })
})

describe('what these options do not know', () => {
  it.each<[string[], RegExp, RegExp]>([
    [['--rules', 'mising-clause'], /“mising-clause”.*“missing-clause”/, /“mising-clause”.*“missing-clause”/],
    [['--rules', 'loging'], /“loging”.*“logging”/, /“loging”.*“logging”/],
    [['--rules', 'placeholder,'], /“”/, /“”/],
    [['--rules=-nothing-like-it'], /“nothing-like-it”/, /“nothing-like-it”/],
    [['--rules=-file-unreadable'], /“file-unreadable” cannot be left out/, /“file-unreadable”不能排除/],
    [['--fail-on', 'warnings'], /--fail-on.*“warnings”.*“warning”.*never/, /--fail-on.*“warnings”.*“warning”.*never/],
    [['--min-severity', 'never'], /--min-severity.*“never”/, /--min-severity.*“never”/],
  ])('is told for %j, with what was likely meant, and nothing is checked', (args, en, zh) => {
    const run = proviso('check', ...args, 'lease.md')
    expect([run.code, run.out]).toEqual([2, ''])
    expect(run.errors).toMatch(en)
    expect(run.errors.trimEnd().split('\n')).toHaveLength(1)
    expect(proviso('check', '--lang', 'zh', ...args, 'lease.md').errors).toMatch(zh)
  })

  it('is an option of check alone', () => {
    for (const command of ['coverage', 'facts', 'report'])
      expect(proviso(command, '--fail-on', 'error', 'lease.md').code).toBe(2)
  })
})
