import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { coverageOf } from '../../../server/src/coverage/coverage.ts'
import { simplifiedIn, traditionalIn } from '../../../server/src/drafting/characters.ts'
import { clauseText } from '../../../server/src/fixes/clauseText.ts'
import type { Family, Wording } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { detector } from '../contracts.ts'

const terms = {
  en: { provider: 'the Supplier', customer: 'the Customer', agreement: 'this Agreement' },
  'zh-Hans': { provider: '乙方', customer: '甲方', agreement: '本合同' },
  'zh-Hant': { provider: '乙方', customer: '甲方', agreement: '本合約' },
}
const languages = ['en', 'zh-Hans', 'zh-Hant'] as const
const positions = ['preferred', 'fallback', 'walk-away'] as const

const known = (language: (typeof languages)[number]) => ({
  terms: terms[language],
  text: () => undefined,
  blank: () => undefined,
})

/** A template as a contract that consists of it alone. */
const written = (wording: Wording, format: Format): string =>
  format === 'markdown'
    ? [`## 1. ${wording.title}`, ...wording.paragraphs].join('\n\n')
    : `clauses:\n  - title: ${JSON.stringify(wording.title)}\n    text: |-\n${wording.paragraphs.map((text) => `      ${text}`).join('\n\n')}\n`

const cases = standardPack.families.flatMap((family) =>
  positions.flatMap((position) =>
    languages.flatMap((language) =>
      (['markdown', 'yaml'] as const).map((format) => ({ family, position, language, format })),
    ),
  ),
)

const coverages = (families: readonly Family[], text: string, format: Format, applies: (when: unknown) => boolean) =>
  coverageOf(readContract(text, format), detector, families, {
    clauses: new Map(),
    applies: ({ when }) => applies(when),
    fact: () => undefined,
    waives: new Set(),
  })

const coverage = (family: Family, wording: Wording, format: Format, applies: (when: unknown) => boolean) =>
  coverages([family], written(wording, format), format, applies).get(family.id)

describe('a template of the standard pack', () => {
  it.each(cases)('$family.id, $position, $language, $format has its family and every required element', (one) => {
    const { family, position, language, format } = one
    expect(family.templates.map((template) => template.position)).toContain(position)
    const wording = clauseText(family, position, language, known(language)) as Wording
    const found = coverage(family, wording, format, (when) => when === undefined)
    expect(found).toMatchObject({ present: true, missingElements: [] })
    expect(found?.elements.filter(({ flaw }) => flaw)).toEqual([])
  })

  it.each(cases)('$family.id, $position, $language, $format stands under a usual title of its family', (one) => {
    const { family, position, language, format } = one
    const wording = clauseText(family, position, language, known(language)) as Wording
    const contract = readContract(written(wording, format), format)
    const section = contract.sections.findIndex(({ title }) => title === wording.title)
    expect(detector.titledAs(contract, section)).toContain(family.id)
  })

  it.each(cases.filter(({ format }) => format === 'markdown'))(
    '$family.id, $position, $language has what a deal asks for beyond it, where a deal does',
    ({ family, position, language, format }) => {
      const wording = clauseText(family, position, language, known(language), () => true) as Wording
      expect(coverage(family, wording, format, () => true)?.missingElements).toEqual([])
    },
  )

  it.each(cases.filter(({ format }) => format === 'markdown'))(
    '$family.id, $position, $language, filled in, states no period and no share that another clause would be short of',
    ({ family, position, language, format }) => {
      const wording = clauseText(family, position, language, known(language), () => true) as Wording
      const text = written(wording, format).replace(/\[\[[^\]]*\]\]/g, language === 'en' ? 'three' : '三')
      const others = standardPack.families.filter(({ id }) => id !== family.id)
      const found = coverages(others, text, format, () => true)
      const short = others.flatMap(({ id }) => found.get(id)?.elements.filter(({ flaw }) => flaw) ?? [])
      const told = short.filter(({ element, flaw }) => flaw?.stated || element.id === 'screening-ownership-test')
      expect(told.map(({ element, flaw }) => [element.id, flaw?.flaw.pattern.id])).toEqual([])
    },
  )
})

describe('a wording of the standard pack', () => {
  const wordings = standardPack.families.flatMap(({ templates, elements }) => [
    ...templates.flatMap(({ zh, zhHant }) => zh.paragraphs.map((text, i) => [text, zhHant?.paragraphs[i] ?? ''])),
    ...elements.map(({ wording }) => [wording.zh, wording.zhHant ?? '']),
  ])

  it('is in one script', () => {
    expect(wordings.length).toBeGreaterThan(200)
    for (const [zh = '', zhHant = ''] of wordings) {
      expect(zhHant).not.toBe('')
      expect(traditionalIn(zh), zh).toEqual([])
      expect(simplifiedIn(zhHant), zhHant).toEqual([])
    }
  })

  it('keeps the name that mainland law gives to personal information', () => {
    const namesIn = (text: string, name: string): number => text.split(name).length - 1
    const named = wordings.filter(([zh = '']) => zh.includes('个人信息'))
    expect(named.length).toBeGreaterThan(5)
    for (const [zh = '', zhHant = ''] of named) expect(namesIn(zhHant, '個人信息')).toBe(namesIn(zh, '个人信息'))
  })
})
