/**
 * The shape of the policy pack: all law, families, phrases and wordings are data of these shapes, checked when the
 * pack is built. A house playbook (later) uses the same shapes.
 */
import { z } from 'zod'

/** Text shown to a person, in both interface languages. */
export const localized = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) })
/** Text shown to a person, in both interface languages. */
export type Localized = z.infer<typeof localized>

/** Stable ids are lower-case words joined by hyphens; superseded, never renamed. */
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** What a need rests on. "Required by law" may be said of `statute` alone. */
export const basis = z.enum(['statute', 'licence-condition', 'guidance', 'market-practice', 'house-policy'])
/** What a need rests on. "Required by law" may be said of `statute` alone. */
export type Basis = z.infer<typeof basis>

/** A calendar day, `YYYY-MM-DD`, or a coarser `YYYY-MM` or `YYYY` where no more is known. */
const date = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)

/** One statute, rule, guidance or other authority, with what is known of it and what is not. */
export const authority = z.strictObject({
  id: slug,
  title: z.string(),
  citation: z.string(),
  jurisdiction: z.enum(['US', 'CN', 'EU', 'MY']),
  issued: date.nullable(),
  effective: date.nullable(),
  status: z.enum(['in-force', 'guidance-nonbinding', 'proposed', 'suspended', 'superseded', 'rescinded']),
  statusSince: date.nullable(),
  statusNote: z.string().nullable(),
  url: z.string(),
  summary: z.string(),
  contractRelevance: z.string(),
  drives: z.array(slug),
  /** `knowledge` is general knowledge that nobody has compared with a text: shown as unverified. */
  verified: z.enum(['article', 'search', 'knowledge']),
  source: z.string(),
  /** Facts inside a verified entry that are themselves unverified. */
  unverified: z.array(z.string()).optional(),
  /** Counsel must confirm the status in the official source before relying on it. */
  needsCheck: z.boolean().optional(),
})
/** One statute, rule, guidance or other authority, with what is known of it and what is not. */
export type Authority = z.infer<typeof authority>

/**
 * A phrase: words that stand next to each other. See `coverage/phrases.ts` for the little syntax (`(a|b)`, `…`).
 * Never a regular expression.
 */
const phrase = z.string().min(1)

/** A named set of phrases that patterns share: `@duty`. Both languages in one list. */
export const lexicon = z.record(slug, z.array(phrase))

/** A term of a pattern: a phrase, `@set` of the lexicon, or several of them of which one must occur. */
const term = z.union([phrase, z.array(phrase).min(1)])

/** Where the terms of a pattern must stand together. */
export const scope = z.enum(['passage', 'neighbours', 'section'])

/**
 * One way in which a text shows a clause. It fires where every `all` stands, and no `none`. The first of `all` is what the
 * clause is about: the passage itself must say it; the others may stand in the words that lead into it.
 */
export const pattern = z.strictObject({
  id: slug,
  /** Default `passage`: the sentence with the words that lead into it. */
  in: scope.optional(),
  all: z.array(term).min(1),
  /** At most so many words from the first to the last of them; default 60. */
  within: z.number().int().positive().optional(),
  /** Must not stand in the same passage. */
  none: z.array(phrase).optional(),
  /** Words inside one of these do not count: “export” in “import or export duties”. */
  mask: z.array(phrase).optional(),
  /** The title of the section, or of one around it, must contain one of these. */
  heading: z.array(phrase).optional(),
})
/** One way in which a text shows a clause. */
export type Pattern = z.infer<typeof pattern>

/** Texts that prove a family's patterns: written for it, one list per outcome. */
const proofs = z.strictObject({
  /** Must be found. */
  passing: z.array(z.string()).min(1),
  /** Almost the clause, and not it: must not be found. */
  nearMiss: z.array(z.string()).min(1),
  /** Another matter that shares words: must not be found. */
  mustNotFire: z.array(z.string()).min(1),
})

