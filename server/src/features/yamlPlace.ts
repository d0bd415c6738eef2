import type { Span } from '../contract/contract.ts'
import { entriesOf, fieldOf, type Shape, shapesOf } from '../policy/schemaDocs.ts'
import { ZodMiniObject, ZodMiniRecord } from '../policy/zod.ts'

/** What can be typed at a place of a YAML text. */
export interface YamlPlace {
  /** A key of a mapping, or a value. */
  readonly kind: 'key' | 'value'
  /** What may stand there: the mapping whose key it is, or the value; several where the schema has a choice. */
  readonly shapes: readonly Shape[]
  /** Where the word being typed begins. */
  readonly start: number
  /** Keys that the mapping has already. */
  readonly taken: readonly string[]
}

/** A YAML text that a schema describes. */
export interface DescribedYaml {
  readonly text: string
  /** Where in the text the YAML stands. */
  readonly span: Span
  readonly schema: Shape
  /** The key under which the schema begins; without it the schema is that of the whole. */
  readonly under?: string
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
 * What a place in a YAML text asks for by its schema. Read from the lines and not from the parsed YAML, since what is being
 * typed does seldom parse. Undefined outside of what the schema describes, and in comments.
 */
export function yamlPlaceAt({ text, span, schema, under }: DescribedYaml, offset: number): YamlPlace | undefined {
  if (offset < span.start || offset > span.end) return undefined
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const typed = text.slice(lineStart, offset)
  if (/(?:^|\s)#/.test(typed)) return undefined
  const here = readLine(typed)
  const before = linesOf(text.slice(span.start, lineStart))
  const parents = parentsOf(before, here)
  if (under !== undefined && parents.shift() !== under) return undefined
  const isKeyed = here.key !== undefined
  const own = isKeyed ? typed.slice(lineForm.exec(typed)?.[0].length ?? 0) : typed.slice(here.indent)
  const path = isKeyed ? [...parents, here.key as string] : parents
  const place = placeIn(own, path, isKeyed, schema, offset)
  if (place?.kind !== 'key' || place.taken.length > 0) return place
  return { ...place, taken: siblingsOf(before, here, linesOf(text.slice(offset, span.end)).slice(1)) }
}

const linesOf = (text: string): string[] => text.split(/\r?\n/)
const saysNothing = (text: string): boolean => /^\s*(?:#|$)/.test(text)

/** The keys of the block mapping that a line is in, on the other lines. */
function siblingsOf(before: readonly string[], here: Line, after: readonly string[]): string[] {
  // A line with a dash begins its mapping.
  const above = here.dash === undefined ? before.toReversed() : []
  return [above, after].flatMap((texts) => {
    const lines = texts.filter((text) => !saysNothing(text)).map(readLine)
    const outside = lines.findIndex(({ indent, dash = indent }) => dash < here.indent)
    const first = texts === above ? lines[outside] : undefined
    const inside = outside < 0 ? lines : [...lines.slice(0, outside), ...(first ? [first] : [])]
    return inside.flatMap(({ indent, key }) => (indent === here.indent && key !== undefined ? [key] : []))
  })
}

/** The keys under which a line stands, outermost first. */
function parentsOf(lines: readonly string[], here: Line): string[] {
  const keys: string[] = []
  let limit = here.dash === undefined ? here.indent : here.dash + 1
  for (let i = lines.length - 1; i >= 0 && limit > 0; i--) {
    const text = lines[i] as string
    if (saysNothing(text)) continue
    const line = readLine(text)
    if (line.key !== undefined && line.indent < limit) {
      keys.unshift(line.key)
      limit = line.dash === undefined ? line.indent : line.dash + 1
    } else if (line.dash !== undefined && line.dash < limit) limit = line.dash + 1
  }
  return keys
}

/** The brackets that are open, and what was typed since the last comma in them. */
function placeIn(own: string, path: string[], afterKey: boolean, root: Shape, offset: number): YamlPlace | undefined {
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
  const shapes = shapesAt(root, keys)
  if (shapes.length === 0) return undefined
  const isValue = inner ? inner.bracket === '[' || inner.key !== undefined : afterKey
  const start = offset - word.trimStart().length
  // Right after a key stands the list itself; below it, and in brackets, its entries.
  const isEntry = inner ? inner.key === undefined : !afterKey
  const meant = isEntry ? entriesOf(shapes) : shapes
  // A line under a list of plain values is one of them.
  const isMapping = meant.some((shape) => shape instanceof ZodMiniObject || shape instanceof ZodMiniRecord)
  const kind = isValue || !isMapping ? 'value' : 'key'
  return { kind, shapes: meant, start, taken: inner?.taken ?? [] }
}

/** What stands at a path of keys; empty where the schema has nothing there. */
const shapesAt = (root: Shape, keys: readonly string[]): Shape[] =>
  keys.reduce<Shape[]>((shapes, key) => {
    const field = fieldOf(shapes, key)
    return field ? shapesOf(field) : []
  }, shapesOf(root))
