import { describe, expect, it } from 'vitest'
import { packChanges } from '../../../server/src/policy/packChanges.ts'
import type { Pack } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'

/** The standard pack after a change. */
function changed(change: (pack: { -readonly [Part in keyof Pack]: Pack[Part] }) => void): Pack {
  const pack = structuredClone(standardPack)
  change(pack)
  return pack
}
const told = (older: Pack, newer: Pack): unknown[] =>
  packChanges(older, newer).map(({ part, id, change, fields }) => [part, id, change, fields.map(({ name }) => name)])

describe('what changed from one pack to another', () => {
  it('is nothing where only the order of keys is another', () => {
    const turned = changed((pack) => {
      pack.items = pack.items.map((item) => Object.fromEntries(Object.entries(item).reverse()) as typeof item)
    })
    expect(told(standardPack, turned)).toEqual([])
  })

  it.each([
    'authorities',
    'needs',
    'families',
    'interactions',
    'contractTypes',
    'items',
    'countries',
    'countryGroups',
  ] as const)('names an entry of the %s that went, or came', (part) => {
    const [first] = standardPack[part]
    const without = changed((pack) => Object.assign(pack, { [part]: pack[part].slice(1) }))
    const id = first && ('id' in first ? first.id : first.code)
    expect(told(standardPack, without)).toContainEqual([part, id, 'removed', []])
    expect(told(without, standardPack)).toContainEqual([part, id, 'added', []])
  })

  it('names a clause apart from its elements and its words', () => {
    const other = changed((pack) => {
      const family = pack.families.find(({ elements, templates }) => elements.length > 0 && templates.length > 0)
      const [element] = family?.elements ?? []
      const [template] = family?.templates ?? []
      if (!family || !element || !template) throw new Error('no clause has elements and words')
      family.title.en = 'Another title'
      element.title.en = 'Another element'
      Object.assign(template, { note: { en: 'Another note', zh: '另注' } })
    })
    expect(told(standardPack, other).map((one) => (one as string[])[0])).toEqual(['families', 'elements', 'templates'])
  })

  it('names what has no entries by its own name, with what it said and says', () => {
    const other = changed((pack) => {
      pack.caveats = []
    })
    expect(packChanges(standardPack, other)).toEqual([
      {
        part: 'caveats',
        id: 'caveats',
        title: { en: 'caveats', zh: 'caveats' },
        change: 'changed',
        fields: [{ name: 'caveats', old: standardPack.caveats, new: [] }],
      },
    ])
  })
})
