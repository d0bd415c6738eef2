import type { Span } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Finding, Locale, Remedy } from '../rules/finding.ts'
import { elementText } from './clauseText.ts'
import { completeClause } from './completeClause.ts'
import { inDefinedTerms } from './definedWords.ts'
import type { Fix } from './fix.ts'
import { insertClauses, type WordingChoice } from './insertClauses.ts'
import { andRenumber, renumber } from './renumber.ts'

/** Everything that can be done about one finding, best first. Each fix removes its finding and moves nothing else. */
export function fixesFor(finding: Finding, checked: Check, pack: Pack, locale: Locale): readonly Fix[] {
  const known = fixesOf(checked.contract)
  const before = known.get(finding)
  if (before?.checked === checked && before.pack === pack && before.locale === locale) return before.fixes
  const fixes = finding.remedies.flatMap((remedy) => {
    const fix = fixOf(remedy, checked, pack, locale)
    if (!fix) return []
    return remedy.kind === 'insert-clause' ? [fix, ...alsoRenumbered(fix, checked, locale)] : [fix]
  })
  known.set(finding, { checked, pack, locale, fixes })
  return fixes
}

/** What can be done about findings of a contract: an editor asks again at each step of the cursor. */
const fixesOf = perContract(
  () =>
    new Map<
      Finding,
      { readonly checked: Check; readonly pack: Pack; readonly locale: Locale; readonly fixes: readonly Fix[] }
    >(),
)

/** One edit with every needed clause that is missing and that the pack has words for; undefined where there is none. */
export function insertAllMissing(checked: Check, pack: Pack, locale: Locale): Fix | undefined {
  const missing = [
    ...new Set(
      checked.findings.flatMap(({ code, remedies }) =>
        code === 'missing-clause'
          ? remedies.flatMap((remedy) => (remedy.kind === 'insert-clause' ? [remedy.clause] : []))
          : [],
      ),
    ),
  ]
  const edits = insertClauses(missing, {}, checked, pack)
  if (edits.length === 0) return undefined
  const title =
    locale === 'zh' ? `插入全部缺失条款（${missing.length} 项）` : `Insert all ${missing.length} missing clauses`
  return { title, edits }
}

/** The edit that puts one clause in, asked for by name. */
export function insertClause(
  clause: string,
  checked: Check,
  pack: Pack,
  locale: Locale,
  choice: WordingChoice = {},
): Fix | undefined {
  const family = pack.families.find(({ id }) => id === clause)
  if (!family) return undefined
  const edits = insertClauses([clause], choice, checked, pack)
  const title = locale === 'zh' ? `插入条款：${family.title.zh}` : `Insert clause: ${family.title.en}`
  return edits.length > 0 ? { title, edits } : undefined
}

function fixOf(remedy: Remedy, checked: Check, pack: Pack, locale: Locale): Fix | undefined {
  if (remedy.kind === 'insert-clause') return insertClause(remedy.clause, checked, pack, locale)
  if (remedy.kind === 'complete-clause') return completeClauseFix(remedy.clause, remedy.elements, checked, pack, locale)
  if (remedy.kind === 'add-words') return wordsAdded(remedy, checked, pack, locale)
  if (remedy.kind === 'replace') return replaced(remedy, locale)
  if (remedy.kind === 'reword') return { title: remedy.title[locale], edits: remedy.edits }
  if (remedy.kind === 'renumber') return renumbered(checked, locale, remedy.rows)
  const annotation = checked.contract.annotations[remedy.annotation]
  if (!annotation || remedy.clauses.length === 0) return undefined
  const { text } = checked.contract
  const kept = new Map(annotation.clauses.map(({ name, span }) => [name, text.slice(span.start, span.end)]))
  const names = remedy.clauses.map((name) => kept.get(name) ?? name).join(', ')
  const first = annotation.clauses[0]
  const last = annotation.clauses.at(-1)
  if (!first || !last) return undefined
  // A YAML value is replaced whole: its names may stand in quotes or in a list.
  const inComment = text.startsWith('<!--', annotation.span.start)
  const span = inComment ? { start: first.span.start, end: last.span.end } : valueSpan(text, annotation.span)
  const newText = inComment || remedy.clauses.length === 1 ? names : `[${names}]`
  return {
    title: locale === 'zh' ? `将标注改为：${names}` : `Change the annotation to: ${names}`,
    edits: [{ span, newText }],
  }
}

