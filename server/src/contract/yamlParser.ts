import { Composer, type CST, type Document, Parser, Schema } from 'yaml'

/** One document of a YAML stream, parsed. */
export type YamlDocument = Document.Parsed

/**
 * Mappings and lists that stand in one another deeper than this are not parsed. The library goes down into them by calls, and
 * the stack of those may end, with the process, where a regular expression is compiled.
 */
const deepestParsed = 250

const options = {
  prettyErrors: false,
  logLevel: 'silent',
  keepSourceTokens: true,
  // Keys that stand twice are looked for in `yamlProblems.ts`: the library compares each with each, 100,000 of them for minutes.
  uniqueKeys: false,
} as const
/** What a document is read by that has no directives: made once, since that takes as long as a short text does. */
const schema = new Schema({ schema: 'core', resolveKnownTags: true })

/**
 * Parses a YAML stream.
 * @returns `deepAt`: where the first mapping or list begins that is too deep, if one is; there are no documents then
 */
export function parseStream(text: string): { documents: YamlDocument[]; deepAt: number | undefined } {
  const tokens = [...new Parser().parse(text)]
  const deepAt = placeBelow(tokens, deepestParsed)
  const documents = deepAt === undefined ? untraced(() => [...new Composer(options).compose(tokens)]) : []
  return { documents: documents as YamlDocument[], deepAt }
}

/**
 * Parses a text without directives and marks of documents, which is one document.
 * @param depth how many mappings and lists it stands in
 * @returns undefined where it nests too deep
 */
export function parseOne(text: string, depth: number): YamlDocument | undefined {
  const tokens = [...new Parser().parse(text)]
  if (placeBelow(tokens, deepestParsed - depth) !== undefined) return undefined
  const composer = new Composer({ ...options, schema })
  const [document] = untraced(() => [...composer.compose(tokens, true, text.length)])
  return document as YamlDocument | undefined
}

/** The library makes an `Error` of each fault: of 100,000, nearly all of the time goes into traces that nobody reads. */
function untraced<T>(compose: () => T): T {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return compose()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Where the first mapping or list begins, by level, that stands in more than `most` others. */
function placeBelow(tokens: readonly CST.Token[], most: number): number | undefined {
  let level = tokens.flatMap((token) => (token.type === 'document' && token.value ? [token.value] : []))
  for (let depth = 0; level.length > 0; depth++) {
    level = level.filter((token) => 'items' in token)
    if (depth > most) return level[0]?.offset
    level = level
      .flatMap((token) => ('items' in token ? [...token.items].flatMap(({ key, value }) => [key, value]) : []))
      .filter((token) => token != null)
  }
  return undefined
}
