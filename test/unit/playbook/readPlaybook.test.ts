import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlaybook } from '../../../server/src/playbook/readPlaybook.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'

const read = (text: string) => readPlaybook(text, standardPack)
const told = (text: string): string[] =>
  read(text).problems.map(({ span, message }) => `${text.slice(span.start, span.end)} | ${message.en}`)

describe('a mistake is told at its place, in plain words', () => {
  it.each<[string, string, string]>([
    [
      'an unknown key',
      'severty: { placeholder: error }',
      'severty | “severty” means nothing here, so it is not used. Did you mean “severity”?',
    ],
    [
      'an unknown code',
      'severity: { placeholdr: error }',
      'placeholdr | “placeholdr” means nothing here, so it is not used. Did you mean “placeholder”?',
    ],
    [
      'an unknown severity',
      'severity: { placeholder: eror }',
      'eror | “eror” cannot be used here. Did you mean “error”? It is one of: error, warning',
    ],
    [
      'an unknown clause',
      'needs: [{ clause: audt, level: required }]',
      'audt | “audt” cannot be used here. Did you mean “audit”?',
    ],
    [
      'an unknown level',
      'needs: [{ clause: audit, level: must }]',
      'must | “must” cannot be used here. It is one of: required, recommended, not-needed.',
    ],
    [
      'an unknown circumstance',
      'needs: [{ clause: audit, level: required, when: { all: [prc-partie] } }]',
      'prc-partie | “prc-partie” cannot be used here. Did you mean “prc-party”?',
    ],
    [
      'an entry that lacks something',
      'needs: [{ level: required }]',
      '{ level: required } | This lacks “clause”, so it is not used.',
    ],
    [
      'a clause whose name is mistyped',
      'clauses: { audt: { phrases: [x] } }',
      'audt | “audt” is none of the standard clauses. Did you mean “audit”?',
    ],
    [
      'a phrase whose bracket stays open',
      'forbidden: [{ phrases: ["best (endeavours"], message: No. }]',
      '"best (endeavours" | “best (endeavours” cannot be read as a phrase',
    ],
    [
      'an unknown set of phrases',
      'forbidden: [{ phrases: ["@dutie"], message: No. }]',
      '"@dutie" | There is no set of phrases “@dutie”.',
    ],
    [
      'an unknown set inside a phrase',
      'forbidden: [{ phrases: ["@duty pay (at|on) @dutie"], message: No. }]',
      '"@duty pay (at|on) @dutie" | There is no set of phrases “@dutie”.',
    ],
    [
      'a list that is none',
      'approvers: General Counsel',
      'General Counsel | “General Counsel” cannot be used here. It should be a list.',
    ],
    [
      'an unknown slot',
      'clauses: { audit: { wording: { preferred: { en: { title: Audit, text: "{{supplier}} x" }, zh: { title: 审计, text: 审计 } } } } }',
      '"{{supplier}} x" | There is no “{{supplier}}”.',
    ],
    [
      'a reference',
      'approvers: &a [X]\nclauses: { audit: { approvers: *a } }',
      '*a | A playbook does not follow references (*).',
    ],
    [
      'a check that must not be hidden',
      'severity: { file-unreadable: off }',
      'off | “file-unreadable” says what could not be checked',
    ],
    [
      'a name that is taken',
      'clauses: { placeholder: { title: X, phrases: [x] } }',
      'placeholder | The name “placeholder” is taken',
    ],
  ])('%s', (_what, text, words) => {
    expect(told(text)[0]).toContain(words)
  })

  it('a key that stands twice', () => {
    expect(told('approvers: [A]\napprovers: [B]').join()).toContain('stands twice')
  })

  it.each(['- a\n- b', 'words', '"'])('a file that is no playbook: %j', (text) => {
    expect(read(text).problems.length).toBeGreaterThan(0)
  })
})

it('uses the rest', () => {
  const { playbook } = read(
    'severity: { placeholder: error, nonsense: error }\nneeds:\n  - { clause: x }\n  - { clause: audit, level: required }',
  )
  expect(playbook).toEqual({ severity: { placeholder: 'error' }, needs: [{ clause: 'audit', level: 'required' }] })
})

it.each(['', '# nothing yet\n', 'severity:\n', 'needs:\n  - clause:\n'])('an unfinished one is read: %j', (text) => {
  expect(() => read(text)).not.toThrow()
})

it('names of the language’s own machinery are names like any other', () => {
  const text =
    'severity: { __proto__: error, constructor: error }\n__proto__: { name: x }\nconstructor: { a: b }\nclauses: { __proto__: { title: x, phrases: [x] } }'
  const { playbook, problems } = read(text)
  expect(problems).toHaveLength(5)
  expect(playbook).toEqual({ severity: {}, clauses: {} })
  expect(({} as { name?: string }).name).toBeUndefined()
})

it('brackets that multiply are refused, at once', () => {
  const phrase = Array.from({ length: 30 }, () => '(a…b|c…d)').join(' ')
  const nested = `(${Array.from({ length: 30 }, () => '(a|b)').join(' ')})`
  for (const one of [phrase, nested])
    expect(told(`forbidden: [{ phrases: ["${one}"], message: No. }]`)[0]).toContain('too many wordings')
})

it('many phrases of many wordings are refused from some point on', () => {
  const phrase = '(a|b|c|d|e|f|g|h|i|j) (a|b|c|d|e|f|g|h|i|j) (a|b|c|d|e|f|g|h|i|j)'
  const phrases = Array.from({ length: 100 }, (_, i) => `"${phrase} x${i}"`)
  expect(told(`forbidden: [{ phrases: [${phrases}], message: No. }]`)).toHaveLength(50)
})

it('a playbook that is too long is not used, and says so', () => {
  expect(told(`name: ${'x'.repeat(200_000)}`)[0]).toContain('This playbook is not used')
})

it('nothing that somebody writes makes it throw, and every mistake has a place in the text', () => {
  const key = fc.constantFrom(
    'severity',
    'needs',
    'clauses',
    'forbidden',
    'audit',
    'phrases',
    'when',
    'wording',
    '__proto__',
    'x',
  )
  const value = fc.constantFrom(
    'error',
    '[a, b]',
    '{}',
    '[]',
    '{ a: b }',
    '"(a|"',
    '12',
    'true',
    '*a',
    '&a x',
    '…',
    '- -',
    '',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), key, value), { maxLength: 12 }), (lines) => {
      const text = lines.map(([depth, k, v]) => `${'  '.repeat(depth)}${k}: ${v}\n`).join('')
      for (const { span } of read(text).problems) {
        expect(span.start).toBeLessThanOrEqual(span.end)
        expect(span.end).toBeLessThanOrEqual(Math.max(1, text.length))
      }
    }),
  )
})
