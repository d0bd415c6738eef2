import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FamilyCoverage } from '../../../server/src/coverage/coverage.ts'
import { loadPack } from '../../../server/src/policy/load.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked } from '../contracts.ts'

/** How a family stands in one clause, under a title that is no family's. */
const standing = (clause: string, ...paragraphs: string[]): FamilyCoverage | undefined =>
  checked(`# Supply\n\n## 1. Goods\n\n${paragraphs.join('\n\n')}\n`).coverage.get(clause)

const source = 'The Seller warrants that the servers are new and come from an authorised distributor.'
const filled = (words: string): string =>
  words
    .replaceAll('{{provider}}', 'The Seller')
    .replaceAll('{{customer}}', 'the Buyer')
    .replaceAll('{{agreement}}', 'this Agreement')
const limbOf = (id: string): string => {
  const limb = standardPack.families.flatMap(({ elements }) => elements).find((element) => element.id === id)
  return filled(limb?.wording.en ?? '')
}

describe('a family whose only words are a limb of another one in the same clause', () => {
  it.each([
    ['licence-responsibility', 'source-lawful-export-history'],
    ['export-compliance', 'source-foreign-made-items'],
    ['export-compliance', 'source-stop-on-doubt'],
    ['classification', 'source-chain-of-custody'],
  ])('%s in %s is said in passing', (clause, limb) => {
    expect(standing(clause, source)?.present).toBe(false)
    expect(standing(clause, source, limbOf(limb))).toMatchObject({ present: true, isPassing: true })
    expect(standing('source-compliance', source, limbOf(limb))?.isPassing).toBe(false)
  })

  it('has a clause where that says more of it than such a limb does', () => {
    const licence = 'The Seller shall apply for and obtain every export licence that a delivery needs.'
    const found = standing('licence-responsibility', source, limbOf('source-lawful-export-history'), licence)
    expect(found?.isPassing).toBe(false)
  })

  it('has a clause under a title of its own', () => {
    const text = `# Supply\n\n## 1. Licences\n\n${source}\n\n${limbOf('source-lawful-export-history')}\n`
    expect(checked(text).coverage.get('licence-responsibility')?.isPassing).toBe(false)
  })
})

it('each family of one clause that covers several in its paragraphs is there by itself', () => {
  const combined = [
    'The Buyer shall comply with the export control and sanctions laws that apply to it.',
    'The Buyer represents that neither it nor its owners are named on the Entity List or the SDN List.',
    'The Buyer shall not use the items for a military end use, or for nuclear, chemical or biological weapons.',
  ]
  for (const clause of ['export-compliance', 'list-screening', 'end-use'])
    expect(standing(clause, ...combined)).toMatchObject({ present: true, isPassing: false })
})

/** With the proofs: clauses of each family as drafters write them. */
const proved = loadPack(path.resolve(import.meta.dirname, '../../../server/policy'))
const slots = {
  en: { provider: 'the Seller', customer: 'the Buyer', agreement: 'this Agreement' },
  zh: { provider: '卖方', customer: '买方', agreement: '本合同' },
}

/** Of several sentences, one of which tells another family and none of the words that show the limb: read alone, it is no limb. */
const severalSentences = ['transfer-dsp-onward']

describe.each(proved.families.map(({ id, proofs, elements }) => ({ id, proofs, elements })))(
  'a clause on $id',
  ({ id, proofs, elements }) => {
    it.each(['en', 'zh'] as const)('is one on nothing else after its limbs were added, in %s', (language) => {
      const [clause = ''] = proofs?.[language].passing ?? []
      const before = checked(`# A\n\n## 1. B\n\n${clause}\n`).coverage
      for (const { id: element, wording } of elements) {
        if (severalSentences.includes(element)) continue
        const limb = Object.entries(slots[language]).reduce(
          (text, [name, term]) => text.replaceAll(`{{${name}}}`, term),
          wording[language],
        )
        const { coverage } = checked(`# A\n\n## 1. B\n\n${clause}\n\n${limb}\n`)
        const others = proved.families.filter((one) => one.id !== id && !before.get(one.id)?.present)
        const found = others.filter((one) => coverage.get(one.id)?.present && !coverage.get(one.id)?.isPassing)
        expect(
          found.map((one) => one.id),
          `${element}: ${limb}`,
        ).toEqual([])
      }
    })
  },
)
