import { isMap, type Pair, type ParsedNode } from 'yaml'
import type { Contract } from '../contract/contract.ts'
import { keyName, nodeSpan, parseYaml } from '../contract/yamlDocument.ts'
import { inComment } from './acceptGap.ts'
import { insertLinesAfter, type TextEdit } from './fix.ts'

/**
 * Says under the title of a Markdown section that findings of a code are not to be shown there, and why; undefined where the place
 * is under no title that has a line for itself: between the lines of a paragraph or of a list a comment would part them.
 * @param offset where such a finding stands
 */
export function hushInSection(
  code: string,
  offset: number,
  { sections, text, eol }: Contract,
  reason: string,
): TextEdit | undefined {
  const section = sections.findLast(
    ({ span, head, kind }) =>
      kind === 'heading' && span.start <= offset && offset <= span.end && isAlone(text, head.start),
  )
  if (!section) return undefined
  const comment = `<!-- waive: ${code}; reason: ${inComment(reason)} -->`
  return insertLinesAfter(text, section.head.end, `${eol}${comment}`, eol)
}

/** Whether the title at a place is a line that begins with `#`. */
const isAlone = (text: string, at: number): boolean => /^ {0,3}#/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1))

/** Says in a playbook that the house does not show findings of a code, and why. @param text of the playbook, empty where there is none */
export function hushInHouse(code: string, text: string, reason: string): TextEdit {
  const entry = `${code}: off # ${reason.replace(/\s+/g, ' ').trim()}`
  const root = parseYaml(text, 0).documents[0]?.contents
  const pairs = isMap(root) ? (root.items as Pair<ParsedNode, ParsedNode | null>[]) : []
  const severity = pairs.find((pair) => keyName(pair) === 'severity')
  const list = severity?.value
  if (!severity || !isMap(list) || list.items.length === 0) {
    const written = `severity:\n  ${entry}\n`
    if (severity) return insertLinesAfter(text, nodeSpan(severity.key, 0).end, `  ${entry}`, '\n')
    return { span: { start: text.length, end: text.length }, newText: `${/[^\n]$/.test(text) ? '\n' : ''}${written}` }
  }
  const items = list.items as Pair<ParsedNode, ParsedNode | null>[]
  const known = items.find((pair) => keyName(pair) === code)
  if (known?.value) return { span: nodeSpan(known.value, 0), newText: 'off' }
  const { start } = nodeSpan(list, 0)
  if ((list as { flow?: boolean }).flow)
    return { span: { start: start + 1, end: start + 1 }, newText: ` ${code}: off,` }
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return { span: { start, end: start }, newText: `${entry}\n${indent}` }
}
