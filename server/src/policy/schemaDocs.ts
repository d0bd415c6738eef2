/**
 * What a reader is told of the parts of a schema for files that people write: the facts of a deal, a house playbook. One source
 * for the checks while reading, completion, hover, the JSON Schemas and the pages.
 */

import type { Localized } from './schema.ts'
import * as z from './zod.ts'

/** Any part of a schema. */
export type Shape = z.core.$ZodType

/**
 * A list that values, or the keys of a mapping, come from: `subjects` are clauses, their elements and codes of findings.
 */
export type Vocabulary = 'contractTypes' | 'countries' | 'families' | 'subjects'

/** What a reader is told of one part. */
export interface SchemaDocs {
  /** What it is, in one sentence. */
  readonly about: Localized
  /** What may be written: completes “should be …”. */
  readonly wanted?: Localized
  /** The values of a part that has few, each with what it means. */
  readonly values?: Readonly<Record<string, Localized>>
  /** Known values; of a mapping, known keys. */
  readonly vocabulary?: Vocabulary
  /** Values that are offered beside any others: some, or the names of the accelerators that the pack knows. */
  readonly suggests?: 'items' | readonly string[]
  /** A text with a syntax of its own. */
  readonly syntax?: 'phrase' | 'template'
  /** A value as it may be written in YAML. */
  readonly example?: string
}

/** What a reader is told of each part. */
export const schemaDocs = z.registry<SchemaDocs>()

/** A part without the wrappers that make it optional. */
export const bare = (schema: Shape): Shape =>
  schema instanceof z.ZodMiniOptional ? bare(schema.def.innerType) : schema

/** What a reader is told of a part. */
export const docsOf = (schema: Shape): SchemaDocs | undefined => schemaDocs.get(bare(schema))

/** The shapes that a value may have: those of a choice apart. */
export function shapesOf(schema: Shape): Shape[] {
  const shape = bare(schema)
  return shape instanceof z.ZodMiniUnion ? shape.def.options.flatMap(shapesOf) : [shape]
}

/** The shapes of the entries of lists; a shape that is no list stands for itself. */
export const entriesOf = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((shape) => (shape instanceof z.ZodMiniArray ? shapesOf(shape.def.element) : [shape]))

/** What a key of mappings leads to, or of the mappings in lists; undefined where none of them has it. */
export function fieldOf(shapes: readonly Shape[], key: string): Shape | undefined {
  return entriesOf(shapes).flatMap((shape) => {
    if (shape instanceof z.ZodMiniObject) return Object.hasOwn(shape.shape, key) ? [shape.shape[key]] : []
    return shape instanceof z.ZodMiniRecord ? [shape.def.valueType] : []
  })[0]
}

/** One of some values, each with what it means. */
export function choice<const Id extends string>(
  docs: Omit<SchemaDocs, 'values'> & { readonly values: Readonly<Record<Id, Localized>> },
) {
  const schema = z.enum(Object.keys(docs.values) as [Id, ...Id[]])
  return schema.register(schemaDocs, docs)
}
