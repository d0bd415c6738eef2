import path from 'node:path'
import { build } from 'esbuild'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChecker, version } from '../../../server/src/library.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const asOf = '2026-11-26'
const nda =
  '---\ncontract:\n  type: nda\n---\n\n# Agreement\n\n## 1. Secrets\n\nEach party keeps secrets for [[number]] years.\n'
const yaml = 'contract:\n  type: nda\nclauses:\n  - title: Term\n    text: Each party keeps secrets.\n'
const codes = (checker: ReturnType<typeof createChecker>, text: string): string[] =>
  checker.check(text).findings.map(({ code }) => code)

it('imports no module of Node and nothing of the server or the command line, and its packages neither', async () => {
  const { metafile } = await build({
    entryPoints: ['server/src/library.ts'],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    // What cannot be found would be told of as an error, and is to be seen here.
    external: ['node:*'],
  })
  const inputs = Object.entries(metafile.inputs)
  expect(inputs.flatMap(([file, { imports }]) => imports.filter(({ external }) => external).map(() => file))).toEqual(
    [],
  )
  const own = inputs.map(([file]) => file).filter((file) => file.startsWith('server/'))
  expect(own.length).toBeGreaterThan(100)
  expect(own.filter((file) => /^server\/src\/(?:cli|features|server\b|process\b)/.test(file))).toEqual([])
})

describe('a checker', () => {
  const english = createChecker({ asOf })

  it('knows its pack and its version', () => {
    expect(english.pack).toMatchObject({ id: 'standard', date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('gives plain data', () => {
    for (const given of [
      english.check(nda, { fixes: true }),
      english.coverage(nda),
      english.fix(nda, { rules: 'all' }),
      english.compare(nda, yaml),
    ])
      expect(JSON.parse(JSON.stringify(given))).toEqual(given)
  })

  it('tells in its language', () => {
    const [first] = createChecker({ asOf, locale: 'zh' }).check(nda).findings
    expect([first?.code, first?.message]).toEqual(['missing-clause', expect.stringMatching(/^[^a-z]*解除/)])
  })

  it('gives fixes where they are asked for', () => {
    expect(english.check(nda).findings[0]).not.toHaveProperty('fixes')
    const [finding] = english.check(nda, { fixes: true }).findings
    expect(finding?.fixes?.[0]?.edits[0]?.newText).toContain('Termination')
  })

  it('sees the format from the text, unless it is told', () => {
    expect(english.check(yaml).facts).toMatchObject({ type: 'nda' })
    expect(english.check({ text: yaml, format: 'yaml' }).facts).toMatchObject({ type: 'nda' })
    expect(english.check({ text: yaml, format: 'markdown' }).facts).not.toHaveProperty('type')
  })

  it('takes facts that are known besides the text, and keeps them while it puts the text right', () => {
    const text = '# Lease\n\n## 1. Fees\n\nThe Customer shall pay the Provider monthly.\n'
    const facts = { type: 'compute-lease', items: [{ name: 'NVIDIA H100 SXM', quantity: 64 }] }
    expect(english.check(text).needs.length).toBeLessThan(english.check({ text, facts }).needs.length)
    const { text: fixed, fixes, left } = english.fix({ text, facts })
    expect(fixes.length).toBeGreaterThan(3)
    expect(left).toEqual([])
    const still = english.check({ text: fixed, facts })
    expect(still.findings.filter(({ severity, code }) => severity === 'warning' && code === 'missing-clause')).toEqual(
      [],
    )
  })

  it('puts right what is named alone', () => {
    const text = nda.replace('keeps', 'ke\u200beps')
    expect(english.fix(text).fixes.map(({ code }) => code)).toEqual(['hidden-character'])
    expect(english.fix(text, { rules: ['termination'] }).fixes.map(({ clause }) => clause)).toEqual(['termination'])
    expect(english.fix(text, { rules: 'all' }).fixes.length).toBeGreaterThan(1)
  })

  it('reads by the law and the waivers of its day', () => {
    const text = nda.replace(
      'type: nda',
      'type: nda\n  waivers:\n    - { clause: termination, reason: r, by: b, until: 2026-12-31 }',
    )
    expect(codes(createChecker({ asOf: '2026-11-26' }), text)).not.toContain('missing-clause')
    expect(codes(createChecker({ asOf: '2027-01-01' }), text)).toContain('missing-clause')
    for (const day of ['2026-02-30', '26-11-2026', 'soon', ''])
      expect(() => createChecker({ asOf: day })).toThrow(RangeError)
  })

  it('takes a playbook, and tells what of it cannot be used', () => {
    const checker = createChecker({ asOf, playbook: 'severity:\n  termination: off\n  terminatoin: off\n' })
    expect(checker.problems).toEqual([
      {
        severity: 'warning',
        message: expect.stringContaining('terminatoin'),
        range: { start: { line: 2, character: 2 }, end: { line: 2, character: 13 } },
      },
    ])
    expect(codes(checker, nda)).not.toContain('missing-clause')
    expect(codes(english, nda)).toContain('missing-clause')
    expect(english.problems).toEqual([])
  })

  it('compares by the later version’s day', () => {
    const { before, after, isWeaker, clauses } = english.compare(
      nda.replace('Each', 'Either party may terminate this Agreement by written notice. Each'),
      nda,
    )
    expect([before, after, isWeaker]).toEqual(['before', 'after', true])
    expect(clauses).toMatchObject([{ clause: 'termination', change: 'removed' }])
  })

  it('never throws for what a text says', () => {
    const piece = fc.constantFrom(
      '---\n',
      'contract:\n',
      '  type: nda\n',
      '# A\n',
      '[[',
      ']]',
      '\0',
      '- ',
      '"',
      'shall ',
      '终止。',
      '\r\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        english.check(text, { fixes: true })
        english.compare(text, nda)
        english.fix(text, { rules: 'all' })
      }),
      { numRuns: 50 },
    )
  })
})
