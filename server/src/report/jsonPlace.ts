import { isNode, parseDocument } from 'yaml'
import { Lines } from '../contract/lines.ts'

/**
 * The 1-based line of what is wrong in a JSON text: of the value at a path, or of the first thing that is no JSON. Undefined
 * where it cannot be told.
 */
export function jsonPlace(text: string, path?: readonly PropertyKey[]): number | undefined {
  if (text.length > longest) return undefined
  const document = parseDocument(text, { schema: 'json', prettyErrors: false, logLevel: 'silent', uniqueKeys: false })
  const lineAt = (offset: number | undefined): number | undefined =>
    offset === undefined || offset < 0 ? undefined : new Lines(text).positionAt(offset).line + 1
  // YAML takes what JSON does not: a comma behind the last value.
  if (!path) return lineAt(document.errors[0]?.pos[0] ?? text.search(/,\s*[\]}]/))
  // What is not there is told of where it should be.
  for (let known = path; ; known = known.slice(0, -1)) {
    const node = document.getIn(known.map(String), true)
    if (isNode(node)) return lineAt(node.range?.[0])
    if (known.length === 0) return 1
  }
}

/** In longer texts the place is not looked for: it would take minutes. */
const longest = 4_000_000
