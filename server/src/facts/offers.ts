import type { Span } from '../contract/contract.ts'
import type { Localized, Pack } from '../policy/schema.ts'
import type { DealFacts } from './dealFacts.ts'
import { knownItems, properEccn } from './items.ts'
import type { FactKey } from './schema.ts'
import { roleOfTerm } from './sides.ts'

/** A fact that the text says and the facts block does not, as it would be declared. */
export interface Offer {
  readonly key: FactKey
  /** A value, or a mapping. Lists get it as one more entry. */
  readonly value: string | Readonly<Record<string, string>>
  readonly isList: boolean
  /** What it says, for a person. */
  readonly shown: Localized
  /** The words that say it. */
  readonly span: Span
}

/** Whether a fact bears on what the deal needs before it is declared. Items alone do, since a chip is controlled whoever declares it. */
export const countsUndeclared = ({ key }: Pick<Offer, 'key'>): boolean => key === 'items'

/** What the text says and nobody has declared, in order of place. */
export function offersOf({ declared, inferred, sides }: DealFacts, pack: Pack): Offer[] {
  const items = knownItems({ declared }, pack)
  const same = (text: string): Localized => ({ en: text, zh: text })
  const offers: Offer[] = []
  const add = (key: FactKey, value: Offer['value'], isList: boolean, shown: Localized, span: Span): void =>
    void offers.push({ key, value, isList, shown, span })
  for (const { item, span } of inferred.chips) {
    const name = `${item.vendor} ${item.name}`
    if (items.every(({ chip }) => chip?.id !== item.id)) add('items', { name }, true, same(name), span)
  }
  for (const { eccn, span } of inferred.eccns)
    if (items.every((item) => item.eccn !== properEccn(eccn))) add('items', { eccn }, true, same(eccn), span)
  if (inferred.governingLaw && !declared['governing-law']) {
    const { country, span } = inferred.governingLaw
    add('governing-law', country.code, false, { en: country.en, zh: country.zh }, span)
  }
  const regions = new Set(declared.regions?.map(({ value }) => value))
  for (const { place, stance, span } of inferred.places) {
    if (stance !== 'permitted' || place === 'worldwide' || !('code' in place) || regions.has(place.code)) continue
    regions.add(place.code)
    add('regions', place.code, true, { en: place.en, zh: place.zh }, span)
  }
  for (const { name, term, span } of inferred.parties) {
    const isKnown = declared.parties?.some((party) => party.term?.value === term || party.name?.value === name)
    const role = sides.get(term) ?? roleOfTerm(term)
    if (!isKnown) add('parties', { name, term, ...(role ? { role } : {}) }, true, same(name), span)
  }
  for (const { fact, value, span } of inferred.cues) {
    const isKnown = fact === 'type' ? declared.type !== undefined : declared[fact]?.some((one) => one.value === value)
    if (!isKnown) add(fact, value, fact !== 'type', same(value), span)
  }
  return offers.sort((a, b) => a.span.start - b.span.start)
}
