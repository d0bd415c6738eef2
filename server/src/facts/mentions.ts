import { Wording } from '../contract/wording.ts'
import type { Authority, Country, CountryGroup, FactCue, Item, Pack } from '../policy/schema.ts'
import { type FoundName, type Name, NameIndex } from './nameIndex.ts'

/** What a text may name that the pack knows. */
export type Named =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'country'; readonly country: Country }
  | { readonly kind: 'group'; readonly group: CountryGroup }
  | { readonly kind: 'cue'; readonly cue: FactCue }
  | { readonly kind: 'authority'; readonly authority: Authority }
  | { readonly kind: 'caveat' }
  | { readonly kind: 'eccn'; readonly eccn: string }

/** Something that a text names, with its place in that text. */
export type Mention = FoundName<Named>

/** A few numbers and letters at most: linear. */
const eccnForm = /(?<![\w.-])(?:\d[A-E]\d{3}(?:\.[a-z](?:\.\d{1,2})?)?(?![\w-])|EAR99(?!\w))/g

const indexes = new WeakMap<Pack, NameIndex<Named>>()

/** What a text names: chips, ECCNs, countries, groups of countries, authorities, and words that say a fact. In order of place. */
export function mentionsInText(text: string, pack: Pack): readonly Mention[] {
  const index = indexes.get(pack) ?? new NameIndex(namesIn(pack))
  indexes.set(pack, index)
  const eccns = Array.from(text.matchAll(eccnForm), ({ 0: eccn, index }): Mention => {
    return { id: { kind: 'eccn', eccn }, text: eccn, start: index, end: index + eccn.length }
  })
  return [...index.find(text), ...eccns].sort((a, b) => a.start - b.start)
}

/** What a passage names, as {@link mentionsInText}: remembered, since an edit changes one passage of thousands. */
export const mentionsIn = Wording.rememberedFor(({ text }, pack: Pack) => mentionsInText(text, pack))

/** The accelerator that a name names. */
export function itemNamed(name: string, pack: Pack): Item | undefined {
  const [found] = mentionsInText(name, pack).flatMap(({ id }) => (id.kind === 'item' ? [id.item] : []))
  return found
}

function* namesIn(pack: Pack): Generator<Name<Named>> {
  for (const item of pack.items)
    for (const name of [item.name, ...item.aliases])
      for (const full of [name, `${item.vendor} ${name}`])
        yield { name: full, id: { kind: 'item', item }, matchCase: false }
  // `turkey` is no country, and `us` no state.
  for (const country of pack.countries)
    for (const name of [country.en, country.zh, ...(country.aliases ?? [])])
      for (const written of new Set([name, name.toUpperCase()]))
        yield { name: written, id: { kind: 'country', country }, matchCase: true }
  for (const group of pack.countryGroups)
    for (const name of group.names) yield { name, id: { kind: 'group', group }, matchCase: false }
  for (const authority of pack.authorities)
    for (const name of authority.names ?? []) yield { name, id: { kind: 'authority', authority }, matchCase: false }
  for (const name of pack.caveats) yield { name, id: { kind: 'caveat' }, matchCase: false }
  for (const cue of pack.factCues)
    for (const name of cue.words) yield { name, id: { kind: 'cue', cue }, matchCase: false }
}
