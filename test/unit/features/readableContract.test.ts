import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readableContract as readable } from '../../../server/src/features/readableContract.ts'
import { crlf, markdown, yaml } from '../contracts.ts'

const readableContract = (text: string) => readable(yaml(text))

const example = readFileSync('examples/gpu-purchase.contract.yaml', 'utf8')

it('writes titles with their numbers, and texts, without the facts', () => {
  const { markdown } = readableContract(example)
  expect(markdown).toMatch(/^# Server Purchase Agreement\n\nThis Agreement is made between/)
  expect(markdown).toContain('\n## 3. Lawful source\n\nThe Seller represents')
  expect(markdown).toContain('\n## Schedule 1. Goods, price and delivery\n\nTwelve servers')
  expect(markdown).not.toMatch(/hardware-purchase|drafting-for/)
})

it('knows of each line where it comes from', () => {
  const { markdown, lines } = readableContract(example)
  const shown = markdown.split('\n')
  expect(lines).toHaveLength(shown.length)
  const written = example.split('\n')
  for (const [i, line] of shown.entries()) {
    if (!/^[A-Z]/.test(line)) continue
    expect(written[lines[i] ?? -1]?.trim()).toBe(line)
  }
})

it('keeps what says which clause a section is', () => {
  const { markdown } = readableContract(
    'clauses:\n  - clause: logging, audit\n    title: Records\n    text: Kept for long.\n',
  )
  expect(markdown).toBe('# Records\n\n<!-- clause: logging, audit -->\n\nKept for long.\n')
})

it.each([
  'text: |\n  <script>alert(1)</script>\n',
  'text: |\n  ![x](https://example.com/x.png)\n',
  'text: "<img src=x onerror=alert(1)> ![x](y)"\n',
  'title: "<b>x</b>"\ntext: |\n  <!-- clause: logging --><iframe src=x>\n',
])('makes no HTML and no picture of %j', (text) => {
  const { markdown } = readableContract(text)
  expect(markdown.replace('<!-- clause: logging -->', '').replace(/\\./g, '')).not.toMatch(/<|!\[/)
})

it('shows what it can of what is no contract, and nothing of nothing', () => {
  expect(readableContract('').markdown).toBe('')
  expect(readableContract('- a\n- b: [1, 2]\n').markdown).toBe('- a\n\n# b\n\n- 1\n\n- 2\n')
  expect(readableContract('a: &a [*a]\nb: {').lines.length).toBeGreaterThanOrEqual(0)
})

it('leaves the facts of a Markdown contract out, and everything else as it is', () => {
  const body = '\n# Agreement\n\n<!-- clause: logging -->\n\nKept **long**.\n'
  const text = `---\ncontract:\n  type: nda\n---\n${body}`
  for (const written of [text, crlf(text)]) {
    const { markdown: shown, lines } = readable(markdown(written))
    expect(shown).toBe(body)
    expect(lines).toEqual([4, 5, 6, 7, 8, 9, 10])
  }
  expect(readable(markdown(body)).markdown).toBe(body)
})
