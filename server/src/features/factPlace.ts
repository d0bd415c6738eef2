import type * as z from 'zod'
import { ZodArray, ZodObject } from 'zod'
import type { Contract } from '../contract/contract.ts'
import { bare, contractFacts } from '../facts/schema.ts'

/** What can be typed at a place of the facts block. */
export interface FactPlace {
  /** A key of a mapping, or a value. */
  readonly kind: 'key' | 'value'
  /** The mapping whose key it is, or the value's own schema. */
  readonly schema: z.core.$ZodType
  /** Where the word being typed begins. */
  readonly start: number
  /** Keys that the mapping has on this line. */
  readonly taken: readonly string[]
}

/** One line of the block: where its words begin, its dash, and the key on it. */
interface Line {
  readonly indent: number
  readonly dash: number | undefined
  readonly key: string | undefined
}

const lineForm = /^([ \t]*)((?:-[ \t]+|-$)?)(?:(["']?)([\w-]+)\3[ \t]*:(?=[ \t]|$))?/

function readLine(text: string): Line {
  const [, space = '', dash = '', , key] = lineForm.exec(text) ?? []
  return { indent: space.length + dash.length, dash: dash ? space.length : undefined, key }
}

/**
 * What a place in the facts block asks for. Read from the lines and not from the parsed YAML, since what is being typed does
 * seldom parse. Undefined outside the block.
 */
export function factPlaceAt(contract: Contract, offset: number): FactPlace | undefined {
  const { text, frontMatter, format } = contract
  if (format === 'markdown' && !(frontMatter && offset >= frontMatter.start && offset <= frontMatter.end))
    return undefined
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const typed = text.slice(lineStart, offset)
  if (/(?:^|\s)#/.test(typed)) return undefined
  const here = readLine(typed)
  const parents = parentsOf(text.slice(frontMatter?.start ?? 0, lineStart).split(/\r?\n/), here)
  if (parents?.shift() !== 'contract') return undefined
  const own = here.key === undefined ? typed.slice(here.indent) : typed.slice(lineForm.exec(typed)?.[0].length ?? 0)
  const path = [...parents, ...(here.key === undefined ? [] : [here.key])]
  return placeIn(own, path, here.key !== undefined, offset)
}

/** The keys under which a line stands, outermost first; undefined where there are none. */
function parentsOf(lines: readonly string[], here: Line): string[] | undefined {
  const keys: string[] = []
  let limit = here.dash === undefined ? here.indent : here.dash + 1
  for (let i = lines.length - 1; i >= 0 && limit > 0; i--) {
    const text = lines[i] as string
    if (text.trim() === '' || /^\s*#/.test(text)) continue
    const line = readLine(text)
    if (line.key !== undefined && line.indent < limit) {
      keys.unshift(line.key)
      limit = line.dash === undefined ? line.indent : line.dash + 1
    } else if (line.dash !== undefined && line.dash < limit) limit = line.dash + 1
  }
  return keys.length > 0 ? keys : undefined
}

/** The brackets that are open, and what was typed since the last comma in them. */
function placeIn(own: string, path: string[], afterKey: boolean, offset: number): FactPlace | undefined {
  const open: { bracket: string; taken: string[]; key: string | undefined }[] = []
  let word = ''
  let quote = ''
  for (const character of own) {
    const inner = open.at(-1)
    if (quote) {
      if (character === quote) quote = ''
      word += character
    } else if (word.trim() === '' && (character === '"' || character === "'")) {
      quote = character
      word += character
    } else if (character === '{' || character === '[') {
      open.push({ bracket: character, taken: [], key: undefined })
      word = ''
    } else if (character === '}' || character === ']') {
      open.pop()
      word = ''
    } else if (character === ',' && inner) {
      inner.key = undefined
      word = ''
    } else if (character === ':' && inner?.bracket === '{' && inner.key === undefined) {
      inner.key = word.trim()
      inner.taken.push(inner.key)
      word = ''
    } else word += character
  }
  if (quote) return undefined
  const inner = open.at(-1)
  const keys = [...path, ...open.flatMap(({ key }) => (key === undefined ? [] : [key]))]
  const schema = schemaAt(keys)
  if (!schema) return undefined
  const isValue = inner ? inner.bracket === '[' || inner.key !== undefined : afterKey
  const start = offset - word.trimStart().length
  const inList = schema instanceof ZodArray && (inner?.bracket !== undefined || !afterKey)
  const meant = inList ? bare(schema.element) : schema
  if (isValue) return { kind: 'value', schema: meant, start, taken: [] }
  // A line under a list of plain values is one of them.
  if (!(meant instanceof ZodObject)) return { kind: 'value', schema: meant, start, taken: [] }
  return { kind: 'key', schema: meant, start, taken: inner?.taken ?? [] }
}

function schemaAt(keys: readonly string[]): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = contractFacts
  for (const key of keys) {
    const object: z.core.$ZodType = schema instanceof ZodArray ? bare(schema.element) : schema
    if (!(object instanceof ZodObject) || !Object.hasOwn(object.shape, key)) return undefined
    schema = bare(object.shape[key])
  }
  return schema
}
