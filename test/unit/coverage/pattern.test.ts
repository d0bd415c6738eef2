import { describe, expect, it } from 'vitest'
import { compileDetector } from '../../../server/src/coverage/detector.ts'
import type { Family, Pack, Pattern } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { markdown, yaml } from '../contracts.ts'

const family = standardPack.families.find(({ id }) => id === 'logging') as Family

/** The passages at which a pattern fires. */
function firesAt(pattern: Omit<Pattern, 'id'>, text: string, lexicon: Pack['lexicon'] = {}): string[] {
  const pack: Pack = {
    ...standardPack,
    lexicon,
    interactions: [],
    families: [{ ...family, elements: [], patterns: [{ id: 'p', ...pattern }] }],
  }
  const contract = markdown(text)
  return (compileDetector(pack).detect(contract).get('logging') ?? []).map(
    ({ passage }) => contract.passages[passage]?.text as string,
  )
}

describe('a pattern fires', () => {
  it.each<[string, Omit<Pattern, 'id'>, string, boolean]>([
    ['where all its terms stand', { all: ['log', 'keep'] }, 'Provider keeps its logs.', true],
    ['not where one is lacking', { all: ['log', 'keep'] }, 'Provider shows its logs.', false],
    ['where one of several stands', { all: [['log', 'record'], 'keep'] }, 'Provider keeps records.', true],
    ['not in another sentence', { all: ['log', 'keep'] }, 'Provider has logs. Customer keeps keys.', false],
    ['not where a forbidden word stands', { all: ['log'], none: ['may'] }, 'Provider may keep logs.', false],
    [
      'where a forbidden word stands in another sentence',
      { all: ['log'], none: ['may'] },
      'Provider keeps logs. Customer may pay.',
      true,
    ],
    ['not inside a mask', { all: ['log'], mask: ['log in'] }, 'Users log in daily.', false],
    ['outside a mask beside it', { all: ['log'], mask: ['log in'] }, 'Users log in and keep logs.', true],
    ['within its window', { all: ['log', 'keep'], within: 3 }, 'Keep all logs.', true],
    ['not outside its window', { all: ['log', 'keep'], within: 3 }, 'Keep all of the many logs.', false],
    [
      'where one pair of many is within its window',
      { all: ['log', 'keep'], within: 3 },
      'Keep away from all of this, and keep the logs.',
      true,
    ],
    ['under the heading it asks for', { all: ['log'], heading: ['record'] }, '## Records\n\nLogs.', true],
    ['under a heading further out', { all: ['log'], heading: ['record'] }, '# Records\n\n## Times\n\nLogs.', true],
    ['not under another heading', { all: ['log'], heading: ['record'] }, '## Fees\n\nLogs.', false],
    ['not in a heading itself', { all: ['log'] }, '## Logs\n', false],
    ['over a gap', { all: ['keep … log'] }, 'Keep all of the logs.', true],
    ['not over a gap that is too wide', { all: ['keep …2 log'] }, 'Keep all of the logs.', false],
    ['not against the order of a gap', { all: ['keep … log'] }, 'Logs to keep.', false],
    ['over two gaps', { all: ['keep …2 log …2 safe'] }, 'Keep the logs very safe.', true],
    [
      'over gaps where a longer wording of a part begins before a shorter one',
      { all: ['(old|new) …1 (law|new law of exports) …1 apply'] },
      'Old new law of exports applies.',
      true,
    ],
    ['on Chinese as on words', { all: ['日志', '保存'] }, '双方应保存访问日志。', true],
    ['on Traditional as on Simplified', { all: ['日志', '保存'] }, '雙方應保存訪問日誌。', true],
    ['not across Chinese punctuation', { all: ['保存日志'] }, '双方应保存，日志除外。', false],
    ['within twice the window in Chinese', { all: ['保存', '日志'], within: 4 }, '保存全部日志。', true],
    ['not within a possessive of another word', { all: ['log'] }, 'The login page.', false],
  ])('%s', (_what, pattern, text, fires) => expect(firesAt(pattern, text).length > 0).toBe(fires))

  it('at a list item whose lead-in says the rest', () => {
    const items = 'Provider shall keep:\n\n- access logs;\n- keys.\n'
    expect(firesAt({ all: ['log', 'keep'] }, items)).toEqual(['access logs;'])
    // The first term is what the clause is about: the passage must say it itself.
    expect(firesAt({ all: ['keep', 'log'] }, items)).toEqual([])
    expect(firesAt({ all: ['log', 'keep'] }, items.replace('keep', 'show'))).toEqual([])
  })

  it('at an item of a list within a list, whose lead-ins together say the rest', () => {
    const items = 'Fees are due.\n\nProvider shall keep:\n\n- of access:\n  - the logs;\n  - the keys.\n'
    expect(firesAt({ all: ['log', 'access', 'keep'] }, items)).toEqual(['the logs;'])
    expect(firesAt({ all: ['log', 'access', 'show'] }, items)).toEqual([])
  })

  it('over neighbours or a whole section where it asks for that, and not beyond', () => {
    const text = '## A\n\nLogs exist. Words between. Provider keeps them.\n\n## B\n\nCustomer keeps keys.\n'
    expect(firesAt({ all: ['log', 'keep'], in: 'neighbours' }, text)).toEqual([])
    expect(firesAt({ all: ['log', 'between'], in: 'neighbours' }, text)).toEqual(['Logs exist.'])
    expect(firesAt({ all: ['log', 'keep'], in: 'section' }, text)).toEqual(['Logs exist.'])
    expect(firesAt({ all: ['log', 'key'], in: 'section' }, text)).toEqual([])
  })

  it('on a set of the lexicon, and on sets inside sets', () => {
    const lexicon = { duty: ['shall', '@chinese-duty'], 'chinese-duty': ['应'] }
    expect(firesAt({ all: ['log', '@duty'] }, 'Logs shall stay.', lexicon)).toHaveLength(1)
    expect(firesAt({ all: ['日志', '@duty'] }, '日志应保存。', lexicon)).toHaveLength(1)
    expect(firesAt({ all: ['log', '@duty'] }, 'Logs may stay.', lexicon)).toEqual([])
    expect(firesAt({ all: ['log …4 @duty stay'] }, 'Logs of access shall stay.', lexicon)).toHaveLength(1)
    expect(firesAt({ all: ['log …4 @duty stay'] }, 'Logs of access may stay.', lexicon)).toEqual([])
  })

  it.each<[Pack['lexicon'], RegExp]>([
    [{}, /no set of phrases “@duty”/],
    [{ duty: ['@duty'] }, /contains itself/],
    [{ duty: ['@more'], more: ['@duty'] }, /contains itself/],
  ])('a set %j is a mistake and says so', (lexicon, mistake) => {
    expect(() => firesAt({ all: ['@duty'] }, 'x', lexicon)).toThrow(mistake)
  })

  it('on the prose of YAML as on that of Markdown', () => {
    const pack: Pack = {
      ...standardPack,
      lexicon: {},
      interactions: [],
      families: [{ ...family, elements: [], patterns: [{ id: 'p', all: ['log', 'keep'] }] }],
    }
    const contract = yaml('terms:\n  - title: Records\n    text: Provider shall keep\n      its access logs.\n')
    expect(compileDetector(pack).detect(contract).get('logging')).toHaveLength(1)
  })
})

describe('the standard pack', () => {
  const detector = compileDetector(standardPack)
  const detected = (text: string): string[] => [...detector.detect(markdown(text)).keys()]

  it('finds each of its own templates, in every position and language', () => {
    const words = { provider: 'the Provider', customer: 'the Customer', agreement: 'this Agreement' }
    for (const { id, patterns, templates } of standardPack.families) {
      if (patterns.length === 0) continue
      for (const { position, en, zh, zhHant } of templates) {
        for (const wording of [en, zh, zhHant]) {
          if (!wording) throw new Error(`${id}: a wording in Traditional Chinese is lacking`)
          const text = `## ${wording.title}\n\n${wording.paragraphs.join('\n\n')}\n`.replace(
            /\{\{(\w+)\}\}/g,
            (_slot, name: keyof typeof words) => words[name],
          )
          expect(detected(text), `${id} ${position}: ${wording.title}`).toContain(id)
        }
      }
    }
  })
})
