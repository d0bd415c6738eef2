/**
 * The shape of the policy pack: all law, families, phrases and wordings are data of these shapes, checked when the
 * pack is built. A house playbook extends it; see `playbook.ts`.
 */

import { type Circumstance, circumstances } from './circumstance.ts'
import { bases, positions, slug } from './values.ts'
import * as z from './zod.ts'

export type { Circumstance } from './circumstance.ts'
export type { Basis, Position } from './values.ts'

const someText = z.string().check(z.minLength(1))

/** Text shown to a person, in both interface languages. */
export interface Localized {
  en: string
  zh: string
}
/** Text shown to a person, in both interface languages. */
const localized = z.strictObject({ en: someText, zh: someText }) satisfies z.ZodMiniType<Localized>

const basis = z.enum(bases)
const circumstance = z.enum(Object.keys(circumstances) as [Circumstance, ...Circumstance[]])

const levels = ['required', 'recommended'] as const
/** How much a deal asks for a clause, or a clause for an element. */
export type Level = (typeof levels)[number]

/** A calendar day, `YYYY-MM-DD`, or a coarser `YYYY-MM` or `YYYY` where no more is known. */
const date = z.string().check(z.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/))

/** One statute, rule, guidance or other authority, with what is known of it and what is not. */
export const authority = z.strictObject({
  id: slug,
  title: z.string(),
  citation: z.string(),
  jurisdiction: z.enum(['US', 'CN', 'EU', 'MY']),
  issued: z.nullable(date),
  effective: z.nullable(date),
  status: z.enum(['in-force', 'guidance-nonbinding', 'proposed', 'suspended', 'superseded', 'rescinded']),
  statusSince: z.nullable(date),
  statusNote: z.nullable(z.string()),
  url: z.string(),
  summary: z.string(),
  contractRelevance: z.string(),
  drives: z.array(slug),
  /** `knowledge` is general knowledge that nobody has compared with a text: shown as unverified. */
  verified: z.enum(['article', 'search', 'knowledge']),
  source: z.string(),
  /** Facts inside a verified entry that are themselves unverified. */
  unverified: z.optional(z.array(z.string())),
  /** Counsel must confirm the status in the official source before relying on it. */
  needsCheck: z.optional(z.boolean()),
  /** How contracts call it, in either language, where a text that relies on it must be looked at. */
  names: z.optional(z.array(someText)),
  /** How it has stood over time, earliest first, where that is more than one day of taking effect. */
  history: z.optional(
    z
      .array(
        z.strictObject({
          from: z.iso.date(),
          status: z.enum(['in-force', 'guidance-nonbinding', 'proposed', 'suspended', 'superseded', 'rescinded']),
          /** What a reader must know of it, in one sentence. */
          note: z.optional(localized),
          needsCheck: z.optional(z.boolean()),
        }),
      )
      .check(z.minLength(1)),
  ),
})
/** One statute, rule, guidance or other authority, with what is known of it and what is not. */
export type Authority = z.infer<typeof authority>

/**
 * A phrase: words that stand next to each other. See `coverage/phrases.ts` for the little syntax (`(a|b)`, `…`).
 * Never a regular expression.
 */
const phrase = someText

/**
 * A named set of phrases that patterns share, as a whole (`@duty`) or inside a phrase (`in …4 @country-name`). Both languages in
 * one list.
 */
export const lexicon = z.record(slug, z.array(phrase))

/** A term of a pattern: a phrase, `@set` of the lexicon, or several of them of which one must occur. */
const term = z.union([phrase, z.array(phrase).check(z.minLength(1))])

/** Where the terms of a pattern must stand together. */
export const scope = z.enum(['passage', 'neighbours', 'section'])

/**
 * One way in which a text shows a clause. It fires where every `all` stands, and no `none`. The first of `all` is what the
 * clause is about: the passage itself must say it; the others may stand in the words that lead into it.
 */
