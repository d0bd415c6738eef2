import { readComment } from '../../../server/src/contract/annotations.ts'
import { straight } from '../../../server/src/contract/mappedText.ts'
import { type Environment, type MarkdownIt, made, type RenderRule } from './markdownIt.ts'

/** What a label says. */
export interface LabelWords {
  readonly clause: (id: string) => string
  readonly waived: (gap: string, reason: string) => string
}

/** Shows our comments, which a preview leaves out, as small labels: which clause a section is, and which gap is accepted. */
export function showLabels({ renderer, utils }: MarkdownIt, words: LabelWords): void {
  for (const name of ['html_block', 'html_inline']) {
    const before = renderer.rules[name]
    const rule: RenderRule = (tokens, index, options, env, self) => {
      const text = tokens[index]?.content ?? ''
      const labels = labelsOf(text.trim(), words)
      if (labels.length > 0) return inHtml(labels, utils)
      return before ? before(tokens, index, options, env, self) : text
    }
    renderer.rules[name] = rule
  }
}

/** Shows labels above a page, for what it has no words of. */
export function showLabelsAbove(md: MarkdownIt, labelsOf: (env: Environment) => readonly string[]): void {
  const render = md.renderer.render.bind(md.renderer)
  md.renderer.render = (tokens, options, env) => {
    const labels = labelsOf(env)
    const [first] = tokens
    if (!first || labels.length === 0) return render(tokens, options, env)
    const content = `<p>${inHtml(labels, md.utils)}</p>\n`
    return render([made(first, { type: 'html_block', content, children: null }), ...tokens], options, env)
  }
}

const inHtml = (labels: readonly string[], { escapeHtml }: MarkdownIt['utils']): string =>
  labels.map((label) => `<span class="proviso-label">${escapeHtml(label)}</span>`).join(' ')

function labelsOf(comment: string, words: LabelWords): string[] {
  const said = readComment(comment, 0, straight(0))
  if (!said) return []
  if ('clauses' in said) return said.clauses.map(({ name }) => words.clause(name))
  return [words.waived(said.waiver.clause, said.waiver.reason ?? '')]
}
