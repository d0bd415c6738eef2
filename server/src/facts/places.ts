import type { Country, CountryGroup, Localized, Pack } from '../policy/schema.ts'

const indexes = new WeakMap<Pack, ReadonlyMap<string, Country>>()

/** Names are compared without case, full stops and articles: `U.S.A.`, `the Netherlands`. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[.]/g, '')
    .trim()

function indexOf(pack: Pack): ReadonlyMap<string, Country> {
  const known = indexes.get(pack)
  if (known) return known
  const index = new Map(
    pack.countries.flatMap((country) => namesOf(country).map((name) => [plain(name), country] as const)),
  )
  indexes.set(pack, index)
  return index
}

/** Every way to write a country: its code, its names, its aliases. */
const namesOf = ({ code, en, zh, aliases }: Country): string[] => [code, en, zh, ...(aliases ?? [])]

/** The country that somebody wrote, by code or by name in either language. */
export const countryNamed = (written: string, pack: Pack): Country | undefined => indexOf(pack).get(plain(written))

/** A country's name in words; the code itself where it is none that the pack knows. */
export function placeInWords(code: string, pack: Pack): Localized {
  const country = countryNamed(code, pack)
  return country ? { en: country.en, zh: country.zh } : { en: code, zh: code }
}

/** Names that stand with an article in an English sentence. */
const withArticle = /^(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros)\b|Republic|Islands$/

/** A country's name within a sentence: “the United States”. */
export function placeInSentence(code: string, pack: Pack): Localized {
  const { en, zh } = placeInWords(code, pack)
  return { en: withArticle.test(en) ? `the ${en}` : en, zh }
}

/** Whether a place is in a group: itself, or the place that it counts within (Hong Kong within China). */
export function isIn(code: string, group: CountryGroup, pack: Pack): boolean {
  if (group.members.includes(code)) return true
  const within = countryNamed(code, pack)?.within
  return within !== undefined && group.members.includes(within)
}

/** The groups that a place is in. */
export const groupsOf = (code: string, pack: Pack): CountryGroup[] =>
  pack.countryGroups.filter((group) => isIn(code, group, pack))

/** China, Hong Kong within it. */
export const isChina = (code: string): boolean => code === 'CN' || code === 'HK'

/** Country Group D:5, or Macau, which US rules name beside it. */
export function isD5OrMacau(code: string, pack: Pack): boolean {
  const d5 = pack.countryGroups.find(({ id }) => id === 'd5')
  return code === 'MO' || (d5 !== undefined && isIn(code, d5, pack))
}
