import type { Contract, Span } from '../contract/contract.ts'
import { anchorLinksOf } from '../drafting/anchors.ts'
import { attachmentsOf } from '../drafting/attachments.ts'
import type { Part } from '../drafting/part.ts'
import { partsOf } from '../drafting/parts.ts'
import { rangesOf } from '../drafting/ranges.ts'
import type { Reference } from '../drafting/reference.ts'
import { referenceAt, referencesOf, targetSpans } from '../drafting/references.ts'
import type { Named } from './named.ts'

/** The clause or attachment that a place refers to, or whose number it is; with every reference to it. */
export function namedClause(contract: Contract, offset: number): Named | undefined {
  const reference = referenceAt(contract, offset)
  if (reference && reference.targets.length > 0) {
    return { span: reference.at, definitions: targetSpans(contract, reference), uses: alike(contract, reference) }
  }
  const link = anchorLinksOf(contract).find(({ at }) => covers(at, offset))
  if (link?.target) {
    const uses = anchorLinksOf(contract).filter(({ target }) => target?.start === link.target?.start)
    return { span: link.at, definitions: [link.target], uses: uses.map(({ at }) => at) }
  }
  const part = partsOf(contract).findIndex(({ at }) => covers(at, offset))
  if (part >= 0) return ofTarget(contract, (partsOf(contract)[part] as Part).at, part, false)
  const attachment = attachmentsOf(contract).findIndex(({ at }) => covers(at, offset))
  const at = attachmentsOf(contract)[attachment]?.at
  return at && ofTarget(contract, at, attachment, true)
}

/** Every place that refers to a part or an attachment, by its number or in the middle of a range; in document order. */
export function placesNaming(contract: Contract, target: number, isAttachment: boolean): Span[] {
  const references = referencesOf(contract).filter(
    ({ label, targets }) => (label === 'attachment') === isAttachment && targets.includes(target),
  )
  return inOrder([...references, ...rangesOver(contract, [target], isAttachment)])
}

function ofTarget(contract: Contract, at: Span, target: number, isAttachment: boolean): Named {
  return { span: at, definitions: [at], uses: placesNaming(contract, target, isAttachment) }
}

/** Every place that refers to what a reference names. */
function alike(contract: Contract, reference: Reference): Span[] {
  const references = referencesOf(contract).filter((other) => isSame(other, reference))
  const { targets, label, paragraph } = reference
  return inOrder([...references, ...(paragraph ? [] : rangesOver(contract, targets, label === 'attachment'))])
}

const rangesOver = (contract: Contract, targets: readonly number[], isAttachment: boolean): { at: Span }[] =>
  rangesOf(contract).filter(
    ({ isOfAttachments, between }) =>
      isOfAttachments === isAttachment && targets.some((target) => between.includes(target)),
  )

const inOrder = (places: readonly { readonly at: Span }[]): Span[] =>
  places.map(({ at }) => at).sort((a, b) => a.start - b.start)

const isSame = (a: Reference, b: Reference): boolean =>
  (a.label === 'attachment') === (b.label === 'attachment') &&
  a.paragraph?.start === b.paragraph?.start &&
  a.targets.some((target) => b.targets.includes(target))

const covers = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end
