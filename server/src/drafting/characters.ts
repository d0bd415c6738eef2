import { byText } from '../contract/byText.ts'
import type { Contract, Span } from '../contract/contract.ts'
import { simplifiedOf } from '../contract/simplified.ts'
import { tally } from '../contract/tally.ts'
import { Wording } from '../contract/wording.ts'

/** A character that a reader cannot see or takes for another one. Offsets are UTF-16 units of the text. */
export interface HiddenCharacter {
  readonly kind: 'invisible' | 'direction' | 'look-alike'
  readonly at: Span
  /** The word in which it stands, for a look-alike. */
  readonly word: string
  /** What to write in its place; empty to leave it out. */
  readonly replacement: string
}

// Not the zero-width joiner between emoji, nor the variation selectors: they are seen.
const invisible = /[\u200b\u200c\u2060\u2061-\u2064\ufeff\u180e]|\u200d(?!\p{Extended_Pictographic})|\u00ad/gu
const direction = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g
const rightToLeft = /[\u0590-\u08ff]/
const lettersOfTwo = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{2,}/gu

/** Cyrillic and Greek letters that look like Latin ones, and those. */
const lookAlikes = new Map(
  Array.from('аАеЕоОрРсСхХуУкКМНТВіІјЈѕЅԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναι', (character, i) => [
    character,
    'aAeEoOpPcCxXyYkKMHTBiIjJsSdqwABEZHIKMNOPTYXovai'[i] as string,
  ]),
)

