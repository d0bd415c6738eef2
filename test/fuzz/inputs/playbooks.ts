import fc from 'fast-check'
import { mapping, written } from './data.ts'
import { name, words } from './words.ts'

const clause = fc.constantFrom('audit', 'logging', 'export-control', 'own-clause', 'output-ownership', '__proto__')
const phrase = fc.constantFrom(
  'keep access logs',
  'on-site (visit|visits) by the Customer',
  'output … belongs to',
  '生成内容…归(甲方|乙方)',
  '(a|b',
  'a)|(b',
  '……',
  '(|)',
  '(((((a|b)|c)|d)|e)|f)',
  `${'(a|b)'.repeat(60)}`,
  '.*',
  '(a+)+$',
)
const said = fc.oneof(words, mapping({ en: words, zh: words }))
const phrases = fc.array(phrase, { maxLength: 4 })
const pattern = mapping({
  all: fc.array(fc.oneof(phrase, phrases), { maxLength: 3 }),
  none: phrases,
  mask: phrases,
  heading: phrases,
  in: fc.constantFrom('passage', 'neighbours', 'section'),
  within: fc.integer({ min: -1, max: 600 }),
})
const wording = mapping({ title: words, text: words })
const wordings = mapping({ en: wording, zh: wording })
const when = mapping({
  type: fc.array(name, { maxLength: 2 }),
  all: fc.array(fc.constantFrom('controlled-items', 'resale', 'no-such'), { maxLength: 2 }),
})

const playbook = mapping({
  name: words,
  severity: fc.dictionary(name, fc.constantFrom('error', 'warning', 'hint', 'off', 'loud'), { maxKeys: 3 }),
  needs: fc.array(
    mapping({ clause, level: fc.constantFrom('required', 'recommended', 'not-needed'), when, reason: said }),
    { maxLength: 3 },
  ),
  clauses: fc.dictionary(
    clause,
    mapping({
      title: said,
      phrases,
      patterns: fc.array(pattern, { maxLength: 2 }),
      prefixes: phrases,
      approvers: fc.array(words, { maxLength: 2 }),
      position: fc.constantFrom('preferred', 'fallback', 'walk-away'),
      wording: mapping({ preferred: wordings, fallback: wordings }),
    }),
    { maxKeys: 3 },
  ),
  forbidden: fc.array(mapping({ phrases, message: said }), { maxLength: 3 }),
  approvers: fc.array(words, { maxLength: 2 }),
  position: fc.constantFrom('preferred', 'fallback', 'walk-away'),
})

/** A house playbook, more or less. */
export const playbookTexts: fc.Arbitrary<string> = written(playbook)
