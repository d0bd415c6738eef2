import type { FactBlock, FactNode, Span } from '../contract/contract.ts'
import type { Localized, Pack } from '../policy/schema.ts'
import { bare, docsOf, type SchemaDocs } from '../policy/schemaDocs.ts'
import { wordsOf } from '../policy/schemaWords.ts'
import * as z from '../policy/zod.ts'
import { didYouMean, nearest } from './nearest.ts'
import { countryNamed } from './places.ts'
import { type ContractFacts, contractFacts } from './schema.ts'

/** A fact as declared, with the place of its value. */
export interface Declared<T> {
  readonly value: T
  readonly span: Span
}

/** Facts as read: each value with its place, mappings with theirs. */
export type Read<T> = T extends readonly (infer Item)[]
  ? readonly Read<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Read<NonNullable<T[Key]>> } & { readonly span: Span }
    : Declared<T>

/** The declared facts that can be used. Countries are codes, whichever way they were written. */
export type DeclaredFacts = Read<ContractFacts>

/** Something in the facts block that cannot be used. */
export interface FactProblem {
  readonly span: Span
  /** A value that is not used, or a key that says nothing. */
  readonly severity: 'warning' | 'hint'
  readonly message: Localized
  /** What was most likely meant. */
  readonly suggestion: string | undefined
}

/**
 * Reads the facts block by the schema. What is wrong is a problem at its place and counts as not declared; the rest is used.
 * A key whose value is not typed yet is no mistake.
 */
export function readFacts(block: FactBlock | undefined, pack: Pack): { facts: DeclaredFacts; problems: FactProblem[] } {
  const problems: FactProblem[] = []
  const span = block?.span ?? { start: 0, end: 0 }
  const facts = new FactReader(pack, problems).mapping(contractFacts, block?.entries ?? [], span)
  return { facts: facts as DeclaredFacts, problems }
}

type Scalar = string | number | boolean

class FactReader {
  readonly #pack: Pack
  readonly #problems: FactProblem[]

  constructor(pack: Pack, problems: FactProblem[]) {
    this.#pack = pack
    this.#problems = problems
  }

  mapping(schema: z.ZodMiniObject, entries: readonly FactNode[], span: Span): Record<string, unknown> {
    const read: Record<string, unknown> = { span }
    const shape = schema.shape
    for (const node of entries) {
      const field = Object.hasOwn(shape, node.key) ? shape[node.key] : undefined
      if (!field) this.#unknownKey(node, Object.keys(shape))
      else {
        const value = this.#node(bare(field), node)
        if (value !== undefined) read[node.key] = value
      }
    }
    return read
  }

  #node(schema: z.core.$ZodType, node: FactNode): unknown {
    const { value } = node
    if (value === null) return undefined
    const isNested = typeof value === 'object'
    if (schema instanceof z.ZodMiniObject) {
      return isNested && !isList(value)
        ? this.mapping(schema, value, node.valueSpan)
        : this.#wrongShape(node, mappingOf(schema))
    }
    if (schema instanceof z.ZodMiniArray) {
      if (!isNested || !isList(value)) return this.#wrongShape(node, docsOf(schema)?.wanted)
      return value.flatMap((item) => this.#node(bare(schema.def.element), { ...item, key: node.key }) ?? [])
    }
    return isNested ? this.#wrongShape(node, { en: 'one value', zh: '单个值' }) : this.#scalar(schema, node, value)
  }

