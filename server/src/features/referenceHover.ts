import type { Contract, Span } from '../contract/contract.ts'
import { wordsKey } from '../contract/entryKeys.ts'
import { attachmentsOf } from '../drafting/attachments.ts'
import { citationsOf } from '../drafting/citations.ts'
import type { Part } from '../drafting/part.ts'
import { partsOf } from '../drafting/parts.ts'
import type { Reference } from '../drafting/reference.ts'
import { referenceAt } from '../drafting/references.ts'
import { authorityLine, unverifiedParts } from '../rules/wording.ts'
import type { HoverProvider } from './hover.ts'
import { plainMarkdown } from './markdown.ts'
import { outlineName } from './outline.ts'

/** A clause is shown up to here, in UTF-16 units; longer ones are read where they stand. */
const longest = 700

/** The words of the clause or attachment that a reference names. */
export const referenceHover: HoverProvider = ({ checked: { contract }, offset, locale }) => {
  const reference = referenceAt(contract, offset)
  if (!reference || reference.targets.length === 0) return undefined
  const shown = reference.targets.map((target) => `> ${plainMarkdown(wordsOf(contract, reference, target))}`)
  const several =
    reference.status === 'ambiguous'
      ? [locale === 'zh' ? '该编号对应多处：' : 'More than one clause has this number:']
      : []
  return { markdown: [...several, ...shown].join('\n\n'), span: reference.at }
}

function wordsOf(contract: Contract, { label, paragraph }: Reference, target: number): string {
  const part = label === 'attachment' ? undefined : partsOf(contract)[target]
  const span = paragraph ?? (part ?? attachmentsOf(contract)[target])?.span
  if (!span) return ''
  const words = (part && !paragraph ? entryWords(contract, part) : undefined) ?? writtenWords(contract, span)
  return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words
}

const writtenWords = ({ text }: Contract, { start, end }: Span): string =>
  text
    .slice(start, Math.min(end, start + 2 * longest))
    .replace(/\*\*|__|<[^<>]*>|^#+ /gm, '')
    .trim()

/** The words of a clause that is an entry of a YAML file, without the keys before them; undefined where it is something else. */
function entryWords({ sections, passages }: Contract, { section: index, at }: Part): string | undefined {
  const section = sections[index]
  const { number, head } = section ?? {}
  if (section?.kind !== 'yaml-entry' || !head || number?.span.start !== at.start) return undefined
  const words = passages.filter(
    ({ kind, text, span }) =>
      isWithin(span, section.span) &&
      !(isWithin(span, head) || isWithin(span, number.span)) &&
      !(kind === 'heading' && wordsKey.test(text)),
  )
  return [outlineName(section), ...words.map(({ text }) => text)].join(' ')
}

const isWithin = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The authority that a citation of law names: how it stands, what it says, and where it can be read. */
export const authorityHover: HoverProvider = ({ checked: { contract, day }, offset, pack, locale }) => {
  const found = citationsOf(contract, pack).find(({ at }) => at.start <= offset && offset <= at.end)
  if (!found) return undefined
  const { authority, at } = found
  const address = /^https:\/\/[^\s<>]+$/.test(authority.url) ? `<${authority.url}>` : ''
  const lines = [
    plainMarkdown(authorityLine(authority, { pack, locale, day })),
    plainMarkdown(unverifiedParts(authority, locale)),
    plainMarkdown(authority.summary),
    address,
  ]
  return { markdown: lines.filter(Boolean).join('\n\n'), span: at }
}
