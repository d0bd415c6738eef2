import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver'
import type { Section } from '../contract/contract.ts'
import { rangeOf } from '../contract/lines.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import type { EditTarget } from './workspaceEdit.ts'

/** Titles in an outline are cut here; a sentence that reads as a title would push the rest out of sight. */
const longest = 80

/** Number and title of a section, as the outline shows it; empty where it has neither. */
export function outlineName({ number, title }: Section): string {
  const name = [number?.text, title].filter(Boolean).join(' ')
  return name.length > longest ? `${name.slice(0, longest)}…` : name
}

/** The titles of the clauses that the words of each section contain, by the section's index; none for a section without. */
export function clauseTitlesBySection(
  coverage: Check['coverage'],
  pack: Pack,
  locale: Locale,
): ReadonlyMap<number, readonly string[]> {
  const titles = new Map<number, string[]>()
  for (const { id, title } of pack.families)
    for (const section of coverage.sectionsOf(id)) titles.set(section, [...(titles.get(section) ?? []), title[locale]])
  return titles
}

/** The contract's sections as a tree: each with its number, its title and the clauses that its words contain. */
export function outline(checked: Check, pack: Pack, locale: Locale, target: EditTarget): DocumentSymbol[] {
  const { contract, coverage } = checked
  const families = clauseTitlesBySection(coverage, pack, locale)
  const roots: DocumentSymbol[] = []
  /** Where the children of each section go; a section without a name gives its own to its parent. */
  const places: DocumentSymbol[][] = [roots]
  for (const [index, section] of contract.sections.entries()) {
    if (index === 0) continue
    const siblings = places[section.parent] ?? roots
    const name = outlineName(section)
    if (name === '') {
      places[index] = siblings
      continue
    }
    const detail = families.get(index)?.join(locale === 'zh' ? '、' : ', ')
    const children: DocumentSymbol[] = []
    places[index] = children
    siblings.push({
      name,
      ...(detail ? { detail } : {}),
      kind: SymbolKind.String,
      range: rangeOf(section.span, target.lines),
      selectionRange: rangeOf(section.head, target.lines),
      children,
    })
  }
  return roots
}

/** The outline for a client that knows no trees. */
export function flatOutline(checked: Check, { uri, lines }: EditTarget): SymbolInformation[] {
  const { sections } = checked.contract
  return sections.flatMap((section, index) => {
    const name = outlineName(section)
    if (index === 0 || name === '') return []
    const parent = sections[section.parent]
    const containerName = parent && section.parent > 0 ? outlineName(parent) : ''
    return [
      {
        name,
        kind: SymbolKind.String,
        location: { uri, range: rangeOf(section.span, lines) },
        ...(containerName ? { containerName } : {}),
      },
    ]
  })
}
