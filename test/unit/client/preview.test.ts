// @ts-expect-error it brings no types
import MarkdownItParser from 'markdown-it'
import { expect, it } from 'vitest'
import { showLabels, showLabelsAbove } from '../../../client/src/preview/labels.ts'
import type { MarkdownIt } from '../../../client/src/preview/markdownIt.ts'
import { type Mark, showMarks } from '../../../client/src/preview/marks.ts'

const rendered = (text: string, marks: readonly Mark[] = []): string => {
  const md = new MarkdownItParser({ html: true })
  const ours = md as unknown as MarkdownIt
  showLabels(ours, { clause: (id) => `Clause: ${id}`, waived: (gap, reason) => `Accepted: ${gap} (${reason})` })
  showMarks(ours, () => marks)
  return md.render(text)
}

const mark = (line: number, message = 'Missing.', severity: Mark['severity'] = 'warning'): Mark => ({
  line,
  message,
  severity,
})

it('shows our comments as labels, in a line of their own and in a paragraph', () => {
  expect(rendered('## 1. Logs\n<!-- clause: logging, audit -->\n\nKept.\n')).toContain(
    '<span class="proviso-label">Clause: logging</span> <span class="proviso-label">Clause: audit</span>',
  )
  expect(rendered('Kept. <!-- waive: audit; reason: SOC 2 <b>; by: A -->\n')).toContain(
    '<span class="proviso-label">Accepted: audit (SOC 2 &lt;b&gt;)</span>',
  )
})

it('shows above a page what it has no words of, and nothing where there is nothing', () => {
  const md = new MarkdownItParser()
  const ours = md as unknown as MarkdownIt
  let labels: string[] = []
  showLabelsAbove(ours, () => labels)
  expect(md.render('# Lease\n')).toBe('<h1>Lease</h1>\n')
  labels = ['Accepted: Audit (SOC 2 <b>)', 'Accepted: Logs ()']
  expect(md.render('# Lease\n')).toBe(
    '<p><span class="proviso-label">Accepted: Audit (SOC 2 &lt;b&gt;)</span> <span class="proviso-label">Accepted: Logs ()</span></p>\n<h1>Lease</h1>\n',
  )
  expect(md.render('')).toBe('')
})

it('leaves any other comment and HTML as it was', () => {
  const text = 'a <!-- note --> b\n\n<!-- clause -->\n\n<div>x</div>\n'
  expect(rendered(text)).toBe(new MarkdownItParser({ html: true }).render(text))
})

it('marks the paragraph, title, item or cell that a finding stands in', () => {
  const text = '# Title\n\nOne\ntwo.\n\n- item\n\n| a | b |\n| - | - |\n| c | d |\n'
  const around = (line: number) => /<(\w+)><span class="proviso-mark/.exec(rendered(text, [mark(line)]))?.[1]
  expect([0, 3, 5].map(around)).toEqual(['h1', 'p', 'li'])
  expect(rendered(text, [mark(9)])).toMatch(/proviso-mark/)
})

it('marks what is not shown at the next paragraph, and what comes after the last at the last', () => {
  expect(rendered('<!-- x -->\n\nOne.\n', [mark(0)])).toContain('<p><span class="proviso-mark')
  expect(rendered('One.\n\n<!-- x -->\n', [mark(2)])).toContain('<p><span class="proviso-mark')
  expect(rendered('', [mark(0)])).toBe('')
})

it('folds the findings of a paragraph into one mark, as heavy as the worst', () => {
  const html = rendered('One.\n', [mark(0, 'A.', 'information'), mark(0, 'B.', 'warning')])
  expect(html.match(/proviso-mark/g)).toHaveLength(1)
  expect(html).toContain('proviso-warning')
  expect(html).toContain('title="A.\n\nB."')
  expect(html).toContain('>2</span>')
})

it('lets no words of a contract become markup', () => {
  const html = rendered('One.\n', [mark(0, '“><img src=x onerror=alert(1)>" [x](command:y)')])
  expect(html).not.toContain('<img')
  expect(html).toContain('&quot; [x](command:y)')
})

it('leaves the tokens as they are, which are shown again', () => {
  const md = new MarkdownItParser()
  const ours = md as unknown as MarkdownIt
  let marks: Mark[] = [mark(0)]
  showMarks(ours, () => marks)
  const tokens = md.parse('One.\n', {})
  expect(md.renderer.render(tokens, md.options, {})).toContain('proviso-mark')
  marks = []
  expect(md.renderer.render(tokens, md.options, {})).toBe('<p>One.</p>\n')
})
