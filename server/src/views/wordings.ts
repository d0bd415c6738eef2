import type { Language } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'
import { rangeOf } from '../contract/lines.ts'
import { clauseText } from '../fixes/clauseText.ts'
import { applyEdits } from '../fixes/fix.ts'
import { insertClause } from '../fixes/fixes.ts'
import type { WordingChoice } from '../fixes/insertClauses.ts'
import type { ClausePreview, Wordings } from '../insertProtocol.ts'
import type { Pack } from '../policy/schema.ts'
import { positionTitles } from '../policy/titles.ts'
import { positions } from '../policy/values.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'

/** Each language by its own name. */
const languages: Readonly<Record<Language, string>> = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' }

/** The words of a clause to choose from; undefined where the pack has none. */
export function wordingsOf(
  clause: string,
  wanted: Language | undefined,
  { contract, facts }: Check,
  pack: Pack,
  locale: Locale,
): Wordings | undefined {
  const family = pack.families.find(({ id }) => id === clause)
  if (!family || family.templates.length === 0) return undefined
  const language = wanted ?? contract.language
  const others = (Object.keys(languages) as Language[]).filter((one) => one !== contract.language)
  const own = positions.filter((one) => family.templates.some((template) => template.position === one))
  return {
    title: family.title[locale],
    language,
    languages: [contract.language, ...others].map((one) => ({ language: one, title: languages[one] })),
    wordings: own.map((one) => {
      const wording = clauseText(family, one, language, facts)
      return {
        position: one,
        title: positionTitles[one][locale],
        isUsual: one === (family.prefers ?? 'preferred'),
        words: [`## ${wording?.title ?? ''}`, ...(wording?.paragraphs ?? [])].join('\n\n'),
      }
    }),
  }
}

/** The contract as it would be with a clause in it; undefined where nothing would change. */
export function clausePreview(
  clause: string,
  choice: WordingChoice,
  { checked, lines }: { readonly checked: Check; readonly lines: Lines },
  pack: Pack,
  locale: Locale,
): ClausePreview | undefined {
  const [edit] = insertClause(clause, checked, pack, locale, choice)?.edits ?? []
  if (!edit) return undefined
  const text = applyEdits(checked.contract.written, [edit])
  const start = edit.span.start + edit.newText.search(/\S/)
  const end = edit.span.start + edit.newText.trimEnd().length
  return { text, range: rangeOf({ start, end }, lines.of(text)) }
}
