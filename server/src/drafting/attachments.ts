import type { Contract, Passage, Span } from '../contract/contract.ts'
import { chineseValue } from '../contract/numbering.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { perContract } from '../contract/perContract.ts'
import { Wording } from '../contract/wording.ts'

/** An exhibit, schedule or annex that is part of the same file. */
export interface Attachment {
  /** Its kind in one word of English: `exhibit`, `schedule`, `annex`, `appendix`, `attachment`. */
  readonly name: string
  /** Its letter or number, in lower case, Chinese numerals as digits; empty where it has none. */
  readonly key: string
  /** What its title calls it where that is a contract of its own: `agreement`, 协议; else empty. */
  readonly isA: string
  /** The words that name it. */
  readonly at: Span
  /** Index into {@link Contract.passages} of the one that it begins. */
  readonly passage: number
  /** From its head to the next attachment or the end. */
  readonly span: Span
}

const head =
  /^(exhibit|schedule|annex|appendix|attachment|附件|附录|附錄|附表)\s*(?:[“"「]?([A-Z]|\d{1,2}|[IVX]{1,5}|[一二三四五六七八九十]{1,3})(?![\w一-鿿])(?:[”"」])?)?/i

const names: Record<string, string> = { 附件: 'attachment', 附录: 'appendix', 附錄: 'appendix', 附表: 'schedule' }

/** The kind of an attachment by the word for it, in the singular or the plural. */
export function attachmentName(word: string): string {
  const plain = word.toLowerCase()
  return (
    names[word] ??
    plain
      .replace(/^annexes$/, 'annex')
      .replace(/ices$/, 'ix')
      .replace(/s$/, '')
  )
}

/** The letter or number of an attachment as {@link Attachment.key} has it. */
export const attachmentKey = (written: string): string =>
  /^[一二三四五六七八九十]+$/.test(written) ? String(chineseValue(written)) : written.toLowerCase()

/** The name of an attachment with which a text begins, and how many units it takes. */
const headIn = Wording.remembered((text): (Pick<Attachment, 'name' | 'key'> & { length: number }) | undefined => {
  const [words, word = '', key = ''] = head.exec(text) ?? []
  return words === undefined
    ? undefined
    : { name: attachmentName(word), key: attachmentKey(key), length: words.trimEnd().length }
})

const haveHeads = passagesThat(({ wording }) => headIn(wording) !== undefined)

/** The attachments that are part of the file, in document order: lines that begin with their name. */
export const attachmentsOf = perContract((contract): readonly Attachment[] => {
  const { text, passages } = contract
  const found: Omit<Attachment, 'span'>[] = []
  for (const index of haveHeads(contract)) {
    const passage = passages[index] as Passage
    const named = headIn(passage.wording)
    if (!named || (passage.kind !== 'heading' && passage.text.length > longestTitle)) continue
    if (!startsLine(text, passage.span.start) || passage.kind === 'table-cell') continue
    if (passage.kind !== 'heading' && /[.;,。；，]$/.test(passage.text)) continue
    const { name, key, length } = named
    const isA = documentIn(passage.text.slice(length)) || documentIn(titleBelow(passages[index + 1]))
    found.push({ name, key, isA, at: sourceSpan(passage, 0, length), passage: index })
  }
  return found.map((one, i) => ({
    ...one,
    span: { start: one.at.start, end: found[i + 1]?.at.start ?? text.length },
  }))
})

const englishDocument = /\b(agreement|contract)\b/i
const chineseDocument = /(合同|协议|協議|合约|合約|契约|契約)[书書]?(?:文本|范本|範本|格式|样本|樣本|模板)?\W*$/

/** What a title calls the document under it. “Exhibit A to the Agreement” names the one above. */
function documentIn(title: string): string {
  const [, english] = /^\W*to\b/i.test(title) ? [] : (englishDocument.exec(title) ?? [])
  return english?.toLowerCase() ?? chineseDocument.exec(title)?.[1] ?? ''
}

/** The line below the name of an attachment, where that may be its title. */
const titleBelow = (passage: Passage | undefined): string =>
  passage && passage.text.length <= longestTitle && !/[.;:,。；：，]$/.test(passage.text) ? passage.text : ''

/** A line that names an attachment is no longer than this, in UTF-16 units. */
const longestTitle = 80

const startsLine = (text: string, offset: number): boolean =>
  /^[\s>*_#\-+"'|\d.]*(?:[\w\p{Script=Han}]+:\s*["']?)?$/u.test(
    text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset),
  )

/** Which numbering a place belongs to: 0 the contract itself, n the n-th attachment. */
export function regionAt(contract: Contract, offset: number): number {
  return attachmentsOf(contract).findLastIndex(({ span }) => span.start <= offset && offset < span.end) + 1
}
