import type { Locale } from '../rules/finding.ts'
import { marked } from '../rules/wording.ts'
import type { AuthorityEntry, ContractEntry, Report } from './portfolio/model.ts'
import { basisTitle, elementWords, levelWords, stateWords } from './portfolio/stateWords.ts'
import { severityWords } from './severityWords.ts'
import { visible } from './visible.ts'
import { standingWords } from './waiverRegister.ts'

/** The columns; a row fills those that its kind has. */
const columns = {
  row: { en: 'Row', zh: '行类别' },
  contract: { en: 'Contract', zh: '合同' },
  file: { en: 'File', zh: '文件' },
  id: { en: 'Id', zh: '代码' },
  what: { en: 'What', zh: '事项' },
  status: { en: 'Status', zh: '状态' },
  level: { en: 'Level', zh: '程度' },
  basis: { en: 'Basis', zh: '依据' },
  authorities: { en: 'Authorities', zh: '具体依据' },
  section: { en: 'Section', zh: '条款位置' },
  line: { en: 'Line', zh: '行号' },
  words: { en: 'Words', zh: '原文' },
  explanation: { en: 'Explanation', zh: '说明' },
  by: { en: 'Approved by', zh: '批准人' },
  date: { en: 'On', zh: '批准日期' },
  until: { en: 'Until', zh: '截止日期' },
  day: { en: 'By the law of', zh: '适用法律日期' },
  pack: { en: 'Policy pack', zh: '规则包' },
  sha256: { en: 'SHA-256', zh: 'SHA-256' },
} as const

type Row = Partial<Record<keyof typeof columns, string | number>>

const kinds = {
  contract: { en: 'contract', zh: '合同' },
  clause: { en: 'clause', zh: '条款' },
  element: { en: 'element', zh: '要素' },
  finding: { en: 'finding', zh: '问题' },
  unknown: { en: 'not known', zh: '未知事实' },
  waiver: { en: 'waiver', zh: '豁免' },
} as const

/** The report as one table (RFC 4180, UTF-8 with a byte order mark, as spreadsheets want it): a row a clause, element, finding … */
export function reportCsv({ language, contracts, waivers, authorities }: Report): string {
  const cited = new Map(authorities.map((one) => [one.id, one]))
  const citeOn =
    (day: string): Cite =>
    (ids) =>
      ids.map((id) => inCell(cited.get(id), day, language) ?? id).join('; ')
  const rows = contracts.flatMap((contract, i) => [
    ...contractRows(contract, language, citeOn(contract.day)).map((row) => ({
      contract: i + 1,
      file: contract.file,
      ...row,
    })),
    ...waivers
      .filter(({ file }) => file === contract.file)
      .map(({ clause, title, standing, section, line, reason, note, by, date, until }) => ({
        ...{
          row: kinds.waiver[language],
          contract: i + 1,
          file: contract.file,
          id: clause,
          what: title,
          section,
          line,
        },
        ...{ status: standingWords[standing][language], words: reason ?? '', explanation: note },
        ...{ by: by ?? '', date: date ?? '', until: until ?? '' },
      })),
  ])
  const keys = Object.keys(columns) as (keyof typeof columns)[]
  const lines = [
    keys.map((key) => columns[key][language]),
    ...rows.map((row: Row) => keys.map((key) => row[key] ?? '')),
  ]
  return `\ufeff${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`
}

/** Writes the citations of authorities. */
type Cite = (ids: readonly string[]) => string

/** An authority's citation, with what is not confirmed of it. */
function inCell(authority: AuthorityEntry | undefined, day: string, locale: Locale): string | undefined {
  const caution = authority?.standings.find((one) => one.day === day)?.caution ?? ''
  return authority && marked(authority.citation, caution, locale)
}

function contractRows(contract: ContractEntry, language: Locale, cite: Cite): Row[] {
  const { title, problems, day, pack, document, clauses, findings, unknown } = contract
  return [
    {
      row: kinds.contract[language],
      what: title,
      explanation: problems.join(' '),
      day,
      pack: `${pack.id} ${pack.version} (${pack.date})`,
      sha256: document.sha256,
    },
    ...clauses.flatMap(({ clause, title: what, state, level, because, why, words, elements }): Row[] => [
      {
        ...{
          row: kinds.clause[language],
          id: clause,
          what,
          status: stateWords[state].name[language],
          explanation: why,
        },
        ...(level ? { level: levelWords[level][language] } : {}),
        ...(because[0]
          ? { basis: basisTitle(because[0].basis, language), authorities: cite(because[0].authorities) }
          : {}),
        ...(words ? { section: words.section, line: words.line, words: words.quote } : {}),
      },
      ...elements.map((one) => ({
        ...{ row: kinds.element[language], id: one.id, what: one.title, level: levelWords[one.level][language] },
        ...{ status: elementWords[one.accepted ? 'accepted' : one.status][language], explanation: one.why },
        ...(one.words ? { section: one.words.section, line: one.words.line, words: one.words.quote } : {}),
      })),
    ]),
    ...findings.map(({ code, clause, severity, basis, message, section, line, authorities }) => ({
      ...{ row: kinds.finding[language], id: code, what: clause ?? '', level: severityWords[severity][language] },
      ...{ basis: basisTitle(basis, language), authorities: cite(authorities), section, line, explanation: message },
    })),
    ...unknown.map(({ fact, what, line }) => ({
      ...{ row: kinds.unknown[language], id: fact, explanation: what, ...(line === null ? {} : { line }) },
    })),
  ]
}

/**
 * A field in quotes. Text that a spreadsheet would take for a formula gets an apostrophe before it, since words of a contract
 * must not be run (OWASP, CSV injection).
 */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const shown = visible(value)
  const safe = /^\s*[=+\-@＝＋－＠|%\t\r]/.test(shown) ? `'${shown}` : shown
  return `"${safe.replace(/\r?\n/g, '\r\n').replaceAll('"', '""')}"`
}
