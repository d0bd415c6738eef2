import { byText } from '../contract/byText.ts'
import type { Contract, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { simplifiedOf } from '../contract/simplified.ts'
import type { Authority, Pack } from '../policy/schema.ts'

/** A citation of law in a text. Offsets are UTF-16 units of it. */
interface CitationInText {
  readonly at: Span
  /** What is cited, written in one way: `cfr 15 744.21`, `usc 50 4801`, `eu 2021/821`, `law 出口管制法`. */
  readonly key: string
}

/** A citation of law in a contract, with the authority of the pack that it names. */
export interface Citation {
  readonly at: Span
  readonly authority: Authority
}

const forms: readonly [RegExp, (match: RegExpMatchArray) => string][] = [
  [
    /(\d{1,2})\s?C\.?\s?F\.?\s?R\.?,?\s?(?:§{1,2}|sections?|parts?)?\s?(\d{1,4}(?:\.\d{1,4})?)/giu,
    ([, title, section]) => `cfr ${title} ${section}`,
  ],
  [
    /(?:\bEAR\s?(?:§{1,2}|sections?|parts?)?|(?:§{1,2}|\bsections?|\bparts?))\s?(7[3-7]\d(?:\.\d{1,3})?)(?:\([^)]{1,6}\))*(?:\s(?:of|under)\sthe\s(?:EAR|Export Administration Regulations))?/giu,
    ([, section]) => `cfr 15 ${section}`,
  ],
  [
    /(\d{1,2})\s?U\.?\s?S\.?\s?C\.?\s?(?:§{1,2}|sections?)?\s?(\d{1,5})/giu,
    ([, title, section]) => `usc ${title} ${section}`,
  ],
  [/(\d{2,3})\s(?:F\.?R\.?|Fed\.\s?Reg\.)\s(\d{3,6})/gu, ([, volume, page]) => `fr ${volume} ${page}`],
  [/\b(?:E\.?O\.?|Executive Order)\s(?:No\.?\s)?(\d{5})\b/giu, ([, order]) => `eo ${order}`],
  [/\b(?:Regulation|Reg\.)\s\((?:EU|EC)\)\s(?:No\.?\s)?(\d{2,4}\/\d{2,4})/giu, ([, number]) => `eu ${number}`],
  [/《([^》]{2,40})》/gu, ([, name]) => `law ${plainName(name as string)}`],
]

/** A Chinese law's name without 中华人民共和国, in Simplified characters. */
const plainName = (name: string): string =>
  Array.from(name, (character) => simplifiedOf.get(character) ?? character)
    .join('')
    .replace(/^中华人民共和国/, '')
    .replace(/[（(].*$/, '')

const citationsInText = byText((text): readonly CitationInText[] => {
  if (!/\d{2}|《/.test(text)) return []
  const found = forms.flatMap(([form, keyOf]) =>
    Array.from(text.matchAll(form), (match) => ({
      at: { start: match.index, end: match.index + match[0].length },
      key: keyOf(match),
    })),
  )
  // “15 CFR § 744.21” holds “§ 744.21”: what begins first counts.
  found.sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end)
  let end = -1
  return found.filter(({ at }) => {
    if (at.start < end) return false
    end = at.end
    return true
  })
})

/** The citations of a contract that name an authority of the pack, in document order. */
export function citationsOf(contract: Contract, pack: Pack): Citation[] {
  const known = indexOf(pack)
  return contract.passages.flatMap((passage) =>
    citationsInText(passage.wording).flatMap(({ at, key }): Citation[] => {
      const authority = known(key)
      return authority ? [{ at: sourceSpan(passage, at.start, at.end), authority }] : []
    }),
  )
}

type Index = (key: string) => Authority | undefined
const indexes = new WeakMap<Pack, Index>()

function indexOf(pack: Pack): Index {
  const index = indexes.get(pack) ?? makeIndex(pack)
  indexes.set(pack, index)
  return index
}

/** Finds the authority for a key: the provision itself, else the part or the range of parts that holds it. */
function makeIndex({ authorities }: Pack): Index {
  const exact = new Map<string, Authority>()
  const ranges: { prefix: string; from: number; to: number; authority: Authority }[] = []
  for (const authority of authorities) {
    const { citation } = authority
    for (const { key, at } of citationsInText(citation)) {
      const to = /^\s?[-–]\s?(\d{3,5})/.exec(citation.slice(at.end))?.[1]
      const [prefix = '', number = ''] = /^(.*) (\S+)$/.exec(key)?.slice(1) ?? []
      if (to && /^\d+$/.test(number)) ranges.push({ prefix, from: Number(number), to: Number(to), authority })
      else if (!exact.has(key)) exact.set(key, authority)
    }
    const name = /[\u4e00-\u9fff]{4,}/.exec(citation)?.[0]
    const law = name && `law ${plainName(name)}`
    if (law && !exact.has(law)) exact.set(law, authority)
  }
  return (key) => {
    const [, prefix = '', number = ''] = /^(\w+ ?\d*) ?([\d.]*)$/.exec(key) ?? []
    const part = Number.parseInt(number, 10)
    return (
      exact.get(key) ??
      exact.get(`${prefix} ${part}`) ??
      ranges.find((range) => range.prefix === prefix && range.from <= part && part <= range.to)?.authority
    )
  }
}
