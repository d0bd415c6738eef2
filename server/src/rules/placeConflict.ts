import type { Span } from '../contract/contract.ts'
import type { PlaceMention } from '../facts/infer.ts'
import { isIn, placeInWords } from '../facts/places.ts'
import type { CountryGroup, Localized, Pack } from '../policy/schema.ts'
import type { Finding, Rule, RuleContext } from './finding.ts'
import { quoteOf } from './placing.ts'
import { basisLine, inRow } from './wording.ts'

/** A place that the deal uses: declared as a region, or permitted by the text. */
interface UsedPlace {
  readonly code: string
  /** What says so. */
  readonly by: { readonly span: Span }
  readonly declared: boolean
}

/**
 * `place-conflict`: the deal uses a place that the contract itself bars, or a region under embargo. Which of the two is meant is
 * for the parties to say, so there is no fix.
 */
export const placeConflict: Rule = (context) => {
  const { facts, pack } = context
  const declared = (facts.declared.regions ?? []).map((by) => ({ code: by.value, by, declared: true }))
  const permitted = facts.inferred.places.flatMap((by) =>
    by.stance === 'permitted' && by.place !== 'worldwide' && 'code' in by.place
      ? [{ code: by.place.code, by, declared: false }]
      : [],
  )
  const embargo = pack.countryGroups.find(({ id }) => id === 'embargoed')
  const seen = new Set<string>()
  return [...declared, ...permitted].flatMap((used): Finding[] => {
    if (seen.has(used.code)) return []
    const barred = facts.inferred.places.find(
      (mention) => mention.stance === 'barred' && covers(mention.place, used.code, pack),
    )
    if (barred) {
      seen.add(used.code)
      return [conflict(used, barred, context)]
    }
    if (!used.declared || !embargo || !isIn(used.code, embargo, pack)) return []
    seen.add(used.code)
    return [embargoed(used, embargo, context)]
  })
}

function covers(place: PlaceMention['place'], code: string, pack: Pack): boolean {
  if (place === 'worldwide') return false
  if ('members' in place) return !place.dataOnly && isIn(code, place, pack)
  return place.code === code || pack.countries.find((country) => country.code === code)?.within === place.code
}

function conflict(used: UsedPlace, barred: PlaceMention, context: RuleContext): Finding {
  const { contract, pack, locale } = context
  const place = placeInWords(used.code, pack)
  const words = quoteOf(contract, barred.span)
  const group = barred.place !== 'worldwide' && 'members' in barred.place ? barred.place : undefined
  const by: Localized = group
    ? { en: `it is in ${group.title.en} (list of ${group.asOf})`, zh: `其属于${group.title.zh}（${group.asOf}的名单）` }
    : { en: 'it names that place', zh: '其中写明该地' }
  const message: Localized = used.declared
    ? {
        en: `${place.en} is declared as a region, and the contract bars it where it says “${words}”: ${by.en}. One of the two is wrong.`,
        zh: `${place.zh}声明为地点，而合同“${words}”处予以禁止：${by.zh}。二者必有一误。`,
      }
    : {
        en: `The contract lets something be in ${place.en} here, and bars it where it says “${words}”: ${by.en}. Say which of the two holds.`,
        zh: `合同在此允许用于${place.zh}，而“${words}”处予以禁止：${by.zh}。请明确以何者为准。`,
      }
  return {
    ...common(used),
    ...(group ? onList(message, group, context) : { message: message[locale], authorities: [] }),
    related: [{ span: barred.span, message: locale === 'zh' ? '此处禁止。' : 'Barred here.' }],
  }
}

function embargoed(used: UsedPlace, group: CountryGroup, context: RuleContext): Finding {
  const place = placeInWords(used.code, context.pack)
  const message: Localized = {
    en: `${place.en} is declared as a region, and it is among the ${group.title.en} of US law (list of ${group.asOf}). Nearly everything sent there needs a licence.`,
    zh: `${place.zh}声明为地点，而其属于美国法下${group.title.zh}（${group.asOf}的名单），向其供应几乎均须许可。`,
  }
  return { ...common(used), ...onList(message, group, context), related: [] }
}

/** A message that rests on a list of countries, which stands in a regulation. */
function onList(message: Localized, { authority }: CountryGroup, context: RuleContext) {
  const { locale } = context
  const parts = [message[locale], basisLine('statute', [authority], context)]
  return { basis: 'statute' as const, message: inRow(parts, locale), authorities: [authority] }
}

/** What is declared is certain; what is read from a sentence is less so. */
const common = ({ by: { span }, declared }: UsedPlace) => ({
  code: 'place-conflict' as const,
  severity: declared ? ('warning' as const) : ('information' as const),
  span,
  remedies: [],
})
