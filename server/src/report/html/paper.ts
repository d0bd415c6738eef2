import type { Teller } from './telling.ts'

/** How a report stands on A4: heads at the top of each page, numbers below, and nothing cut in two that belongs together. */
export const paper = ({ title, report, say }: Teller): string => `
@page{size:A4;margin:19mm 15mm 18mm;
@top-left{content:${quoted(title)};${running}}
@top-right{content:${quoted(report.made)};${running}}
@bottom-left{content:${quoted(say('This report informs and gives no legal advice.', '本报告仅提供信息，不构成法律意见。'))};${running}}
@bottom-right{content:counter(page) " / " counter(pages);${running}}}
@page:first{@top-left{content:none}@top-right{content:none}}
@page wide{size:A4 landscape}
@media print{
${light}
html{font-size:12.4px}
body,body>header,main,body>footer{background:none;max-width:none;padding:0}
.skip,.few .contents{display:none}
body:not(.few)>header{padding-top:32mm;break-after:page}
a{color:inherit;text-decoration:none}
h2{margin-top:2rem;font-size:1.4rem}
.matrix th,.matrix .name .number{font-size:.8rem}.legend{font-size:.72rem;margin-bottom:.6rem}.legend dt{font-size:.8rem}
h2,h3,caption,.group,.legend,.note,.contract>header{break-after:avoid}
thead{display:table-header-group}thead,thead tr,caption{break-after:avoid;break-inside:avoid}tfoot{display:table-row-group}
.matrix tr,.basis tr,.waivers tr,.documents tr,.authorities tr,.findings tr,.small-matrix tr,.elements li,.summary,.facts,.words{break-inside:avoid}
.wide{break-before:page;page:wide}
.scroll{overflow:visible;max-height:none;border:0}
.matrix{width:100%}
.matrix thead th,.matrix .name{position:static}
.matrix td,.matrix td a{min-width:0;width:auto;min-height:1.6rem}
.matrix td{width:1.7rem}
.matrix .name{min-width:0;width:auto;max-width:none;padding:.2rem .5rem .2rem 0}
.matrix .name .file{display:none}
.matrix td,.figures div,.problem{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.figures{grid-template-columns:repeat(6,1fr)}

.numbers a{min-width:0;min-height:0}.numbers li:not(:last-child)::after{content:",";padding-right:.35em}
.hash{white-space:nowrap;font-size:.66rem}
.small-matrix th,.small-matrix td{padding-top:.12rem;padding-bottom:.12rem;line-height:1.35}
.legend{grid-template-columns:repeat(3,1fr)}
.facts{grid-template-columns:repeat(3,1fr)}
}
`

const running =
  'font:8pt system-ui,"Segoe UI","PingFang SC","Microsoft YaHei","WenQuanYi Zen Hei",sans-serif;color:#515c6b'

/** Paper is light whatever the screen is. */
const light = `:root{--ink:#000;--soft:#444c57;--line:#c3cad3;--faint:#eef1f5;--paper:#fff;--back:#fff;--accent:#1f3f6e;
--found:#17614e;--found-tint:#e0f0ea;--incomplete:#7d5000;--incomplete-tint:#fbeecb;--missing:#9b2226;--missing-tint:#fbe1df;
--recommended:#85504f;--recommended-tint:#fff;--accepted:#55448c;--accepted-tint:#eae6f6;--quiet:#5b6675;--quiet-tint:#fff}`

/** A text as a string of CSS. */
const quoted = (text: string): string => `"${text.replace(/["\\\n]/g, '')}"`
