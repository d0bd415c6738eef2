import type { Span } from '../contract/contract.ts'
import type { Localized, Pack } from '../policy/schema.ts'
import { docsOf } from '../policy/schemaDocs.ts'
import type { DealFacts } from './dealFacts.ts'
import { itemInWords, knownItems } from './items.ts'
import { offersOf } from './offers.ts'
import { contractFacts, type FactKey } from './schema.ts'

/** A fact that would bear on what the deal needs, and that neither the facts block nor the text says. */
export interface Unknown {
  /** The fact, and of a party or an item which part: `parties.headquarters`. */
  readonly key: string
  /** What is not known, as a sentence. */
  readonly what: Localized
  /** The party or the item that it is about. */
  readonly span: Span | undefined
}

/** The facts on which needs rest, in the order in which a reader asks for them. */
const weighed: readonly FactKey[] = [
  'type',
  'drafting-for',
  'governing-law',
  'parties',
  'items',
  'activities',
  'end-uses',
  'regions',
  'data',
]

/** What is not known of a deal. */
export function unknownsOf(facts: DealFacts, pack: Pack): Unknown[] {
  // A list of which no entry could be used says nothing.
  const declared = Object.entries(facts.declared).filter(([, value]) => !(Array.isArray(value) && value.length === 0))
  const said = new Set<string>([...declared.map(([key]) => key), ...offersOf(facts, pack).map(({ key }) => key)])
  const whole = weighed
    .filter((key) => !said.has(key))
    .map((key): Unknown => {
      const about = docsOf(contractFacts.shape[key])?.about ?? { en: '', zh: '' }
      return { key, what: about, span: undefined }
    })
  return [...whole, ...ofParties(facts), ...ofItems(facts, pack)]
}

const inWords = {
  headquarters: { en: 'where it is headquartered', zh: '总部所在地' },
  'ultimate-parent': { en: 'where its ultimate parent is headquartered', zh: '最终母公司总部所在地' },
  role: { en: 'what it does in the deal', zh: '在交易中的角色' },
} as const
const parts = Object.keys(inWords) as (keyof typeof inWords)[]

/** Of the parties that are declared what is not, and of those that the text alone names where they are. */
function ofParties({ declared: { parties = [] }, inferred }: DealFacts): Unknown[] {
  const declared = parties.map((party) => ({
    who: party.term?.value ?? party.name?.value,
    lacks: parts.filter((part) => party[part] === undefined),
    span: party.span,
  }))
  const isDeclared = ({ name, term }: { readonly name: string; readonly term: string }): boolean =>
    parties.some((party) => party.term?.value === term || party.name?.value === name)
  const named = inferred.parties
    .filter((party) => !isDeclared(party))
    .map(({ name, span }) => ({ who: name, lacks: parts.filter((part) => part !== 'role'), span }))
  return [...declared, ...named].flatMap(({ who, lacks, span }) =>
    lacks.map((part): Unknown => {
      const { en, zh } = inWords[part]
      return {
        key: `parties.${part}`,
        what: { en: `${who ?? 'A party'}: ${en}.`, zh: `${who ?? '一方当事人'}：${zh}。` },
        span,
      }
    }),
  )
}

/** An item without a class: it declares no ECCN, gives no figures and names no accelerator with published ones. */
function ofItems(facts: DealFacts, pack: Pack): Unknown[] {
  return knownItems(facts, pack)
    .filter(({ eccn, result }) => eccn === undefined && (result === undefined || result === 'unknown'))
    .map((item): Unknown => {
      const name = itemInWords(item)
      return {
        key: 'items.eccn',
        what: {
          en: `${name.en}: its ECCN; it declares none, and there are no figures to work with.`,
          zh: `${name.zh}：ECCN；未声明，亦无参数可供计算。`,
        },
        span: item.declared.span,
      }
    })
}
