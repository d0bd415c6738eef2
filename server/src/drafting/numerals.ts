const units: Record<string, number> = {}
for (const [
  i,
  word,
] of 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  .split(' ')
  .entries())
  units[word] = i
for (const [i, word] of 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').entries())
  units[word] = (i + 2) * 10
const scales: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }

const numberWord = `${Object.keys(units).join('|')}|hundred|${Object.keys(scales).join('|')}`

/** A number in English words, for use in a larger expression: `two`, `twenty-five`, `one hundred and five thousand`. */
export const englishNumber = `(?:${numberWord})(?:[\\s-]+(?:and[\\s-]+)?(?:${numberWord}))*`

/** The value of a number in English words; not a number where the words make none. */
export function englishValue(text: string): number {
  let total = 0
  let group = 0
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const unit = units[word]
    const scale = scales[word]
    if (word === 'and') continue
    if (unit !== undefined) {
      // “one two” is no number; “twenty two” is.
      if (group % 100 > 0 && !(unit < 10 && group % 10 === 0 && group % 100 >= 20)) return Number.NaN
      group += unit
    } else if (word === 'hundred') group = (group || 1) * 100
    else if (scale !== undefined) {
      total += (group || 1) * scale
      group = 0
    } else return Number.NaN
  }
  return total + group
}

const digits: Record<string, number> = {}
for (const row of ['零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖', '〇壹貳參肆伍陸柒捌玖', '〇壹貳叄肆伍陸柒捌玖'])
  for (const [value, character] of [...row].entries()) digits[character] = value
digits.两 = 2
digits.兩 = 2
const tens: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const myriads: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

const characters = [...Object.keys(digits), ...Object.keys(tens), ...Object.keys(myriads)].join('')

/** A number in Chinese characters, everyday or financial, for use in a larger expression: 三十, 壹佰万. */
export const chineseNumber = `[${characters}]+`

/** The value of a number in Chinese characters; not a number where they make none. */
export function chineseAmount(text: string): number {
  if ([...text].every((character) => digits[character] !== undefined))
    return Number([...text].map((character) => digits[character]).join(''))
  let total = 0
  let group = 0
  let digit = 0
  for (const character of text) {
    const value = digits[character]
    const ten = tens[character]
    const myriad = myriads[character]
    if (value !== undefined) digit = value
    else if (ten !== undefined) {
      group += (digit || 1) * ten
      digit = 0
    } else if (myriad !== undefined) {
      // 一百万亿: the larger unit counts all that stands before it.
      const before = group + digit
      total = myriad >= 1e8 ? (total + before || 1) * myriad : total + (before || 1) * myriad
      group = 0
      digit = 0
    } else return Number.NaN
  }
  return total + group + digit
}
