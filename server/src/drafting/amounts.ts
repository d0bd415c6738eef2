import { byText } from '../contract/byText.ts'
import type { Span } from '../contract/contract.ts'
import { chineseAmount, chineseNumber, englishNumber, englishValue } from './numerals.ts'

/** One amount written twice, in words and in figures or in two ways of figures, that disagree. Offsets are UTF-16 units of the text. */
export interface AmountPair {
  readonly words: Span
  readonly figures: Span
}

const figure = '[\\d０-９][\\d０-９,，]*(?:[.．][\\d０-９]+)?'
const currency =
  '(?:US|USD|U\\.S\\.|HK|HKD|SGD|S|EUR|GBP|RMB|CNY|AUD|CAD|JPY|INR|CHF|TWD|NT)?\\s?(?:[$€£¥￥₹]|USD|HKD|SGD|EUR|GBP|RMB|CNY|AUD|CAD|JPY|INR|CHF|TWD)?\\s?'
const scale = '(?:\\s?(million|billion|thousand|万亿|萬億|亿|億|万|萬|百万|百萬|千)(?![\\p{Script=Han}]*[分之]))?'
const money =
  '(?:U\\.?S\\.? |US |United States |Hong Kong |Singapore |Australian |Canadian |New Taiwan )?(?:dollars?|euros?|pounds?(?: sterling)?|yuan|renminbi|rupees?|yen|percent|per cent)'

/** No end of a number that begins otherwise: “2 million”, “one point five million”, “two and a half million”. */
const wholeInWords = '(?<![\\p{L}\\d-])(?<!\\bpoint\\s)(?!hundred|thousand|million|billion)'
const english = new RegExp(
  `${wholeInWords}(${englishNumber})(?![\\p{L}-])(?:\\s(?:${money}))?\\s?\\(\\s?${currency}(${figure})${scale}\\s?(?:%|percent|per cent|[A-Z]{3})?\\s?\\)`,
  'giu',
)
/** US$2 million (US$2,000,000); no year and no footnote: US$2 million (2024), US$2 million (1). */
const englishFigures = new RegExp(
  `(?<![\\p{L}\\d.,-])${currency}(${figure})\\s?(million|billion|thousand)(?:\\s${money})?\\s?\\((?=[^)]*(?:,|\\d{5}|illion|thousand))\\s?${currency}(${figure})${scale}\\s?(?:[A-Z]{3})?\\s?\\)`,
  'giu',
)
const englishReversed = new RegExp(`(?<![\\p{L}\\d.,-])(\\d[\\d,]*)\\s?\\(\\s?(${englishNumber})\\s?\\)`, 'giu')

const yuan = '[元圆圓]'
const amountInWords = `(${chineseNumber})(?:(${yuan})(?:(${chineseNumber})角)?(?:零?(${chineseNumber})分)?[整正]?)?`
const figureInChinese = `${currency}(${figure})\\s?(亿|億|万|萬|千)?\\s?(?:${yuan}|%|％|‰)?`
const chineseForms = [
  // 三十（30）日, 人民币壹佰万元整（￥1,000,000.00）, 百分之五（5%）
  new RegExp(
    `(?<![第\\d０-９.,，])${amountInWords}\\s?[（(]\\s?(?:小写|小寫|人民币|人民幣)?[:：]?\\s?${figureInChinese}\\s?[）)]`,
    'gu',
  ),
  // 大写：人民币壹佰万元整，小写：￥1,000,000.00
  new RegExp(
    `(?:大写|大寫)[）)]?\\s?[:：]?\\s?(?:人民币|人民幣)?\\s?${amountInWords}[^。\\d０-９]{0,14}?(?:小写|小寫|￥|¥|RMB)[）)]?\\s?[:：]?\\s?${figureInChinese}`,
    'gu',
  ),
]
const chineseReversed = new RegExp(
  `${figureInChinese}\\s?[（(，,]?\\s?(?:大写|大寫)[）)]?\\s?[:：]?\\s?(?:人民币|人民幣)?\\s?${amountInWords}`,
  'gu',
)
/** 100万元（1,000,000元） */
const twoFigures = new RegExp(
  `(${figure})\\s?(亿|億|万|萬)\\s?${yuan}\\s?[（(]\\s?(?:即|人民币|人民幣)?\\s?[￥¥]?\\s?(${figure})\\s?(亿|億|万|萬)?\\s?${yuan}?\\s?[）)]`,
  'gu',
)

