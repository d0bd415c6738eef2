import type { Span } from '../contract/contract.ts'
import { calculationFor, knownItems } from '../facts/items.ts'
import { isD5OrMacau, placeInSentence } from '../facts/places.ts'
import type { Basis, Item, Localized } from '../policy/schema.ts'
import { mayBeReliedOn, standingOn } from '../policy/standing.ts'
import type { Finding, Rule, RuleContext } from './finding.ts'
import { basisLine, inRow } from './wording.ts'

/**
 * `controlled-item`: what is known of an item beyond its numbers: letters, guidance, a licence needed for where it goes, a
 * figure too near to a limit. It informs: no words of the contract can change it, so there is no fix.
 */
export const controlledItem: Rule = (context) => {
  const { facts, pack } = context
  const items = knownItems(facts, pack)
  const declared = items.flatMap((item) => {
    const span = item.declared.name?.span ?? item.declared.span
    const calculation = item.calculation ?? (item.chip && !item.eccn ? calculationFor(item.chip, pack) : undefined)
    return [
      ...overlay(item.chip, span, context),
      ...licence(item.eccn ?? item.result, span, context),
      ...(calculation?.near && item.chip?.overlay?.kind !== 'letters'
        ? [nearLimit(calculation.steps, item.declared.tpp?.span ?? span, context)]
        : []),
    ]
  })
  const named = facts.inferred.chips
    .filter(({ item }) => items.every(({ chip }) => chip?.id !== item.id))
    .flatMap(({ item, span }) => overlay(item, span, context))
  return [...declared, ...named]
}

const overlays: Readonly<Record<'letters' | 'gp10', (name: string) => Localized>> = {
  letters: (name) => ({
    en: `${name} is below the limits of 3A090 or has no published figures, and US government letters ask for a licence for it all the same, to Country Group D:5 or Macau and to those headquartered there. Below the limits does not mean free of licences.`,
    zh: `${name}虽低于3A090限值或无公开参数，但美国政府函件要求向D:5国家组、澳门及总部位于该等地区者供应时取得许可。低于限值不等于无须许可。`,
  }),
  gp10: (name) => ({
    en: `${name} is named in guidance of the Bureau of Industry and Security: dealing with it without authorisation may breach General Prohibition 10. Order 835 of the State Council may bear on how a PRC party answers.`,
    zh: `美国工业与安全局指引点名${name}：未经授权处置该芯片，可能违反一般禁令十。中国当事人的应对可能涉及国务院令第835号。`,
  }),
}

function overlay(chip: Item | undefined, span: Span, context: RuleContext): Finding[] {
  const found = chip?.overlay
  if (!chip || !found || found.kind === 'case-by-case') return []
  return [finding(overlays[found.kind](chip.name), span, 'guidance', [found.authority], context)]
}

/** A controlled item that goes to Country Group D:5, to Macau or to a customer from there. */
function licence(eccn: string | undefined, span: Span, context: RuleContext): Finding[] {
  if (!eccn || !/^[34]A090(?:\.[ab])?$/.test(eccn)) return []
  const { circumstances, facts, pack } = context
  const customer = circumstances.holding.get('d5-or-macau-customer')
  const region = facts.declared.regions?.find(({ value }) => isD5OrMacau(value, pack))
  if (!customer && !region) return []
  const place = region && placeInSentence(region.value, pack)
  const because = customer?.reason ?? { en: `${place?.en} is among the regions`, zh: `地点包括${place?.zh}` }
  const caseByCase = 'bis-rule-2026-01-15-case-by-case'
  const isCaseByCase = pack.authorities.some(
    (one) => one.id === caseByCase && mayBeReliedOn(standingOn(one, context.day)),
  )
  const review: Localized = isCaseByCase
    ? {
        en: '; certain exports from the United States are looked at case by case since 2026-01-15.',
        zh: '；自2026-01-15起，部分自美国的出口改为逐案审查。',
      }
    : { en: '.', zh: '。' }
  const message: Localized = {
    en: `An item of ${eccn} needs a US licence here, because ${because.en}. Applications are by default presumed to be denied${review.en}`,
    zh: `${eccn}物项在此须取得美国许可，因为${because.zh}。许可申请原则上推定拒绝${review.zh}`,
  }
  const denial = ['ear-742-6-a-6-iii', 'ear-742-6-b-10-presumption-of-denial']
  const authorities = isCaseByCase ? [...denial, caseByCase] : denial
  const related = [...(customer?.spans ?? []), ...(region ? [region.span] : [])]
  return [finding(message, span, 'statute', authorities, context, related)]
}

const nearLimit = (steps: Localized, span: Span, context: RuleContext): Finding =>
  finding(
    {
      en: `${steps.en} A figure is so near to a limit that the result may turn: take the supplier's classification.`,
      zh: `${steps.zh}参数接近限值，结果可能改变：以供应方的归类结论为准。`,
    },
    span,
    'statute',
    [context.pack.eccn.authority],
    context,
  )

function finding(
  message: Localized,
  span: Span,
  basis: Basis,
  authorities: readonly string[],
  context: RuleContext,
  related: readonly Span[] = [],
): Finding {
  const { locale } = context
  const parts = [message[locale], basisLine(basis, authorities, context)]
  return {
    code: 'controlled-item',
    severity: 'information',
    basis,
    message: inRow(parts, locale),
    span,
    authorities,
    related: related.map((place) => ({ span: place, message: locale === 'zh' ? '相关事实。' : 'The fact behind it.' })),
    remedies: [],
  }
}
