import { findingCodes } from '../rules/finding.ts'
import { waivedFindings } from '../rules/waivedFindings.ts'
import { type Format, pathOf, type Run } from './format.ts'
import type { Judged } from './judged.ts'
import { artifactAt } from './sarifPlaces.ts'
import { type Result, resultOf, type Situation } from './sarifResult.ts'
import { ruleOf } from './sarifRule.ts'

/**
 * `proviso check --format sarif`: SARIF 2.1.0. What a waiver accepts is there too, suppressed by it; with a baseline each result
 * says whether it is new, unchanged or absent.
 */
export const sarif: Format = {
  begin: (run) => {
    const head = {
      tool: {
        driver: {
          name: 'Proviso',
          version: run.version,
          semanticVersion: run.version,
          rules: findingCodes.map((code) => ruleOf(code, run)),
        },
      },
      language: run.locale,
      columnKind: 'utf16CodeUnits',
      defaultEncoding: 'utf-8',
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder in which Proviso was called.' } } },
    }
    // The list of results is left open: they come one file at a time.
    const opened = JSON.stringify({ $schema: schema, version: '2.1.0', runs: [head] }).slice(0, -'}]}'.length)
    return `${opened},\n"results":[\n`
  },
  file: (file, run) =>
    resultsOf(file, run)
      .map((one) => JSON.stringify(one))
      .join(',\n'),
  between: ',\n',
  // No list of the files: each result names its own, and a run would have to keep them all.
  end: (_run, exitCode) => `\n],\n"invocations":${JSON.stringify([{ executionSuccessful: true, exitCode }])}}]}\n`,
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

function resultsOf(file: Judged, run: Run): Result[] {
  const { checked, pack, detector, findings, gone } = file
  const path = pathOf(file.file, run)
  const situation: Situation = { file, path, locale: run.locale }
  const state = (isKnown: boolean): object =>
    run.hasBaseline || run.since ? { baselineState: isKnown ? 'unchanged' : 'new' } : {}
  return [
    ...findings.map(({ finding, fingerprint, isKnown }) => ({
      ...resultOf(finding, fingerprint, situation),
      ...state(isKnown),
    })),
    ...waivedFindings(checked, pack, detector, run.locale).map(({ finding, fingerprint, waiver }) => ({
      ...resultOf(finding, fingerprint, situation, waiver),
      ...state(false),
    })),
    ...gone.map(({ fingerprint, code, section, words }) => ({
      ruleId: code,
      kind: 'pass',
      level: 'none',
      message: { text: [section, words].filter(Boolean).join(': ') || code },
      locations: [{ physicalLocation: { artifactLocation: artifactAt(path) } }],
      fingerprints: { 'proviso/v1': fingerprint },
      baselineState: 'absent',
    })),
  ]
}
