import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import type { Contract } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'
import { rangeOf } from '../contract/lines.ts'
import { isChinese } from '../drafting/termForms.ts'
import { termsOf } from '../drafting/terms.ts'
import { plainMarkdown } from './markdown.ts'

/** The longest piece of a term that is looked for before the cursor, in UTF-16 units. */
const longest = 60

/**
 * The contract's defined terms that begin with what stands before the cursor: several words of it, or the last characters
 * of a Chinese sentence, which has no gaps between its words. English terms are offered from a capital on.
 */
export function termCompletions(contract: Contract, offset: number, lines: Lines): CompletionItem[] {
  const before = contract.text.slice(Math.max(0, offset - longest), offset)
  return termsOf(contract).all.flatMap(({ name, isProper, definitions: [first] }): CompletionItem[] => {
    const typed = isProper ? typedOf(name, before) : 0
    if (typed === 0 || typed === name.length || !first) return []
    const meaning = contract.text.slice(first.meaning.start, first.meaning.end)
    return [
      {
        label: name,
        kind: CompletionItemKind.Constant,
        documentation: { kind: 'markdown', value: plainMarkdown(meaning.replace(/\*\*|__/g, '')) },
        filterText: before.slice(before.length - typed),
        textEdit: { range: rangeOf({ start: offset - typed, end: offset }, lines), newText: name },
      },
    ]
  })
}

/** How many characters of a term stand before the cursor already. */
function typedOf(name: string, before: string): number {
  for (let length = Math.min(name.length, before.length); length > 0; length--) {
    const typed = before.slice(before.length - length)
    if (!name.startsWith(typed)) continue
    if (isChinese(name) || !/[\p{L}\p{N}]/u.test(before[before.length - length - 1] ?? '')) return length
  }
  return 0
}
