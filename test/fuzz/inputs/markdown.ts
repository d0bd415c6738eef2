import fc from 'fast-check'
import { factBlocks } from './facts.ts'
import { damaged, lineEnd, name, words } from './words.ts'

const heading = fc
  .tuple(
    fc.constantFrom('# ', '## 1. ', '## 2. ', '### 2.1 ', '第一条 ', '## 第二条 ', '**3. ', '## Article IV '),
    words,
  )
  .map(([mark, title]) => `${mark}${title}`)
const setext = fc.tuple(words, fc.constantFrom('---', '===')).map(([title, line]) => `${title}\n${line}`)
const table = fc
  .array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map(([first = [], ...rows]) =>
    [first, first.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
  )
const fence = words.map((text) => `\`\`\`yaml\n${text}\n\`\`\``)
const annotation = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `<!-- clause: ${names.join(', ')} -->`)
const waiver = fc
  .record({
    clause: name,
    reason: words,
    by: words,
    until: fc.constantFrom('2027-06-30', '2020-01-01', '2026-02-30', 'never', ''),
    end: fc.constantFrom(' -->', '-->', '', ' --', ' ; -->'),
  })
  .map(
    ({ clause, reason, by, until, end }) =>
      `<!-- waive: ${clause}; reason: ${reason}; by: ${by}; until: ${until}${end}`,
  )
const definition = fc.tuple(name, words).map(([label, to]) => `[${label}]: /${to}`)

const { block } = fc.letrec<{ block: string; list: string; quote: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof({ weight: 3, arbitrary: words }, heading, setext, table, fence, annotation, waiver, definition),
    tie('list'),
    tie('quote'),
  ),
  list: fc
    .tuple(
      fc.constantFrom('- ', '1. ', '(a) ', '* ', '12) ', '（一）'),
      fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    )
    .map(([mark, items]) =>
      items.map((text) => mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`)).join('\n'),
    ),
  quote: tie('block').map((text) => text.replace(/^/gm, '> ')),
}))

const body = fc
  .tuple(fc.array(block, { maxLength: 7 }), fc.constantFrom('\n\n', '\n\n', '\n'))
  .map(([blocks, between]) => blocks.join(between))

/** A contract in Markdown, more or less. */
export const markdownTexts: fc.Arbitrary<string> = damaged(
  fc
    .tuple(fc.option(factBlocks), body, lineEnd)
    .map(([facts, text, end]) => `${facts === null ? '' : `---\n${facts}---\n\n`}${text}\n`.replaceAll('\n', end)),
)
