import type { ClauseState, Report } from '../portfolio/model.ts'
import { levelWords, stateWords } from '../portfolio/stateWords.ts'
import { cell } from './cell.ts'
import { blocks, table } from './table.ts'

/** Contracts up to which each has a column of words; more of them have a row of marks. */
const fewContracts = 3

/** Marks that differ without colour. */
export const marks: Readonly<Record<ClauseState, string>> = {
  found: '✔',
  extra: '✓',
  incomplete: '◐',
  missing: '✘',
  recommended: '○',
  accepted: '◇',
  undecided: '?',
  'not-needed': '·',
  unread: '–',
}

/** Contracts by families. */
export function matrixSection(report: Report): string {
  const { contracts, families, language } = report
  const zh = language === 'zh'
  const clauseOf = (contract: Report['contracts'][number], id: string) =>
    contract.clauses.find(({ clause }) => clause === id)
  const stateOf = (contract: Report['contracts'][number], id: string): ClauseState =>
    clauseOf(contract, id)?.state ?? 'not-needed'
  const title = zh ? '## 条款覆盖矩阵' : '## Coverage matrix'
  if (contracts.length <= fewContracts) {
    const rows = families.map(({ id, title: name }) => [
      cell(name),
      ...contracts.map((one) => {
        const state = stateOf(one, id)
        const level = clauseOf(one, id)?.level
        const words = `${marks[state]} ${stateWords[state].name[language]}`
        return level && state !== 'recommended' ? `${words} (${levelWords[level][language]})` : words
      }),
    ])
    return blocks(title, table([zh ? '条款' : 'Clause', ...contracts.map((one) => cell(one.title))], rows))
  }
  const rows = contracts.map((one, i) => [
    `${i + 1}. ${cell(one.title)}`,
    ...families.map(({ id }) => marks[stateOf(one, id)]),
  ])
  const shown = (Object.keys(marks) as ClauseState[]).filter((state) => report.totals.states[state] > 0)
  const legend = shown.map((state) => `${marks[state]} ${stateWords[state].name[language]}`).join(zh ? '；' : '; ')
  const columns = families.map(({ title: name }, i) => `**${i + 1}** ${cell(name)}`).join(zh ? '；' : '; ')
  return blocks(
    title,
    `${zh ? '标记：' : 'Marks: '}${legend}${zh ? '。' : '.'}`,
    `${zh ? '列：' : 'Columns: '}${columns}${zh ? '。' : '.'}`,
    table([zh ? '合同' : 'Contract', ...families.map((_, i) => `${i + 1}`)], rows),
  )
}
