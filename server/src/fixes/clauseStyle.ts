import type { Contract, Section } from '../contract/contract.ts'
import { chineseNumeral, chineseValue } from '../contract/numbering.ts'

/** How a contract writes the head of a clause: what stands before, between and after its number and title. */
export interface HeadStyle {
  readonly before: string
  readonly gap: string
  readonly after: string
  /** Whether the first words of the clause stand on the line of its title. */
  readonly inline: boolean
  readonly capitals: boolean
}

/** How a contract numbers the paragraphs of a clause. */
export type ParagraphStyle = 'plain' | 'decimal' | 'decimal-dot' | 'zh-paren' | 'alpha' | 'list'

/** Reads the style of a clause's head from the text around it, so that a new one looks the same. */
export function headStyle(contract: Contract, section: Section): HeadStyle {
  const { text } = contract
  const lineStart = text.lastIndexOf('\n', section.head.start - 1) + 1
  const lineEnd = text.indexOf('\n', section.head.end)
  const written = text.slice(section.number?.span.end ?? section.head.start, section.head.end)
  const rest = text.slice(section.head.end, lineEnd < 0 ? text.length : lineEnd)
  const capitals = /\p{Lu}{2}/u.test(section.title) && section.title === section.title.toUpperCase()
  const indent = /^[ \t]*/.exec(text.slice(lineStart, section.head.start))?.[0] ?? ''
  if (section.kind === 'heading') {
    const gap = /^[\s.:：、]*/.exec(written)?.[0] ?? ''
    return {
      before: `${indent}${'#'.repeat(section.level)} `,
      gap: section.number ? gap || ' ' : '',
      after: '',
      inline: false,
      capitals,
    }
  }
  const bodyFollows = /[^\s*_]/.test(rest)
  if (section.kind === 'list-item' || /[<>]/.test(written)) {
    return { before: indent, gap: ' **', after: '.**', inline: bodyFollows, capitals }
  }
  const [, gap = '', , after = ''] = /^([\s*_.:：、]*)([\s\S]*?)([\s*_.:：。]*)$/.exec(written) ?? []
  const closing = /^[*_]+/.exec(rest)?.[0] ?? ''
  return {
    before: text.slice(lineStart, section.head.start),
    gap: gap || (section.number ? ' ' : ''),
    after: after + closing,
    inline: bodyFollows,
    capitals,
  }
}

/** How most clauses number their paragraphs; `plain` where they do not. */
export function paragraphStyle(contract: Contract, clauses: readonly number[]): ParagraphStyle {
  const forms: readonly [ParagraphStyle, RegExp][] = [
    ['decimal-dot', /^[ \t]*(?:\*\*)?\d+\.\d+\.[ \t]/gm],
    ['decimal', /^[ \t]*(?:\*\*)?\d+\.\d+(?:[ \t]|(?=[\u4e00-\u9fff]))/gm],
    ['zh-paren', /^[ \t]*（[一二三四五六七八九十]+）/gm],
    ['alpha', /^[ \t]*\([a-z]\)[ \t]/gm],
    ['list', /^[ \t]*\d{1,2}[.)][ \t]/gm],
  ]
  const bodies = clauses.map((index) => {
    const section = contract.sections[index] as Section
    return contract.text.slice(section.head.end, section.span.end)
  })
  const counts = forms.map(
    ([style, form]) => [style, bodies.reduce((sum, body) => sum + (body.match(form)?.length ?? 0), 0)] as const,
  )
  const best = counts.reduce((a, b) => (b[1] > a[1] ? b : a))
  return best[1] >= 2 ? best[0] : 'plain'
}

/** The mark before the paragraph at `index` (from 0) of a clause with the given number. */
export function paragraphMark(style: ParagraphStyle, clauseNumber: string | undefined, index: number): string {
  const number = decimalOf(clauseNumber)
  switch (style) {
    case 'decimal':
    case 'decimal-dot':
      return number ? `${number}.${index + 1}${style === 'decimal-dot' ? '.' : ''} ` : ''
    case 'zh-paren':
      return `（${chineseNumeral(index + 1)}）`
    case 'alpha':
      return `(${String.fromCharCode(97 + index)}) `
    case 'list':
      return `${index + 1}. `
    default:
      return ''
  }
}

/** `9A.` as 9A, 第十二条 as 12; nothing for 第九条之一, whose paragraphs by habit carry no number. */
function decimalOf(clauseNumber: string | undefined): string | undefined {
  const decimal = clauseNumber?.match(/\d+(?:\.\d+)*[A-Z]?/)?.[0]
  if (decimal !== undefined) return decimal
  const chinese = /^第([一二三四五六七八九十百零〇]+)[条條]$/.exec(clauseNumber ?? '')?.[1]
  return chinese ? String(chineseValue(chinese)) : undefined
}
