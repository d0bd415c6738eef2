import { type Environment, type MarkdownIt, made, type Token } from './markdownIt.ts'

/** A finding to be marked in the margin. */
export interface Mark {
  /** The line that it stands on, from 0. */
  readonly line: number
  readonly severity: 'error' | 'warning' | 'information' | 'hint'
  readonly message: string
}

const severities: readonly Mark['severity'][] = ['error', 'warning', 'information', 'hint']

/**
 * Shows findings as marks in the margin of the paragraphs they stand in; those of lines that are not shown, such as the
 * facts', at the next paragraph. Tokens are kept by VS Code from one showing to the next, so they are left as they are.
 */
export function showMarks(md: MarkdownIt, marksOf: (env: Environment) => readonly Mark[]): void {
  const render = md.renderer.render.bind(md.renderer)
  md.renderer.render = (tokens, options, env) => {
    const at = new Map<number, Mark[]>()
    for (const mark of marksOf(env)) {
      const index = placeOf(mark.line, tokens)
      if (index >= 0) at.set(index, [...(at.get(index) ?? []), mark])
    }
    const marked = tokens.map((token, index) => {
      const here = at.get(index)
      return here ? withMarks(token, here, md.utils) : token
    })
    return render(marked, options, env)
  }
}

/** The innermost paragraph, title or cell on a line, else the next one, else the last; -1 where there is none. */
function placeOf(line: number, tokens: readonly Token[]): number {
  const holds = ({ type, map }: Token): boolean => type === 'inline' && map !== null && map[0] <= line && line < map[1]
  const inside = tokens.findLastIndex(holds)
  if (inside >= 0) return inside
  const next = tokens.findIndex(({ type, map }) => type === 'inline' && map !== null && map[0] >= line)
  return next >= 0 ? next : tokens.findLastIndex(({ type }) => type === 'inline')
}

function withMarks(token: Token, marks: readonly Mark[], { escapeHtml }: MarkdownIt['utils']): Token {
  const [worst = 'hint'] = severities.filter((one) => marks.some(({ severity }) => severity === one))
  const words = escapeHtml(marks.map(({ message }) => message).join('\n\n'))
  const count = marks.length > 1 ? String(marks.length) : ''
  const content = `<span class="proviso-mark proviso-${worst}" role="note" tabindex="0" title="${words}" aria-label="${words}">${count}</span>`
  const mark = made(token, { type: 'html_inline', content, children: null })
  return made(token, { children: [mark, ...(token.children ?? [])] })
}
