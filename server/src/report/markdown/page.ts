import type { AuthorityEntry, Report } from '../portfolio/model.ts'
import { runsOf } from '../portfolio/runs.ts'
import { basisTitle } from '../portfolio/stateWords.ts'
import { registerSection } from '../waiverRegister.ts'
import { cell } from './cell.ts'
import { contractSection } from './contract.ts'
import { matrixSection } from './matrix.ts'
import { blocks, table } from './table.ts'

/** The report as Markdown, as GitHub and others show it. */
export function reportMarkdown(report: Report): string {
  const { contracts, waivers, language, summary, tool, made } = report
  const zh = language === 'zh'
  const days = [...new Set(contracts.map(({ day }) => day))].sort()
  const packs = [...new Set(contracts.map(({ pack }) => `${pack.id} ${pack.version} (${pack.date})`))]
  const head = zh
    ? `${contracts.length} 份合同。适用日期：${days.join('、')}。规则包：${packs.join('、')}。由 Proviso ${tool.version} 于 ${made} 生成。`
    : `${contracts.length} ${contracts.length === 1 ? 'contract' : 'contracts'}, by the law of ${days.join(', ')}. Policy pack: ${packs.join(', ')}. Made with Proviso ${tool.version} on ${made}.`
  const warnings = contracts.flatMap(({ file, problems }) => problems.map((one) => `**${cell(file)}**: ${cell(one)}`))
  return `${blocks(
    zh ? '# 合同合规报告' : '# Compliance report',
    head,
    ...warnings,
    cell(summary.join(zh ? '' : ' ')),
    matrixSection(report),
    basisSection(report),
    unknownsSection(report),
    registerSection(waivers, language).trimEnd(),
    zh ? '## 逐份合同详情' : '## Contract by contract',
    ...contracts.map((one, i) => contractSection(one, i + 1, language)),
    authoritiesSection(report),
    documentsSection(report),
    zh ? '本报告仅提供信息，不构成法律意见。' : 'This report informs and gives no legal advice.',
  )}\n`
}

/** `1–4, 7`: runs of numbers. */
const runs = (numbers: readonly number[]): string =>
  runsOf(numbers)
    .map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
    .join(', ')

function basisSection({ byBasis, authorities, language }: Report): string {
  const zh = language === 'zh'
  const rows = byBasis.flatMap(({ basis, rows: found }) =>
    found.map(({ authority: id, findings, contracts }) => {
      const authority = authorities.find((one) => one.id === id)
      return [
        basisTitle(basis, language),
        authority ? cell(authority.citation) : zh ? '未引具体依据' : 'none named',
        authority ? standings(authority, zh) : '',
        findings,
        runs(contracts),
      ]
    }),
  )
  const head = zh
    ? ['依据类别', '依据', '效力状态', '问题数', '合同']
    : ['Basis', 'Authority', 'How it stands', 'Findings', 'Contracts']
  const title = zh ? '## 按依据归类的问题' : '## Findings by basis and authority'
  const nothing = zh ? '未发现问题。' : 'Nothing was found.'
  return blocks(title, table(head, rows, [3]) || nothing)
}

const standings = ({ standings: all }: AuthorityEntry, zh: boolean): string =>
  all
    .map(({ day, standing, caution }) => {
      const on = all.length > 1 ? (zh ? `（${day}）` : ` (on ${day})`) : ''
      return `${cell(standing)}${on}${caution && `${zh ? '；' : '; '}**${cell(caution)}**`}`
    })
    .join('<br>')

function unknownsSection({ contracts, families, language }: Report): string {
  const zh = language === 'zh'
  const facts = [...new Set(contracts.flatMap(({ unknown }) => unknown.map(({ fact }) => fact)))]
  const numbers = (has: (one: Report['contracts'][number]) => boolean): string =>
    runs(contracts.flatMap((one, i) => (has(one) ? [i + 1] : [])))
  const open = families
    .map(({ id, title }) => [
      cell(title),
      numbers(({ clauses }) => clauses.some(({ clause, state }) => clause === id && state === 'undecided')),
    ])
    .filter(([, found]) => found !== '')
  return blocks(
    zh ? '## 无法判断的事项' : '## What cannot be told',
    table(
      zh ? ['尚不清楚的事实', '合同'] : ['Fact that is not known', 'Contracts'],
      facts.map((fact) => [`\`${fact}\``, numbers(({ unknown }) => unknown.some((one) => one.fact === fact))]),
    ) || (zh ? '没有影响判断的未知事实。' : 'No fact that bears on the needs is unknown.'),
    table(zh ? ['因此无法判断是否需要的条款', '合同'] : ['Clause that this leaves undecided', 'Contracts'], open),
  )
}

function authoritiesSection({ authorities, language }: Report): string {
  const zh = language === 'zh'
  const rows = authorities.map((one) => [
    cell(one.citation),
    // An address with a bracket or a space would end the link early.
    one.url ? `[${cell(one.title)}](<${one.url.replace(/[<>\s]/g, encodeURIComponent)}>)` : cell(one.title),
    one.jurisdiction,
    standings(one, zh),
  ])
  const head = zh ? ['引称', '名称', '法域', '效力状态'] : ['Citation', 'Title', 'Law of', 'How it stands']
  return rows.length === 0 ? '' : blocks(zh ? '## 法律依据' : '## Authorities', table(head, rows))
}

function documentsSection({ contracts, language }: Report): string {
  const zh = language === 'zh'
  const rows = contracts.map(({ file, document }, i) => [i + 1, cell(file), document.bytes, `\`${document.sha256}\``])
  const head = zh ? ['序号', '文件', '字节数', 'SHA-256'] : ['No.', 'File', 'Bytes', 'SHA-256']
  return blocks(zh ? '## 文件' : '## Documents', table(head, rows, [0, 2]))
}
