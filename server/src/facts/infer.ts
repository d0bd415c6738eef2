import type { Contract, Passage, Span } from '../contract/contract.ts'
import { fromVersionToVersion } from '../contract/fromVersionToVersion.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThat, passagesThatFor } from '../contract/passagesThat.ts'
import { perPassages } from '../contract/perPassages.ts'
import { Wording } from '../contract/wording.ts'
import type { Country, CountryGroup, Item, Pack } from '../policy/schema.ts'
import { type Mention, mentionsIn, type Named } from './mentions.ts'
import { partiesNamedIn } from './namedParties.ts'

/** How a passage speaks of a place: it lets something be there, or bars it; `named` where it says neither. */
export type Stance = 'permitted' | 'barred' | 'named'

/** A place, a group of places, or every place of the world, as the text names it. */
export interface PlaceMention {
  readonly place: Country | CountryGroup | 'worldwide'
  readonly stance: Stance
  readonly span: Span
}

/** What the text itself says of the deal, each with the place of the words that say it. Less certain than what is declared. */
export interface InferredFacts {
  /** Accelerators that the text names, each where it first does. */
  readonly chips: readonly { readonly item: Item; readonly span: Span }[]
  /** ECCNs that the text names, each where it first does. */
  readonly eccns: readonly { readonly eccn: string; readonly span: Span }[]
  readonly places: readonly PlaceMention[]
  readonly governingLaw: { readonly country: Country; readonly span: Span } | undefined
  /** Parties that the text defines with a term. */
  readonly parties: readonly { readonly name: string; readonly term: string; readonly span: Span }[]
  /** Values that words of the pack stand for, each where it is first said. */
  readonly cues: readonly {
    readonly fact: 'type' | 'activities' | 'data'
    readonly value: string
    readonly span: Span
  }[]
}

/** What words of a passage say, wherever the passage stands: UTF-16 offsets into its text. */
interface Said<T> extends Span {
  readonly passage: number
  readonly what: T
}

/** {@link InferredFacts} that have no places yet. */
interface SaidFacts {
  readonly chips: readonly Said<Item>[]
  readonly eccns: readonly Said<string>[]
  readonly places: readonly Said<Omit<PlaceMention, 'span'>>[]
  readonly governingLaw: Said<Country> | undefined
  readonly parties: readonly Said<{ readonly name: string; readonly term: string }>[]
  readonly cues: readonly Said<Omit<InferredFacts['cues'][number], 'span'>>[]
}

/** Reads from the text what it says of the deal. Linear in the text; after an edit elsewhere only the places are new. */
export function inferFacts(contract: Contract, pack: Pack): InferredFacts {
  const { chips, eccns, places, governingLaw, parties, cues } = saidOf(pack)(contract, restsOn(contract))
  const spanOf = (said: Said<unknown>): Span => placeOf(said, contract)
  return {
    chips: chips.map((said) => ({ item: said.what, span: spanOf(said) })),
    eccns: eccns.map((said) => ({ eccn: said.what, span: spanOf(said) })),
    places: places.map((said) => new PlacedMention(said, contract)),
    governingLaw: governingLaw && { country: governingLaw.what, span: spanOf(governingLaw) },
    parties: parties.map((said) => ({ ...said.what, span: spanOf(said) })),
    cues: cues.map((said) => ({ ...said.what, span: spanOf(said) })),
  }
}

/** A mention of a place in its place, which is worked out on demand: of many, few are told of. */
class PlacedMention implements PlaceMention {
  readonly place: PlaceMention['place']
  readonly stance: Stance
  readonly #said: Said<unknown>
  readonly #contract: Contract

  constructor(said: SaidFacts['places'][number], contract: Contract) {
    this.place = said.what.place
    this.stance = said.what.stance
    this.#said = said
    this.#contract = contract
  }

