/**
 * Proviso as a library: the checker of the command line and the editor, for programs in Node and in browsers. It takes and gives
 * plain data, reads no file and asks no network. Lines and characters of ranges count from 0, in UTF-16 units; texts for a person
 * are in the checker's language.
 */
import type { Format } from './contract/contract.ts'
import type { GivenFacts } from './contract/givenFacts.ts'
import { guessFormat } from './contract/guessFormat.ts'
import { Lines, type Range, rangeOf } from './contract/lines.ts'
import { readContract } from './contract/readContract.ts'
import { standardDetector } from './coverage/standard.ts'
import { isDay } from './coverage/waivedClauses.ts'
import { fixContract } from './fixes/fixContract.ts'
import { isSafe, type Wanted } from './fixes/wanted.ts'
import { type HousePolicy, housePolicy } from './playbook/housePolicy.ts'
import { standardPack } from './policy/standard.ts'
import { type ContractReport, checkReport } from './report/checkReport.ts'
import { type Comparison, comparison } from './report/comparison.ts'
import { type ClauseCoverage, clauseCoverage } from './report/coverageReport.ts'
import type { FileCheck } from './report/fileCheck.ts'
import { type FixedText, fixedText } from './report/fixReport.ts'
import { judged } from './report/judged.ts'
import { everything, isShown } from './report/selection.ts'
import { check } from './rules/check.ts'
import type { Locale } from './rules/finding.ts'

export type { FindingReport as Finding, FixReport as Fix, NeedReport as Need } from './report/checkReport.ts'
export { version } from './version.ts'
export type { ClauseCoverage, Comparison, ContractReport, FixedText, Format, GivenFacts as Facts, Locale, Range }

/** What contracts are checked by, and how it is told. */
export interface CheckerOptions {
  /** The language of what is told; English without it. */
  readonly locale?: Locale
  /** The day whose law and waivers count, `YYYY-MM-DD`; without it the contract's own (`as-of` among its facts), else today in UTC. */
  readonly asOf?: string
  /** The text of a house playbook, in YAML. What of it cannot be used is told in {@link Checker.problems}. */
  readonly playbook?: string
}

/** A contract: its text, or its text with what is known besides. */
export type ContractText =
  | string
  | {
      readonly text: string
      /** Markdown (plain text as well) or YAML; without it, seen from the text. */
      readonly format?: Format
      /** Facts that are known besides the text, as under `contract:` in a file. They count over those in it. */
      readonly facts?: GivenFacts
    }

/** Something in a playbook that cannot be used, at its place. */
export interface PlaybookProblem {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly range: Range
}

/** Checks contracts by one policy. Nothing of one contract is kept for the next. */
export interface Checker {
  /** The policy pack that contracts are checked by. */
  readonly pack: { readonly id: string; readonly version: string; readonly date: string }
  /** What of the playbook cannot be used; the rest is. */
  readonly problems: readonly PlaybookProblem[]
  /**
   * What the deal needs, and what is missing or wrong: what `proviso check --format json` says of a file. Never throws for what a
   * text says: what cannot be read is a finding, `file-unreadable`.
   * @param options `fixes`: each finding with what can be done about it, which takes some three times as long
   */
  check(contract: ContractText, options?: { readonly fixes?: boolean }): ContractReport
  /** How each kind of clause stands in the contract, needed or not, by its id. */
  coverage(contract: ContractText): Readonly<Record<string, ClauseCoverage>>
  /**
   * Puts right what can be, as `proviso fix` does: what is safe, or what is named.
   * @param options `rules`: codes, clauses and elements whose findings are put right, or `all`
   */
  fix(contract: ContractText, options?: { readonly rules?: 'all' | readonly string[] }): FixedText
  /** What became of the clauses from one version of a contract to a later one, by the later one's day. */
  compare(before: ContractText, after: ContractText): Comparison
}

/** The policy that Proviso comes with. It takes some time to make, and is made once. */
let standard: HousePolicy | undefined

/**
 * Makes a checker. One may check any number of contracts.
 * @throws RangeError where `asOf` is no day of the calendar
 */
export function createChecker(options: CheckerOptions = {}): Checker {
  const { locale = 'en', asOf, playbook } = options
  if (asOf !== undefined && !isDay(asOf)) throw new RangeError(`asOf: “${asOf}” is no day such as 2026-11-26`)
  standard ??= { pack: standardPack, detector: standardDetector(), problems: [] }
  const { pack, detector, problems } = playbook === undefined ? standard : housePolicy(playbook, standard)
  const checkedOn = (one: ContractText, day: string | undefined, file = ''): FileCheck => {
    const contract = read(one)
    const checked = check(contract, pack, detector, locale, day)
    return { file, kind: 'contract', checked, pack, detector, lines: new Lines(contract.text) }
  }
  const lines = new Lines(playbook ?? '')
  return {
    pack: { id: pack.id, version: pack.version, date: pack.date },
    problems: problems.map(({ severity, message, span }) => ({
      severity,
      message: message[locale],
      range: rangeOf(span, lines),
    })),
    check(contract, { fixes = false } = {}) {
      const run = { locale, hasBaseline: false }
      const {
        file: _file,
        contract: _contract,
        ...report
      } = checkReport(judged(checkedOn(contract, asOf), everything), run, fixes)
      return report
    },
    coverage: (contract) => clauseCoverage(checkedOn(contract, asOf)),
    fix(contract, { rules } = {}) {
      const wanted: Wanted =
        rules === undefined ? isSafe : (finding) => rules === 'all' || isShown(finding, { ...everything, only: rules })
      const given = typeof contract === 'string' ? undefined : contract.facts
      return fixedText(fixContract(read(contract), { pack, detector, locale, asOf, wanted, given }), locale)
    },
    compare(before, after) {
      const now = checkedOn(after, asOf, 'after')
      return comparison(checkedOn(before, now.checked.day, 'before'), now, locale)
    },
  }
}

function read(contract: ContractText): ReturnType<typeof readContract> {
  const { text, format, facts } = typeof contract === 'string' ? { text: contract } : contract
  return readContract(text, format ?? guessFormat(text), undefined, facts)
}
