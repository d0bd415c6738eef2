import type { Span } from '../contract/contract.ts'
import type { Circumstance, Condition, Item, Localized, Pack } from '../policy/schema.ts'
import type { DealFacts } from './dealFacts.ts'
import type { EccnResult } from './eccn.ts'
import { itemInWords, type KnownItem, knownItems, properEccn } from './items.ts'
import { sideOf } from './parties.ts'
import { isChina, isD5OrMacau, placeInSentence } from './places.ts'
import type { Declared } from './readFacts.ts'
import type { ContractFacts } from './schema.ts'

/** Why a circumstance holds. */
export interface Holding {
  /** A clause that completes “because …”. */
  readonly reason: Localized
  /** The places of the facts that it rests on. */
  readonly spans: readonly Span[]
  /** Whether the facts block says so; else the text names it. */
  readonly declared: boolean
}

/** What the facts of one deal say about it. */
export interface Circumstances {
  /** The contract type, where it is one that the pack knows; else `undeclared`. */
  readonly type: string
  /** Every circumstance that holds, with the first reason for it. */
  readonly holding: ReadonlyMap<Circumstance, Holding>
}

/** Works out which circumstances hold: from what is declared, and from chips and ECCNs that the text names. */
export function circumstancesOf(facts: DealFacts, pack: Pack): Circumstances {
  const holding = new Map<Circumstance, Holding>()
  const add = (id: Circumstance, found: Holding | undefined): void => {
    if (found && !holding.has(id)) holding.set(id, found)
  }
  addParties(facts, pack, add)
  addItems(facts, pack, add)
  addTextItems(facts, pack, add)
  addPlain(facts, add)
  addPlaces(facts, pack, add)
  addConclusions(facts, pack, holding, add)
  return { type: facts.declared.type?.value ?? 'undeclared', holding }
}

/** Whether a condition of the pack holds under a deal's circumstances. */
export function holds(condition: Condition | undefined, { type, holding }: Circumstances): boolean {
  if (condition?.type && !condition.type.includes(type)) return false
  return (condition?.all ?? []).every((one) =>
    Array.isArray(one) ? one.some((any) => holding.has(any)) : holding.has(one),
  )
}

/** Why the circumstances of a condition hold, in its order; nothing for one that asks for none. */
export function reasonsFor(condition: Condition | undefined, { holding }: Circumstances): Holding[] {
  return (condition?.all ?? []).flatMap((one) => {
    const found = (Array.isArray(one) ? one : [one]).find((id) => holding.has(id))
    return (found && holding.get(found)) ?? []
  })
}

type Add = (id: Circumstance, found: Holding | undefined) => void

const declared = (reason: Localized, ...spans: Span[]): Holding => ({ reason, spans, declared: true })

function addParties({ declared: { parties = [] } }: DealFacts, pack: Pack, add: Add): void {
  for (const party of parties) {
    const side = sideOf(party.role?.value)
    const who = party.term?.value ?? party.name?.value
    const subject: Localized =
      side === 'customer'
        ? { en: 'the customer', zh: '客户' }
        : side === 'provider'
          ? { en: 'the provider', zh: '供应方' }
          : { en: who ?? 'a party', zh: who ?? '一方当事人' }
    const at = (seat: Declared<string> | undefined, isParent: boolean): void => {
      if (!seat) return
      const place = placeInSentence(seat.value, pack)
      const inGroup = isD5OrMacau(seat.value, pack) && seat.value !== 'MO'
      const listed = !inGroup
        ? { en: '', zh: '' }
        : seat.value === 'HK'
          ? { en: ', which counts within China in Country Group D:5', zh: '（在 D:5 国家组中计入中国）' }
          : { en: ', a Country Group D:5 country', zh: '（D:5 国家组）' }
      const found = declared(
        isParent
          ? {
              en: `the ultimate parent of ${subject.en} is in ${place.en}${listed.en}`,
              zh: `${subject.zh}的最终母公司位于${place.zh}${listed.zh}`,
            }
          : {
              en: `${subject.en} is headquartered in ${place.en}${listed.en}`,
              zh: `${subject.zh}总部位于${place.zh}${listed.zh}`,
            },
        seat.span,
      )
      if (isChina(seat.value)) {
        add('prc-party', found)
        if (side === 'provider') add('prc-provider', found)
        if (side === 'customer') add('prc-customer', found)
      }
      if (side === 'customer' && isD5OrMacau(seat.value, pack)) add('d5-or-macau-customer', found)
      if (seat.value === 'US') add('us-party', found)
      if (isMember(seat.value, 'eu', pack)) {
        add('eu-party', found)
        if (side === 'provider') add('eu-provider', found)
      }
    }
    at(party['ultimate-parent'], true)
    at(party.headquarters, false)
  }
}