export const pattern = z.strictObject({
  id: slug,
  /** Default `passage`: the sentence with the words that lead into it. */
  in: z.optional(scope),
  all: z.array(term).check(z.minLength(1)),
  /** At most so many words from the first to the last of them; default 60. */
  within: z.optional(z.int().check(z.positive())),
  /** Must not stand in the same passage. */
  none: z.optional(z.array(phrase)),
  /** Words inside one of these do not count: “export” in “import or export duties”. */
  mask: z.optional(z.array(phrase)),
  /** The title of the section, or of one around it, must contain one of these. */
  heading: z.optional(z.array(phrase)),
})
/** One way in which a text shows a clause. */
export type Pattern = z.infer<typeof pattern>

/** Texts that prove a family's patterns: written for it, one list per outcome. */
const proofs = z.strictObject({
  /** Must be found. */
  passing: z.array(z.string()).check(z.minLength(1)),
  /** Almost the clause, and not it: must not be found. */
  nearMiss: z.array(z.string()).check(z.minLength(1)),
  /** Another matter that shares words: must not be found. */
  mustNotFire: z.array(z.string()).check(z.minLength(1)),
})

const position = z.enum(positions)

/**
 * The words of a clause in one language: its title and its paragraphs. `{{provider}}` and `{{customer}}` become the
 * contract's own party terms, `{{agreement}}` its word for itself; `[[…]]` are blanks, of which
 * some name the declared fact that fills them: `[[country=customer-parent]]`.
 */
const wording = z.strictObject({ title: someText, paragraphs: z.array(someText).check(z.minLength(1)) })
/** The words of a clause in one language. */
export type Wording = z.infer<typeof wording>

/** A clause in one position. `zh` is Simplified; `zhHant` is made from it when the pack is built. */
export const template = z.strictObject({
  position,
  en: wording,
  zh: wording,
  zhHant: z.optional(wording),
  /** Ids of the family's elements that the words have; noted when the pack is built. */
  elements: z.optional(z.array(slug)),
})
/** A clause in one position. */
export type Template = z.infer<typeof template>

/** Under which facts something applies; an empty one always does. `undeclared` is a contract without a type. */
export const condition = z.strictObject({
  /** One of these. */
  type: z.optional(z.array(z.union([slug, z.literal('undeclared')]))),
  /** Every one of these; of a nested list, one. */
  all: z.optional(z.array(z.union([circumstance, z.array(circumstance).check(z.minLength(1))]))),
})
/** Under which facts something applies. */
export type Condition = z.infer<typeof condition>

/** A period of time as contracts write it in the pack: `5 years`, `30 days`. */
const period = z.string().check(z.regex(/^\d+ (?:hours?|days?|weeks?|months?|years?)$/))

/** A value that a text states and that falls short. */
const shortfall = z.strictObject({
  /** The longest period that the passage states is shorter than this. */
  periodBelow: z.optional(period),
  /** The declared fact that asks for more than the pack does, such as `log-retention`. */
  fact: z.optional(z.string()),
  /** The smallest percentage that the passage states is above this one. */
  percentAbove: z.optional(z.number()),
})

/**
 * Words that look like a limb and fall short of it: “more than 50 %” for “50 % or more”. It is reported where no other
 * passage has the limb as it should be.
 */
export const flaw = z.strictObject({
  pattern,
  /** Only where the passage also states a value that falls short. */
  value: z.optional(shortfall),
  /** What is wrong, in one plain sentence. `{{found}}` becomes the value that the text states. */
  message: localized,
  /** Texts on which it fires; for the build alone. */
  firesOn: z.optional(
    z.strictObject({ en: z.array(z.string()).check(z.minLength(1)), zh: z.array(z.string()).check(z.minLength(1)) }),
  ),
})
/** Words that look like a limb and fall short of it. */
export type Flaw = z.infer<typeof flaw>

/**
 * One limb that a good clause of a family has. It is looked for in the clauses (numbered sections with all they contain; see
 * `coverage/clauseScope.ts`) in which the contract shows the family.
 */
