import { expect, it } from 'vitest'
import { html, Markup } from '../../../../server/src/report/html/markup.ts'

it.each<[string, string]>([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ["\" onclick='x' & more", '&quot; onclick=&#39;x&#39; &amp; more'],
  ['\u001b[31mred\u0007', '[U+001B][31mred[U+0007]'],
  ['a\u202ecod\u202c.md', 'a[U+202E]cod[U+202C].md'],
  ['zero\u200bwidth', 'zero[U+200B]width'],
  ['👩\u200d💻 合同 ‘as is’', '👩\u200d💻 合同 ‘as is’'],
])('%j is text', (text, expected) => {
  expect(html`<td title="${text}">${text}</td>`.html).toBe(`<td title="${expected}">${expected}</td>`)
})

it('takes markup as it is, lists in a row, and nothing for nothing', () => {
  expect(html`${[html`<b>${'<'}</b>`, 1]}${undefined}${null}${false}${new Markup('<i>')}`.html).toBe('<b>&lt;</b>1<i>')
})
