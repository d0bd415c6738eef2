import { paper } from './paper.ts'
import type { Teller } from './telling.ts'

/** The style sheet of a report: for the screen, light and dark, and for A4. */
export const styles = (told: Teller): string =>
  `${colours}${base}${coverStyle}${tables}${matrix}${contract}${paper(told)}`

/** Each state has a tint, and an ink that can be read on it. */
const colours = `
:root{color-scheme:light dark;--ink:#1b2430;--soft:#515c6b;--line:#d3d9e1;--faint:#eef1f5;--paper:#fff;--back:#f5f6f8;--accent:#1f3f6e;
--found:#17614e;--found-tint:#e0f0ea;--incomplete:#7d5000;--incomplete-tint:#fbeecb;--missing:#9b2226;--missing-tint:#fbe1df;
--recommended:#85504f;--recommended-tint:#fff;--accepted:#55448c;--accepted-tint:#eae6f6;--quiet:#5b6675;--quiet-tint:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e3e7ed;--soft:#a4afbd;--line:#38424f;--faint:#1f2731;--paper:#171d25;--back:#10151b;--accent:#9dbcec;
--found:#7fd1b5;--found-tint:#173a30;--incomplete:#f0c268;--incomplete-tint:#43320c;--missing:#ff9d97;--missing-tint:#4d1f20;
--recommended:#e0a7a4;--recommended-tint:#171d25;--accepted:#bfb0f2;--accepted-tint:#302852;--quiet:#9aa6b5;--quiet-tint:#171d25}}
`

/** For words in Latin letters. */
const latin = 'Charter,"Bitstream Charter","Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Times New Roman"'

