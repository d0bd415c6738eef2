import { isMap, isScalar, isSeq, type ParsedNode, Scalar, visit, type YAMLMap } from 'yaml'
import type { Contract, Section } from '../contract/contract.ts'
import { nodeSpan, parseYaml } from '../contract/yamlDocument.ts'
import { sectionName } from '../rules/placing.ts'
import { insertLinesAfter, type TextEdit } from './fix.ts'

/** The sections that may be annotated: those with a title. Indexes into {@link Contract.sections}, in document order. */
export const annotatableSections = (contract: Contract): number[] =>
  contract.sections.flatMap(({ parent }, index) => {
    const name = sectionName(contract, index)
    return name !== '' && name !== sectionName(contract, parent) ? [index] : []
  })

/**
 * The edit that annotates a section as a clause: one more name in its annotation, else a comment under its title, or `clause:`
 * beside its text in YAML. Undefined where nothing can stand beside its words, and where it says so already.
 * @param section index of the section
 */
export function annotate(contract: Contract, section: number, clause: string): TextEdit | undefined {
  const host = contract.sections[section]
  if (!host || section === 0) return undefined
  const own = contract.annotations.find((one) => one.section === section)
  const last = own?.clauses.at(-1)
  if (own && last) {
    if (own.clauses.some(({ name }) => name === clause)) return undefined
    const at = last.span.end
    // A block list of YAML is left to who wrote it.
    const isBlock = own.clauses.length > 1 && /\n[ \t]*-/.test(contract.text.slice(own.span.start, at))
    return isBlock ? undefined : { span: { start: at, end: at }, newText: `, ${clause}` }
  }
  return host.kind === 'yaml-entry' ? besideText(contract, host, clause) : underTitle(contract, host, clause)
}

function underTitle({ text, eol, sections }: Contract, host: Section, clause: string): TextEdit {
  const comment = `<!-- clause: ${clause} -->`
  const lineStart = text.lastIndexOf('\n', host.head.start - 1) + 1
  const mark = host.kind === 'list-item' ? /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/ : /^[ \t]*/
  const indent = ' '.repeat(mark.exec(text.slice(lineStart))?.[0].length ?? 0)
  if (host.kind === 'heading') return insertLinesAfter(text, host.head.end, `${eol}${indent}${comment}`, eol)
  // A comment in the paragraph of the title would stand before the section: it goes after the section's own words.
  const inner = sections.find(({ head }) => head.start > host.head.start && head.start < host.span.end)
  const own = text.slice(0, inner?.head.start ?? host.span.end)
  const end = inner ? own.lastIndexOf('\n') : own.length
  const at = text.slice(0, Math.max(end, host.head.end)).trimEnd().length - 1
  return insertLinesAfter(text, at, `${host.kind === 'list-item' ? '' : eol}${indent}${comment}`, eol)
}

/** `clause:` before the first key of the mapping that is the entry; in a text without keys beside it, which is Markdown, a comment. */
function besideText({ text, eol }: Contract, { span }: Section, clause: string): TextEdit | undefined {
  let entry: YAMLMap | Scalar | undefined
  const isHere = (node: unknown): boolean => nodeSpan(node as ParsedNode, 0).start === span.start
  for (const document of parseYaml(text, 0).documents) {
    visit(document, {
      Pair: (_key, { key, value }) => {
        if (isHere(key) && (isMap(value) || isScalar(value))) entry ??= value
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
    return insertLinesAfter(text, lines, `${indent}<!-- clause: ${clause} -->${eol}`, eol)
  }
  const first = entry?.items[0]
  if (!first) return undefined
  const { start } = nodeSpan(first.key as ParsedNode, 0)
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  // A mapping in one line has no line of its own for it.
  const after = /[{[]/.test(before) ? ', ' : `${eol}${before.replace(/[^ \t]/g, ' ')}`
  return { span: { start, end: start }, newText: `clause: ${clause}${after}` }
}