const isMember = (code: string, group: string, pack: Pack): boolean =>
  pack.countryGroups.some(({ id, members }) => id === group && members.includes(code))

/** What an ECCN or a result of the arithmetic makes of an item. */
function addClass(eccn: string | undefined, result: EccnResult | undefined, found: Holding, add: Add): void {
  const named = (form: RegExp): boolean => eccn !== undefined && form.test(eccn)
  const isA = named(/^[34]A090\.a/) || (!named(/^3A090\.[bc]/) && result === '3A090.a')
  const isB = named(/^[34]A090\.b/) || (!named(/^3A090\.[ac]/) && result === '3A090.b')
  if (isA || isB || named(/^[34]A090/) || named(/\.z/)) add('advanced-chip', found)
  if (isA) add('item-3a090-a', found)
  if (isB) add('item-3a090-b', found)
  if (named(/^4A090/)) add('item-4a090', found)
  if (named(/^\d[DE]\d{3}/)) add('controlled-technology', found)
}

function addOverlay(
  chip: Item | undefined,
  name: Localized,
  spans: readonly Span[],
  isDeclared: boolean,
  add: Add,
): void {
  if (chip?.overlay?.kind === 'letters') {
    const reason = {
      en: `${name.en} is under US government letters that ask for a licence, whatever its figures`,
      zh: `${name.zh}受美国政府函件约束，无论参数如何均须许可`,
    }
    add('letter-controlled-chip', { reason, spans, declared: isDeclared })
    add('advanced-chip', { reason, spans, declared: isDeclared })
  }
}

/** How an item came by its class, as a clause. */
function classInWords(item: KnownItem): Localized {
  const name = itemInWords(item)
  const { eccn, calculation, result, chip } = item
  if (eccn && /^[34]A090|\.z|^\d[DE]\d{3}/.test(eccn))
    return { en: `${name.en} is ${eccn} by its declared ECCN`, zh: `${name.zh}按所声明的ECCN为${eccn}` }
  const by = calculation
    ? { en: 'the declared figures', zh: '所声明的参数' }
    : { en: `the published figures of the ${chip?.name}`, zh: `${chip?.name}的公开参数` }
  // A declaration that the figures contradict does not take the item out.
  const although = eccn
    ? { en: `, although it is declared as ${eccn}`, zh: `，尽管其声明为${eccn}` }
    : { en: '', zh: '' }
  return {
    en: `${name.en} reaches ${result} by ${by.en} (arithmetic, no classification)${although.en}`,
    zh: `按${by.zh}计算，${name.zh}达到${result}（仅为计算，并非归类结论）${although.zh}`,
  }
}

function addItems(facts: DealFacts, pack: Pack, add: Add): void {
  for (const item of knownItems(facts, pack)) {
    const { span } = item.declared
    const name = itemInWords(item)
    if (!item.eccn || /^\d[AB]/.test(item.eccn))
      add('hardware', declared({ en: `${name.en} is hardware`, zh: `${name.zh}属于硬件` }, span))
    addClass(item.eccn, item.result, declared(classInWords(item), span), add)
    addOverlay(item.chip, name, [span], true, add)
  }
}

function addTextItems({ inferred }: DealFacts, _pack: Pack, add: Add): void {
  for (const { item, span } of inferred.chips) {
    const name = { en: `${item.vendor} ${item.name}`, zh: `${item.vendor} ${item.name}` }
    const reason = {
      en: `the text names ${name.en}, which reaches ${item.result} by its published figures (arithmetic, no classification)`,
      zh: `文中提及${name.zh}，按公开参数计算达到${item.result}（仅为计算，并非归类结论）`,
    }
    addClass(undefined, item.result, { reason, spans: [span], declared: false }, add)
    addOverlay(item, { en: `${name.en}, which the text names,`, zh: `文中提及的${name.zh}` }, [span], false, add)
  }
  for (const { eccn, span } of inferred.eccns) {
    const reason = { en: `the text names ECCN ${eccn}`, zh: `文中提及ECCN ${eccn}` }
    addClass(properEccn(eccn), undefined, { reason, spans: [span], declared: false }, add)
  }
}

