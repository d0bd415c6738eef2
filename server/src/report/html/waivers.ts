import type { Report } from '../portfolio/model.ts'
import { type RegisterEntry, standingWords } from '../waiverRegister.ts'
import { html, type Markup } from './markup.ts'
import { contractId, type Teller } from './telling.ts'

/** The gaps that somebody accepted. */
export function waiversSection({ waivers, contracts }: Report, told: Teller): Markup {
  const { locale, say } = told
  const unsaid = html`<span class="unsaid">${say('not said', '未写明')}</span>`
  const row = (one: RegisterEntry): Markup => {
    const number = contracts.findIndex(({ file }) => file === one.file) + 1
    return html`<tr><th scope="row">${one.title || unsaid}</th><td><a href="#${contractId(number)}">${number}</a>, ${say(`line ${one.line}`, `第${one.line}行`)}</td><td>${one.reason ?? unsaid}</td><td>${one.by ?? unsaid}</td><td class="day">${one.date ?? unsaid}</td><td class="day">${one.until ?? say('no end', '无期限')}</td><td class="${one.standing === 'counts' ? 'standing' : 'standing doubtful'}">${standingWords[one.standing][locale]}${one.note && html`<br><span class="file">${one.note}</span>`}</td></tr>
`
  }
  return html`<section aria-labelledby="waivers">
<h2 id="waivers">${say('Waiver register', '豁免登记')}</h2>
${
  waivers.length === 0
    ? html`<p>${say('No gap has been accepted.', '未接受任何缺口。')}</p>`
    : html`<table class="waivers"><caption class="unseen">${say('Waiver register', '豁免登记')}</caption>
<thead><tr><th scope="col">${say('Clause or element', '条款或要素')}</th><th scope="col">${say('Contract', '合同')}</th><th scope="col">${say('Reason', '理由')}</th><th scope="col">${say('Approved by', '批准人')}</th><th scope="col">${say('On', '批准日期')}</th><th scope="col">${say('Until', '截止日期')}</th><th scope="col">${say('Standing', '状态')}</th></tr></thead>
<tbody>${waivers.map(row)}</tbody></table>`
}
</section>`
}
