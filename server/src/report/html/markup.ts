import { visible } from '../visible.ts'

/** Text that is HTML already. Nothing else reaches a page without being escaped. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

/** What may stand in a template: text is escaped, lists stand in a row, `undefined`, `null` and `false` leave nothing. */
export type Piece = string | number | Markup | undefined | null | false | readonly Piece[]

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text as it may stand in HTML, between tags and in quoted attributes. */
const escaped = (text: string): string => visible(text).replace(/[&<>"']/g, (one) => names[one] ?? '')

const rendered = (piece: Piece): string => {
  if (piece === undefined || piece === null || piece === false) return ''
  if (piece instanceof Markup) return piece.html
  if (typeof piece === 'string') return escaped(piece)
  return typeof piece === 'number' ? String(piece) : piece.map(rendered).join('')
}

/** HTML with pieces in it, each escaped unless it is {@link Markup}. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  new Markup(parts.map((part, i) => part + rendered(pieces[i])).join(''))
