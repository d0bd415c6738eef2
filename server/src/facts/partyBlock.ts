import { byText } from '../contract/byText.ts'
import type { Contract, Section } from '../contract/contract.ts'
import { simplifiedOf } from '../contract/simplified.ts'
import { isOrganisation, partiesNamedIn } from './namedParties.ts'
import { countedWords, type Side, sidesOf } from './sides.ts'

/** The block is before the first clause; where none has a number, this much of the words is enough to look at, in UTF-16 units. */
const longestBlock = 3000

/**
 * The sides of the parties that the party block introduces, by their terms. A word in a clause puts nobody on a side: 甲方 may
 * commission another 供应商, and a Host may be a machine.
 * @param type of the contract, as the pack calls it; undefined where nothing says it
 * @returns no entry for a party of which the block does not tell
 */
export function partySides(contract: Contract, type: string | undefined): ReadonlyMap<string, Side> {
  const block = partyBlock(contract)
  if (contract.language !== 'en') return letteredSides(block)
  return sidesOf(englishTermsIn(block), type)
}

const englishTermsIn = byText((block): readonly string[] => [
  ...new Set(partiesNamedIn(block).flatMap(({ term }) => (/^\p{Script=Han}/u.test(term) ? [] : [term]))),
])

/** The words before the first numbered clause, each passage on a line. */
function partyBlock({ sections, passages, text }: Contract): string {
  const clause = sections.find((section) => section.number && !introduces(section))
  const end = clause?.head.start ?? text.length
  const lines: string[] = []
  let length = 0
  for (const passage of passages) {
    if (passage.span.start >= end || length > longestBlock || numbered.test(passage.text)) break
    lines.push(passage.text)
    length += passage.text.length
  }
  return lines.join('\n').slice(0, longestBlock)
}

/** How a clause begins that has no title, and so is no section of its own. */
const numbered = /^(?:第[一二三四五六七八九十\d]{1,3}[条條]|\d{1,2}\.\d)/

/** Whether a numbered section is of the party block: “1. Parties”, 一、合同双方, or a party with its number. */
const introduces = ({ title }: Section): boolean => partiesTitle.test(title) || isOrganisation(title)
const partiesTitle =
  /^(?:the )?(?:contracting )?part(?:y|ies)(?: to (?:this|the) \w+)?$|^(?:合同|协议|協議|签约|簽約|订约|訂約)?(?:双方|雙方|各方|当事人|當事人|主体|主體)(?:当事人|當事人)?(?:基本)?(?:信息|情况|情況|資訊)?$|^[甲乙]\s?方\s*(?:[（(：:]|$)|[（(][甲乙]方[）)]/i

/** Words for a side beside the counted ones, which other words are made of as well; as a label of a party they say its side. */
const labels: Readonly<Record<Side, string>> = {
  provider: oneOf(
    countedWords.zh.provider,
    '供应方|供货方|供货商|供货人|供应人|出卖方|出卖人|销售方|出售方|出租人|服务提供商|服务提供者|服务单位|提供商|许可人|授权方|受托人|受委托方|承揽人|承包方|承包商|承接方|运营方|运营商|转让方|供货单位|供应单位',
  ),
  customer: oneOf(
    countedWords.zh.customer,
    '采购单位|购买方|购买人|购方|购货方|购货单位|买受方|买受人|承租人|租用方|客户方|用户方|用户单位|使用方|使用单位|委托人|委托单位|被许可人|被授权方|定作人|订作方|发包方|发包人|受让方',
  ),
}

/** Longest first: 服务提供方 is one word. */
function oneOf(...words: readonly string[]): string {
  const all = words.flatMap((list) => list.split('|'))
  return `(?<![被受])(?:${all.sort((a, b) => b.length - a.length).join('|')})`
}

const party = '[甲乙]\\s?方'
const anyRole = `(?:${labels.provider}|${labels.customer})`
const called = '(?:(?:以下|下)?(?:简称|合称|统称|称)为?|即|作为|为|系)'
const open = `\\s*[（(【\\[]\\s*${called}?\\s*[“"「『‘]?`
const openCalled = '\\s*[（(【\\[]\\s*(?:以下|下)?(?:简称|合称|统称|称)为?\\s*[“"「『‘]?'
const close = '(?:全称|名称)?[”"」』’]?(?=\\s*(?:[）)】\\]，,、/／：:]|或|即|以?下?简?称))'
const also = `[”"」』’]?\\s*(?:[,，、/／]|或者?|即|暨|及)?\\s*${called}?\\s*[“"「『‘]?`
/** A name and what is said of it, up to the next party. */
const name = (unit: string): string => `[：:]\\s*(?:(?!${party}|${anyRole}[：:（(])${unit}){1,120}?`
const tail = `(?:\\s*[（(][^（）()\\n]{1,20}[）)])?\\s*${name('[^。；;\\n]')}`
const longTail = `(?:\\s*[（(][^（）()\\n]{1,20}[）)])?\\s*${name('[^。；;]')}`
const ends = '(?=\\s*(?:$|[：:，,。；;、）)\\n]|与|與|和|及))'

/** How a party block joins 甲方 or 乙方 with the word for a side, which stands for `role`. */
const labelled = (role: string): RegExp[] =>
  [
    // 甲方（采购方）, 甲方：示例公司（以下简称“买方”）
    `(?<party>${party})(?:${tail})?${open}${role}${close}`,
    `(?<party>${party})${longTail}${openCalled}${role}${close}`,
    // 出租方（乙方）：, 采购方：示例公司（以下简称“甲方”）
    `${role}(?:${tail})?${open}(?<party>${party})${close}`,
    `${role}${longTail}${openCalled}(?<party>${party})${close}`,
    // 示例公司（以下简称“甲方”或“采购方”）, 示例公司（采购方，以下简称“甲方”）
    `${open}(?<party>${party})${also}${role}${close}`,
    `${open}${role}${also}(?<party>${party})${close}`,
    // 甲方/采购方, 甲方为采购方，
    `(?<party>${party})\\s*(?:[/／]|作为|系|是|为)\\s*${role}${ends}`,
    `${role}\\s*[/／]\\s*(?<party>${party})`,
  ].map((form) => new RegExp(form, 'g'))
const labelledAs: Readonly<Record<Side, readonly RegExp[]>> = {
  provider: labelled(labels.provider),
  customer: labelled(labels.customer),
}

/** The sides of 甲方 and 乙方 by their labels. Where those speak both ways the usual one wins: in procurement 甲方 buys. */
const letteredSides = byText((block): ReadonlyMap<string, Side> => {
  const text = Array.from(block, (character) => simplifiedOf.get(character) ?? character).join('')
  const has = (letter: string, side: Side): boolean =>
    labelledAs[side].some((form) =>
      Array.from(text.matchAll(form)).some(({ groups }) => groups?.party?.startsWith(letter)),
    )
  if (has('甲', 'customer') || has('乙', 'provider')) return usualLetters
  return has('甲', 'provider') || has('乙', 'customer') ? otherLetters : noLetters
})

const usualLetters = new Map<string, Side>([
  ['甲方', 'customer'],
  ['乙方', 'provider'],
])
const otherLetters = new Map<string, Side>([
  ['甲方', 'provider'],
  ['乙方', 'customer'],
])
const noLetters = new Map<string, Side>()
