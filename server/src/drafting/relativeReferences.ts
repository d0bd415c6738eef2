import type { Contract, Span } from '../contract/contract.ts'
import { asWritten } from './asWritten.ts'
import { regionAt } from './attachments.ts'
import type { Part } from './part.ts'
import { paragraphsOf } from './partParagraphs.ts'
import { partsAround, partsOf } from './parts.ts'
import type { Target } from './reference.ts'
import type { RelativeInText } from './relativeReferencesInText.ts'

const unknown: Target = { status: 'unknown', targets: [], keyParts: [] }
const missing: Target = { status: 'missing', targets: [], keyParts: [] }
const found = (target: number, paragraph?: Span): Target => ({
  status: 'found',
  targets: [target],
  keyParts: [],
  ...(paragraph ? { paragraph } : {}),
})

/**
 * What a reference names that names by place: “the preceding Section”, 前款, 本条第二款. It is `missing` only where
 * nothing can be meant: before the first clause, after the last, before the first paragraph of a clause.
 * @param offset where it stands in the contract
 */
export function relativeTarget(contract: Contract, raw: RelativeInText, offset: number): Target {
  const around = partsAround(contract, offset)
  const clause = clauseOf(contract, around)
  if (clause === undefined) return unknown
  if (raw.step === 0) return counted(contract, raw, clause)
  return raw.unit === 'clause'
    ? besides(contract, clause, raw.step)
    : paragraphBeside(contract, around, raw.step, offset)
}

/** Whether what a reference names is told by the numbering alone, and not by where paragraphs stand. */
export const restsOnNumbering = ({ unit, step }: RelativeInText): boolean => unit === 'clause' && step !== 0

/** The clause among them: an article where there is one, else the innermost that is no item of a list. */
function clauseOf(contract: Contract, around: readonly number[]): number | undefined {
  const formOf = (index: number): string => (partsOf(contract)[index] as Part).form
  return (
    around.find((index) => /^(?:zh-article|article)$/.test(formOf(index))) ??
    around.find((index) => /^(?:decimal|section|roman|upper-alpha|zh-list)$/.test(formOf(index)))
  )
}

/** The clause before or after one, in its row. */
function besides(contract: Contract, clause: number, step: number): Target {
  const sibling = siblingOf(contract, clause, step)
  if (sibling !== undefined) return found(sibling)
  const { parent, at } = partsOf(contract)[clause] as Part
  // What comes before the first sub-clause may be the clause before; an attachment goes on in another document.
  return parent < 0 && regionAt(contract, at.start) === 0 ? missing : unknown
}

function siblingOf(contract: Contract, part: number, step: number): number | undefined {
  const parts = partsOf(contract)
  const { row } = parts[part] as Part
  for (let at = part + step; at >= 0 && at < parts.length; at += step) if (parts[at]?.row === row) return at
  return undefined
}

/** The paragraph before or after a place in its part; where there is none, the part before or after it. */
function paragraphBeside(contract: Contract, around: readonly number[], step: number, offset: number): Target {
  const [part] = around
  if (part === undefined) return unknown
  const paragraphs = paragraphsOf(contract, part)
  const here = paragraphs.findIndex(({ start, end }) => start <= offset && offset < end)
  if (here < 0) return unknown
  const beside = paragraphs[here + step]
  if (beside) return found(part, beside)
  const sibling = siblingOf(contract, part, step)
  const isClause = part === clauseOf(contract, around)
  if (sibling !== undefined && !isClause) return found(sibling)
  return step < 0 && isClause && /^(?:zh-article|article)$/.test((partsOf(contract)[part] as Part).form)
    ? missing
    : unknown
}

/** 本条第二款, 本条第（二）项: the part of the clause with that number, else its paragraph. */
function counted(contract: Contract, { unit, key, saysThis }: RelativeInText, clause: number): Target {
  const parts = partsOf(contract)
  const { span } = parts[clause] as Part
  const number = Number(key?.key)
  const isItem = (form: string): boolean => /paren|circled/.test(form)
  const numbered: number[] = []
  for (let at = clause + 1; at < parts.length && (parts[at] as Part).at.start < span.end; at++)
    if ((unit === 'item') === isItem((parts[at] as Part).form)) numbered.push(at)
  const same = numbered.filter((at) => parts[at]?.value === number)
  const meant = asWritten(same, key ? [key] : [], (at) => [parts[at]?.form])
  const [first] = meant
  // Which of several lists is meant, or which paragraph where some have numbers, may be guessed, and is too little to write on.
  const sure = unit === 'item' ? meant.filter((at) => !parts[at]?.inserted) : []
  if (first !== undefined) return { ...found(first), keyParts: sure.length === 1 ? sure : [] }
  const paragraph = unit === 'paragraph' ? paragraphsOf(contract, clause)[number - 1] : undefined
  if (paragraph) return found(clause, paragraph)
  return saysThis && (numbered.length > 0 || unit === 'paragraph') ? missing : unknown
}
