import type { Contract, Span } from '../contract/contract.ts'
import { anchorLinksOf } from '../drafting/anchors.ts'
import { attachmentsOf } from '../drafting/attachments.ts'
import { type Part, partsOf } from '../drafting/parts.ts'
import type { Reference } from '../drafting/reference.ts'
import { referenceAt, referencesOf, targetSpans } from '../drafting/references.ts'
import type { Named } from './named.ts'

/** The clause or attachment that a place refers to, or whose number it is; with every reference to it. */
export function namedClause(contract: Contract, offset: number): Named | undefined {
  const reference = referenceAt(contract, offset)
  if (reference && reference.targets.length > 0) {
    const uses = referencesOf(contract).filter((other) => isSame(other, reference))
    return { span: reference.at, definitions: targetSpans(contract, reference), uses: uses.map(({ at }) => at) }
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

/** Every reference to a part or an attachment. */
export function referencesToTarget(contract: Contract, target: number, isAttachment: boolean): Reference[] {
  return referencesOf(contract).filter(
    ({ label, targets }) => (label === 'attachment') === isAttachment && targets.includes(target),
  )
}

function ofTarget(contract: Contract, at: Span, target: number, isAttachment: boolean): Named {
  const uses = referencesToTarget(contract, target, isAttachment).map((reference) => reference.at)
  return { span: at, definitions: [at], uses }
}

const isSame = (a: Reference, b: Reference): boolean =>
  (a.label === 'attachment') === (b.label === 'attachment') &&
  a.paragraph?.start === b.paragraph?.start &&
  a.targets.some((target) => b.targets.includes(target))

const covers = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end
