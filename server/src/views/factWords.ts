import type { FactNode } from '../contract/contract.ts'
import type { Pack } from '../policy/schema.ts'
import { bare, docsOf, type Shape } from '../policy/schemaDocs.ts'
import { wordsOf } from '../policy/schemaWords.ts'
import * as z from '../policy/zod.ts'
import type { Locale } from '../rules/finding.ts'

/** A declared value for a reader: the title of a type, the name of a country, and what a word such as `resale` means. */
export function factInWords(value: FactNode['value'], schema: Shape, pack: Pack, locale: Locale): string {
  const shape = bare(schema)
  const single = shape instanceof z.ZodMiniArray ? shape.def.element : shape
  const values = typeof value === 'object' ? (value ?? []).map((entry) => entry.value) : [value]
  return values
    .flatMap((one) => (typeof one === 'object' ? [] : [wordOf(String(one), single, pack, locale)]))
    .join(locale === 'zh' ? '、' : ', ')
}

function wordOf(written: string, schema: Shape, pack: Pack, locale: Locale): string {
  const docs = docsOf(schema)
  const word = docs && wordsOf(docs, pack).find(({ text, names }) => text === written || names?.includes(written))
  if (word) return word.means[locale].replace(/[.。]$/, '')
  if (!(bare(schema) instanceof z.ZodMiniBoolean)) return written
  const yes = written === 'true'
  return locale === 'zh' ? (yes ? '是' : '否') : yes ? 'yes' : 'no'
}
