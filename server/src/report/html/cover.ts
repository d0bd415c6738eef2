import type { Report } from '../portfolio/model.ts'
import { html, type Markup } from './markup.ts'
import type { Teller } from './telling.ts'

/** Who reads the report first reads this: what it is of, by which law, and what came out. */
export function cover(report: Report, told: Teller): Markup {
  const { contracts, totals, summary, tool, made, scope } = report
  const { say } = told
  const days = [...new Set(contracts.map(({ day }) => day))].sort()
  const packs = [
    ...new Set(
      contracts.map(({ pack }) =>
        say(
          `${pack.id} ${pack.version}, law as known on ${pack.date}`,
          `${pack.id} ${pack.version}（法律截至${pack.date}）`,
        ),
      ),
    ),
  ]
  const [only] = contracts
  const facts: [string, string][] = [
    [say('Date', '日期'), made],
    [say('By the law of', '适用法律日期'), days.join(say(', ', '、'))],
    [
      say('Scope', '范围'),
      contracts.length === 1 && only
        ? told.fileName(only.file)
        : say(
            `${contracts.length} contracts from ${namedIn(scope, told)}`,
            `${namedIn(scope, told)}中的${contracts.length}份合同`,
          ),
    ],
    [say('Policy pack', '规则包'), packs.join(say('; ', '；'))],
    [say('Made with', '生成工具'), `Proviso ${tool.version}`],
  ]
  return html`<header class="cover">
<p class="kind">${say('Procurement and cloud contracts', '采购合同与云服务合同')}</p>
<h1>${told.title}</h1>
${contracts.length === 1 && only && html`<p class="subject" lang="${only.language}">${only.title}</p>`}
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<section class="summary" aria-labelledby="summary">
<h2 id="summary">${say('Summary', '摘要')}</h2>
${summary.map((sentence) => html`<p>${sentence}</p>`)}
<dl class="figures">${figures(totals, say).map(([name, value, state]) => html`<div class="is-${state}"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</section>
${contents(report, told)}
</header>`
}

const figures = (
  { neededFound, neededIncomplete, states }: Report['totals'],
  say: Teller['say'],
): [name: string, value: number, state: string][] => [
  [say('found', '已约定'), neededFound, 'found'],
  [say('incomplete', '约定不全'), neededIncomplete, 'incomplete'],
  [say('required, not found', '所需，未见约定'), states.missing, 'missing'],
  [say('recommended, not found', '建议增设'), states.recommended, 'recommended'],
  [say('accepted gaps', '已豁免'), states.accepted, 'accepted'],
  [say('cannot tell', '无法判断'), states.undecided, 'undecided'],
]

function contents(report: Report, { say }: Teller): Markup {
  const links: [string, string][] = [
    ['matrix', say('Coverage matrix', '条款覆盖矩阵')],
    ['basis', say('Findings by basis and authority', '按依据归类的问题')],
    ['unknowns', say('What cannot be told', '无法判断的事项')],
    ['waivers', say('Waiver register', '豁免登记')],
    [
      'contracts',
      report.contracts.length === 1 ? say('The contract', '合同详情') : say('Contract by contract', '逐份合同详情'),
    ],
    ['authorities', say('Authorities', '法律依据')],
    ['documents', say('Documents and method', '文件与方法')],
  ]
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${say('Contents', '目录')}</h2><ol>${links.map(
    ([id, name]) => html`<li><a href="#${id}">${name}</a></li>`,
  )}</ol></nav>`
}

/** What was named, cut where it goes on. */
function namedIn(scope: readonly string[], { say }: Teller): string {
  const names = scope.slice(0, 3).map(folderName).join(say(', ', '、'))
  const rest = scope.length - 3
  return rest > 0 ? say(`${names} and ${rest} more`, `${names}等${scope.length}个路径`) : names
}

/** A folder or a file without what it is in: a reader elsewhere has other folders. */
const folderName = (named: string): string =>
  named
    .replace(/[\\/]+$/, '')
    .split(/[\\/]/)
    .at(-1) || named
