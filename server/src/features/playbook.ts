import type { CompletionItem, Hover } from 'vscode-languageserver'
import { MarkupKind } from 'vscode-languageserver'
import type { Lines } from '../contract/lines.ts'
import { rangeOf } from '../contract/lines.ts'
import { parseYaml, rootEntries } from '../contract/yamlDocument.ts'
import { playbook } from '../policy/playbook.ts'
import type { Pack } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import { schemaCompletions } from './schemaCompletion.ts'
import { schemaHover } from './schemaHover.ts'

/** What can be typed at a place of a house playbook. */
export const playbookCompletions = (
  text: string,
  offset: number,
  pack: Pack,
  locale: Locale,
  lines: Lines,
): CompletionItem[] =>
  schemaCompletions({ text, span: { start: 0, end: text.length }, schema: playbook }, offset, pack, locale, lines) ?? []

/** What a key or a value of a house playbook means; null where nothing is known. */
export function playbookHover(text: string, offset: number, pack: Pack, locale: Locale, lines: Lines): Hover | null {
  const [document] = parseYaml(text, 0).documents
  const entries = (document && rootEntries(document)) ?? []
  const found = schemaHover(entries, [playbook], offset, pack, locale)
  return found
    ? { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: rangeOf(found.span, lines) }
    : null
}
