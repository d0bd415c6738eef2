import { describe, expect, it } from 'vitest'
import { checked, quote } from '../contracts.ts'

const logs = 'Each party shall keep access logs and records for five years.'
const misannotated = (text: string, format: 'markdown' | 'yaml' = 'markdown', locale: 'en' | 'zh' = 'en') => {
  const { contract, findings } = checked(text, format, locale)
  return findings
    .filter(({ code }) => code === 'misannotated-clause')
    .map((finding) => ({ ...finding, words: quote(contract, finding.span) }))
}

describe('misannotated-clause', () => {
  it.each([
    ['whose words are that clause', `## 9. Data\n\n<!-- clause: logging -->\n\n${logs}\n`],
    ['whose inner sections are that clause', `## 9. Data\n\n<!-- clause: logging -->\n\n### 9.1 Logs\n\n${logs}\n`],
    ['whose comment is no annotation', '## 9. Data\n\n<!-- clauses: logging -->\n\nCustomer pays fees.\n'],
  ])('says nothing of a section %s', (_what, text) => expect(misannotated(text)).toEqual([]))

  it('names a section whose words are not the clause', () => {
    const [finding, ...more] = misannotated('## 9. Data 💾\n\n<!-- clause: termination -->\n\nCustomer pays fees.\n')
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      clause: 'termination',
      severity: 'warning',
      section: '9 Data 💾',
      words: 'termination',
    })
    expect(finding?.message).toBe(
      'This section “9 Data 💾” is annotated as “Termination”, but its words do not contain that clause. Change the words or the annotation.',
    )
    expect(finding?.remedies).toEqual([{ kind: 'annotate', annotation: 0, clauses: [] }])
  })

  it('says so in Chinese', () => {
    const [finding] = misannotated('## 第九条 数据\n\n<!-- clause: termination -->\n\n甲方付款。\n', 'markdown', 'zh')
    expect(finding?.message).toBe('本节“第九条 数据”标注为“合同解除”，但文字中未见该条款内容。请修改文字或标注。')
  })

  it('names a clause that nobody knows, and what the section is', () => {
    const [finding] = misannotated(`## Data\n\n<!-- clause: loging -->\n\n${logs}\n`)
    expect(finding?.message).toBe('“loging” is not a clause that Proviso knows, so this annotation has no effect.')
    expect(finding?.clause).toBeUndefined()
    expect(finding?.remedies).toEqual([{ kind: 'annotate', annotation: 0, clauses: ['logging'] }])
  })

  it('looks at each name of an annotation by itself', () => {
    const found = misannotated(`## Data\n\n<!-- clause: logging, termination, x -->\n\n${logs}\n`)
    expect(found.map(({ words }) => words)).toEqual(['termination', 'x'])
  })

  it.each(['clause: termination', 'clause: [logging, termination]', 'clause: logging, termination'])(
    'works on YAML: %s',
    (line) => {
      const text = `terms:\n  - title: Data\n    ${line}\n    text: |\n      ${logs}\n`
      expect(misannotated(text, 'yaml').map(({ words, section }) => [words, section])).toEqual([
        ['termination', 'Data'],
      ])
    },
  )
})
