import type { CodeLens } from 'vscode-languageserver'
import { rangeOf } from '../contract/lines.ts'
import type { Part } from '../drafting/part.ts'
import { partsOf } from '../drafting/parts.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import { placesNaming } from './namedClause.ts'
import { clauseTitlesBySection } from './outline.ts'
import type { EditTarget } from './workspaceEdit.ts'

/** Over each clause: the families that its words contain, and how often the contract refers to it. */
export function codeLenses(
  { contract, coverage }: Check,
  pack: Pack,
  locale: Locale,
  { lines }: EditTarget,
): CodeLens[] {
  const families = clauseTitlesBySection(coverage, pack, locale)
  const heads = new Map(partsOf(contract).map((part: Part, index) => [part.at.start, index]))
  return contract.sections.flatMap(({ head, kind, number }, section): CodeLens[] => {
    const part = number ? heads.get(number.span.start) : undefined
    const uses = part === undefined ? 0 : placesNaming(contract, part, false).length
    const words = [...(families.get(section) ?? []), ...(uses > 0 ? [usesInWords(uses, locale)] : [])]
    if (kind === 'document' || words.length === 0) return []
    // A lens without a command is words alone: every editor shows it, and nothing happens on a click.
    return [{ range: rangeOf(head, lines), command: { title: words.join(' · '), command: '' } }]
  })
}

const usesInWords = (count: number, locale: Locale): string =>
  locale === 'zh' ? `${count} 处引用` : `${count} reference${count === 1 ? '' : 's'}`
