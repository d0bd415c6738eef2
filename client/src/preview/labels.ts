import { readComment } from '../../../server/src/contract/annotations.ts'
import { straight } from '../../../server/src/contract/mappedText.ts'
import type { MarkdownIt, RenderRule } from './markdownIt.ts'

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
      if (labels.length > 0)
        return labels.map((label) => `<span class="proviso-label">${utils.escapeHtml(label)}</span>`).join(' ')
      return before ? before(tokens, index, options, env, self) : text
    }
    renderer.rules[name] = rule
  }
}

function labelsOf(comment: string, words: LabelWords): string[] {
  const said = readComment(comment, 0, straight(0))
  if (!said) return []
  if ('clauses' in said) return said.clauses.map(({ name }) => words.clause(name))
  return [words.waived(said.waiver.clause, said.waiver.reason ?? '')]
}