/** What a value of a fact says, and how a sentence puts it. */
type Said = readonly [Circumstance, Localized]
type ValueOf<Key extends 'activities' | 'data'> = NonNullable<ContractFacts[Key]>[number]

const activities: Readonly<Record<ValueOf<'activities'>, Said>> = {
  'model-training': ['model-training', { en: 'models are trained under the contract', zh: '合同项下将训练模型' }],
  inference: ['inference', { en: 'models are run under the contract', zh: '合同项下将运行模型' }],
  resale: ['resale', { en: 'items or capacity are sold on', zh: '物项或算力将被转售' }],
  'remote-access': ['remote-access', { en: 'computers are used from elsewhere', zh: '将远程使用计算机' }],
  'us-persons': ['us-persons', { en: 'US persons take part', zh: '有美国人士参与' }],
  'data-brokerage': [
    'data-brokerage',
    { en: 'data about people is sold or licensed on', zh: '将出售或许可他人的个人数据' },
  ],
  'technology-transfer': [
    'controlled-technology',
    { en: 'technology or source code is handed over', zh: '将交付技术或源代码' },
  ],
}

const kinds: Readonly<Record<ValueOf<'data'>, Said>> = {
  personal: ['personal-data', { en: 'personal data is handled', zh: '将处理个人信息' }],
  'cn-important': [
    'prc-important-data',
    { en: 'important data under PRC law is handled', zh: '将处理中国法下的重要数据' },
  ],
  'us-bulk-sensitive': [
    'us-bulk-sensitive-data',
    { en: 'bulk US sensitive personal data is handled', zh: '将处理美国大量敏感个人数据' },
  ],
  'us-government-related': [
    'us-government-related-data',
    { en: 'US government-related data is handled', zh: '将处理美国政府相关数据' },
  ],
}

/** Contract types that say by themselves what is done under them. */
const typical: Readonly<Record<string, Said>> = {
  'hardware-purchase': ['hardware', { en: 'hardware is bought', zh: '所购为硬件' }],
  'compute-lease': ['remote-access', { en: 'leased computers are used from elsewhere', zh: '租用的算力系远程使用' }],
  'cloud-services': ['remote-access', { en: 'cloud services are used from elsewhere', zh: '云服务系远程使用' }],
  distribution: ['resale', { en: 'a distributor sells on', zh: '经销商将转售' }],
}

const sides: Readonly<Record<string, Said>> = {
  customer: ['for-customer', { en: 'the contract is drafted for the customer', zh: '合同代表客户一方起草' }],
  provider: ['for-provider', { en: 'the contract is drafted for the provider', zh: '合同代表供应方起草' }],
}

function addPlain({ declared: facts }: DealFacts, add: Add): void {
  const addFrom = (table: Readonly<Record<string, Said>>, facts: readonly Declared<string>[]): void => {
    for (const { value, span } of facts) {
      const [id, reason] = table[value] ?? []
      if (id && reason) add(id, declared(reason, span))
    }
  }
  addFrom(activities, facts.activities ?? [])
  addFrom(kinds, facts.data ?? [])
  addFrom(typical, facts.type ? [facts.type] : [])
  addFrom(sides, facts['drafting-for'] ? [facts['drafting-for']] : [])
}

function addPlaces({ declared: { regions = [] } }: DealFacts, pack: Pack, add: Add): void {
  for (const { value, span } of regions) {
    const place = placeInSentence(value, pack)
    const found = declared({ en: `${place.en} is among the regions`, zh: `地点包括${place.zh}` }, span)
    if (value === 'MY') add('site-in-malaysia', found)
    if (value !== 'CN') add('site-outside-prc', found)
  }
}