/** How far a wording is from what the side drafted for would like best. */
export const position = z.enum(['preferred', 'fallback', 'walk-away'])
/** How far a wording is from what the side drafted for would like best. */
export type Position = z.infer<typeof position>

/**
 * The words of a clause in one language: its title and its paragraphs. `{{provider}}` and `{{customer}}` become the
 * contract's own party terms, `{{agreement}}` its word for itself; `[[…]]` are blanks.
 */
const wording = z.strictObject({ title: z.string().min(1), paragraphs: z.array(z.string().min(1)).min(1) })
/** The words of a clause in one language. */
export type Wording = z.infer<typeof wording>

/** A clause in one position. `zh` is Simplified; `zhHant` is made from it when the pack is built. */
export const template = z.strictObject({ position, en: wording, zh: wording, zhHant: wording.optional() })
/** A clause in one position. */
export type Template = z.infer<typeof template>

/**
 * One limb that a good clause of a family has. It is looked for where the contract shows the family: in those sections
 * and in what they contain.
 */
export const element = z.strictObject({
  id: slug,
  /** The limb as a noun phrase: “an ownership test of 50 percent or more”. */
  title: localized,
  /** A clause that lacks a required one is weak. */
  level: z.enum(['required', 'recommended']),
  basis,
  authorities: z.array(slug),
  /** One plain sentence: what it means that the limb is absent. */
  absent: localized,
  /** Any of them shows it. */
  patterns: z.array(pattern).min(1),
  /** It may stand anywhere in the contract, such as among the definitions. */
  anywhere: z.boolean().optional(),
  /** Words that look like the limb and fall short of it, each with what is wrong: “more than 50 %”. */
  flaws: z.array(z.strictObject({ pattern, message: localized })).optional(),
  /** The limb alone, to add to a clause that lacks it. Slots and blanks as in a template. */
  wording: z.strictObject({ en: z.string().min(1), zh: z.string().min(1), zhHant: z.string().optional() }),
  /** Left out of the shipped pack. */
  proofs: z.strictObject({ en: proofs, zh: proofs }).optional(),
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
  prefixes: z.array(z.string()).min(1),
  /** Titles under which the clause or its kin usually stand; where a new one goes beside. */
  titles: z.array(phrase).min(1),
  /** Families whose sections a new clause of this one should follow, nearest kin first. */
  kin: z.array(slug),
  patterns: z.array(pattern),
  proofs: z.strictObject({ en: proofs, zh: proofs }).optional(),
  elements: z.array(element).default([]),
  templates: z.array(template),
})
/** One of the 21 clause families. */
export type Family = z.infer<typeof family>

/** A kind of contract, as `contract.type` names it. */
export const contractType = z.strictObject({ id: slug, title: localized })
/** A kind of contract, as `contract.type` names it. */
export type ContractType = z.infer<typeof contractType>

/** Under which facts a clause is needed, and why. */
export const need = z.strictObject({
  id: slug,
  clause: slug,
  level: z.enum(['required', 'recommended']),
  /** All given conditions must hold; none given means every contract. `undeclared` is a contract without a type. */
  when: z.strictObject({ type: z.array(z.union([slug, z.literal('undeclared')])).optional() }),
  basis,
  authorities: z.array(slug),
  /** One plain sentence why. */
  reason: localized,
})
/** Under which facts a clause is needed, and why. */
export type Need = z.infer<typeof need>

/** The whole pack. */
export const pack = z.strictObject({
  id: slug,
  version: z.string(),
  /** The day on which the law in the pack was looked at. */
  date,
  /** Ids of the families in the order in which a contract lists its clauses. */
  order: z.array(slug),
  lexicon,
  families: z.array(family),
  contractTypes: z.array(contractType),
  needs: z.array(need),
  authorities: z.array(authority),
})
/** The whole pack. */
export type Pack = z.infer<typeof pack>