  get span(): Span {
    return placeOf(this.#said, this.#contract)
  }
}

const placeOf = ({ passage, start, end }: Said<unknown>, { passages }: Contract): Span =>
  sourceSpan(passages[passage] as Passage, start, end)

/** What a contract is, and what it is called. */
interface Called {
  readonly shape: object
  readonly title: string
}

/** What facts rest on besides words; the same object for as long as no edit changes it. */
const restsOn = fromVersionToVersion(({ shape, sections }, before: Called | undefined): Called => {
  const title = sections[0]?.title ?? ''
  return before?.shape === shape && before.title === title ? before : { shape, title }
})

type Saying = (contract: Contract, called: Called) => SaidFacts

const sayings = new WeakMap<Pack, Saying>()

/** What is said rests on the passages that say something, on what leads into them, and on whether there is talk of chips. */
function saidOf(pack: Pack): Saying {
  const known = sayings.get(pack)
  if (known) return known
  const saying: Saying = perPassages(
    (contract, _called: Called) => {
      const some = saySomething(contract, pack)
      const leads = some.map((index) => contract.passages[index]?.lead ?? -1)
      return [...some, ...leads.filter((lead) => lead >= 0), ...speakOfChips(contract)]
    },
    (contract, _passages, { title }) => readSaid(contract, pack, title),
  )
  sayings.set(pack, saying)
  return saying
}

function readSaid(contract: Contract, pack: Pack, title: string): SaidFacts {
  const chips = new Map<string, Said<Item>>()
  const eccns = new Map<string, Said<string>>()
  const cues = new Map<string, SaidFacts['cues'][number]>()
  const places: SaidFacts['places'][number][] = []
  let governingLaw: SaidFacts['governingLaw']
  const parties: SaidFacts['parties'][number][] = []
  const speaksOfChips = speakOfChips(contract).length > 0
  for (const index of saySomething(contract, pack)) {
    const passage = contract.passages[index] as Passage
    const mentions = mentionsIn(passage.wording, pack)
    for (const mention of mentions) {
      const { id, start, end } = mention
      const at = { passage: index, start, end }
      if (id.kind === 'item') {
        if (!chips.has(id.item.id) && isChip(mention, passage, speaksOfChips))
          chips.set(id.item.id, { ...at, what: id.item })
      } else if (id.kind === 'eccn') {
        if (!eccns.has(id.eccn)) eccns.set(id.eccn, { ...at, what: id.eccn })
      } else if (id.kind === 'cue') {
        const { fact, value } = id.cue
        const key = fact === 'type' ? fact : `${fact} ${value}`
        if (cues.has(key)) continue
        const isSaid = id.cue.in === 'title' ? passage.text === title : !isBarred(mention, passage, contract)
        if (isSaid) cues.set(key, { ...at, what: { fact, value } })
      } else if (id.kind === 'country' || id.kind === 'group') {
        const place = id.kind === 'country' ? id.country : id.group
        places.push({ ...at, what: { place, stance: stanceOf(mention, passage, contract) } })
      }
    }
    const says = speakOf(passage.wording)
    const world = says.world && worldwideIn(passage.wording, leadOf(passage, contract)).at
    if (world) places.push({ ...world, passage: index, what: { place: 'worldwide', stance: 'permitted' } })
    if (says.law && !governingLaw) governingLaw = lawIn(passage, mentions, index)
    for (const { name, term, start, end } of says.parties)
      parties.push({ passage: index, start, end, what: { name, term } })
  }
  return {
    chips: [...chips.values()],
    eccns: [...eccns.values()],
    places,
    governingLaw,
    parties: firstOfEach(parties, ({ what }) => what.term),
    cues: [...cues.values()],
  }
}

/** What of interest a passage may say by its own words, beside what it names. */
const speakOf = Wording.remembered((text) => ({
  chips: chipContext.test(text),
  world: everywhere.test(text) && !licence.test(text),
  law: lawForms.some(({ before }) => before.test(text)),
  parties: partiesNamedIn(text),
}))

const speakOfChips = passagesThat(({ wording }) => speakOf(wording).chips)
const saySomething = passagesThatFor(({ wording }, pack: Pack) => {
  const { world, parties } = speakOf(wording)
  return world || parties.length > 0 || mentionsIn(wording, pack).some(({ id }) => saysFact.has(id.kind))
})

/** Names that say something of the deal; the rest are of laws, and of what the pack has a caveat on. */
const saysFact: ReadonlySet<Named['kind']> = new Set(['item', 'eccn', 'cue', 'country', 'group'])

/** A few letters and digits such as A10 or L4 name a chip where the talk is of chips. */
const shortName = /^[A-Z]{1,2}\d{1,3}$/i
const chipContext = /GPU|NVIDIA|accelerator|Tensor Core|显卡|加速卡|加速器|芯片|顯卡|加速卡|晶片/i

const isChip = ({ text }: Mention, { wording }: Passage, speaksOfChips: boolean): boolean =>
  !shortName.test(text) || (text.length <= 2 ? speakOf(wording).chips : speaksOfChips)

/** Words that bar, and words that allow or place: which of them last stand before a place decides how it is spoken of. */
const bars =
  /\b(?:shall|must|may|will|can|do|does)\s+not\b|\bcannot\b|\bprohibit\w*|\bforbid\w*|\bneither\b|\bno (?:export|re-?export|transfer|access|use|delivery)\b|不得|禁止|严禁|嚴禁|不允许|不允許/gi
const allows =
  /\b(?:only|permitted|allowed)\b|\b(?:may|shall|must|will|is|are)\b(?!\s+not\b)|可以|允许|允許|仅可|僅可|只可|只能|仅能|僅能|仅限|僅限|应|應|位于|位於/gi
/** What may be done at a place, or with one: other bans, such as one on moving equipment out of it, say nothing of it. */
const deeds =
  /\b(?:export|re-?export|transfer|ship|deliver|divert|sell|resell|suppl|provid|access|us(?:e|ed|ing)|host|locat|stor|install|situat|deploy|operat|process)|出口|再出口|转让|轉讓|转移|轉移|运往|運往|提供|访问|訪問|使用|部署|交付|位于|位於|存放|存储|儲存|托管|託管|安装|安裝/i
const moves = /\b(?:remov|mov(?:e|ed|ing)|relocat)|迁移|遷移|搬迁|搬遷|移出/i
/** Where disputes are heard, which says nothing of where things stand. */
const forum = /\b(?:courts?|tribunals?|venue|arbitrat\w+|jurisdiction)\b[^.;]{0,60}$|(?:法院|仲裁)[^。；]{0,20}$/i
const exceptions = /\boutside\b|\bother than\b|\bexcept\b|\bunless\b|以外|之外|境外|除.{0,20}外/i
/** A ban on some end uses, or without a licence or consent, leaves the rest open. */
const partial =
  /\b(?:military|nuclear|missile|weapons?)\b[^.;]{0,30}\bend[- ]?us|\bwithout\b[^.;]{0,60}\b(?:licen[cs]|permit|authori[sz]|approv|consent|permission)|未经|未取得|未获|军事(?:最终)?用途/i

const preposition =
  /(?:\b(?:to|in|into|from|within|at),?\s(?:\p{Lu}[\p{L}.’-]*(?:,? (?:and |or )?|, )|the ){0,12}|[在向至到从從往于於、或和及与與：:（(]|位于|位於|^)$/u
const placeEnds =
  /^[^\S\n]*(?:$|[,.;:)，。；、）]|\)|and\b|or\b|[和或及与與]|境内|境內|地区|地區|(?:data cent|region|facilit|site)|数据中心|機房|机房|出口|再出口|供应|供應|提供|转让|轉讓|交付|销售|銷售|开放|開放)/i

