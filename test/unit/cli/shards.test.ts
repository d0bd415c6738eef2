import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fallsTo } from '../../../server/src/cli/inputs/shards.ts'

const parts = fc.array(
  fc.stringMatching(/^[\w 条-款.-]{1,12}$/).filter((part) => !/^\.+$/.test(part)),
  {
    minLength: 1,
    maxLength: 4,
  },
)
const files = fc.uniqueArray(
  parts.map((some) => some.join('/')),
  { maxLength: 60 },
)
const of = fc.integer({ min: 1, max: 20 })

it('each file falls to one part, whatever else is in the list', () => {
  fc.assert(
    fc.property(files, of, (list, count) => {
      for (const file of list) {
        const own = Array.from({ length: count }, (_, i) => i + 1).filter((number) =>
          fallsTo({ number, of: count }, file, '/contracts'),
        )
        expect(own).toHaveLength(1)
      }
    }),
  )
})

it('it does not matter where the folder is on a machine, nor how a path is written', () => {
  fc.assert(
    fc.property(parts, of, (some, count) => {
      const shard = { number: 1, of: count }
      const here = fallsTo(shard, some.join('/'), '/contracts')
      expect(fallsTo(shard, some.join('/'), '/mnt/other/place')).toBe(here)
      expect(fallsTo(shard, `./${some.join('/')}`, '/contracts')).toBe(here)
      expect(fallsTo(shard, `/contracts/${some.join('/')}`, '/contracts')).toBe(here)
    }),
  )
  const [composed, apart] = ['é.md', 'e\u0301.md']
  for (let number = 1; number <= 7; number++)
    expect(fallsTo({ number, of: 7 }, apart)).toBe(fallsTo({ number, of: 7 }, composed))
})

it('is the same on every machine and in every version', () => {
  const partOf = (file: string): number => [1, 2, 3, 4, 5].find((number) => fallsTo({ number, of: 5 }, file, '/')) ?? 0
  // First eight digits of the name's SHA-256, modulo five: `printf %s a.md | sha256sum`.
  expect(['a.md', 'deals/b.contract.yaml', '合同/租赁.md'].map(partOf)).toEqual([4, 5, 3])
})

it('parts are of much the same size', () => {
  const counts = [1, 2, 3, 4].map(
    (number) =>
      Array.from({ length: 4000 }, (_, i) => `deals/${i}.md`).filter((file) => fallsTo({ number, of: 4 }, file)).length,
  )
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120)
})
