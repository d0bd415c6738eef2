import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agrees, type ChipFigures, calculateEccn, type EccnResult } from '../../../server/src/facts/eccn.ts'
import { calculationFor } from '../../../server/src/facts/items.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'

const limits = standardPack.eccn
const resultOf = (figures: ChipFigures): EccnResult => calculateEccn(figures, limits).result

describe('the limits of 3A090', () => {
  it.each<[string, ChipFigures, EccnResult]>([
    ['TPP at 4800, whatever the density', { tpp: 4800 }, '3A090.a'],
    ['TPP just over 4800', { tpp: 4800.1, density: 0.1 }, '3A090.a'],
    ['TPP just under 4800 with density for .b', { tpp: 4799.9, density: 1.6 }, '3A090.b'],
    ['TPP just under 4800 with density at 5.92', { tpp: 4799.9, density: 5.92 }, '3A090.a'],
    ['TPP just under 4800 with density just over 5.92', { tpp: 4799.9, density: 5.93 }, '3A090.a'],
    ['TPP just under 4800 with density just under 5.92', { tpp: 4799.9, density: 5.919 }, '3A090.b'],
    ['TPP just under 4800 with density just under 1.6', { tpp: 4799.9, density: 1.599 }, 'below'],
    ['TPP just under 4800 without density', { tpp: 4799.9 }, 'unknown'],
    ['TPP at 2400 with density at 1.6', { tpp: 2400, density: 1.6 }, '3A090.b'],
    ['TPP just over 2400 with density just over 1.6', { tpp: 2400.1, density: 1.601 }, '3A090.b'],
    ['TPP just under 2400 with density at 1.6', { tpp: 2399.9, density: 1.6 }, 'below'],
    ['TPP just under 2400 with density at 3.2', { tpp: 2399.9, density: 3.2 }, '3A090.b'],
    ['TPP just under 2400 with density just under 3.2', { tpp: 2399.9, density: 3.199 }, 'below'],
    ['TPP at 1600 with density at 5.92', { tpp: 1600, density: 5.92 }, '3A090.a'],
    ['TPP at 1600 with density just under 5.92', { tpp: 1600, density: 5.919 }, '3A090.b'],
    ['TPP at 1600 with density just over 3.2', { tpp: 1600, density: 3.201 }, '3A090.b'],
    ['TPP at 1600 with density just under 3.2', { tpp: 1600, density: 3.199 }, 'below'],
    ['TPP just over 1600 with density at 3.2', { tpp: 1600.1, density: 3.2 }, '3A090.b'],
    ['TPP just under 1600, whatever the density', { tpp: 1599.9, density: 50 }, 'below'],
    ['TPP just under 1600 without density', { tpp: 1599.9 }, 'below'],
    ['a die area in place of a density', { tpp: 4750, dieArea: 750 }, '3A090.a'],
    ['a consumer chip just under 4800', { tpp: 4799.9, density: 9, marketedFor: 'consumer' }, 'outside'],
    ['a workstation chip just under 4800', { tpp: 4799.9, density: 9, marketedFor: 'workstation' }, 'outside'],
    ['a consumer chip at 4800', { tpp: 4800, marketedFor: 'consumer' }, '3A090.a'],
    ['a chip for data centres just under 4800', { tpp: 4799.9, density: 9, marketedFor: 'datacenter' }, '3A090.a'],
  ])('%s', (_what, figures, expected) => expect(resultOf(figures)).toBe(expected))

  it('shows the arithmetic in words, in both languages', () => {
    const { steps } = calculateEccn({ tpp: 2640, dieArea: 826 }, limits)
    expect(steps.en).toBe(
      'TPP 2640; performance density 2640 / 826 = 3.196. 3A090.b takes in TPP from 2400 to below 4800 and density from 1.6 to below 5.92.',
    )
    expect(steps.zh).toBe(
      'TPP 为 2640，性能密度为 2640 / 826 = 3.196。3A090.b 涵盖TPP不低于 2400、低于 4800且性能密度不低于 1.6、低于 5.92者。',
    )
  })

  it.each<[ChipFigures, boolean]>([
    [{ tpp: 4800 }, true],
    [{ tpp: 5040 }, true],
    [{ tpp: 5060, density: 9 }, false],
    [{ tpp: 5060, density: 4 }, false],
    [{ tpp: 15832, dieArea: 814 }, false],
    [{ tpp: 2000, dieArea: 628.4 }, true],
    [{ tpp: 1000, density: 3.2 }, false],
    [{ tpp: 1544, dieArea: 294.5 }, true],
  ])('%o is near a limit: %s', (figures, near) => expect(calculateEccn(figures, limits).near).toBe(near))
})

/** ECCN 3A090.a and .b as the Commerce Control List words them, apart from the pack's table and its order. */
function asTheListSays(tpp: number, density: number): EccnResult {
  const a1 = tpp >= 4800
  const a2 = tpp >= 1600 && density >= 5.92
  const b1 = tpp >= 2400 && tpp < 4800 && density >= 1.6 && density < 5.92
  const b2 = tpp >= 1600 && density >= 3.2 && density < 5.92
  if (a1 || a2) return '3A090.a'
  return b1 || b2 ? '3A090.b' : 'below'
}

