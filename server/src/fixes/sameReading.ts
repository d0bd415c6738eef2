import { isPair, visit } from 'yaml'
import type { Contract, FactNode } from '../contract/contract.ts'
import { keyName, nodeSpan, parseYaml } from '../contract/yamlDocument.ts'
import { partsOf } from '../drafting/parts.ts'
import type { Reference } from '../drafting/reference.ts'
import { referencesOf } from '../drafting/references.ts'
import { endOfClauses } from './clauseList.ts'
import type { MovedOffsets } from './movedOffsets.ts'

/** A part of what a contract is read as. */
export type Reading = 'problems' | 'language' | 'facts' | 'yaml' | 'sections' | 'passages' | 'marks' | 'references'

/**
 * What of a contract is read otherwise after some edits, outside the words that they put in or take away: nothing, for a
 * fix that does only what it says.
 * @param after the contract read anew from the text after the edits
 */
export function readOtherwise(before: Contract, after: Contract, moved: MovedOffsets): Reading | undefined {
  const parts: readonly [Reading, (...args: Parameters<typeof sameSections>) => boolean][] = [
    ['problems', noNewProblems],
    ['language', () => before.language === after.language && before.eol === after.eol && !after.unread],
    ['facts', sameFacts],
    ['yaml', sameYaml],
    ['sections', sameSections],
    ['passages', samePassages],
    ['marks', sameMarks],
    ['references', sameReferences],
  ]
  return parts.find(([, isSame]) => !isSame(before, after, moved))?.[0]
}

function noNewProblems(before: Contract, after: Contract, moved: MovedOffsets): boolean {
  const known = new Set(before.problems.map(({ message, span }) => `${moved.after(span.start)} ${message.en}`))
  return after.problems.every(({ message, span }) => known.has(`${span.start} ${message.en}`))
}

function sameFacts(before: Contract, after: Contract, moved: MovedOffsets): boolean {
  const values = (nodes: readonly FactNode[], where: (offset: number) => number, path = ''): string[] =>
    nodes.flatMap(({ key, value, keySpan, valueSpan }) => {
      if (typeof value === 'object' && value !== null) return values(value, where, `${path}/${key}`)
      return [`${where(keySpan.start)} ${where(valueSpan.start)} ${path}/${key} ${JSON.stringify(value)}`]
    })
  const now = new Set(values(after.facts?.entries ?? [], (offset) => offset))
  const untouched = (nodes: readonly FactNode[]): FactNode[] =>
    nodes.flatMap((node) => {
      if (typeof node.value === 'object' && node.value !== null) return [{ ...node, value: untouched(node.value) }]
      return moved.touches(node.valueSpan) ? [] : [node]
    })
  // Items of a list are known by their number, which goes down with each that is taken out before them.
  const plain = (one: string): string => one.replace(/\/\d+/g, '/#')
  const had = values(untouched(before.facts?.entries ?? []), (offset) => moved.after(offset))
  const has = new Set([...now].map(plain))
  return had.every((one) => has.has(plain(one)))
}

/** Every YAML value and key that no edit touched, with its place and the keys that it stands under. */
function sameYaml(before: Contract, after: Contract, moved: MovedOffsets): boolean {
  const now = new Set(scalarsOf(after).map(({ at, says }) => `${at} ${says}`))
  return scalarsOf(before).every(
    ({ at, end, says }) => moved.touches({ start: at, end }) || now.has(`${moved.after(at)} ${says}`),
  )
}

function scalarsOf({ text, format, frontMatter }: Contract): { at: number; end: number; says: string }[] {
  const part = format === 'yaml' ? { start: 0, end: text.length } : frontMatter
  if (!part) return []
  const found: { at: number; end: number; says: string }[] = []
  for (const document of parseYaml(text.slice(part.start, part.end), part.start).documents) {
    visit(document, {
      Scalar: (_key, node, path) => {
        const { start, end } = nodeSpan(node as Parameters<typeof nodeSpan>[0], part.start)
        const under = path.flatMap((one) => (isPair(one) ? [keyName(one)] : []))
        found.push({ at: start, end, says: JSON.stringify([under, node.value]) })
      },
    })
  }
  return found
}

function sameSections(before: Contract, after: Contract, moved: MovedOffsets): boolean {
  const now = new Map(after.sections.slice(1).map((section) => [section.head.start, section]))
  return before.sections.slice(1).every((section) => {
    if (moved.takesStartOf(section.head) && !section.number) return true
    const found = now.get(moved.after(section.head.start))
    if (!found || found.kind !== section.kind || found.depth !== section.depth || found.level !== section.level)
      return false
    if (headOf(after, found.parent) !== moved.after(headOf(before, section.parent))) return false
    const isNumbered =
      (section.number && moved.touches(section.number.span)) || found.number?.text === section.number?.text
    return moved.touches(section.head) || (isNumbered && found.title === section.title)
  })
}

/** Where a section begins; the document itself always begins where it did. */
const headOf = ({ sections }: Contract, index: number): number => (index > 0 ? (sections[index]?.head.start ?? 0) : 0)

function samePassages(before: Contract, after: Contract, moved: MovedOffsets): boolean {
  const now = new Map(after.passages.map((passage) => [passage.span.start, passage]))
  const signatures = endOfClauses(before)
  return before.passages.every((passage) => {
    if (moved.takesStartOf(passage.span)) return true
    const found = now.get(moved.after(passage.span.start))
    if (!found || found.kind !== passage.kind) return false
    const here = headOf(after, found.section)
    const isThere = here === moved.after(headOf(before, passage.section))
    // A clause that is put in before the signatures has them under it, as the one before it had.
    const isSignature = passage.span.start >= signatures && moved.isNew(here)
    return (isThere || isSignature) && (moved.touches(passage.span) || found.text === passage.text)
  })
}

/** Annotations, waivers and blanks. */
function sameMarks(before: Contract, after: Contract, moved: MovedOffsets): boolean {
  const marks = (
    contract: Contract,
    where: (offset: number) => number,
  ): { start: number; end: number; says: string }[] =>
    [
      ...contract.annotations.map(({ span, clauses, section }) => ({
        ...span,
        says: JSON.stringify([clauses.map(({ name, position }) => [name, position]), where(headOf(contract, section))]),
      })),
      ...contract.waivers.map(({ span, ...rest }) => ({ ...span, says: JSON.stringify(rest) })),
      ...contract.placeholders.map(({ span, name }) => ({ ...span, says: name })),
    ].map(({ start, end, says }) => ({ start, end, says: `${where(start)} ${says}` }))
  const now = new Set(marks(after, (offset) => offset).map(({ says }) => says))
  return marks(before, (offset) => moved.after(offset)).every((mark) => moved.changes(mark) || now.has(mark.says))
}

/** Every reference leads to the part that it led to, whatever that is numbered now. */
function sameReferences(before: Contract, after: Contract, moved: MovedOffsets): boolean {
  const targetsOf = (contract: Contract, { targets }: Reference, where: (offset: number) => number): string =>
    targets.map((one) => where(partsOf(contract)[one]?.at.start ?? -1)).join()
  const now = new Map(referencesOf(after).map((one) => [one.at.start, one]))
  return referencesOf(before)
    .filter(({ status, label }) => status === 'found' && label !== 'attachment')
    .every((reference) => {
      const found = now.get(moved.after(reference.at.start))
      if (!found) return moved.touches(reference.at)
      return (
        targetsOf(after, found, (offset) => offset) === targetsOf(before, reference, (offset) => moved.after(offset))
      )
    })
}