  #scalar(schema: z.core.$ZodType, node: FactNode, written: Scalar): Declared<unknown> | undefined {
    const docs = docsOf(schema)
    const span = node.valueSpan
    // YAML reads 2026 as a number and “4800” as text; what was meant is what the schema takes.
    const readings = [
      written,
      String(written),
      ...(typeof written === 'string' && written.trim() ? [Number(written)] : []),
    ]
    const value = readings.map((one) => z.safeParse(schema, one)).find(({ success }) => success)?.data
    if (value === undefined) return this.#wrongValue(node, written, docs)
    if (docs?.vocabulary === 'countries') {
      const country = countryNamed(String(value), this.#pack)
      return country ? { value: country.code, span } : this.#wrongValue(node, written, docs)
    }
    // Of what a waiver may name the rule on waivers knows.
    const isListed = docs?.vocabulary !== undefined && docs.vocabulary !== 'subjects'
    if (isListed && !wordsOf(docs, this.#pack).some(({ text }) => text === value))
      return this.#wrongValue(node, written, docs)
    return { value, span }
  }

  #wrongValue(node: FactNode, written: Scalar, docs: SchemaDocs | undefined): undefined {
    const known = docs ? valuesOf(docs, this.#pack) : new Map<string, string>()
    const meant = nearest(String(written), known.keys())
    const suggestion = meant === undefined ? undefined : known.get(meant)
    const isLong = docs?.vocabulary === 'countries'
    const few = isLong ? [] : [...new Set(known.values())]
    const wanted = docs?.wanted ?? { en: 'one value', zh: '单个值' }
    const should =
      few.length > 0
        ? { en: `It is one of: ${few.join(', ')}.`, zh: `可用：${few.join('、')}。` }
        : { en: `It should be ${wanted.en}.`, zh: `应为${wanted.zh}。` }
    this.#problems.push({
      span: node.valueSpan,
      severity: 'warning',
      message: {
        en: `“${written}” cannot be used for the fact “${node.key}”, so it counts as not declared. ${didYouMean(suggestion).en}${should.en}`,
        zh: `事实“${node.key}”不能取“${written}”，按未声明处理。${didYouMean(suggestion).zh}${should.zh}`,
      },
      suggestion,
    })
  }

  #wrongShape({ key, valueSpan }: FactNode, wanted: Localized | undefined): undefined {
    const should = wanted ?? { en: 'written in another way', zh: '其他写法' }
    this.#problems.push({
      span: valueSpan,
      severity: 'warning',
      message: {
        en: `The fact “${key}” should be ${should.en}. It is not used until it is.`,
        zh: `事实“${key}”应为${should.zh}；在更正之前不予采用。`,
      },
      suggestion: undefined,
    })
  }

  #unknownKey({ key, keySpan }: FactNode, known: readonly string[]): void {
    const meant = nearest(key, known)
    this.#problems.push({
      span: keySpan,
      severity: 'hint',
      message: {
        en: `“${key}” is no fact that Proviso reads, so it changes nothing. ${didYouMean(meant).en}`.trimEnd(),
        zh: `“${key}”不是 Proviso 读取的事实，不影响检查。${didYouMean(meant).zh}`,
      },
      suggestion: meant,
    })
  }
}

/** A list's entries are named by their index. */
const isList = (value: readonly FactNode[]): boolean => value.every(({ key }, i) => key === String(i))

const mappingOf = (schema: z.core.$ZodType): Localized => {
  const example = docsOf(schema)?.example ?? ''
  return { en: `written as ${example}`, zh: `如下写法：${example}` }
}

/** Facts as plain values, without their places. */
export function plainFacts(read: unknown): unknown {
  if (Array.isArray(read)) return read.map(plainFacts)
  if (typeof read !== 'object' || read === null) return read
  if ('value' in read) return read.value
  const entries = Object.entries(read).filter(([key]) => key !== 'span')
  return Object.fromEntries(entries.map(([key, value]) => [key, plainFacts(value)]))
}

/** What may be written for a fact with known values, also in words, each with the value that it stands for. */
function valuesOf(docs: SchemaDocs, pack: Pack): ReadonlyMap<string, string> {
  const isCountry = docs.vocabulary === 'countries'
  return new Map(
    wordsOf(docs, pack).flatMap(({ text, names = [] }) =>
      [text, ...names]
        // A name with a comma would need quotes in YAML; each of those countries has another one.
        .filter((name) => !isCountry || !name.includes(','))
        .map((name) => [name, isCountry ? name : text] as const),
    ),
  )
}
