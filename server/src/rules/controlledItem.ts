import type { Span } from '../contract/contract.ts'
import { calculationFor, knownItems } from '../facts/items.ts'
import { isD5OrMacau, placeInSentence } from '../facts/places.ts'
import type { Basis, EccnLicence, Item, Localized, Pack } from '../policy/schema.ts'
import { authorityIn, mayBeReliedOn, standingOn } from '../policy/standing.ts'
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

/** Why a licence is asked for: who the customer is, or where the item stands. */
interface Destination {
  /** “to the customer”, in Chinese with its preposition as well. */
  readonly to: Localized
  readonly because: Localized
  readonly spans: readonly Span[]
}

/** A controlled item whose customer is from Country Group D:5 or Macau, or that stands there. */
function licence(eccn: string | undefined, span: Span, context: RuleContext): Finding[] {
  const asks = eccn && licenceOf(eccn, context.pack)
  const destination = destinationOf(context)
  if (!eccn || !asks || !destination) return []
  return [
    isUsedAlone(context)
      ? neededForItself(eccn, asks, destination, span, context)
      : neededHere(eccn, asks, destination, span, context),
  ]
}

/** What asks for a licence for an ECCN: the entry that names the most of it, so that `3A090.c` does not count as `3A090`. */
function licenceOf(eccn: string, { eccn: { licences } }: Pack): EccnLicence | undefined {
  const named = licences.flatMap((entry) => entry.eccns.map((name) => ({ name, entry })))
  return named
    .filter(({ name }) => eccn === name || eccn.startsWith(`${name}.`))
    .sort((a, b) => b.name.length - a.name.length)[0]?.entry
}

function destinationOf({ circumstances, facts, pack }: RuleContext): Destination | undefined {
  const customer = circumstances.holding.get('d5-or-macau-customer')
  const region = facts.declared.regions?.find(({ value }) => isD5OrMacau(value, pack))
  const spans = [...(customer?.spans ?? []), ...(region ? [region.span] : [])]
  if (customer) return { to: { en: 'to the customer', zh: '给客户' }, because: customer.reason, spans }
  if (!region) return undefined
  const { en, zh } = placeInSentence(region.value, pack)
  const because = { en: `${en} is among the regions`, zh: `地点包括${zh}` }
  return { to: { en: `to ${en}`, zh: `至${zh}` }, because, spans }
}

/** Types under which items are handed over, whoever uses them from elsewhere besides. */
const handedOver: readonly string[] = ['hardware-purchase', 'distribution', 'colocation']

/** Whether the items stay with the provider and the customer has the use of them alone. */
const isUsedAlone = ({ circumstances: { type, holding } }: RuleContext): boolean =>
  holding.has('remote-access') && !handedOver.includes(type)

function neededHere(
  eccn: string,
  { authorities, presumedDenied, note }: EccnLicence,
  { because, spans }: Destination,
  span: Span,
  context: RuleContext,
): Finding {
  const denial = presumedDenied ? [presumedDenied, ...reliedOn(['bis-rule-2026-01-15-case-by-case'], context)] : []
  const message = sentences(
    {
      en: `An item of ${eccn} needs a US licence here unless a licence exception applies, because ${because.en}.`,
      zh: `${eccn}物项在此须取得美国许可（适用许可例外的除外），因为${because.zh}。`,
    },
    note,
    reviewOf(denial),
  )
  return finding(message, span, 'statute', [...authorities, ...denial], context, spans)
}

/** How applications are decided; nothing where the pack knows nothing of it. */
function reviewOf([presumed, caseByCase]: readonly string[]): Localized | undefined {
  if (!presumed) return undefined
  return caseByCase
    ? {
        en: 'Applications are by default presumed to be denied; certain exports from the United States are looked at case by case since 2026-01-15.',
        zh: '许可申请原则上推定拒绝；自2026-01-15起，部分自美国的出口改为逐案审查。',
      }
    : { en: 'Applications are by default presumed to be denied.', zh: '许可申请原则上推定拒绝。' }
}

/** Capacity is no export: what would need a licence is the item itself, and what its use may breach stands beside it. */
function neededForItself(
  eccn: string,
  { authorities, note }: EccnLicence,
  { to, because, spans }: Destination,
  span: Span,
  context: RuleContext,
): Finding {
  const message = sentences(
    {
      en: `An export, re-export or transfer of an item of ${eccn} itself ${to.en} would need a US licence unless a licence exception applies, because ${because.en}.`,
      zh: `将${eccn}物项本身出口、再出口或转移${to.zh}的，须取得美国许可（适用许可例外的除外），因为${because.zh}。`,
    },
    note,
    {
      en: 'By advisory opinions of the Bureau of Industry and Security, giving its use as a service is not by itself an export by the provider; General Prohibition 10 and the end-use controls of part 744 apply all the same.',
      zh: '美国工业与安全局咨询意见认为，以服务方式提供其使用，本身不构成提供方的出口；但一般禁令十和第744部分的最终用途管制仍然适用。',
    },
  )
  const use = ['ear-736-2-b-10-gp10', 'bis-guidance-2025-05-13-policy-statement']
  const cited = ['bis-cloud-advisory-opinions', ...authorities, ...reliedOn(use, context)]
  return finding(message, span, 'guidance', cited, context, spans)
}

/** Those authorities that a text may rely on, on the day of reading. */
const reliedOn = (ids: readonly string[], { pack, day }: RuleContext): string[] =>
  ids.filter((id) => {
    const authority = authorityIn(pack, id)
    return authority !== undefined && mayBeReliedOn(standingOn(authority, day))
  })

const sentences = (...said: readonly (Localized | undefined)[]): Localized => {
  const known = said.flatMap((one) => one ?? [])
  return {
    en: inRow(
      known.map(({ en }) => en),
      'en',
    ),
    zh: inRow(
      known.map(({ zh }) => zh),
      'zh',
    ),
  }
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