export const element = z.strictObject({
  id: slug,
  /** The limb as a noun phrase: “an ownership test of 50 percent or more”. */
  title: localized,
  /** A clause that lacks a required one is weak. */
  level: z.enum(levels),
  basis,
  authorities: z.array(slug),
  /** One plain sentence: what it means that the limb is absent. */
  absent: localized,
  /** Any of them shows it. */
  patterns: z.array(pattern).check(z.minLength(1)),
  /** It may stand anywhere in the contract, such as among the definitions. */
  anywhere: z.optional(z.boolean()),
  /** Asked for under these facts only. */
  when: z.optional(condition),
  flaws: z.optional(z.array(flaw)),
  /** The limb alone, to add to a clause that lacks it. Slots and blanks as in a template. */
  wording: z.strictObject({ en: someText, zh: someText, zhHant: z.optional(z.string()) }),
  /** Ids of other families, and of elements of theirs, that these words show as well; noted when the pack is built. */
  says: z.optional(z.array(slug)),
  /** Left out of the shipped pack. */
  proofs: z.optional(z.strictObject({ en: proofs, zh: proofs })),
})
/** One limb that a good clause of a family has. */
export type Element = z.infer<typeof element>

/** One of the 21 clause families. */
export const family = z.strictObject({
  id: slug,
  title: localized,
  /** What counts as present, in a sentence. */
  definition: localized,
  /** What is near it and is not it. */
  notEnough: localized,
  /** Words that a drafter types to be offered the clause: `export`, `出口`. */
  prefixes: z.array(z.string()).check(z.minLength(1)),
  /** Titles under which the clause or its kin usually stand; where a new one goes beside. */
  titles: z.array(phrase).check(z.minLength(1)),
  /** Families whose sections a new clause of this one should follow, nearest kin first. */
  kin: z.array(slug),
  patterns: z.array(pattern),
  proofs: z.optional(z.strictObject({ en: proofs, zh: proofs })),
  elements: z._default(z.array(element), []),
  templates: z.array(template),
  /** The position that is put in where nobody asks for one; `preferred` unless a house playbook says otherwise. */
  prefers: z.optional(position),
})
/** One of the 21 clause families, or one of a house's own. */
export type Family = z.infer<typeof family>

/** A kind of contract, as `contract.type` names it. */
const contractType = z.strictObject({ id: slug, title: localized })

/** Under which facts a clause is needed, and why. */
export const need = z.strictObject({
  id: slug,
  clause: slug,
  level: z.enum(levels),
  when: condition,
  basis,
  authorities: z.array(slug),
  /** One plain sentence why. */
  reason: localized,
})
/** Under which facts a clause is needed, and why. */
export type Need = z.infer<typeof need>

/** A country or territory. */
export const country = z.strictObject({
  /** ISO 3166-1 alpha-2; for a region under measures of its own ISO 3166-2. */
  code: z.string().check(z.regex(/^[A-Z]{2}(?:-\d{2})?$/)),
  en: someText,
  zh: someText,
  /** Other names that contracts use, in either language. */
  aliases: z.optional(z.array(someText)),
  /** Counts as this place too: Hong Kong as China. */
  within: z.optional(z.string()),
})
/** A country or territory. */
export type Country = z.infer<typeof country>

/** How far a fact is verified; see {@link authority}. */
const verified = z.enum(['article', 'search', 'knowledge'])

/** A list of countries that law or contracts refer to, as it stood on a day. */
const countryGroup = z.strictObject({
  id: slug,
  title: localized,
  asOf: date,
  authority: slug,
  verified,
  /** Codes of countries. */
  members: z.array(z.string()).check(z.minLength(1)),
  /** It limits who may get data, and says nothing of where items stand. */
  dataOnly: z.optional(z.boolean()),
  /** How a contract names the group. */
  names: z.array(someText),
  note: z.optional(localized),
})
/** A list of countries that law or contracts refer to, as it stood on a day. */
export type CountryGroup = z.infer<typeof countryGroup>