function replaced({ span, text }: Extract<Remedy, { kind: 'replace' }>, locale: Locale): Fix {
  const [en, zh] =
    text === '' ? ['Remove it', '删除'] : span.start === span.end ? ['Add', '补充'] : ['Change to', '改为']
  const words = text === '' ? '' : locale === 'zh' ? `：${text}` : `: ${text.trim()}`
  return { title: `${locale === 'zh' ? zh : en}${words}`, edits: [{ span, newText: text }] }
}

/** Numbers rows of siblings, or everything, and updates the references; undefined where all numbers are right. */
export function renumbered({ contract }: Check, locale: Locale, rows?: readonly number[]): Fix | undefined {
  const { edits, references } = renumber(contract, rows)
  return edits.length > 0
    ? { title: `${renumberTitle[locale]}${referencesTitle(references, locale)}`, edits }
    : undefined
}

/** A fix that puts a number in between, such as 9A, and then numbers everything anew. */
function alsoRenumbered(fix: Fix, { contract }: Check, locale: Locale): Fix[] {
  const both = andRenumber(contract, fix.edits)
  if (!both) return []
  const rest = referencesTitle(both.references, locale)
  return [
    { title: locale === 'zh' ? `${fix.title}，重新编号${rest}` : `${fix.title}, renumber${rest}`, edits: both.edits },
  ]
}

const renumberTitle = { en: 'Renumber', zh: '重新编号' }

function referencesTitle(count: number, locale: Locale): string {
  if (count === 0) return ''
  return locale === 'zh' ? `，并更新 ${count} 处引用` : ` and update ${count} reference${count === 1 ? '' : 's'}`
}

/** The edit that adds the words of some limbs to a clause that is there. */
export function completeClauseFix(
  clause: string,
  elements: readonly string[],
  { contract, coverage, facts }: Check,
  pack: Pack,
  locale: Locale,
): Fix | undefined {
  const evidence = coverage.get(clause)?.principal
  const known = pack.families.find(({ id }) => id === clause)?.elements.filter(({ id }) => elements.includes(id)) ?? []
  const inTerms = inDefinedTerms(contract)
  const sentences = known.map((element) => inTerms(elementText(element, contract.language, facts)))
  const edit = evidence && completeClause(contract, evidence.section, evidence.span, sentences)
  const [first] = known
  if (!edit || !first) return undefined
  const title =
    known.length > 1
      ? locale === 'zh'
        ? `补全条款（${known.length} 项要素）`
        : `Complete the clause (${known.length} parts)`
      : locale === 'zh'
        ? `补充：${first.title.zh}`
        : `Add to the clause: ${first.title.en}`
  return { title, edits: [edit] }
}

function wordsAdded(
  { interaction, section, after }: Extract<Remedy, { kind: 'add-words' }>,
  { contract, facts }: Check,
  pack: Pack,
  locale: Locale,
): Fix | undefined {
  const fix = pack.interactions.find(({ id }) => id === interaction)?.fix
  const words = fix && inDefinedTerms(contract)(elementText(fix, contract.language, facts))
  const edit = words && completeClause(contract, section, after, [words])
  if (!edit) return undefined
  return { title: locale === 'zh' ? `补充：${fix.title.zh}` : `Add to the clause: ${fix.title.en}`, edits: [edit] }
}

/** The value of the YAML entry at a place, without the white space around it. */
function valueSpan(text: string, { start, end }: Span): Span {
  const entry = text.slice(start, end).trimEnd()
  const key = /^[^:]*:\s*/.exec(entry)?.[0] ?? ''
  return { start: start + key.length, end: start + entry.length }
}
