import { describe, expect, it } from 'vitest'
import { checked, quote } from '../contracts.ts'

const clauses = '## 1. A\n\nx\n\n## 2. B\n\ny\n\n## 3. C\n\n'
const found = (words: string, locale: 'en' | 'zh' = 'en') => {
  const { contract, findings } = checked(clauses + words, 'markdown', locale)
  return findings
    .filter(({ code }) => code === 'broken-reference')
    .map(({ span, message, severity }) => [quote(contract, span), severity, message])
}

describe('broken-reference', () => {
  it('says which clause is not there', () => {
    const message = '“Section 7” is not in this contract: the clause may have been renumbered or taken out.'
    expect(found('See Section 7.\n')).toEqual([['Section 7', 'warning', message]])
    expect(found('See Section 7.\n', 'zh')[0]?.[2]).toBe('引用的“Section 7”在本合同中不存在，可能条款已改号或删除。')
  })

  it('says which attachments there are', () => {
    const message = '“Exhibit B” is not in this file. It has: Exhibit A.'
    expect(found('See Exhibit B.\n\n## Exhibit A\n\nz\n')).toEqual([['Exhibit B', 'warning', message]])
  })

  it('names both places of a number that is used twice', () => {
    const { findings } = checked(`${clauses}See Section 4.\n\n## 4. D\n\nx\n\n## 4. E\n\ny\n`)
    expect(findings.find(({ code }) => code === 'broken-reference')?.related).toHaveLength(2)
  })

  it('only hints at a clause that refers to itself', () =>
    expect(found('Subject to Section 3, it ends.\n').map(([, severity]) => severity)).toEqual(['hint']))

  it('lets one paragraph of a clause refer to another', () =>
    expect(found('It ends.\n\nSubject to Section 3, it goes on.\n')).toEqual([]))

  it('names a link to a heading that is not there', () => {
    expect(found('[x](#nowhere)\n').map(([words]) => words)).toEqual(['#nowhere'])
    expect(found('[x](#1-a), [y](#2-b "B"), [z](#own) <a id="own"></a>, [w](https://a.example/#b)\n')).toEqual([])
  })

  it('reads the anchors of templates', () => {
    expect(found('[[#3. C]], [[#2-b|Section 2]]\n')).toEqual([])
    expect(found('[[#4. D|Section 4]]\n').map(([words]) => words)).toEqual(['#4. D'])
    expect(checked(`${clauses}[[#3. C]]\n`).findings.map(({ code }) => code)).not.toContain('placeholder')
  })

  it('says that nothing stands where a reference by place points', () => {
    const message = '“the following Section” names nothing: there is none where it points from here.'
    expect(found('See the following Section.\n')).toEqual([['the following Section', 'warning', message]])
  })

  it.each([
    'See Section 2.\n',
    'See Section 7 of the Export Control Act.\n',
    'See Exhibit B.\n',
    'See 15 CFR 744.21.\n',
  ])('says nothing of %j', (words) => expect(found(words)).toEqual([]))

  const nested = '## 1. A\n\n(a) x\n\n(b) x\n\n## 2. B\n\n2.1 y\n\n2.2 y\n\n## 3. C\n\n3.1 z\n\n3.2 z\n\n## 4. D\n\n'
  const words = (text: string): string[] => {
    const { contract, findings } = checked(text)
    return findings.filter(({ code }) => code === 'broken-reference').map(({ span }) => quote(contract, span))
  }

  it.each(['Section 1(c)', 'Section 2.3', 'Section 3.2(a)', 'Clause 3.1(b)(ii)', 'Section 3.3'])(
    'says that a clause is there and has no such part: %s',
    (reference) => expect(words(`${nested}See ${reference}.\n`)).toEqual([reference]),
  )

  it.each([
    ['an item inside of a sentence', '## 1. A\n\nIt gives (a) x, (b) y and (c) z.', 'Section 1(c)'],
    ['an item that stands under another head', '## 1. A\n\n(a) x\n\n## Other\n\n(b) x\n\n(c) y', 'Section 1(c)'],
    ['an item with a full stop', '## 1. A\n\na. x\n\nb. y\n\nc. z', 'Section 1(c)'],
    ['a number of a list', '## 1. A\n\n1. x\n\n2. x\n\n3. y', 'Section 1.3'],
  ])('says nothing of %s', (_what, first, reference) =>
    expect(words(`${first}\n\n## 2. B\n\ny\n\n## 3. C\n\nz\n\n## 4. D\n\nSee ${reference}.\n`)).toEqual([]),
  )

  it('takes no number of an attachment for one that the body lacks', () => {
    const items = '\n\n## Schedule 1\n\n1. Servers.\n\n2. Racks.\n\n3. Cables.\n\n4. Tapes.\n'
    expect(words(`${clauses}See Section 4.${items}`)).toEqual(['Section 4'])
    const articles = '第一条 甲\n\n无。\n\n第二条 乙\n\n无。\n\n第三条 丙\n\n按第四条执行。\n\n附件一\n\n'
    const inAttachment = ['一', '二', '三', '四'].map((number) => `第${number}条 子\n\n无。\n\n`).join('')
    expect(words(articles + inAttachment)).toEqual(['第四条'])
  })
})
