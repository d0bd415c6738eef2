import type { Contract } from '../contract/contract.ts'
import { attachmentsOf } from '../drafting/attachments.ts'
import { citationsOf } from '../drafting/citations.ts'
import { partsOf } from '../drafting/parts.ts'
import type { Reference } from '../drafting/reference.ts'
import { referenceAt } from '../drafting/references.ts'
import { authorityLine, unverifiedParts } from '../rules/wording.ts'
import type { HoverProvider } from './hover.ts'
import { plainMarkdown } from './markdown.ts'

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
  const found = label === 'attachment' ? attachmentsOf(contract)[target] : partsOf(contract)[target]
  const span = paragraph ?? found?.span
  if (!span) return ''
  const words = contract.text
    .slice(span.start, Math.min(span.end, span.start + 2 * longest))
    .replace(/\*\*|__|<[^<>]*>|^#+ /gm, '')
    .trim()
  return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words
}

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
