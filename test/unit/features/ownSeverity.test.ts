import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inOwnSeverity } from '../../../server/src/features/ownSeverity.ts'
import { findingCodes } from '../../../server/src/rules/finding.ts'
import { checked } from '../contracts.ts'

const { findings } = checked('---\ncontract:\n  type: nda\n  sort: x\n---\n\n# Secrets\n\nKept for [[how long]].\n')
const shown = (rules: unknown): string[] =>
  inOwnSeverity(findings, rules).map(({ code, severity }) => `${code} ${severity}`)

it('weighs the findings of a code, or leaves them out', () => {
  expect(shown({})).toContain('placeholder information')
  expect(shown({ placeholder: 'error' })).toContain('placeholder error')
  expect(shown({ placeholder: 'off' }).join()).not.toContain('placeholder')
})

it('hides nothing that says what was not checked', () => {
  expect(shown({ 'fact-invalid': 'off' })).toEqual(shown({}))
  expect(shown({ 'fact-invalid': 'error' })).toContain('fact-invalid error')
})

it.each([
  null,
  undefined,
  'off',
  7,
  [],
  { placeholder: 'loud' },
  { placeholder: null },
  { __proto__: { placeholder: 'off' } },
])('takes no harm from %j', (rules) => expect(shown(rules)).toEqual(shown({})))

it('is offered every code by the settings', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  const setting = manifest.contributes.configuration.properties['proviso.rules']
  expect(setting.propertyNames.enum).toEqual([...findingCodes].toSorted())
})