/** What follows from several facts together. */
function addConclusions(facts: DealFacts, pack: Pack, holding: ReadonlyMap<Circumstance, Holding>, add: Add): void {
  const { 'prc-nexus': said, 'governing-law': law, regions = [], parties = [] } = facts.declared
  const prcRegion = regions.find(({ value }) => isChina(value))
  const nexus =
    holding.get('prc-party') ??
    (prcRegion && declared({ en: 'a region is in China', zh: '有地点位于中国' }, prcRegion.span)) ??
    holding.get('prc-important-data') ??
    (law && isChina(law.value) ? declared({ en: 'PRC law governs', zh: '适用中国法律' }, law.span) : undefined)
  if (said?.value) add('prc-nexus', declared({ en: 'the deal touches China', zh: '交易涉及中国' }, said.span))
  else if (!said) add('prc-nexus', nexus)
  // Who owns a party, and whose law governs, says nothing of where people's data comes from.
  if (holding.has('prc-nexus')) add('prc-mainland', mainlandOf(facts))
  const [important, personal, mainland] = (['prc-important-data', 'personal-data', 'prc-mainland'] as const).map((id) =>
    holding.get(id),
  )
  const prcData = important ? [important] : personal && mainland ? [personal, mainland] : undefined
  const abroad =
    holding.get('site-outside-prc') ??
    parties
      .flatMap(({ headquarters }) => (headquarters && headquarters.value !== 'CN' ? [headquarters] : []))
      .map(({ value, span }) => {
        const place = placeInSentence(value, pack)
        return declared({ en: `a party is headquartered in ${place.en}`, zh: `一方当事人总部位于${place.zh}` }, span)
      })[0]
  if (prcData && abroad) add('prc-data-leaves', joined(...prcData, abroad))
  // The class is of exports to China or Macau: a Chinese customer's site in another country does not bring it about.
  const reached = regions.find(({ value }) => isChina(value) || value === 'MO')
  const toChina = reached
    ? declared(
        {
          en: `${placeInSentence(reached.value, pack).en} is among the regions`,
          zh: `地点包括${placeInSentence(reached.value, pack).zh}`,
        },
        reached.span,
      )
    : regions.length === 0
      ? holding.get('prc-party')
      : undefined
  const screened = screenedChip(facts, pack)
  if (toChina && screened) add('case-by-case-chip', joined(screened, toChina))
}

/** What puts the deal in the Chinese mainland itself: a place there, or a party that has its headquarters there. */
function mainlandOf({ declared: { regions = [], parties = [] } }: DealFacts): Holding | undefined {
  const region = regions.find(({ value }) => value === 'CN')
  if (region) return declared({ en: 'a region is in the Chinese mainland', zh: '有地点位于中国内地' }, region.span)
  const seat = parties.flatMap(({ headquarters }) => headquarters ?? []).find(({ value }) => value === 'CN')
  return (
    seat &&
    declared({ en: 'a party is headquartered in the Chinese mainland', zh: '一方当事人总部位于中国内地' }, seat.span)
  )
}

/** What holds by several facts together. */
const joined = (...all: readonly Holding[]): Holding => {
  const [ens, zhs] = [all.map(({ reason }) => reason.en), all.map(({ reason }) => reason.zh)]
  return {
    reason: {
      en: [ens.slice(0, -1).join(', '), ...ens.slice(-1)].join(' and '),
      zh: [zhs.slice(0, -1).join('，'), ...zhs.slice(-1)].join('，且'),
    },
    spans: all.flatMap(({ spans }) => spans),
    declared: all.every((one) => one.declared),
  }
}

/** A chip of 3A090.a that the numbers of 91 FR 1684 put into the case-by-case class. */
function screenedChip(facts: DealFacts, pack: Pack): Holding | undefined {
  const isScreened = (chip: Item | undefined): boolean => chip?.result === '3A090.a' && chip.caseByCase === 'within'
  const reasonOf = ({ en, zh }: Localized): Localized => ({
    en: `${en} is within the figures of the case-by-case class of 91 FR 1684 (for exports from the United States, on conditions)`,
    zh: `${zh}的参数在91 FR 1684逐案审查类别之内（限自美国出口并符合条件者）`,
  })
  const item = knownItems(facts, pack).find(({ chip }) => isScreened(chip))
  if (item) return declared(reasonOf(itemInWords(item)), item.declared.span)
  const named = facts.inferred.chips.find((chip) => isScreened(chip.item))
  if (!named) return undefined
  return { reason: reasonOf({ en: named.item.name, zh: named.item.name }), spans: [named.span], declared: false }
}
