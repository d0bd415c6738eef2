import { describe, expect, it } from 'vitest'
import { checked, quote } from '../contracts.ts'

const conflicts = (facts: string, body: string, locale: 'en' | 'zh' = 'en') => {
  const { contract, findings } = checked(
    `---\ncontract:\n  type: nda\n  ${facts}\n---\n\n${body}\n`,
    'markdown',
    locale,
  )
  return findings
    .filter(({ code }) => code === 'place-conflict')
    .map(({ span, severity, message, related }) => ({
      words: quote(contract, span),
      severity,
      message,
      related: related.map((place) => quote(contract, place.span)),
    }))
}
const words = (facts: string, body: string): string[] => conflicts(facts, body).map((one) => one.words)

describe('place-conflict', () => {
  it('a declared region that the text bars by its group is named with both places', () => {
    const [found, ...more] = conflicts(
      'regions: [SG, 香港]',
      'The Customer shall not permit access from Country Group D:5.',
    )
    expect(more).toEqual([])
    expect(found).toMatchObject({ words: '香港', severity: 'warning', related: ['Country Group D:5'] })
    expect(found?.message).toContain('it is in Country Group D:5 (list of 2026-07-23)')
    expect(conflicts('regions: [CN]', '不得向D:5国家组出口。', 'zh')[0]?.message).toContain(
      'D:5 国家组（2026-07-23的名单）',
    )
  })

  it.each<[string, string, string[]]>([
    ['Macau is not in D:5', 'The Customer shall not permit access from Country Group D:5.', []],
    ['Macau named beside it', 'The Customer shall not permit access from Macau.', ['MO']],
    ['a ban on data alone', '不得将此类数据转移至受关注国家。', []],
    ['a ban on sending abroad', '不得将记录提供至中国境外。', []],
  ])('%s', (_what, body, expected) => expect(words('regions: [MO]', body)).toEqual(expected))

  it('a place that the text names itself is said to be named', () => {
    const [found] = conflicts('regions: [MO]', 'The Customer shall not permit access from Macau.')
    expect(found?.message).toContain('it names that place')
  })

  it.each(['IR', 'Crimea', '古巴'])('a region under embargo (%s) is one by itself', (region) => {
    expect(words(`regions: [${region}]`, 'Text.')).toEqual([region])
  })

  it('a place that the text allows here and bars there is told with less certainty', () => {
    const body = 'The goods may be used in Cuba.\n\nThe Customer shall not export the goods to Cuba.'
    expect(conflicts('data: []', body)).toMatchObject([{ words: 'Cuba', severity: 'information' }])
  })
})
