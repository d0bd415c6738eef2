import fc from 'fast-check'
import { factBlocks } from './facts.ts'
import { damaged, lineEnd, name, words } from './words.ts'

const key = fc.oneof(
  fc.constantFrom('title', 'name', 'text', 'clause', 'clauses', 'waivers', '条款', '标题', '正文', '"a: b"', 'no'),
  name,
)
const paragraphs = fc.array(words, { minLength: 1, maxLength: 3 })
type Written = (indent: string) => string
const scalar: fc.Arbitrary<Written> = fc.oneof(
  words.map((text) => () => ` ${text}`),
  words.map((text) => () => ` ${JSON.stringify(text)}`),
  fc.tuple(fc.constantFrom('|', '>-', '|+', '>2'), paragraphs).map(
    ([style, texts]): Written =>
      (indent) =>
        ` ${style}\n${texts.map((text) => `${indent}  ${text}`).join('\n\n')}`,
  ),
  fc.constantFrom(' &x one', ' *x', ' !!binary eA==', ' [one, {two: three}]', ' "open', '').map((text) => () => text),
)

const { node } = fc.letrec<{ node: Written; map: Written; list: Written }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, { weight: 3, arbitrary: scalar }, tie('map'), tie('list')),
  map: fc.array(fc.tuple(key, tie('node')), { minLength: 1, maxLength: 4 }).map(
    (entries): Written =>
      (indent) =>
        `\n${entries.map(([one, value]) => `${indent}  ${one}:${value(`${indent}  `)}`).join('\n')}`,
  ),
  list: fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map(
    (items): Written =>
      (indent) =>
        `\n${items.map((value) => `${indent}  -${value(`${indent}  `).replace(/^\n +/, ' ')}`).join('\n')}`,
  ),
}))

/** A contract in YAML, more or less. */
export const yamlTexts: fc.Arbitrary<string> = damaged(
  fc
    .tuple(fc.option(factBlocks), fc.array(fc.tuple(key, node), { maxLength: 5 }), lineEnd)
    .map(([facts, entries, end]) =>
      `${facts ?? ''}${entries.map(([one, value]) => `${one}:${value('')}\n`).join('')}`.replaceAll('\n', end),
    ),
)