/** An accelerator that contracts name, with what is known of it. Figures are null where none is published. */
export const item = z.strictObject({
  id: slug,
  name: someText,
  vendor: someText,
  aliases: z.array(someText),
  market: z.enum(['datacenter', 'workstation', 'consumer', 'cloud-only']),
  /** Peak dense operations a second, in TOPS, at `precision`. */
  tops: z.nullable(z.number()),
  precision: z.nullable(z.string()),
  bitLength: z.nullable(z.number()),
  /** Total processing performance: `tops` × `bitLength`. */
  tpp: z.nullable(z.number()),
  /** Where sources differ: the lowest and the highest. */
  tppRange: z.optional(z.tuple([z.number(), z.number()])),
  /** Applicable die area, in mm². */
  dieArea: z.nullable(z.number()),
  /** Performance density: `tpp` / `dieArea`. */
  density: z.nullable(z.number()),
  /** What the limits give for these figures; `outside` by Note 2 to ECCN 3A090. */
  result: z.enum(['3A090.a', '3A090.b', 'below', 'outside', 'unknown']),
  /** A rule that applies apart from the arithmetic. */
  overlay: z.optional(z.strictObject({ kind: z.enum(['letters', 'case-by-case', 'gp10']), authority: slug })),
  /** The numeric screen of 91 FR 1684. */
  caseByCase: z.enum(['within', 'outside', 'not-applicable', 'unknown']),
  memory: z.string(),
  /** Total memory bandwidth, in GB/s. */
  bandwidth: z.nullable(z.number()),
  notes: z.string(),
  verified,
  dieAreaVerified: z.nullable(verified),
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  /** Names of figures that are not to be relied on. */
  unsure: z.optional(z.array(z.string())),
})
/** An accelerator that contracts name, with what is known of it. */
export type Item = z.infer<typeof item>

/** From this value on, and below that one. */
const bounds = z.strictObject({ from: z.number(), below: z.optional(z.number()) })
/** From this value on, and below that one. */
export type Bounds = z.infer<typeof bounds>

/** ECCNs that need a licence to Country Group D:5, to Macau or to whoever is headquartered there. */
const eccnLicence = z.strictObject({
  /** Each with all its paragraphs, but for those that another entry names. */
  eccns: z.array(someText).check(z.minLength(1)),
  authorities: z.array(slug).check(z.minLength(1)),
  /** By which applications are presumed to be denied; absent where the pack has nothing that says so. */
  presumedDenied: z.optional(slug),
  /** Why, where the ECCN does not say it by itself. */
  note: z.optional(localized),
})
/** ECCNs that need a licence to Country Group D:5, to Macau or to whoever is headquartered there. */
export type EccnLicence = z.infer<typeof eccnLicence>

/** The numeric limits of 3A090, in the order in which they are tried, and which ECCNs need a licence. */
const eccnLimits = z.strictObject({
  asOf: date,
  authority: slug,
  limits: z
    .array(z.strictObject({ eccn: z.enum(['3A090.a', '3A090.b']), tpp: bounds, density: z.optional(bounds) }))
    .check(z.minLength(1)),
  /** A circuit neither designed nor marketed for data centres with less than this is in no paragraph. */
  outsideDataCentre: z.strictObject({ tppBelow: z.number() }),
  /** A value this near to a limit, as a share of it, is not to be relied on. */
  near: z.number(),
  licences: z._default(z.array(eccnLicence), []),
})
/** The numeric limits of 3A090, in the order in which they are tried, and which ECCNs need a licence. */
export type EccnLimits = z.infer<typeof eccnLimits>

/** Words by which a contract says a fact itself. */
const factCue = z.strictObject({
  fact: z.enum(['type', 'activities', 'data']),
  value: someText,
  /** Look at the document's title alone. */
  in: z.optional(z.literal('title')),
  words: z.array(someText).check(z.minLength(1)),
})
/** Words by which a contract says a fact itself. */
export type FactCue = z.infer<typeof factCue>

/** Texts that prove one side of an interaction. */
const sideProofs = z.strictObject({
  passing: z.array(z.string()).check(z.minLength(1)),
  mustNotFire: z.array(z.string()).check(z.minLength(1)),
})

