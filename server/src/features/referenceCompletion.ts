import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import type { Contract } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'
import { rangeOf } from '../contract/lines.ts'
import { attachmentName, attachmentsOf } from '../drafting/attachments.ts'
import type { Part } from '../drafting/part.ts'
import { partsOf } from '../drafting/parts.ts'

/** So much before the cursor is looked at, in UTF-16 units. */
const longest = 30
/** So much of a clause without a title tells which it is, in UTF-16 units. */
const longestDetail = 60

const clause = /(?:\b(?:sections?|clauses?|articles?)\s|§\s?)(\d[\d.]*)?$/i
const chineseClause = /(第(?:[一二三四五六七八九十百]|\d[\d.]*)*)$/
const attachment =
  /(?:\b(exhibit|schedule|annex|appendix|attachment)\s|(附件|附录|附錄|附表))([A-Z\d一二三四五六七八九十]*)$/i

/**
 * What a reference that is being typed may name: after “Section ” the numbers of clauses with their titles, after 第 the
 * articles, after “Exhibit ” or 附件 the attachments of the file. Undefined where no reference is being typed.
 */
export function referenceCompletions(contract: Contract, offset: number, lines: Lines): CompletionItem[] | undefined {
  const before = contract.text.slice(Math.max(0, offset - longest), offset)
  const item = (label: string, detail: string, typed: string, index: number): CompletionItem => ({
    label,
    kind: CompletionItemKind.Reference,
    detail,
    filterText: typed === '' ? label : typed,
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: rangeOf({ start: offset - typed.length, end: offset }, lines), newText: label },
  })
  const english = clause.exec(before)
  const chinese = chineseClause.exec(before)
  if (english || chinese) {
    const typed = english?.[1] ?? chinese?.[1] ?? ''
    return partsOf(contract).flatMap((part, index) => {
      const label = isClause(part) ? (english ? plainNumber(part) : chineseNumber(contract, part)) : undefined
      return label?.startsWith(typed) ? [item(label, titleOf(contract, part), typed, index)] : []
    })
  }
  const named = attachment.exec(before)
  if (!named) return undefined
  const [, word, han, typed = ''] = named
  const name = attachmentName(word ?? han ?? '')
  return attachmentsOf(contract).flatMap((one, index) => {
    const label = contract.text.slice(one.at.start, one.at.end).replace(/^[a-z]+\s*|^[附件录錄表]+\s*/i, '')
    return one.name === name && label !== '' && label.startsWith(typed) ? [item(label, '', typed, index)] : []
  })
}

/** Items of a list are referred to within their clause, and not by themselves. */
const isClause = ({ form }: Part): boolean => /^(?:decimal|section|article|roman|upper-alpha|zh-article)$/.test(form)

const plainNumber = ({ keys }: Part): string => keys.join('.').toUpperCase()

const chineseNumber = ({ text }: Contract, part: Part): string =>
  part.form === 'zh-article' ? text.slice(part.at.start, part.at.end) : `第${plainNumber(part)}条`

function titleOf({ text, sections }: Contract, { section, at, span }: Part): string {
  const head = sections[section]
  if (head?.number?.span.start === at.start && head.title) return head.title
  const words = text
    .slice(at.end, Math.min(span.end, at.end + 2 * longestDetail))
    .replace(/[*_#\s]+/g, ' ')
    .trim()
  return words.length > longestDetail ? `${words.slice(0, longestDetail)}…` : words
}
