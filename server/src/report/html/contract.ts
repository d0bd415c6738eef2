import { type AlikeFindings, alikeFindings, linesInWords } from '../portfolio/alike.ts'
import type { ContractEntry, Report } from '../portfolio/model.ts'
import { basisTitle } from '../portfolio/stateWords.ts'
import { severityWords } from '../severityWords.ts'
import { clauseRow } from './clause.ts'
import { html, type Markup } from './markup.ts'
import { countOf } from './matrix.ts'
import { contractId, type Teller } from './telling.ts'

/** Each contract with its facts, its clauses and their words, and what else was found. */
export const contractSections = (
  { contracts }: Report,
  told: Teller,
): Markup => html`<section aria-labelledby="contracts">
<h2 id="contracts">${contracts.length === 1 ? told.say('The contract', '合同详情') : told.say('Contract by contract', '逐份合同详情')}</h2>
${contracts.map((contract, i) => contractSection(contract, i + 1, told))}
</section>`

function contractSection(contract: ContractEntry, number: number, told: Teller): Markup {
  const { say } = told
  const { title, file, language, day, problems, document, isRead } = contract
  const id = contractId(number)
  const { needed, there } = countOf(contract)
  return html`<article class="contract" aria-labelledby="${id}">
<header><h3 id="${id}"><span class="number">${number}</span> <span lang="${language}">${title}</span></h3>
<p class="file">${told.fileName(file)} · ${say(`by the law of ${day}`, `适用法律日期：${day}`)}${document.sha256 !== '' && html` · SHA-256 <code>${document.sha256.slice(0, 12)}…</code>`}${isRead && needed > 0 && html` · ${say(`${there} of ${needed} clauses called for are there`, `所需条款${needed}项，已有${there}项`)}`} · <a href="#matrix">${say('to the matrix', '返回矩阵')}</a></p></header>
${problems.length > 0 && html`<p class="problem"><strong>${say('Not read, or not wholly:', '未能读取或未能完整读取：')}</strong> ${problems.join(say(' ', ''))}</p>`}
${isRead && [dealList(contract, told), clauseTable(contract, number, told), findingTable(contract, number, told), openList(contract, told)]}
</article>
`
}

function dealList({ deal, follows, unknown }: ContractEntry, { say }: Teller): Markup {
  const rows: [string, string][] = [
    ...deal.map(({ name, value }): [string, string] => [name, value]),
    [say('What follows', '由此可知'), follows.map((one) => `${one}${say('.', '。')}`).join(say(' ', ''))],
    [say('Not known', '尚不清楚'), unknown.map(({ what }) => what).join(say(' ', ''))],
  ]
  const told = rows.filter(([, value]) => value !== '')
  return html`${told.length > 0 && html`<dl class="deal">${told.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}`
}

function clauseTable(contract: ContractEntry, number: number, told: Teller): Markup {
  const { say } = told
  const shown = contract.clauses.filter(({ state }) => state !== 'not-needed' && state !== 'undecided')
  if (shown.length === 0)
    return html`<p>${say('No clause is called for on the facts known, and none was found.', '依已知事实无所需条款，亦未见相关约定。')}</p>`
  return html`<table class="clauses"><caption>${say('Clauses that are called for or there, with their words', '所需或已有的条款及其原文')}</caption>
<thead><tr><th scope="col">${say('Clause', '条款')}</th><th scope="col">${say('Why, and the words', '理由与原文')}</th></tr></thead>
<tbody>${shown.map((clause) => clauseRow(clause, contract, number, told))}</tbody></table>`
}

/** What was found beside missing and incomplete clauses, which stand with their clause. */
function findingTable({ findings }: ContractEntry, _number: number, { say, locale }: Teller): Markup {
  const others = alikeFindings(findings.filter(({ code }) => code !== 'missing-clause' && code !== 'weak-clause'))
  const row = ({ severity, message, section, lines, code, basis }: AlikeFindings): Markup =>
    html`<tr><th scope="row" class="severity">${severityWords[severity][locale]}</th><td>${section && html`${section}<br>`}<span class="file">${linesInWords(lines, locale === 'zh')}</span></td><td>${message.split('\n').map((one) => html`<p>${one}</p>`)}</td><td>${basisTitle(basis, locale)}<br><code>${code}</code></td></tr>
`
  return html`${
    others.length > 0 &&
    html`<table class="findings"><caption>${say('Other findings', '其他问题')}</caption>
<thead><tr><th scope="col">${say('Weight', '程度')}</th><th scope="col">${say('Where', '位置')}</th><th scope="col">${say('What was found', '问题')}</th><th scope="col">${say('Basis and code', '依据与代码')}</th></tr></thead>
<tbody>${others.map(row)}</tbody></table>`
  }`
}

function openList({ clauses }: ContractEntry, { say }: Teller): Markup {
  const titles = (state: string): string =>
    clauses
      .filter((one) => one.state === state)
      .map(({ title }) => title)
      .join(say(', ', '、'))
  const rows: [string, string][] = [
    [say('Cannot tell whether called for', '无法判断是否需要'), titles('undecided')],
    [say('Not found, and not called for', '未见约定，亦非所需'), titles('not-needed')],
  ]
  return html`<dl class="deal">${rows.flatMap(([name, value]) => (value ? [html`<div><dt>${name}</dt><dd>${value}</dd></div>`] : []))}</dl>`
}
