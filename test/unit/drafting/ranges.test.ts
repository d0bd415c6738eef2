import { describe, expect, it } from 'vitest'
import { attachmentsOf } from '../../../server/src/drafting/attachments.ts'
import { partsOf } from '../../../server/src/drafting/parts.ts'
import { rangesOf } from '../../../server/src/drafting/ranges.ts'
import { crlf, markdown, quote } from '../contracts.ts'

const clauses = (words: string): string =>
  `# Agreement\n\n## 1. A 💻\n\n1.1 x\n\n1.2 y\n\n1.3 z\n\n## 2. B\n\nx\n\n## 3. C\n\nx\n\n## 4. D\n\n${words}\n`
const articles = (words: string): string =>
  `# 合同\n\n第一条 甲💻\n\n无。\n\n第二条 乙\n\n无。\n\n第三条 丙\n\n无。\n\n第四条 丁\n\n${words}\n`

/** Each range: its words, and the numbers of what lies between its ends. */
function read(text: string): [words: string, between: string[]][] {
  const contract = markdown(text)
  const numbered = { true: attachmentsOf(contract), false: partsOf(contract) }
  return rangesOf(contract).map(({ at, isOfAttachments, between }) => [
    quote(contract, at),
    between.map((index) => {
      const one = numbered[`${isOfAttachments}`][index]
      return one ? quote(contract, one.at) : ''
    }),
  ])
}

describe('a range names what stands between its ends', () => {
  it.each([
    ['Sections 1 through 4', ['2.', '3.']],
    ['Clauses 1 to 3', ['2.']],
    ['Sections 1–3', ['2.']],
    ['Section 1 through Section 3', ['2.']],
    ['Sections 1.1 to 1.3', ['1.2']],
  ])('%s', (words, between) => {
    expect(read(clauses(`as in ${words}.`))).toEqual([[words, between]])
    expect(read(crlf(clauses(`as in ${words}.`)))).toEqual([[words, between]])
  })

  it.each([
    ['第一条至第四条', ['第二条', '第三条']],
    ['第一条到第三条', ['第二条']],
    ['第一至第三条', ['第二条']],
    ['第一至四条', ['第二条', '第三条']],
  ])('%s', (words, between) => expect(read(articles(`按${words}执行。`))).toEqual([[words, between]]))

  it('of attachments too', () => {
    const text = '# A\n\nSee Exhibits A through C.\n\n## Exhibit A\n\nx\n\n## Exhibit B\n\ny\n\n## Exhibit C\n\nz\n'
    expect(read(text)).toEqual([['Exhibits A through C', ['Exhibit B']]])
  })

  it.each([
    ['several', 'as in Sections 1 and 3, and Section 4.'],
    ['neighbours', 'as in Sections 2 to 3.'],
    ['an end that is not there', 'as in Sections 2 through 9.'],
    ['another document’s', 'as in Sections 1 through 3 of the Export Act.'],
    ['a clause and a sub-clause', 'as in Sections 1.2 to 3.'],
  ])('not where it is %s', (_what, words) => expect(read(clauses(words))).toEqual([]))

  it('not where it is a law’s', () => expect(read(articles('按《出口管制法》第一条至第三条执行。'))).toEqual([]))
})