/** Most texts have nothing in these ranges. */
const mayHide = /[\u00ad\u0370-\u08ff\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

/** The characters of a piece of text that hide something, in order. */
const hiddenIn = Wording.remembered((text): readonly HiddenCharacter[] => {
  if (!mayHide.test(text)) return []
  const found: HiddenCharacter[] = []
  for (const { index, 0: character } of text.matchAll(invisible))
    found.push({ kind: 'invisible', at: { start: index, end: index + character.length }, word: '', replacement: '' })
  for (const { index } of text.matchAll(direction))
    found.push({ kind: 'direction', at: { start: index, end: index + 1 }, word: '', replacement: '' })
  for (const { index, 0: word } of text.matchAll(lettersOfTwo)) {
    if (!/\p{Script=Latin}/u.test(word)) continue
    for (const [i, character] of [...word].entries()) {
      const latin = lookAlikes.get(character)
      if (latin)
        found.push({ kind: 'look-alike', at: { start: index + i, end: index + i + 1 }, word, replacement: latin })
    }
  }
  return found.sort((a, b) => a.at.start - b.at.start)
})

const piecesThatHide = tally(
  ({ pieces }) => pieces,
  (piece) => (hiddenIn(piece).length > 0 ? [true] : []),
)

/**
 * The characters of a contract that hide something, in order; looked for in the source, since a reader of Markdown or YAML may
 * drop what nobody sees. A byte order mark at the start is none, nor is a mark of direction where some writing goes from right to left.
 */
export function hiddenCharactersOf(contract: Contract): HiddenCharacter[] {
  if (piecesThatHide(contract).size === 0) return []
  const { text, pieces } = contract
  const turns = rightToLeft.test(text)
  const found: HiddenCharacter[] = []
  let offset = 0
  for (const piece of pieces) {
    for (const hidden of hiddenIn(piece)) {
      const at = { start: offset + hidden.at.start, end: offset + hidden.at.end }
      const isMark = at.start === 0 && text.charCodeAt(0) === 0xfeff
      if (!isMark && !(turns && hidden.kind === 'direction')) found.push({ ...hidden, at })
    }
    offset += piece.text.length
  }
  return found
}

/** Simplified characters that Traditional texts write as well, with a meaning of their own or as Hong Kong's form (税, 户). */
const inBoth = new Set(
  '后里面台干云志余御斗谷板表别卜才采冲丑出党淀冬范丰刮广柜合和哄胡划回伙家价荐姜借卷克困累厘历帘了凌蔑秋曲舍沈胜松体涂万网系咸向熏佣涌优游于郁欲愿芸扎占折征制致周朱准只种注筑着症岩凶群托升布么蒙秘唇床峰启污并仿杰念尸扣挽梁洒淡几与无号号气听夸机杯术仆朴千宁适确蜡腊隶凭苹签虫从旧亏弃确洁灶晒溪弥点拓据吁仇佑汇鉴栗尽证证娄冒听愈痒咽岳韵赞脏毡毁毂灾奸艳烟验吊钩巩雇挂柒妆咸沾猪赃绑秆秸糍粮局私幸俊胄札恤即吃冢娘昆雕佛戚捍拼挨扇抬教旗既拐查杆棋矩杠僵泛溯泄漓抵呆酸痴皂真蓑粽弦捆彩玩修庵搜席苧苔虱同核咨噪狸逾腌糖巨旋暗辟飧肴糊喂霉兑叁囱媪悦愠户捝榅涚温煴税脱腽葱蜕',
)
/** Traditional characters that Simplified texts write as well. */
const alsoSimplified = new Set('乾著瞭徵藉夥麼鍾剋摺薹蘋餘甚於')

const toSimplified = new Map([...simplifiedOf].filter(([complex]) => !alsoSimplified.has(complex)))
const toTraditional = new Map<string, string>()
// A character that stands for several Traditional ones cannot be changed without reading.
const ambiguous = new Set<string>()
for (const [complex, simple] of toSimplified) {
  if (toTraditional.has(simple)) ambiguous.add(simple)
  toTraditional.set(simple, complex)
}

/** A stretch in the script that the rest of the contract does not use. */
export interface OtherScript {
  readonly at: Span
  /** The same in the contract's script; undefined where a character has several forms in it. */
  readonly replacement: string | undefined
}

/** The stretches of a text in Traditional characters. */
export const traditionalIn = byText((text): readonly OtherScript[] => stretches(text, toSimplified, new Set()))

/** The stretches of a text in Simplified characters that Traditional does not have. */
export const simplifiedIn = byText((text): readonly OtherScript[] => stretches(text, toTraditional, inBoth))

const mayBeChinese = /[\u2e80-\uffff]/

function stretches(text: string, forms: ReadonlyMap<string, string>, not: ReadonlySet<string>): OtherScript[] {
  if (!mayBeChinese.test(text)) return []
  const found: { start: number; end: number }[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (!forms.has(character) || not.has(character)) continue
    const last = found.at(-1)
    // Neighbours, with what is written alike between them, are one word.
    if (last && i - last.end <= 2 && /^\p{Script=Han}*$/u.test(text.slice(last.end, i))) last.end = i + 1
    else found.push({ start: i, end: i + 1 })
  }
  return found.map((at) => {
    const words = [...text.slice(at.start, at.end)]
    const isSure = words.every((character) => !ambiguous.has(character))
    return {
      at,
      replacement: isSure ? words.map((one) => (not.has(one) ? one : (forms.get(one) ?? one))).join('') : undefined,
    }
  })
}

/** A figure that mixes full-width and half-width digits or separators: 1，000,000. */
export const mixedFigures = byText((text): readonly { readonly at: Span; readonly replacement: string }[] => {
  if (!/[０-９，．]/.test(text)) return []
  return Array.from(text.matchAll(/[\d０-９][\d０-９,，.．]*[\d０-９]/g)).flatMap((match) => {
    const written = match[0]
    const plain = written.normalize('NFKC')
    const isOneFigure = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(plain)
    const hasFull = /[０-９，．]/.test(written)
    const hasHalf = /[\d,.]/.test(written)
    if (!isOneFigure || !hasFull || !hasHalf) return []
    return [{ at: { start: match.index, end: match.index + written.length }, replacement: plain }]
  })
})
