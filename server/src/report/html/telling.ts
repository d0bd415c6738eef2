import type { Locale } from '../../rules/finding.ts'
import { labelIn } from '../labels.ts'
import type { AuthorityEntry, Report } from '../portfolio/model.ts'
import { runsOf } from '../portfolio/runs.ts'
import { html, type Markup } from './markup.ts'

/** What the sections of one report share: its language, and how they name and link contracts. */
export interface Teller {
  readonly locale: Locale
  readonly title: string
  readonly report: Report
  readonly say: (en: string, zh: string) => string
  /** A file without the folders that all files of the report are in. */
  readonly fileName: (file: string) => string
  /** Numbers of contracts, each a link to its section. */
  readonly numbers: (numbers: readonly number[]) => Markup
  readonly authority: (id: string) => AuthorityEntry | undefined
}

/** The id of a contract's section. `number` counts from 1. */
export const contractId = (number: number): string => `contract-${number}`

/** The id of a clause in a contract's section. */
export const clauseId = (number: number, clause: string): string => `contract-${number}-${clause}`

/** What the sections of a report share. */
export function teller(report: Report): Teller {
  const locale = report.language
  const say = labelIn(locale)
  const shared = sharedFolder(report.contracts.map(({ file }) => file))
  const authorities = new Map(report.authorities.map((one) => [one.id, one]))
  const titleOf = (number: number): string => report.contracts[number - 1]?.title ?? ''
  return {
    locale,
    report,
    say,
    title: say('Compliance report', '合同合规报告'),
    fileName: (file) => file.slice(shared.length),
    authority: (id) => authorities.get(id),
    numbers: (numbers) => {
      const link = (number: number): Markup =>
        html`<a href="#${contractId(number)}" title="${titleOf(number)}">${number}</a>`
      return html`<ul class="numbers">${runsOf(numbers).map(
        ([from, to]) => html`<li>${link(from)}${to > from && html`–${link(to)}`}</li>`,
      )}</ul>`
    },
  }
}

/** The folders that all files are in, with the slash; the name of a single file stays. */
function sharedFolder(files: readonly string[]): string {
  const [first = ''] = files
  let shared = first.slice(0, Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1)
  while (shared !== '' && !files.every((file) => file.startsWith(shared)))
    shared = shared.slice(
      0,
      Math.max(shared.lastIndexOf('/', shared.length - 2), shared.lastIndexOf('\\', shared.length - 2)) + 1,
    )
  return shared
}
