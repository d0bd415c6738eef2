import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { Format } from '../../server/src/contract/contract.ts'
import { Lines } from '../../server/src/contract/lines.ts'
import { readContract } from '../../server/src/contract/readContract.ts'
import { plainFacts } from '../../server/src/facts/readFacts.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { check } from '../../server/src/rules/check.ts'
import type { Locale } from '../../server/src/rules/finding.ts'
import { detector, quote } from './contracts.ts'
import { examples } from './examples.ts'

/** The day whose law the goldens hold. */
const day = '2026-11-23'
const folder = path.resolve(import.meta.dirname, '../goldens')
const goldenOf = (example: string): string => `${example.replace(/\.contract\.\w+$/, '')}.yaml`

/** What Proviso says of an example, in the example's own language, for a lawyer to read. */
function resultOf(text: string, format: Format) {
  const contract = readContract(text, format)
  const locale: Locale = contract.language === 'en' ? 'en' : 'zh'
  const { facts, circumstances, needs, coverage, findings } = check(contract, standardPack, detector, locale, day)
  const lines = new Lines(text)
  const level = (wanted: string) =>
    Object.fromEntries(
      needs
        .filter((need) => need.level === wanted)
        .map(({ clause, because: [first, ...others] }) => [
          clause,
          {
            status: coverage.get(clause)?.status,
            basis: first?.basis,
            reason: first?.reason[locale],
            authorities: first?.authorities.join(', '),
            ...(others.length > 0 ? { also: others.flatMap((need) => ('id' in need ? need.id : [])).join(', ') } : {}),
          },
        ]),
    )
  return {
    'as-of': day,
    facts: plainFacts(facts.declared),
    circumstances: Object.fromEntries([...circumstances.holding].map(([id, { reason }]) => [id, reason[locale]])),
    required: level('required'),
    recommended: level('recommended'),
    findings: findings.map(({ code, clause, element, severity, section, message, span, authorities }) => {
      const { line, character } = lines.positionAt(span.start)
      return {
        finding: [code, element ?? clause].filter(Boolean).join(' '),
        severity,
        place: [`${line + 1}:${character + 1}`, section].filter(Boolean).join(' '),
        words: quote(contract, span).replace(/\s+/g, ' ').slice(0, 80),
        message,
        ...(authorities.length > 0 ? { authorities: authorities.join(', ') } : {}),
      }
    }),
  }
}

describe('an example gives what was read and agreed: facts, needs and findings (anew with `-u`)', () => {
  it.each(examples)('%s', async (name, text, format) => {
    const golden = stringify(resultOf(text, format), { lineWidth: 120, aliasDuplicateObjects: false })
    await expect(golden).toMatchFileSnapshot(path.join(folder, goldenOf(name)))
  })

  it('no golden is without its example', () => {
    expect(examples.map(([name]) => goldenOf(name))).toEqual(expect.arrayContaining(readdirSync(folder)))
  })
})

it('the command line says the same of them', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const { stdout } = spawnSync(
    process.execPath,
    ['dist/cli.cjs', 'check', '--format', 'json', '--as-of', day, 'examples'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  const report: {
    files: {
      file: string
      needs: { clause: string; level: string }[]
      findings: { code: string; clause?: string; element?: string }[]
    }[]
  } = JSON.parse(stdout)
  expect(report.files).toHaveLength(examples.length)
  for (const { file, needs, findings } of report.files) {
    const [, text = '', format = 'markdown'] = examples.find(([name]) => name === path.basename(file)) ?? []
    const expected = resultOf(text, format)
    const clauses = (level: string) => needs.filter((need) => need.level === level).map(({ clause }) => clause)
    expect(clauses('required')).toEqual(Object.keys(expected.required))
    expect(clauses('recommended')).toEqual(Object.keys(expected.recommended))
    expect(findings.map(({ code, clause, element }) => [code, element ?? clause].filter(Boolean).join(' '))).toEqual(
      expected.findings.map(({ finding }) => finding),
    )
  }
}, 60_000)
