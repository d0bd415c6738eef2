import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  SymbolKind,
} from 'vscode-languageserver'
import type { Contract, Span } from '../contract/contract.ts'
import { type Part, partAt, partsOf } from '../drafting/parts.ts'
import type { Reference } from '../drafting/reference.ts'
import { referenceAt, referencesOf } from '../drafting/references.ts'
import { referencesToTarget } from './namedClause.ts'
import { outlineName } from './outline.ts'
import { type EditTarget, rangeOf } from './workspaceEdit.ts'

/** The clause at a place, or the one that a reference there names: “who refers to this clause” begins with it. */
export function prepareCallHierarchy(contract: Contract, offset: number, target: EditTarget): CallHierarchyItem[] {
  const reference = referenceAt(contract, offset)
  const named = reference?.label === 'attachment' ? undefined : reference?.targets[0]
  const part = named ?? partAt(contract, offset)
  return part < 0 ? [] : [itemOf(contract, part, target)]
}

/** The clauses that refer to a clause, each with the references. */
export function incomingCalls(contract: Contract, offset: number, target: EditTarget): CallHierarchyIncomingCall[] {
  const part = partAt(contract, offset)
  const references = referencesToTarget(contract, part, false)
  return [...byPart(references, ({ at }) => partAt(contract, at.start))].map(([from, spans]) => ({
    from: itemOf(contract, from, target),
    fromRanges: spans.map((span) => rangeOf(span, target.lines)),
  }))
}

/** The clauses that a clause refers to, each with the references. */
export function outgoingCalls(contract: Contract, offset: number, target: EditTarget): CallHierarchyOutgoingCall[] {
  const within = partsOf(contract)[partAt(contract, offset)]?.span
  if (!within) return []
  const references = referencesOf(contract).filter(
    ({ at, label, targets }) =>
      label !== 'attachment' && targets.length > 0 && within.start <= at.start && at.end <= within.end,
  )
  return [...byPart(references, ({ targets }) => targets[0] as number)].map(([to, spans]) => ({
    to: itemOf(contract, to, target),
    fromRanges: spans.map((span) => rangeOf(span, target.lines)),
  }))
}

function byPart(references: readonly Reference[], partOf: (reference: Reference) => number): Map<number, Span[]> {
  const groups = new Map<number, Span[]>()
  for (const reference of references) {
    const part = partOf(reference)
    // What stands before the first clause, such as the recitals, is no clause.
    if (part < 0) continue
    const known = groups.get(part)
    if (known) known.push(reference.at)
    else groups.set(part, [reference.at])
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
