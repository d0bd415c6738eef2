import { expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { insertClauses } from '../../../server/src/fixes/insertClauses.ts'
import type { Authority, Element } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import { detector } from '../contracts.ts'
import { logging, packWith, retention, synchronised } from '../elements.ts'

const [authority] = standardPack.authorities as [Authority]
const grounds: Authority = { ...authority, id: 'new-rule', status: 'in-force', effective: '2027-01-01' }
delete (grounds as { history?: unknown }).history

/** The words of a clause on logs in a deal of a kind, whose only part beyond its text is this one. */
function put(part: Element, asOf = '2026-11-23'): string {
  const pack = {
    ...packWith({
      ...logging,
      elements: [part],
      templates: logging.templates.map((template) => ({ ...template, elements: [] })),
    }),
    authorities: [...standardPack.authorities, grounds],
  }
  const contract = readContract('---\ncontract:\n  type: nda\n---\n\n# Secrets\n\nWords.\n', 'markdown')
  const checked = check(contract, pack, detector, 'en', asOf)
  return insertClauses(['logging'], {}, checked, pack)
    .map(({ newText }) => newText)
    .join('')
}

it.each<[what: string, part: Element, isThere: boolean]>([
  ['is required', retention, true],
  ['is only recommended', { ...retention, level: 'recommended' }, false],
  ['is asked for in this kind of deal', { ...retention, when: { type: ['nda'] } }, true],
  ['is asked for in other deals', { ...retention, when: { type: ['services'] } }, false],
  ['is recommended, in other words', synchronised, false],
])('a clause that is put in has a part that %s: %#', (_what, part, isThere) => {
  expect(put(part).includes(part.wording.en.slice(-20))).toBe(isThere)
})

it('a part that rests on a rule comes with its clause from the day on which the rule counts', () => {
  const part: Element = { ...retention, basis: 'statute', authorities: ['new-rule'] }
  expect(put(part, '2026-12-31')).not.toContain(part.wording.en)
  expect(put(part, '2027-01-01')).toContain(part.wording.en)
})
