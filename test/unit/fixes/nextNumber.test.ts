import { describe, expect, it } from 'vitest'
import { leadingNumber } from '../../../server/src/contract/numbering.ts'
import { lastPutIn, nextNumber, type PlainNumber } from '../../../server/src/fixes/nextNumber.ts'

const next = (title: string, last: boolean, taken: readonly string[] = []): string =>
  nextNumber(leadingNumber(title) as PlainNumber, last, new Set(taken))

/** Title with the number; the number after it at the end of its row; the number put in between. */
const rows: [string, string, string][] = [
  ['9. Records', '10.', '9A.'],
  ['9 Records', '10', '9A'],
  ['9) Records', '10)', '9A)'],
  ['9.9 Records', '9.10', '9.9A'],
  ['9.9. Records', '9.10.', '9.9A.'],
  ['99. Records', '100.', '99A.'],
  ['Article 9 Records', 'Article 10', 'Article 9A'],
  ['ARTICLE IX. RECORDS', 'ARTICLE X.', 'ARTICLE IX-A.'],
  ['Section 9.3 Records', 'Section 9.4', 'Section 9.3A'],
  ['§ 12 Records', '§ 13', '§ 12A'],
  ['XIV. Records', 'XV.', 'XIV-A.'],
  ['Article XXXIX Records', 'Article XL', 'Article XXXIX-A'],
  ['Article XLIX Records', 'Article L', 'Article XLIX-A'],
  ['Article LXXXIX Records', 'Article XC', 'Article LXXXIX-A'],
  ['B. Records', 'C.', 'B1.'],
  ['(b) records', '(c)', '(b1)'],
  ['b) records', 'c)', 'b1)'],
  ['第三章 记录', '第四章', '第三章之一'],
  ['第九条 记录', '第十条', '第九条之一'],
  ['第十九條 記錄', '第二十條', '第十九條之一'],
  ['第9条 记录', '第10条', '第9条之一'],
  ['九、记录', '十', '九之一'],
  ['（九）记录', '（十）', '（九之一）'],
]

describe('the number of a new clause', () => {
  it.each(rows)('%s: counts on to %s at the end', (title, counted) => expect(next(title, true)).toBe(counted))
  it.each(rows)('%s: (%s) takes a suffix in between: %s', (title, _counted, suffixed) =>
    expect(next(title, false)).toBe(suffixed),
  )

  it.each(rows)('%s: is never one that stands already', (title, counted, suffixed) => {
    for (const last of [true, false]) {
      const taken = [counted, suffixed]
      for (let i = 0; i < 5; i++) {
        const made = next(title, last, taken)
        expect(taken).not.toContain(made)
        taken.push(made)
      }
    }
  })

  it.each(rows)('%s: is read back in its own style, with the path that it counts to', (title, counted, suffixed) => {
    const own = leadingNumber(title) as PlainNumber
    const words = title.slice(leadingNumber(title)?.length)
    const readAs = (number: string): PlainNumber | undefined => leadingNumber(title.replace(own.text, number))
    expect(words).not.toBe('')
    expect(readAs(counted)).toMatchObject({
      text: counted,
      style: own.style,
      path: [...own.path.slice(0, -1), (own.path.at(-1) as number) + 1],
    })
    expect(readAs(suffixed)).toMatchObject({ text: suffixed, style: own.style, path: own.path })
  })

  it.each<[string, boolean, string]>([
    ['9A. Records', false, '9B.'],
    ['9A. Records', true, '10.'],
    ['第九条之一 记录', false, '第九条之二'],
    ['第九条之一 记录', true, '第十条'],
    ['IX-A. Records', false, 'IX-B.'],
    ['IX-A. Records', true, 'X.'],
  ])('after %s (last: %s) is %s', (title, last, expected) => {
    const own = leadingNumber(title) as PlainNumber
    expect(next(title, last, [own.text])).toBe(expected)
  })

  it.each([
    ['9C. Records', '9D.'],
    ['9.9C Records', '9.9D'],
    ['Section 9.3C Records', 'Section 9.3D'],
    ['ARTICLE IX-C. RECORDS', 'ARTICLE IX-D.'],
    ['B3. Records', 'B4.'],
    ['(b3) records', '(b4)'],
    ['第二条之十五 记录', '第二条之十六'],
    ['九之三、记录', '九之四'],
    ['（九之三）记录', '（九之四）'],
  ])('after %s is %s, although numbers before it are free', (title, expected) =>
    expect(next(title, false)).toBe(expected),
  )
})

describe('the last number that was put in after one', () => {
  it.each<[string, string[], number, number]>([
    ['of a row', ['9.', '9A.', '9B.', '10.'], 0, 2],
    ['after one of the row', ['9.', '9A.', '9B.', '10.'], 1, 2],
    ['at the end', ['8.', '9.', '9A.'], 1, 2],
    ['which is itself where there is none', ['9.', '10.'], 0, 0],
    ['which is itself where it has no number', ['', ''], 0, 0],
  ])('%s', (_what, row, at, expected) => {
    expect(
      lastPutIn(
        row.map((text) => leadingNumber(`${text} Records`)?.path),
        at,
      ),
    ).toBe(expected)
  })
})
