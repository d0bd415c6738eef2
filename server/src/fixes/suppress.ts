import { isMap, type Pair, type ParsedNode } from 'yaml'
import type { Contract } from '../contract/contract.ts'
import { readContract } from '../contract/readContract.ts'
import { keyName, nodeSpan, parseYaml } from '../contract/yamlDocument.ts'
import { reachOf } from '../rules/suppressed.ts'
import { inComment } from './acceptGap.ts'
import { besideTitle, type Remark } from './besideTitle.ts'
import { scalar } from './declareFact.ts'
import { applyEdits, insertLinesAfter, type TextEdit } from './fix.ts'
import { MovedOffsets } from './movedOffsets.ts'
import { readOtherwise } from './sameReading.ts'

/**
 * Says beside the words of a section that findings of a code are not to be shown there, and why: in the innermost section around
 * the place in which it counts once the text is read anew. Undefined where there is none.
 * @param offset where such a finding stands
 */
export function suppressInSection(
  code: string,
  offset: number,
  contract: Contract,
  reason: string,
): TextEdit | undefined {
  const words = inComment(reason)
  const remark: Remark = {
    comment: `waive: ${code}; reason: ${words}`,
    entry: `waivers: [{ clause: ${code}, reason: ${scalar(words)} }]`,
    key: 'waivers',
  }
  const around = contract.sections.slice(1).filter(({ span }) => span.start <= offset && offset < span.end)
  for (const section of around.reverse()) {
    const edit = besideTitle(contract, section, remark)
    if (edit && countsAt(offset, code, edit, contract)) return edit
  }
  return undefined
}

/** Whether an edit has the contract keep findings of a code at a place from being shown, and no more of it than a section. */
function countsAt(offset: number, code: string, edit: TextEdit, contract: Contract): boolean {
  const after = readContract(applyEdits(contract.text, [edit]), contract.format)
  const moved = new MovedOffsets([edit])
  const waiver = after.waivers.find(({ clause, span }) => clause === code && moved.isNew(span.start))
  if (!waiver || readOtherwise(contract, after, moved)) return false
  const { start, end } = reachOf(waiver, after)
  const at = moved.after(offset)
  return end <= after.text.length && start <= at && at < end
}

/** Says in a playbook that the house does not show findings of a code, and why. @param text of the playbook, empty where there is none */
export function suppressInHouse(code: string, text: string, reason: string): TextEdit {
  const entry = `${code}: off # ${reason.replace(/\s+/g, ' ').trim()}`
  const root = parseYaml(text, 0).documents[0]?.contents
  const pairs = isMap(root) ? (root.items as Pair<ParsedNode, ParsedNode | null>[]) : []
  const severity = pairs.find((pair) => keyName(pair) === 'severity')
  const list = severity?.value
  if (!severity || !isMap(list)) {
    const written = `severity:\n  ${entry}\n`
    if (severity) return insertLinesAfter(text, nodeSpan(severity.key, 0).end, `  ${entry}`, '\n')
    return { span: { start: text.length, end: text.length }, newText: `${/[^\n]$/.test(text) ? '\n' : ''}${written}` }
  }
  const items = list.items as Pair<ParsedNode, ParsedNode | null>[]
  const known = items.find((pair) => keyName(pair) === code)
  if (known?.value) return { span: nodeSpan(known.value, 0), newText: 'off' }
  const { start } = nodeSpan(list, 0)
  if ((list as { flow?: boolean }).flow)
    return { span: { start: start + 1, end: start + 1 }, newText: ` ${code}: off${items.length > 0 ? ',' : ' '}` }
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return { span: { start, end: start }, newText: `${entry}\n${indent}` }
}
