import type { Contract, FactNode } from '../contract/contract.ts'
import type { TextEdit } from './fix.ts'

/**
 * The edit that takes a fact out of the facts block, with its key and its line: a fact, a party or an item, or a part of one. What
 * would be left empty goes with it. Undefined where the way leads to nothing.
 * @param path `['parties', 0, 'headquarters']`
 */
export function removeFact(path: readonly (string | number)[], { facts, text }: Contract): TextEdit | undefined {
  let siblings = facts?.entries ?? []
  let opening = facts && text.slice(facts.keySpan.end + 1, facts.span.end).trimStart()[0]
  let found: { node: FactNode; siblings: readonly FactNode[]; isInLine: boolean } | undefined
  for (const key of path) {
    const node = typeof key === 'number' ? siblings[key] : siblings.find((one) => one.key === key)
    if (!node) return undefined
    // The only part of a party goes with the party, and the only party with the list.
    if (!found || siblings.length > 1) found = { node, siblings, isInLine: opening === '{' || opening === '[' }
    siblings = typeof node.value === 'object' ? (node.value ?? []) : []
    opening = text[node.valueSpan.start]
  }
  if (!found) return undefined
  const span = found.isInLine ? withComma(found, text) : wholeLines(found, text)
  return { span, newText: '' }
}

interface Found {
  readonly node: FactNode
  readonly siblings: readonly FactNode[]
}

const startOf = ({ keySpan, valueSpan }: FactNode): number => Math.min(keySpan.start, valueSpan.start)

/** Values of YAML that stand in lines may end with the line break after them. */
function endOf({ value, keySpan, valueSpan }: FactNode, text: string): number {
  if (value === null) return text.indexOf(':', keySpan.end) + 1
  return valueSpan.start + text.slice(valueSpan.start, valueSpan.end).trimEnd().length
}

function withComma({ node, siblings }: Found, text: string): TextEdit['span'] {
  const at = siblings.indexOf(node)
  const [before, next] = [siblings[at - 1], siblings[at + 1]]
  if (next) return { start: startOf(node), end: startOf(next) }
  return { start: before ? endOf(before, text) : startOf(node), end: endOf(node, text) }
}

function wholeLines({ node, siblings }: Found, text: string): TextEdit['span'] {
  const start = startOf(node)
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const next = siblings[siblings.indexOf(node) + 1]
  // The first part of a party stands on the line of the dash, which the next one takes.
  const isAfterDash = node.keySpan.start < node.valueSpan.start
  if (isAfterDash && next && /-[ \t]*$/.test(text.slice(lineStart, start))) return { start, end: startOf(next) }
  const lineBreak = text.indexOf('\n', endOf(node, text))
  return { start: lineStart, end: lineBreak < 0 ? text.length : lineBreak + 1 }
}
