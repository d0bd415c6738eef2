import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver'
import type { Contract } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'
import { clauseText } from '../fixes/clauseText.ts'
import { inDefinedTerms } from '../fixes/definedWords.ts'
import type { Family, Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import { factsYaml } from './facts.ts'
import { referenceCompletions } from './referenceCompletion.ts'
import { schemaCompletions } from './schemaCompletion.ts'
import { termCompletions } from './termCompletion.ts'
import { toSnippet } from './workspaceEdit.ts'

/**
 * What can be typed at a place: keys and values of the facts, family names inside a clause annotation, what a reference may
 * name, else whole clauses at the start of a line and the contract's defined terms.
 * @param offset of the cursor
 * @param typed whether the client asked because of a trigger character (then only annotations and references answer)
 */
export function completions(
  { checked, lines }: { readonly checked: Check; readonly lines: Lines },
  offset: number,
  pack: Pack,
  locale: Locale,
  snippets: boolean,
  typed: boolean,
): CompletionItem[] {
  const { contract } = checked
  const yaml = factsYaml(contract)
  const facts = yaml && schemaCompletions(yaml, offset, pack, locale, lines)
  if (facts) return facts
  const lineStart = contract.text.lastIndexOf('\n', offset - 1) + 1
  const before = contract.text.slice(lineStart, offset)
  if (inAnnotation(contract, before)) return pack.families.map((family) => familyItem(family, checked, locale))
  if (inFrontMatter(contract, offset)) return []
  const references = referenceCompletions(contract, offset, lines)
  if (references) return references
  if (typed) return []
  const clauses = startsBlock(contract, before)
    ? pack.families.flatMap((family) => clauseItem(family, checked, before, locale, snippets) ?? [])
    : []
  return [...clauses, ...termCompletions(contract, offset, lines)]
}

function inAnnotation(contract: Contract, before: string): boolean {
  return contract.format === 'yaml'
    ? /^[ \t]*(?:-[ \t]+)?clause:[ \t]*\[?[\w\-, \t]*$/.test(before)
    : /<!--[ \t]*clause:[^>]*$/.test(before)
}

/** A clause begins a line: nothing but a list dash, heading marks and the word being typed stands before it. */
function startsBlock(contract: Contract, before: string): boolean {
  return contract.format === 'yaml'
    ? /^[ \t]*(?:-[ \t]*)?[\p{L}\p{N}-]*$/u.test(before)
    : /^(?:#{1,6}[ \t]+)?[\p{L}\p{N}-]*$/u.test(before)
}

function inFrontMatter(contract: Contract, offset: number): boolean {
  return contract.frontMatter !== undefined && offset <= contract.frontMatter.end
}

function familyItem(family: Family, checked: Check, locale: Locale): CompletionItem {
  const met = checked.coverage.get(family.id)?.status === 'met'
  return {
    label: family.id,
    kind: CompletionItemKind.EnumMember,
    detail: family.title[locale],
    documentation: { kind: 'plaintext', value: family.definition[locale] },
    sortText: `${met ? 1 : 0}${family.id}`,
  }
}

function clauseItem(
  family: Family,
  checked: Check,
  before: string,
  locale: Locale,
  snippets: boolean,
): CompletionItem | undefined {
  const { contract } = checked
  const wording = clauseText(family, undefined, contract.language, checked.facts)
  if (!wording) return undefined
  const paragraphs = wording.paragraphs.map(inDefinedTerms(contract))
  const headed = /^#/.test(before)
  const text =
    contract.format === 'yaml'
      ? yamlClause(family.id, wording.title, paragraphs, before)
      : [`${headed ? '' : '## '}${wording.title}`, ...paragraphs].join(contract.eol + contract.eol)
  const missing =
    checked.needs.some((need) => need.clause === family.id) && checked.coverage.get(family.id)?.status === 'missing'
  return {
    label: family.title[locale],
    labelDetails: { description: missing ? (locale === 'zh' ? '缺失' : 'missing here') : 'Proviso' },
    kind: CompletionItemKind.Snippet,
    detail: locale === 'zh' ? '按本合同的用语插入条款' : "A clause in this contract's own terms",
    documentation: { kind: 'markdown', value: paragraphs.join('\n\n') },
    filterText: [...family.prefixes, family.id, family.title.en, family.title.zh].join(' '),
    sortText: `${missing ? 0 : 1}${family.id}`,
    insertText: snippets ? toSnippet(text).text : text,
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  }
}

function yamlClause(id: string, title: string, paragraphs: readonly string[], before: string): string {
  const dash = /-[ \t]*\S*$/.test(before) ? '' : '- '
  const body = paragraphs.flatMap((paragraph, i) => (i === 0 ? [`    ${paragraph}`] : ['', `    ${paragraph}`]))
  return [`${dash}clause: ${id}`, `  title: ${JSON.stringify(title)}`, '  text: |-', ...body].join('\n')
}