/** The amounts in a text whose words and figures disagree, in order. */
export const disagreeingAmounts = byText((text): readonly AmountPair[] => {
  if (!/[\d０-９]/.test(text)) return []
  const found: AmountPair[] = []
  const put = (match: RegExpMatchArray, words: number, figures: number, a: number, b: number): void => {
    if (Number.isNaN(a) || Number.isNaN(b) || Math.abs(a - b) <= 1e-9 * Math.max(a, b)) return
    const at = (group: number): Span => {
      const [start, end] = match.indices?.[group] ?? [0, 0]
      return { start, end }
    }
    found.push({ words: at(words), figures: at(figures) })
  }
  if (/\(/.test(text) && /[a-z]/i.test(text)) {
    for (const match of all(text, english))
      put(match, 1, 2, englishValue(match[1] as string), figureValue(match[2] as string, match[3]))
    for (const match of all(text, englishFigures))
      put(match, 1, 3, figureValue(match[1] as string, match[2]), figureValue(match[3] as string, match[4]))
    for (const match of all(text, englishReversed))
      put(match, 2, 1, englishValue(match[2] as string), figureValue(match[1] as string))
  }
  if (/[\u4e00-\u9fff]/.test(text)) {
    for (const form of chineseForms) {
      for (const match of all(text, form)) {
        const [words, figures] = fractions(text, match)
        put(match, 1, 5, wordsValue(match, 1) / words, figureValue(match[5] as string, match[6]) / figures)
      }
    }
    for (const match of all(text, chineseReversed))
      put(match, 3, 1, wordsValue(match, 3), figureValue(match[1] as string, match[2]))
    for (const match of all(text, twoFigures))
      put(match, 1, 3, figureValue(match[1] as string, match[2]), figureValue(match[3] as string, match[4]))
  }
  const first = (pair: AmountPair): number => Math.min(pair.words.start, pair.figures.start)
  return found
    .filter((one, i) => found.findIndex(({ figures }) => figures.start === one.figures.start) === i)
    .sort((a, b) => first(a) - first(b))
})

/** What the words and the figures of a pair are parts of: 千分之五（0.5%） is a thousandth and a hundredth. */
function fractions(text: string, match: RegExpMatchArray): [words: number, figures: number] {
  const written = /([百千万萬])分之$/.exec(text.slice(0, match.index).slice(-3))?.[1]
  if (!written) return [1, 1]
  const sign = /[%％‰]/.exec(match[0])?.[0]
  return [{ 百: 100, 千: 1000 }[written] ?? 10_000, sign === '‰' ? 1000 : sign ? 100 : Number.NaN]
}

const withIndices = new Map<RegExp, RegExp>()
function all(text: string, form: RegExp): IterableIterator<RegExpMatchArray> {
  const known = withIndices.get(form) ?? new RegExp(form.source, `${form.flags}d`)
  withIndices.set(form, known)
  return text.matchAll(known)
}

const multiples: Record<string, number> = {
  ...{ thousand: 1e3, million: 1e6, billion: 1e9, 千: 1e3, 万: 1e4, 萬: 1e4, 百万: 1e6, 百萬: 1e6 },
  ...{ 亿: 1e8, 億: 1e8, 万亿: 1e12, 萬億: 1e12 },
}

function figureValue(written: string, unit?: string): number {
  const plain = written.normalize('NFKC').replace(/,/g, '')
  return Number(plain) * (unit ? (multiples[unit.toLowerCase()] ?? Number.NaN) : 1)
}

/** 壹佰元伍角贰分: the groups of {@link amountInWords}, of which `group` is the first. */
function wordsValue(match: RegExpMatchArray, group: number): number {
  const part = (offset: number): number => (match[group + offset] ? chineseAmount(match[group + offset] as string) : 0)
  return part(0) + part(2) / 10 + part(3) / 100
}
