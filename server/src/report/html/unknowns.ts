import type { ContractEntry, Report } from '../portfolio/model.ts'
import { html, type Markup } from './markup.ts'
import type { Teller } from './telling.ts'

/** What could not be told: facts that are not known, clauses that they leave open, and files that could not be read. */
export function unknownsSection({ contracts, families }: Report, told: Teller): Markup {
  const { say } = told
  const isSingle = contracts.length === 1
  const facts = grouped(contracts, ({ unknown }) =>
    unknown.map(({ fact, what }) => [fact, fact.includes('.') ? '' : what]),
  )
  const open = families
    .map(({ id, title }) => ({
      title,
      numbers: numbersOf(contracts, ({ clauses }) =>
        clauses.some((one) => one.clause === id && one.state === 'undecided'),
      ),
    }))
    .filter(({ numbers }) => numbers.length > 0)
  const unread = contracts.flatMap(({ problems, file }, i) =>
    problems.map((problem) => ({ number: i + 1, file, problem })),
  )
  return html`<section aria-labelledby="unknowns">
<h2 id="unknowns">${say('What cannot be told', '无法判断的事项')}</h2>
${facts.length + open.length + unread.length === 0 && html`<p>${say('Nothing that bears on the needs was left open.', '没有影响判断的未知事项。')}</p>`}
${
  unread.length > 0 &&
  html`<h3>${say('Files that could not be read, or not wholly', '未能读取或未能完整读取的文件')}</h3>
<ul class="plain">${unread.map(({ number, file, problem }) => html`<li>${told.numbers([number])} ${told.fileName(file)}: ${problem}</li>`)}</ul>`
}
${
  facts.length > 0 &&
  html`<h3>${say('Facts that are not known', '尚不清楚的事实')}</h3>
<p class="note">${say(
    'They bear on which clauses a deal calls for. Declared in the contract’s facts block, they would decide the clauses that are marked “Cannot tell”.',
    '以下事实影响条款是否所需；在合同的事实部分声明后，标为“无法判断”的条款即可判断。',
  )}</p>
<table><caption class="unseen">${say('Facts that are not known', '尚不清楚的事实')}</caption>
<thead><tr><th scope="col">${say('Fact', '事实')}</th><th scope="col">${say('What it says', '含义')}</th>${!isSingle && html`<th scope="col">${say('Contracts', '合同')}</th>`}</tr></thead>
<tbody>${facts.map(
    ({
      fact,
      what,
      numbers,
    }) => html`<tr><th scope="row"><code>${fact}</code></th><td>${what || partsInWords(fact, told)}</td>${!isSingle && html`<td>${told.numbers(numbers)}</td>`}</tr>
`,
  )}</tbody></table>`
}
${
  open.length > 0 &&
  html`<h3>${say('Clauses that these facts leave open', '因此无法判断是否需要的条款')}</h3>
<table><caption class="unseen">${say('Clauses that these facts leave open', '因此无法判断是否需要的条款')}</caption>
<thead><tr><th scope="col">${say('Clause', '条款')}</th>${!isSingle && html`<th scope="col">${say('Contracts', '合同')}</th>`}</tr></thead>
<tbody>${open.map(
    ({
      title,
      numbers,
    }) => html`<tr><th scope="row">${title}</th>${!isSingle && html`<td>${told.numbers(numbers)}</td>`}</tr>
`,
  )}</tbody></table>`
}
</section>`
}

const numbersOf = (contracts: readonly ContractEntry[], has: (contract: ContractEntry) => boolean): number[] =>
  contracts.flatMap((contract, i) => (has(contract) ? [i + 1] : []))

function grouped(
  contracts: readonly ContractEntry[],
  keys: (contract: ContractEntry) => [fact: string, what: string][],
): { fact: string; what: string; numbers: number[] }[] {
  const found = new Map<string, string>(contracts.flatMap(keys))
  return Array.from(found, ([fact, what]) => ({
    fact,
    what,
    numbers: numbersOf(contracts, (one) => keys(one).some(([key]) => key === fact)),
  }))
}

/** Facts of single parties and items, which each contract tells by name. */
function partsInWords(fact: string, { say }: Teller): string {
  const words: Readonly<Record<string, string>> = {
    'parties.headquarters': say('Where a party is headquartered.', '当事人总部所在地。'),
    'parties.ultimate-parent': say('Where a party’s ultimate parent is headquartered.', '当事人最终母公司总部所在地。'),
    'parties.role': say('What a party does in the deal.', '当事人在交易中的角色。'),
    'items.eccn': say('The export classification of an item.', '物项的出口管制分类编号。'),
  }
  return words[fact] ?? ''
}
