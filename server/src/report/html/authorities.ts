import type { Report } from '../portfolio/model.ts'
import { standings } from './basis.ts'
import { html, type Markup } from './markup.ts'
import type { Teller } from './telling.ts'

/** What the needs and findings rest on, to be looked up. */
export function authoritiesSection({ authorities }: Report, told: Teller): Markup {
  const { say } = told
  return html`<section aria-labelledby="authorities">
<h2 id="authorities">${say('Authorities', '法律依据')}</h2>
<p class="note">${say(
    'Those that the needs and findings of this report name, as the policy pack knew them. Confirm each in its official source before you rely on it.',
    '以下为本报告所引依据，状态以规则包所载为准；引用前请与官方文本核对。',
  )}</p>
${
  authorities.length > 0 &&
  html`<table class="authorities"><caption class="unseen">${say('Authorities', '法律依据')}</caption>
<thead><tr><th scope="col">${say('Citation', '引称')}</th><th scope="col">${say('Title', '名称')}</th><th scope="col">${say('Law of', '法域')}</th><th scope="col">${say('How it stands', '效力状态')}</th></tr></thead>
<tbody>${authorities.map(
    ({
      id,
      citation,
      title,
      jurisdiction,
      url,
      standings: all,
    }) => html`<tr id="authority-${id}"><th scope="row">${citation}</th><td>${url ? html`<a href="${url}" rel="noreferrer noopener">${title}</a>` : title}</td><td>${jurisdiction}</td><td>${standings(all, told)}${all.at(-1)?.note && html`<p class="file">${all.at(-1)?.note}</p>`}</td></tr>
`,
  )}</tbody></table>`
}
</section>`
}
