import type { Span } from '../contract/contract.ts'
import { callsParty } from './sides.ts'

/** A party that a text names with its term. */
export interface NamedParty extends Span {
  readonly name: string
  readonly term: string
}

/** The parties that a text names with their terms: `Example Ltd., a company … (the “Supplier”)`, 甲方：示例公司. */
export function partiesNamedIn(text: string): NamedParty[] {
  if (!/[(（：:]/.test(text)) return []
  return [...englishPartiesIn(text), ...chinesePartiesIn(text)].filter(
    ({ name, term }) => name !== term && !ownWords.test(name) && !bothParties.test(term),
  )
}

/** What a contract calls itself and what it is about, which is nobody’s name. */
const ownWords = /^(?:Agreement|Contract|EULA|Terms|Platform|Services?|Software|Website)$/
const bothParties = /^Part(?:y|ies)$/

/** How the names of organisations end. */
const endings =
  'Ltd|Limited|Inc|Incorporated|LLC|LLP|LP|L\\.L\\.C|L\\.P|Corp|Corporation|Company|Co|GmbH|AG|KG|SE|SA|S\\.A|SAS|S\\.A\\.S|S\\.p\\.A|S\\.r\\.l|S\\.L|NV|N\\.V|BV|B\\.V|Plc|plc|Pte|Pty|KK|K\\.K|AB|ApS|Oy|Oyj|Bhd|Berhad|University|Bank'
const ending = `(?:${endings}|${endings.toUpperCase().replaceAll('\\P', '\\p')})\\.?`
const chineseEnding =
  '公司|集团|集團|大学|大學|学院|學院|研究院|研究所|中心|银行|銀行|医院|醫院|事务所|企业|企業|局|厅|委员会|部|厂|社'
const organisation = new RegExp(`(?:\\b${ending}|(?:${chineseEnding}))$`, 'u')
const endingAlone = new RegExp(`^(?:${ending}[ ,]*)+$`, 'u')

/** Whether words are the name of an organisation, by how they end; an abbreviation in brackets after others is no party. */
export const isOrganisation = (name: string): boolean => organisation.test(name)

/** Every part is bounded, so that a long text cannot make it slow. */
const definition =
  /\((?:(?:the|hereinafter|hereafter|herein|referred to as|known as|called|as|in its capacity as|collectively|together|“?we”?),? ){0,5}["“](?<term>\d{0,3}\p{Lu}\p{L}{2,24}(?: \p{Lu}\p{L}{2,24}){0,2})["”](?:,? (?:or|and) (?:the )?["“](?<other>\d{0,3}\p{Lu}\p{L}{2,24}(?: \p{Lu}\p{L}{2,24}){0,2})["”])?\)/gu
/** How far before its term, in UTF-16 units, the name of a party is looked for: a seat and an address may stand between. */
const reach = 400

const letter = "[\\p{L}\\p{N}&.’'+-]"
const first = `(?<!${letter})\\p{Lu}${letter}{0,40}`
const next = `[\\p{Lu}\\p{N}(&](?:${letter}|\\)){0,40}`
const joined = ' (?:(?:of|for|de) )?'
const plainName = new RegExp(`${first}(?:${joined}${next}){0,8}`, 'gu')
/** A name with the ending of an organisation, which may begin with a digit: 21Vianet Group, Inc., National University of Singapore. */
const organisationName = new RegExp(
  `(?:${first} ){0,4}(?:University|Bank|Institute|Academy) of (?:the )?${next}(?: ${next}){0,3}|(?<!${letter})[\\p{Lu}\\p{N}]${letter}{0,40}(?:${joined}${next}){0,8}(?:,? ${ending})+(?!${letter})`,
  'gu',
)

/** How words go on that say more of the party just named. */
const describes =
  /^\s*(?:\([^()"“”]{1,80}\)\s*)*[,;]?\s*(?:$|(?:an?|the|one|of|being|having|with|whose|which|who|incorporated|organi[sz]ed|established|existing|formed|registered|constituted|located|headquartered|domiciled|acting|duly|formerly|trading|doing|through|on behalf|together|for itself|and its|and their|company|UEN|No)\b|d\/b\/a\b)/i
/** The same, where the name itself does not say that it is an organisation’s. */
const describesCompany =
  /^\s*(?:\([^()"“”]{1,80}\)\s*)*(?:$|,?\s+(?:(?:an?|the)\s[^()"“”]{0,60}?\b(?:company|corporation|partnership|enterprise|entity|firm|institution|proprietor\w*|bank|agency|university)\b|(?:incorporated|organi[sz]ed|established|formed|registered|constituted|headquartered)\b))/i

/** Words before a name that tell something of a party and name none: where it sits, whose subsidiary it is, who runs its site. */
const aside =
  /(?<!\p{L})(?:(?:subsidiar|affiliat|division|branch|office|premise|law|member|part|unit|department|parent|agent|facilit|site|campus|business)\p{L}* of|at|in|c\/o|under|near|within|(?:owned|controlled|managed|operated|held|represented|guaranteed|leased) by)\s+(?:the\s+)?$/iu
/** What stands before a name that nothing but its term tells from a place, and what tells that a place follows. */
const leadsToParty = /(?:^|[:;(]|\(\w{1,3}\)|\b(?:between|among|amongst|and|with|to|by|whereas))\s*$/i
const toldOfPlace =
  /\b(?:incorporated|organi[sz]ed|established|existing|formed|registered|laws? of|offices?|address|located|place of business|headquarter\w*)\b/i

/** Words that lead to a party and are written as a name is: Between Example Ltd. and …. */
const leadingWords = /^(?:(?:between|by|and|with|among|whereas)\s+)+/i

function englishPartiesIn(text: string): NamedParty[] {
  const parties: NamedParty[] = []
  let from = 0
  for (const { groups, index, 0: whole } of text.matchAll(definition)) {
    const start = Math.max(from, index - reach)
    from = index + whole.length
    const terms = [groups?.term ?? '', groups?.other ?? ''].filter((term) => term !== '')
    const term = terms.find(callsParty) ?? (terms[0] as string)
    const named = nameBefore(text.slice(start, index), term)
    if (named) parties.push({ name: named.name, term, start: start + named.at, end: from })
  }
  return parties
}

/** The name of the party that words before its term are about: the organisation that they go on to describe, not its seat. */
function nameBefore(words: string, term: string): { readonly name: string; readonly at: number } | undefined {
  const found = (form: RegExp, fits: (name: string, before: string, after: string) => boolean) =>
    Array.from(words.matchAll(form), ({ 0: whole, index }) => {
      const name = whole.replace(leadingWords, '')
      return { name, at: index + whole.length - name.length, end: index + whole.length }
    }).findLast(({ name, at, end }) => fits(name, words.slice(0, at), words.slice(end)))
  return (
    found(organisationName, (name, before, after) => {
      if (aside.test(before) || endingAlone.test(name)) return false
      return isDirectly(after) || (describes.test(after) && (callsParty(term) || isShortFor(term, name)))
    }) ??
    found(plainName, (name, before, after) => {
      if (!callsParty(term) || !leadsToParty.test(before) || endingAlone.test(name)) return false
      return describesCompany.test(after) && !toldOfPlace.test(before)
    })
  )
}

const isDirectly = (after: string): boolean => /^,?\s*$/.test(after)

/** Whether a term is part of a name, or made of its first letters. */
function isShortFor(term: string, name: string): boolean {
  const letters = Array.from(name.matchAll(/(?<!\p{L})\p{L}/gu), ([initial]) => initial).join('')
  return name.includes(term) || letters.toUpperCase().startsWith(term.toUpperCase())
}

const chineseParty =
  /(?<term>[甲乙丙丁]方)(?:（[^）]{1,12}）|\([^)]{1,12}\))?[：:]\s{0,4}(?<name>[^\s，。；、：_＿（(]{4,40})/gu

const chinesePartiesIn = (text: string): NamedParty[] =>
  Array.from(text.matchAll(chineseParty), ({ groups, index, 0: whole }) => ({
    name: groups?.name ?? '',
    term: groups?.term ?? '',
    start: index,
    end: index + whole.length,
  })).filter(({ name }) => isOrganisation(name))
