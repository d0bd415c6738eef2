import type { Report } from '../portfolio/model.ts'
import { aboutSection } from './about.ts'
import { authoritiesSection } from './authorities.ts'
import { basisSection } from './basis.ts'
import { contractSections } from './contract.ts'
import { cover } from './cover.ts'
import { glyphs } from './glyphs.ts'
import { html, Markup } from './markup.ts'
import { isFew, matrixSection } from './matrix.ts'
import { styles } from './styles.ts'
import { teller } from './telling.ts'
import { unknownsSection } from './unknowns.ts'
import { waiversSection } from './waivers.ts'

/** The report as one file that needs nothing else: no script, nothing fetched, and a policy by which a browser holds it to that. */
export async function reportHtml(report: Report): Promise<string> {
  const told = teller(report)
  const style = styles(told)
  const policy = `default-src 'none'; style-src 'sha256-${await sha256(style)}'; base-uri 'none'; form-action 'none'`
  const [only] = report.contracts
  const title = report.contracts.length === 1 && only ? `${told.title} – ${only.title}` : told.title
  const page = html`<!doctype html>
<html lang="${told.locale === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Proviso ${report.tool.version}">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body class="${isFew(report) ? 'few' : 'many'}">
<a class="skip" href="#main">${told.say('Skip to the report', '跳至正文')}</a>
${glyphs()}
${cover(report, told)}
<main id="main">
${matrixSection(report, told)}
${basisSection(report, told)}
${unknownsSection(report, told)}
${waiversSection(report, told)}
${contractSections(report, told)}
${authoritiesSection(report, told)}
</main>
${aboutSection(report, told)}
</body>
</html>
`
  return page.html
}

/** SHA-256 of a text in UTF-8, in Base64. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
