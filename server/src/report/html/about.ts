import type { Report } from '../portfolio/model.ts'
import { html, type Markup } from './markup.ts'
import { contractId, type Teller } from './telling.ts'

/** What was read, byte by byte, and how far the report may be relied on. */
export function aboutSection({ contracts, tool, made }: Report, told: Teller): Markup {
  const { say } = told
  return html`<footer class="about">
<section aria-labelledby="documents">
<h2 id="documents">${say('Documents and method', '文件与方法')}</h2>
<table class="documents"><caption class="unseen">${say('Documents', '文件')}</caption>
<thead><tr><th scope="col" class="count">${say('No.', '序号')}</th><th scope="col">${say('File', '文件')}</th><th scope="col" class="count">${say('Bytes', '字节数')}</th><th scope="col">${say('SHA-256 of the bytes', 'SHA-256 校验值')}</th><th scope="col">${say('By the law of', '适用法律日期')}</th></tr></thead>
<tbody>${contracts.map(
    (
      { file, document, day },
      i,
    ) => html`<tr><td class="count"><a href="#${contractId(i + 1)}">${i + 1}</a></td><th scope="row">${told.fileName(file)}</th><td class="count">${document.bytes}</td><td><code class="hash">${document.sha256}</code></td><td class="day">${day}</td></tr>
`,
  )}</tbody></table>
<h3>${say('How to read this report', '阅读说明')}</h3>
<ul>${[
    say(
      'Clauses are recognised by their words and where they stand. One in unusual words can be missed, and words of the kind can be taken for one. “Found” does not mean “enough”.',
      '条款系依文字及其位置识别，可能遗漏措辞特殊的条款，也可能误认。“已约定”不等于“已充分”。',
    ),
    say(
      'Which clauses a deal calls for follows from its facts. Each need and each finding names its basis: statute, licence condition, guidance, market practice or house policy.',
      '条款是否所需取决于交易事实。每项需要和问题均注明依据：法律规定、许可条件、监管指引、市场惯例或内部政策。',
    ),
    say(
      'Authorities are data with a date. What nobody has compared with an official text is marked.',
      '法律依据为注明日期的数据，未经与官方文本核对的均予标明。',
    ),
    say(
      `The report was made on ${made} by Proviso ${tool.version} on the machine of whoever made it; nothing was sent anywhere.`,
      `本报告由 Proviso ${tool.version} 于${made}在本机生成，内容未发送至任何地方。`,
    ),
  ].map((one) => html`<li>${one}</li>`)}</ul>
<p class="disclaimer">${say('This report informs and gives no legal advice.', '本报告仅提供信息，不构成法律意见。')}</p>
</section>
</footer>`
}
