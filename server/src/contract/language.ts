import type { Language } from './contract.ts'
import { Wording } from './wording.ts'

/** Frequent characters that are written differently in the two scripts, and only so. */
const traditionalOnly = new Set('個們這國會為應當條約義務責權據關規該與雙協議書終賣買業資產處報還開單實際價證變對簽訂')
const simplifiedOnly = new Set('个们这国会为应当条约义务责权据关规该与双协议书终卖买业资产处报还开单实际价证变对签订')

/** How many letters of each kind a text has. */
const lettersIn = Wording.remembered((text) => {
  let latin = 0
  let han = 0
  let traditional = 0
  let simplified = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) latin++
    else if (code >= 0x4e00 && code <= 0x9fff) {
      han++
      const character = text[i] as string
      if (traditionalOnly.has(character)) traditional++
      else if (simplifiedOnly.has(character)) simplified++
    }
  }
  return { latin, han, traditional, simplified }
})

/**
 * The language that most of some prose, and of the facts, is written in, seen from their characters. What is at least a fifth Chinese characters,
 * by count against Latin letters, is Chinese: contracts in Chinese carry many Latin names and codes.
 */
export function detectLanguage(prose: readonly { readonly wording: Wording }[], facts?: Wording): Language {
  let latin = 0
  let han = 0
  let traditional = 0
  let simplified = 0
  const count = (wording: Wording): void => {
    const letters = lettersIn(wording)
    latin += letters.latin
    han += letters.han
    traditional += letters.traditional
    simplified += letters.simplified
  }
  for (const { wording } of prose) count(wording)
  if (facts) count(facts)
  if (han === 0 || han * 4 < latin) return 'en'
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans'
}
