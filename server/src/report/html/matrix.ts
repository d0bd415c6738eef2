import type { ClauseEntry, ClauseState, ContractEntry, Report } from '../portfolio/model.ts'
import { levelWords, stateWords } from '../portfolio/stateWords.ts'
import { glyph } from './glyphs.ts'
import { html, type Markup } from './markup.ts'
import { clauseId, contractId, type Teller } from './telling.ts'

/** Contracts up to which each has a column of words; more of them have a row of shapes. */
const fewContracts = 3
/** Whether a report is of so few contracts that it goes on below its cover. */
export const isFew = ({ contracts }: Report): boolean => contracts.length <= fewContracts
/** Families up to which rows of shapes stand on upright paper. */
const fewFamilies = 24

/** Contracts by families: the picture of the whole. */
export function matrixSection(report: Report, told: Teller): Markup {
  const { families } = report
  const { say } = told
  const isSmall = isFew(report)
  const caption = say(
    'How each kind of clause stands in each contract. A mark leads to the words behind it.',
    '各类条款在每份合同中的情况。点击标记可查看相应原文。',
  )
  const wide = !isSmall && families.length > fewFamilies ? ' wide' : ''
  return html`<section class="matrix-section${wide}" aria-labelledby="matrix">
<h2 id="matrix">${say('Coverage matrix', '条款覆盖矩阵')}</h2>
${!isSmall && legend(report, told)}
<div class="scroll" role="region" aria-label="${say('Table of contracts and clauses', '合同与条款对照表')}" tabindex="0">
${isSmall ? smallTable(report, told, caption) : largeTable(report, told, caption)}
</div>
${isSmall && legend(report, told)}
</section>`
}

function legend({ totals }: Report, { locale, say }: Teller): Markup {
  const shown = (Object.keys(stateWords) as ClauseState[]).filter((state) => totals.states[state] > 0)
  return html`<dl class="legend" aria-label="${say('What the marks mean', '标记说明')}">${shown.map((state) => {
    const { name, meaning } = stateWords[state]
    return html`<div><dt class="is-${state}">${glyph(state)} ${name[locale]}</dt><dd>${meaning[locale]}</dd></div>`
  })}</dl>`
}

const clauseOf = ({ clauses }: ContractEntry, id: string): ClauseEntry | undefined =>
  clauses.find(({ clause }) => clause === id)

/** A state that has nothing to be read behind it. */
const isEmpty = (state: ClauseState): boolean => state === 'not-needed' || state === 'unread' || state === 'undecided'

function largeTable({ contracts, families }: Report, told: Teller, caption: string): Markup {
  const { locale, say } = told
  const count = (id: string): number =>
    contracts.filter((one) => ['missing', 'recommended'].includes(clauseOf(one, id)?.state ?? '')).length
  const cell = (contract: ContractEntry, number: number, id: string, title: string): Markup => {
    const clause = clauseOf(contract, id)
    const state = clause?.state ?? 'not-needed'
    const name = `${title}${say(': ', '：')}${stateWords[state].name[locale]}`
    const inside = html`${glyph(state)}<span class="unseen">${stateWords[state].name[locale]}</span>`
    return html`<td class="is-${state}" title="${name}">${
      isEmpty(state) ? inside : html`<a href="#${clauseId(number, id)}">${inside}</a>`
    }</td>`
  }
  return html`<table class="matrix">
<caption><span>${caption}</span></caption>
<thead><tr><th scope="col" class="name">${say('Contract', '合同')}</th>${families.map(
    ({ title, definition }) => html`<th scope="col" class="turned" title="${definition}"><span>${title}</span></th>`,
  )}<th scope="col" class="turned sum"><span>${say('There, of those called for', '已有/所需')}</span></th></tr></thead>
<tbody>${contracts.map((contract, i) => {
    const { needed, there } = countOf(contract)
    return html`<tr><th scope="row" class="name"><a href="#${contractId(i + 1)}"><span class="number">${i + 1}</span> <span lang="${contract.language}">${contract.title}</span></a>${rowNote(contract, told)}</th>${families.map(
      ({ id, title }) => cell(contract, i + 1, id, title),
    )}<td class="sum">${contract.isRead ? `${there}/${needed}` : '–'}</td></tr>
`
  })}</tbody>
<tfoot><tr><th scope="row" class="name">${say('Contracts that lack it', '缺少该条款的合同数')}</th>${families.map(
    ({ id }) => html`<td>${count(id)}</td>`,
  )}<td class="sum"></td></tr></tfoot>
</table>`
}

/** What stands below a contract's title: its file, where that is another word, and whether it was read as a whole. */
function rowNote({ title, file, problems }: ContractEntry, { say, fileName }: Teller): Markup {
  const name = fileName(file)
  return html`${name !== title && html` <span class="file">${name}</span>`}${
    problems.length > 0 && html` <strong class="standing doubtful">${say('not wholly read', '未能完整读取')}</strong>`
  }`
}

/** Of the clauses that a deal calls for, how many there are, and how many of them are there. */
export function countOf({ clauses }: ContractEntry): { needed: number; there: number } {
  const needed = clauses.filter(({ level }) => level !== null)
  return {
    needed: needed.length,
    there: needed.filter(({ state }) => state === 'found' || state === 'incomplete').length,
  }
}

function smallTable({ contracts, families }: Report, told: Teller, caption: string): Markup {
  const { locale, say } = told
  const cell = (contract: ContractEntry, number: number, id: string): Markup => {
    const clause = clauseOf(contract, id)
    const state = clause?.state ?? 'not-needed'
    const level =
      clause?.level && state !== 'recommended'
        ? html` <span class="level">${levelWords[clause.level][locale]}</span>`
        : ''
    const name = stateWords[state].name[locale]
    const told = isEmpty(state) ? name : html`<a href="#${clauseId(number, id)}">${name}</a>`
    return html`<td class="is-${state}">${glyph(state)} ${told}${level}</td>`
  }
  return html`<table class="small-matrix">
<caption>${caption}</caption>
<thead><tr><th scope="col">${say('Clause', '条款')}</th>${contracts.map(
    (contract, i) =>
      html`<th scope="col"><a href="#${contractId(i + 1)}">${contracts.length > 1 && html`${i + 1} `}<span lang="${contract.language}">${contract.title}</span></a></th>`,
  )}</tr></thead>
<tbody>${families.map(
    ({ id, title, definition }) =>
      html`<tr><th scope="row" title="${definition}">${title}</th>${contracts.map((contract, i) => cell(contract, i + 1, id))}</tr>
`,
  )}</tbody>
</table>`
}