/** A name that says by itself that places are meant, as “European Union” does not. */
const kindOfPlace = /countr(?:y|ies)\b|destination|territor|region|\bgroups?\b|D[:：]5|国家|地区/i

/** Whether a country's name says where: “to China”, and not “Chinese law”, “a United States patent”, “U.S. embargoes”. */
function standsForPlace(text: string, mention: Mention): boolean {
  const { start } = mention
  // The last full stop of “U.S.” is part of the name, and ends no sentence.
  const end = mention.text.includes('.') && text[mention.end] === '.' ? mention.end + 1 : mention.end
  return preposition.test(text.slice(Math.max(0, start - 120), start)) && placeEnds.test(text.slice(end, end + 20))
}

/** How a passage, with the words that lead into it, speaks of what stands at a place of it. */
function stanceAt(text: string, start: number, end: number, lead: Wording): Stance {
  const before = `${lead.text} ${text.slice(0, start)}`
  const after = text.slice(end)
  // “Not outside Singapore” bars every place but the one it names; “the laws of Singapore” are no place.
  const all = `${before}${after}`
  if (exceptions.test(all) || partial.test(all) || moves.test(before) || forum.test(before)) return 'named'
  if (/\blaws? of (?:the )?$/i.test(before) || /^(?:[’']s)?\s*(?:laws?\b|法)/i.test(after)) return 'named'
  const barredAt = lastOf(bars, before)
  const allowedAt = lastOf(allows, before)
  // In Chinese the deed follows the place: 向香港出口.
  const isDone = deeds.test(before) || deeds.test(after.slice(0, 10))
  if (barredAt > allowedAt) return isDone ? 'barred' : 'named'
  if (lastOf(bars, after) >= 0 && allowedAt < 0) return isDone ? 'barred' : 'named'
  return allowedAt >= 0 && isDone ? 'permitted' : 'named'
}

/** How a passage speaks of a place that it names. */
function stanceOf(mention: Mention, passage: Passage, contract: Contract): Stance {
  const lead = leadOf(passage, contract)
  const { stances } = spokenOf(passage.wording, lead)
  const known = stances.get(mention.start)
  if (known) return known
  const isPlace = kindOfPlace.test(mention.text) || standsForPlace(passage.text, mention)
  const stance = isPlace ? stanceAt(passage.text, mention.start, mention.end, lead) : 'named'
  stances.set(mention.start, stance)
  return stance
}

/** Whether what a passage names is something that it forbids. */
function isBarred({ start }: Mention, passage: Passage, contract: Contract): boolean {
  const lead = leadOf(passage, contract)
  const { barred } = spokenOf(passage.wording, lead)
  const before = `${lead.text} ${passage.text.slice(0, start)}`
  const found = barred.get(start) ?? lastOf(bars, before) > lastOf(allows, before)
  barred.set(start, found)
  return found
}

/** What was found of the names in a passage, by where they begin, with the words that lead into it. */
const spokenOf = Wording.rememberedFor((_wording, _lead: Wording) => ({
  stances: new Map<number, Stance>(),
  barred: new Map<number, boolean>(),
}))

const noWords = new Wording('')

const leadOf = ({ lead }: Passage, { passages }: Contract): Wording => passages[lead]?.wording ?? noWords

function lastOf(form: RegExp, text: string): number {
  let last = -1
  for (const { index } of text.matchAll(form)) last = index
  return last
}

const everywhere =
  /\bworld-?wide\b|\banywhere in the world\b|\bin any (?:country|region|location)\b|\bglobally\b|全球(?:范围|任何|各地|節點|节点)|世界任何|任何国家|任何國家/i
/** A worldwide licence or title, or a law of anywhere, says nothing of where things stand. */
const licence = /\blicen[cs]|royalt|\btitle\b|\bintellectual\b|\btreat(?:y|ies)\b|许可|許可|授权|授權/i

/** The service as it is, in the present tense. */
const states = /\b(?:provides|hosts|stores|operates|offers|processes|serves|delivers)\b/i

/** Where a passage lets things be anywhere in the world, with the words that lead into it. */
const worldwideIn = Wording.rememberedFor(({ text }, lead: Wording): { readonly at?: Span } => {
  const found = everywhere.exec(text)
  if (!found) return {}
  const at = { start: found.index, end: found.index + found[0].length }
  // Worldwide Strategies, Inc. is a name.
  const isName = /^\p{Lu}/u.test(found[0]) && /^ \p{Lu}/u.test(text.slice(at.end))
  const isStated = states.test(text.slice(0, at.start)) && lastOf(bars, text) < 0
  return isName || (stanceAt(text, at.start, at.end, lead) !== 'permitted' && !isStated) ? {} : { at }
})

/** Words after which the first country that is named is that of the governing law, and what must follow it. */
const lawForms = [
  { before: /\b(?:governed|construed|interpreted)\b[^.;]{0,80}?\blaws? of /i, after: /^/ },
  { before: /\bgoverned by /i, after: /^(?:[’']s)? laws?\b/i },
  // Not of “a party to which the law of China applies”: 适用中国法律的一方.
  {
    before: /(?:适用|適用)(?![于於的])/,
    after: /^[^，。；,;]{0,12}(?:法律(?!的(?:一方|各方|当事人|當事人|主体|主體))|法(?=[，。；]|$))/,
  },
]
/** Between those words and the country: “the State of”, “the”. In UTF-16 units. */
const lawGap = 30

/** The country whose law a passage makes the contract's. */
function lawIn({ text }: Passage, mentions: readonly Mention[], index: number): SaidFacts['governingLaw'] {
  for (const { before, after } of lawForms) {
    const found = before.exec(text)
    if (!found) continue
    const from = found.index + found[0].length
    const named = mentions.find(({ id, start }) => id.kind === 'country' && start >= from && start - from <= lawGap)
    if (named?.id.kind !== 'country' || !after.test(text.slice(named.end, named.end + lawGap))) continue
    return { passage: index, start: named.start, end: named.end, what: named.id.country }
  }
  return undefined
}

function firstOfEach<T>(all: readonly T[], key: (one: T) => string): T[] {
  const seen = new Set<string>()
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)))
}
