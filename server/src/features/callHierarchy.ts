import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  SymbolKind,
} from 'vscode-languageserver'
import type { Contract, Span } from '../contract/contract.ts'
import { rangeOf } from '../contract/lines.ts'
import type { Part } from '../drafting/part.ts'
import { partAt, partsOf } from '../drafting/parts.ts'
import { rangesOf } from '../drafting/ranges.ts'
import { referenceAt, referencesOf } from '../drafting/references.ts'
import { placesNaming } from './namedClause.ts'
import { outlineName } from './outline.ts'
import type { EditTarget } from './workspaceEdit.ts'

/** The clause at a place, or the one that a reference there names: “who refers to this clause” begins with it. */
export function prepareCallHierarchy(contract: Contract, offset: number, target: EditTarget): CallHierarchyItem[] {
  const reference = referenceAt(contract, offset)
  const named = reference?.label === 'attachment' ? undefined : reference?.targets[0]
  const part = named ?? partAt(contract, offset)
  return part < 0 ? [] : [itemOf(contract, part, target)]
}

/** The clauses that refer to a clause, each with the places that do. */
export function incomingCalls(contract: Contract, offset: number, target: EditTarget): CallHierarchyIncomingCall[] {
  const places = placesNaming(contract, partAt(contract, offset), false)
  const calls = places.map((at): Call => [partAt(contract, at.start), at])
  return [...byPart(calls)].map(([from, spans]) => ({
    from: itemOf(contract, from, target),
    fromRanges: spans.map((span) => rangeOf(span, target.lines)),
  }))
}

/** The clauses that a clause refers to, each with the places that do. */
export function outgoingCalls(contract: Contract, offset: number, target: EditTarget): CallHierarchyOutgoingCall[] {
  const within = partsOf(contract)[partAt(contract, offset)]?.span
  if (!within) return []
  const isWithin = (at: Span): boolean => within.start <= at.start && at.end <= within.end
  const references = referencesOf(contract).flatMap(({ at, label, targets: [to] }): Call[] =>
    label !== 'attachment' && to !== undefined && isWithin(at) ? [[to, at]] : [],
  )
  const ranges = rangesOf(contract).flatMap(({ at, isOfAttachments, between }): Call[] =>
    isOfAttachments || !isWithin(at) ? [] : between.map((to) => [to, at]),
  )
  return [...byPart([...references, ...ranges].sort(([, a], [, b]) => a.start - b.start))].map(([to, spans]) => ({
    to: itemOf(contract, to, target),
    fromRanges: spans.map((span) => rangeOf(span, target.lines)),
  }))
}

/** A clause at the other end of a reference, and where the reference stands. */
type Call = readonly [part: number, at: Span]

function byPart(calls: readonly Call[]): Map<number, Span[]> {
  const groups = new Map<number, Span[]>()
  for (const [part, at] of calls) {
    // What stands before the first clause, such as the recitals, is no clause.
    if (part < 0) continue
    const known = groups.get(part)
    if (known) known.push(at)
    else groups.set(part, [at])
  }
  return groups
}

function itemOf(contract: Contract, index: number, { uri, lines }: EditTarget): CallHierarchyItem {
  const part = partsOf(contract)[index] as Part
  const section = contract.sections[part.section]
  const isHead = section?.number?.span.start === part.at.start
  const number = contract.text.slice(part.at.start, part.at.end)
  return {
    name: isHead && section ? outlineName(section) : number,
    ...(isHead || !section ? {} : { detail: outlineName(section) }),
    kind: SymbolKind.Namespace,
    uri,
    range: rangeOf(part.span, lines),
    selectionRange: rangeOf(part.at, lines),
  }
}
