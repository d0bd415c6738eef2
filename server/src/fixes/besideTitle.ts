import { isMap, isScalar, isSeq, type ParsedNode, Scalar, visit, type YAMLMap } from 'yaml'
import type { Contract, Section } from '../contract/contract.ts'
import { keyName, nodeSpan, parseYaml } from '../contract/yamlDocument.ts'
import { insertLinesAfter, type TextEdit } from './fix.ts'

/** One thing to be said of a section, in both ways in which a contract may say it. */
export interface Remark {
  /** Inside of a Markdown comment: `clause: logging`. */
  readonly comment: string
  /** An entry of YAML, and its key. */
  readonly entry: string
  readonly key: string
}

/**
 * The edit that says something of a section: a comment under its title, or an entry beside its text in YAML. Undefined where
 * nothing can stand beside its words, or where the section has such an entry already.
 */
export const besideTitle = (contract: Contract, section: Section, remark: Remark): TextEdit | undefined =>
  section.kind === 'yaml-entry' ? besideText(contract, section, remark) : underTitle(contract, section, remark)

function underTitle({ text, eol, sections }: Contract, host: Section, remark: Remark): TextEdit {
  const comment = `<!-- ${remark.comment} -->`
  const lineStart = text.lastIndexOf('\n', host.head.start - 1) + 1
  const mark = host.kind === 'list-item' ? /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/ : /^[ \t]*/
  const indent = ' '.repeat(mark.exec(text.slice(lineStart))?.[0].length ?? 0)
  if (host.kind === 'heading') {
    const isUnderlined = !/^ {0,3}#/.test(text.slice(lineStart))
    const at = isUnderlined ? text.indexOf('\n', host.head.end) + 1 : host.head.end
    return insertLinesAfter(text, at, `${eol}${indent}${comment}`, eol)
  }
  // A comment in the paragraph of the title would stand before the section: it goes after the section's own words.
  const inner = sections.find(({ head }) => head.start > host.head.start && head.start < host.span.end)
  const own = text.slice(0, inner?.head.start ?? host.span.end)
  const end = inner ? own.lastIndexOf('\n') : own.length
  const at = text.slice(0, Math.max(end, host.head.end)).trimEnd().length - 1
  return insertLinesAfter(text, at, `${host.kind === 'list-item' ? '' : eol}${indent}${comment}`, eol)
}

/** Before the first key of the mapping that is the entry; in a text without keys beside it, which is Markdown, a comment. */
function besideText(
  { text, eol }: Contract,
  { span }: Section,
  { comment, entry: words, key }: Remark,
): TextEdit | undefined {
  let entry: YAMLMap | Scalar | undefined
  const isHere = (node: unknown): boolean => nodeSpan(node as ParsedNode, 0).start === span.start
  for (const document of parseYaml(text, 0).documents) {
    visit(document, {
      Pair: (_key, pair) => {
        if (isHere(pair.key) && (isMap(pair.value) || isScalar(pair.value))) entry ??= pair.value
      },
      Map: (_key, map, path) => {
        if (isSeq(path.at(-1)) && isHere(map)) entry ??= map
      },
    })
  }
  if (isScalar(entry)) {
    if (entry.type !== Scalar.BLOCK_LITERAL) return undefined
    const lines = nodeSpan(entry as Scalar.Parsed, 0).start
    const indent = /\n([ \t]*)\S/.exec(text.slice(lines))?.[1] ?? ''
    return insertLinesAfter(text, lines, `${indent}<!-- ${comment} -->${eol}`, eol)
  }
  const first = entry?.items[0]
  if (!first || entry?.items.some((pair) => keyName(pair as Parameters<typeof keyName>[0]) === key)) return undefined
  const { start } = nodeSpan(first.key as ParsedNode, 0)
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  // A mapping in one line has no line of its own for it.
  const after = /[{[]/.test(before) ? ', ' : `${eol}${before.replace(/[^ \t]/g, ' ')}`
  return { span: { start, end: start }, newText: `${words}${after}` }
}
