import type { BasisEntry, Report } from '../portfolio/model.ts'
import { basisTitle } from '../portfolio/stateWords.ts'
import { html, type Markup } from './markup.ts'
import type { Teller } from './telling.ts'

/** The findings of all contracts by what they rest on. */
export function basisSection({ byBasis, contracts }: Report, told: Teller): Markup {
  const { say } = told
  const isSingle = contracts.length === 1
  return html`<section aria-labelledby="basis">
<h2 id="basis">${say('Findings by basis and authority', '按依据归类的问题')}</h2>
<p class="note">${say(
    'Only under “Statute” does the law itself ask for what a finding is about; the rest is asked for by licences, guidance, practice or the house. A finding that names several authorities is counted at each. The findings themselves stand with their contracts.',
    '仅“法律规定”一类出自法律本身；其余分别出自许可条件、监管指引、市场惯例或内部政策。涉及多项依据的问题分别计入各项，详见所属合同。',
  )}</p>
${
  byBasis.length === 0
    ? html`<p>${say('Nothing was found.', '未发现问题。')}</p>`
    : html`<table class="basis">
<caption class="unseen">${say('Findings by basis and authority', '按依据归类的问题')}</caption>
<thead><tr><th scope="col">${say('Authority', '依据')}</th><th scope="col">${say('How it stands', '效力状态')}</th><th scope="col" class="count">${say('Findings', '问题数')}</th>${!isSingle && html`<th scope="col">${say('Contracts', '合同')}</th>`}</tr></thead>
${byBasis.map((one) => basisRows(one, isSingle, told))}
</table>`
}
</section>`
}

function basisRows({ basis, findings, rows }: BasisEntry, isSingle: boolean, told: Teller): Markup {
  const { locale, say } = told
  return html`<tbody><tr class="group"><th scope="rowgroup" colspan="${isSingle ? 3 : 4}">${basisTitle(basis, locale)} <span class="level">${say(
    `${findings} ${findings === 1 ? 'finding' : 'findings'}`,
    `${findings}个问题`,
  )}</span></th></tr>
${rows.map(({ authority: id, findings: count, contracts }) => {
  const authority = id === null ? undefined : told.authority(id)
  const name = authority
    ? html`<a href="#authority-${authority.id}">${authority.citation}</a><br><span class="file">${authority.title}</span>`
    : say('No authority named', '未引具体依据')
  return html`<tr><th scope="row">${name}</th><td>${authority && standings(authority.standings, told)}</td><td class="count">${count}</td>${!isSingle && html`<td>${told.numbers(contracts)}</td>`}</tr>
`
})}</tbody>`
}

type Standings = NonNullable<ReturnType<Teller['authority']>>['standings']

/** How an authority stands on each day of the report; the days are named where there are several. */
export const standings = (all: Standings, { say }: Teller): Markup =>
  html`${all.map(
    ({ day, standing, caution, isDoubtful }) =>
      html`<p class="${isDoubtful ? 'standing doubtful' : 'standing'}">${standing}${all.length > 1 && say(` (on ${day})`, `（${day}）`)}${
        caution && html`<br><strong class="caution">${caution}</strong>`
      }</p>`,
  )}`