const base = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--back);color:var(--ink);font:1rem/1.55 ${latin},"Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,serif}
html:lang(zh) body{line-height:1.75;font-family:"Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,"WenQuanYi Zen Hei",serif}
html:lang(zh) :lang(en):not(.place *){font-family:${latin},serif}
body>header,main,body>footer{display:flow-root;max-width:74rem;margin:0 auto;padding:0 clamp(1rem,4vw,3.5rem);background:var(--paper)}
body>header{padding-top:clamp(2rem,6vw,4.5rem)}
body>footer{padding-bottom:4rem}
h1,h2,h3{line-height:1.2;font-weight:600;text-wrap:balance}
h1{font-size:2.5rem;margin:.2rem 0 .6rem;letter-spacing:-.01em}
h2{font-size:1.5rem;margin:3.2rem 0 1rem;padding-top:.9rem;border-top:1px solid var(--line)}
h3{font-size:1.15rem;margin:2rem 0 .6rem}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
p{margin:.4rem 0}
code{font:.86em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--paper);padding:.5rem 1rem;z-index:3}
.skip:focus{top:1rem}
.shapes{position:absolute;width:0;height:0}
.glyph{width:1em;height:1em;vertical-align:-.12em}
.line{fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.inner{fill:none;stroke:var(--paper);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.note,.file,.level,.place,caption,dt,thead,.legend,.standing,.count,.day,.state,.numbers{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif}
.note{color:var(--soft);font-size:.9rem;max-width:60rem}
.file,.level,.place,.unsaid{color:var(--soft);font-size:.82rem;font-weight:400;overflow-wrap:anywhere}
.is-found,.is-extra{color:var(--found)}.is-incomplete{color:var(--incomplete)}.is-missing{color:var(--missing)}
.is-recommended{color:var(--recommended)}.is-accepted{color:var(--accepted)}.is-undecided,.is-not-needed,.is-unread{color:var(--quiet)}
dl,dd{margin:0}
`

const coverStyle = `
.kind{margin:0;color:var(--accent);font-size:.95rem;letter-spacing:.06em}
.subject{font-size:1.35rem;margin:0 0 .5rem;overflow-wrap:anywhere}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.9rem 2rem;margin:1.6rem 0 0;padding:1.1rem 0;border-top:3px solid var(--accent);border-bottom:1px solid var(--line)}
dt{color:var(--soft);font-size:.78rem;letter-spacing:.03em}
.facts dd{overflow-wrap:anywhere}
.summary h2,.contents h2{border:0;padding:0;margin:1.8rem 0 .5rem;font-size:1.15rem}
.summary>p{font-size:1.1rem;max-width:58rem;margin:.5rem 0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));margin:1.4rem 0;border:solid var(--line);border-width:1px 0 0 1px}
.figures div{padding:.7rem .9rem;border:solid var(--line);border-width:0 1px 1px 0;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dd{font-size:1.9rem;line-height:1.15;font-variant-numeric:lining-nums tabular-nums}
.contents ol{margin:0;padding-left:1.3rem;columns:17rem}
.contents li{padding:.15rem 0}
`

const tables = `
table{border-collapse:collapse;width:100%;margin:.8rem 0 1.4rem;font-size:.93rem}
caption{text-align:left;color:var(--soft);font-size:.85rem;padding:.2rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .7rem .5rem 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{font-size:.78rem;color:var(--soft);vertical-align:bottom;border-bottom:1.5px solid var(--ink)}
tbody th{overflow-wrap:anywhere}
.group th{padding-top:1.3rem;font-weight:600;font-size:1rem;border-bottom:1px solid var(--ink)}
.authorities thead th{white-space:nowrap}
.count{text-align:right;font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}
.day{white-space:nowrap;font-size:.85rem}
.standing{margin:0;font-size:.85rem}
.caution{font-weight:600}
.doubtful{color:var(--incomplete)}
.doubtful::before{content:"▲ ";font-size:.75em}
.numbers{list-style:none;display:inline-flex;flex-wrap:wrap;gap:.1rem .1rem;margin:0;padding:0;font-size:.85rem;vertical-align:top;font-variant-numeric:lining-nums tabular-nums}
.numbers a{display:inline-block;min-width:1.6rem;min-height:1.5rem;text-align:center}
.hash{overflow-wrap:anywhere;font-size:.75rem}
.plain{list-style:none;padding:0}
.basis th[scope=row]{width:38%}.basis td:nth-child(2){width:25%}.basis td:nth-child(4){width:27%}
tbody th code{white-space:nowrap}
.disclaimer{margin-top:2rem;font-style:italic}
html:lang(zh) .disclaimer{font-style:normal}
.about ul:not(.numbers){max-width:60rem;padding-left:1.2rem}
`

const matrix = `
.legend{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.5rem 1.6rem;margin:0 0 1.2rem;font-size:.82rem}
.legend dt{font-size:.9rem;font-weight:600}
.legend dt .glyph{width:1.1em;height:1.1em}
.legend dd{color:var(--soft);line-height:1.4}
.scroll{position:relative;overflow:auto;max-height:92vh;border-bottom:1px solid var(--line)}
.matrix{width:auto;border-collapse:separate;border-spacing:0;margin:0;font-size:.85rem}
.matrix th,.matrix td{padding:0;border-bottom:1px solid var(--line);border-right:1px solid var(--line)}
.matrix td{min-width:1.85rem;width:1.85rem;text-align:center;vertical-align:middle;background:var(--quiet-tint)}
.matrix td a{display:grid;place-items:center;min-height:1.85rem;height:100%;color:inherit;text-decoration:none}
.matrix td a:focus-visible{outline-offset:-2px}
.matrix .glyph{width:.95rem;height:.95rem;vertical-align:middle}
.matrix td.is-found{background:var(--found-tint)}.matrix td.is-incomplete{background:var(--incomplete-tint)}
.matrix td.is-missing{background:var(--missing-tint)}.matrix td.is-accepted{background:var(--accepted-tint)}
.matrix thead th{position:sticky;top:0;z-index:1;background:var(--paper);vertical-align:bottom;color:var(--ink)}
.matrix .turned{height:11.6rem;padding:.4rem 0}
.matrix .turned span{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);max-height:10.8rem;line-height:1.1;font-size:.78rem;text-align:left}
html:lang(zh) .matrix .turned{height:auto}
html:lang(zh) .matrix .turned span{writing-mode:horizontal-tb;transform:none;max-height:none;width:1.1em;line-height:1.22;word-break:break-all;text-align:center}
html:lang(zh) .matrix .turned.sum span{width:2.7em}
.matrix caption span{position:sticky;left:0;display:inline-block;max-width:88vw}
.matrix .name{position:sticky;left:0;z-index:1;background:var(--paper);width:19rem;min-width:13rem;max-width:19rem;padding:.3rem .7rem .3rem 0;line-height:1.25;vertical-align:middle;overflow-wrap:anywhere}
.matrix thead .name{z-index:2;vertical-align:bottom}
.matrix .name a{text-decoration:none}.matrix .name a:hover{text-decoration:underline}
.matrix .name .standing{font-size:.72rem}
.matrix .name .file{display:block;font-size:.72rem;line-height:1.3}
.matrix thead .sum{white-space:normal}
.matrix .sum{font-variant-numeric:lining-nums tabular-nums;padding:0 .4rem;white-space:nowrap;font-size:.78rem;border-right:0}
.matrix tfoot td,.matrix tfoot th{border-top:1.5px solid var(--ink);font-size:.78rem;color:var(--ink);background:var(--paper);font-variant-numeric:lining-nums tabular-nums}
.matrix tfoot td{height:1.8rem}
.number{color:var(--soft);font-variant-numeric:lining-nums tabular-nums;font-weight:400}
.small-matrix th,.small-matrix td{padding-top:.3rem;padding-bottom:.3rem}
.small-matrix th[scope=row]{width:34%}
.small-matrix td a{color:inherit}
.scroll+.legend{margin-top:1.2rem}
.small-matrix thead th{overflow-wrap:anywhere}
`

const contract = `
.contract{border-top:1px solid var(--line);margin-top:2.4rem}
.contract:first-of-type{border-top:0;margin-top:0}
.contract h3 .number{margin-right:.3em}
.contract h3{font-size:1.35rem;margin:1.6rem 0 .2rem;overflow-wrap:anywhere}
.contract>header .file{margin:0 0 .8rem}
.deal{margin:.8rem 0;font-size:.93rem}
.deal>div{display:grid;grid-template-columns:9.5rem 1fr;gap:.2rem 1rem;padding:.25rem 0}
.deal dd{overflow-wrap:anywhere}
.problem{border-left:3px solid var(--missing);padding:.3rem .9rem;background:var(--missing-tint)}
.clauses th[scope=row]{width:24%}
.clause-name{font-weight:600;display:block}
.state{font-size:.85rem;white-space:nowrap}
.why{margin:0 0 .4rem;font-size:.9rem;color:var(--soft)}
.words{margin:.1rem 0 .4rem}
.elements .words{display:inline}
.words q{overflow-wrap:anywhere}
.elements{list-style:none;margin:.5rem 0 0;padding:0;font-size:.9rem}
.elements li{padding:.3rem 0 .3rem 1.5rem;border-top:1px dotted var(--line)}
.elements li>span:first-child{margin-left:-1.5rem;display:inline-block;width:1.3rem}
.elements .why{margin:.1rem 0 0}
.elements .rest{padding-left:0;color:var(--soft)}.elements .rest>span:first-child{margin:0;width:auto;display:inline}
.findings p{margin:0 0 .25rem}
.findings td:nth-child(2){width:18%;overflow-wrap:anywhere}
.severity{white-space:nowrap}
@media (max-width:42rem){h1{font-size:1.9rem}.deal>div{grid-template-columns:1fr}.matrix .name{width:10rem;min-width:9rem;max-width:10rem}
.clauses,.clauses tbody,.clauses tr,.clauses th,.clauses td{display:block;width:auto}.clauses thead{display:none}.clauses caption{display:block}.clauses th[scope=row]{width:auto;border:0;padding-bottom:0}
main>section,footer>section{position:relative;overflow-x:auto}}
`