/** Words of one kind, wherever they stand in a contract. */
const side = z.strictObject({
  /** Families and elements whose words count. */
  shownBy: z._default(z.array(slug), []),
  patterns: z._default(z.array(pattern), []),
  /** Left out of the shipped pack. */
  proofs: z.optional(z.strictObject({ en: sideProofs, zh: sideProofs })),
})

/** The codes under which interactions are reported, each by a rule of its own. */
const interactionCode = z.enum(['regime-conflict', 'clause-interaction', 'list-quality'])

/**
 * Words that do their work alone and fail beside something else: another clause, the law of another country, or the list as it
 * will stand later.
 */
export const interaction = z.strictObject({
  id: slug,
  code: interactionCode,
  severity: z.enum(['warning', 'information', 'hint']),
  basis,
  authorities: z.array(slug),
  when: z.optional(condition),
  /** The words that the finding stands on. */
  words: side,
  /** What they meet with, in another passage; without it the words are enough. */
  against: z.optional(side),
  /** Passages of `words` are lists that name clauses; what they name, and what none of them lists, is told apart. */
  namesClauses: z.optional(z.boolean()),
  /** Words that put it right: in either clause, or with `anywhere` in the whole contract. */
  exception: z.optional(z.extend(side, { anywhere: z.optional(z.boolean()) })),
  /** Elements whose absence is the same gap, so that it is told once. */
  sameGap: z._default(z.array(slug), []),
  /** What is wrong and what follows from it, in plain sentences; where there is no `wording`, also why there is none. */
  message: localized,
  /** What the fix adds, as a noun phrase, and the words, which go to the clause of `words`. Slots as in a template. */
  fix: z.optional(
    z.strictObject({
      title: localized,
      wording: z.strictObject({ en: someText, zh: someText, zhHant: z.optional(z.string()) }),
    }),
  ),
})
/** Words that fail beside something else. */
export type Interaction = z.infer<typeof interaction>

/** The whole pack. */
export const pack = z.strictObject({
  id: slug,
  version: z.string(),
  /** The day on which the law in the pack was looked at. */
  date,
  /** Ids of the families in the order in which a contract lists its clauses. */
  order: z.array(slug),
  lexicon,
  /** Ids of the sets of the lexicon that a house playbook may name; without it, all. */
  shared: z.optional(z.array(slug)),
  families: z.array(family),
  contractTypes: z.array(contractType),
  needs: z.array(need),
  interactions: z.array(interaction),
  authorities: z.array(authority),
  /** Words by which a text says that an authority is not, or not yet, in force. */
  caveats: z.array(someText),
  countries: z.array(country),
  countryGroups: z.array(countryGroup),
  items: z.array(item),
  eccn: eccnLimits,
  factCues: z.array(factCue),
})
/** A need of a house: where it applies, it decides for its clause before the pack's needs do. */
export interface HouseNeed extends Omit<Need, 'level'> {
  readonly level: Need['level'] | 'not-needed'
}

/** How much a finding matters in a house; `off`: it is not shown. */
export type HouseSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off'

/** Words that a house does not sign. */
export interface ForbiddenWording {
  /** The subject under which a detector finds them. */
  readonly id: string
  readonly patterns: readonly Pattern[]
  readonly message: Localized
  readonly severity: Exclude<HouseSeverity, 'off'>
  readonly when: Condition
}

/** What a house playbook sets beside the clauses themselves. */
export interface House {
  readonly needs: readonly HouseNeed[]
  /** By the code of a finding, or the id of a family or of an element. */
  readonly severity: ReadonlyMap<string, HouseSeverity>
  readonly forbidden: readonly ForbiddenWording[]
  /** Who may accept a gap of a family; undefined where the house does not say. */
  readonly approversOf: (family: string) => readonly string[] | undefined
}

/** The whole pack; with `house` where a playbook extends it. */
export type Pack = z.infer<typeof pack> & { readonly house?: House }
