import type { Annotation, Waiver } from './contract.ts'
import type { SourceMap } from './mappedText.ts'

const comment = /^<!--\s*(clause|waive)\s*:([\s\S]*?)-->$/i

/** What an HTML comment says to Proviso. */
export type CommentWord = { clauses: Annotation['clauses'] } | { waiver: Omit<Waiver, 'span'> }

/**
 * Reads `<!-- clause: logging (fallback), audit -->` and `<!-- waive: audit; reason: …; by: …; date: 2026-10-01; until: 2027-06-30 -->`.
 * @param text the whole comment
 * @param offset where it stands in the text that `map` leads from
 * @returns undefined for any other comment
 */
export function readComment(text: string, offset: number, map: SourceMap): CommentWord | undefined {
  const found = comment.exec(text)
  if (!found) return undefined
  const body = found[2] as string
  if ((found[1] as string).toLowerCase() === 'clause') {
    return { clauses: splitNames(body, offset + text.indexOf(body, found[0].indexOf(':')), map) }
  }
  const [clause = '', ...rest] = body.split(/[;；]/)
  const fields = new Map(
    rest.map((part) => {
      const colon = part.search(/[:：]/)
      return [part.slice(0, Math.max(colon, 0)).trim().toLowerCase(), part.slice(colon + 1).trim()] as const
    }),
  )
  const field = (name: string): string | undefined => fields.get(name) || undefined
  return {
    waiver: {
      clause: clause.trim(),
      reason: field('reason'),
      by: field('by'),
      date: field('date'),
      until: field('until'),
    },
  }
}

/** A name, and in brackets the position whose words stand there. Neither part can be read in two ways, so a scan is linear. */
const named = /([^\s,，、()（）]+)(?:[ \t]*[(（]([^,，、()（）\n]*)[)）])?/g

/** Names separated by commas, each with its place. */
export function splitNames(list: string, offset: number, map: SourceMap): Annotation['clauses'] {
  return Array.from(list.matchAll(named), ({ 0: whole, 1: name = '', 2: position, index }) => {
    const at = offset + index
    const span = { start: map.start(at), end: map.end(at + whole.length) }
    return { name, position: position?.trim() || undefined, span }
  })
}