describe('every limit, exactly at it, just under it and just over it', () => {
  const around = (limit: number): number[] => [limit - 0.001, limit, limit + 0.001]
  const tpps = [1600, 2400, 4800].flatMap(around)
  const densities = [1.6, 3.2, 5.92].flatMap(around)

  it('the limits are those of the list', () => {
    const numbers = limits.limits.flatMap(({ tpp, density }) =>
      [tpp, density].flatMap((bounds) => [bounds?.from, bounds?.below]),
    )
    expect(new Set(numbers)).toEqual(new Set([1600, 2400, 4800, 1.6, 3.2, 5.92, undefined]))
    expect(limits.outsideDataCentre.tppBelow).toBe(4800)
  })

  it.each(tpps)('TPP %d against every density', (tpp) => {
    for (const density of densities) {
      const expected = asTheListSays(tpp, density)
      expect(resultOf({ tpp, density }), `density ${density}`).toBe(expected)
      expect(resultOf({ tpp, density, marketedFor: 'datacenter' }), `density ${density}`).toBe(expected)
      for (const marketedFor of ['consumer', 'workstation'] as const)
        expect(resultOf({ tpp, density, marketedFor })).toBe(tpp < 4800 ? 'outside' : '3A090.a')
    }
    expect(resultOf({ tpp }), 'no density').toBe(tpp >= 4800 ? '3A090.a' : tpp >= 1600 ? 'unknown' : 'below')
  })

  it('whatever the figures', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 6000, noNaN: true }),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        (tpp, density) => {
          expect(resultOf({ tpp, density })).toBe(asTheListSays(tpp, density))
        },
      ),
      { numRuns: 500, seed: 20261123 },
    )
  })

  it('figures that are not near a limit may be five percent off, either of them, without another result', () => {
    const off = fc.double({ min: 0.95, max: 1.05, noNaN: true })
    const figures = fc.record({
      tpp: fc.double({ min: 1, max: 9000, noNaN: true }),
      density: fc.double({ min: 0.1, max: 12, noNaN: true }),
    })
    fc.assert(
      fc.property(figures, off, off, ({ tpp, density }, ofTpp, ofDensity) => {
        const { near, result } = calculateEccn({ tpp, density }, limits)
        fc.pre(!near)
        expect(resultOf({ tpp: tpp * ofTpp, density: density * ofDensity })).toBe(result)
      }),
      { numRuns: 500, seed: 20261123 },
    )
  })
})

describe('the chips of the pack', () => {
  it('are 35, each with its own names', () => {
    expect(standardPack.items).toHaveLength(35)
    const names = standardPack.items.flatMap(({ name, aliases }) => [...new Set([name, ...aliases])])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it.each(standardPack.items.map((item) => [item.name, item] as const))('%s: the figures agree', (_name, item) => {
    const { tops, bitLength, tpp, dieArea, density } = item
    if (tpp !== null) expect((tops ?? 0) * (bitLength ?? 0)).toBeCloseTo(tpp, 0)
    if (density !== null) expect((tpp ?? 0) / (dieArea ?? 0)).toBeCloseTo(density, 1)
    expect(calculationFor(item, standardPack)?.result ?? 'unknown').toBe(item.result)
  })

  it('whose figures are known as a range alone come out alike at both of its ends', () => {
    const ranged = standardPack.items.filter(({ tppRange }) => tppRange)
    expect(ranged.map(({ id }) => id)).toEqual(['b300', 'ascend910b'])
    for (const { tppRange, dieArea, market, result } of ranged)
      for (const tpp of tppRange ?? [])
        expect(resultOf({ tpp, dieArea: dieArea ?? undefined, marketedFor: market })).toBe(result)
  })

  it('that are near a limit are those whose supplier must be asked', () => {
    const near = standardPack.items.filter((item) => calculationFor(item, standardPack)?.near)
    expect(near.map(({ id }) => id)).toEqual(['a100', 'a800', 'h20', 'l20', 'l2', 'rtx5090d', 'a10'])
  })
})

describe('a declared classification', () => {
  it.each<[string, EccnResult, boolean]>([
    ['3A090.a', '3A090.a', true],
    ['3a090.A', '3A090.a', true],
    ['3A090', '3A090.a', true],
    ['4A090.a', '3A090.a', true],
    ['5A992.z', '3A090.a', true],
    ['3A090.b', '3A090.a', false],
    ['5A992.c', '3A090.a', false],
    ['EAR99', '3A090.b', false],
    ['3A090.b', '3A090.b', true],
    ['3A090.a', 'below', false],
    ['3A991.p', 'below', true],
    ['EAR99', 'outside', true],
    ['3A090.a', 'unknown', true],
  ])('%s with a result of %s agrees: %s', (declared, result, expected) =>
    expect(agrees(declared, result)).toBe(expected),
  )
})
