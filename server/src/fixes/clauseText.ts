import type { Language } from '../contract/contract.ts'
import type { PartyTerms } from '../contract/parties.ts'
import type { Family, Position, Wording } from '../policy/schema.ts'

/** The words of a clause for one contract: its party terms filled in, blanks left as `[[name]]`. */
export function clauseText(
  family: Family,
  position: Position,
  language: Language,
  terms: PartyTerms,
): Wording | undefined {
  const template = family.templates.find((candidate) => candidate.position === position) ?? family.templates[0]
  if (!template) return undefined
  const wording =
    language === 'en' ? template.en : language === 'zh-Hant' ? (template.zhHant ?? template.zh) : template.zh
  const fill = (text: string): string =>
    text.replace(/\{\{(provider|customer|agreement)\}\}/g, (_slot, name: keyof PartyTerms, at: number) => {
      const term = terms[name]
      // "this Agreement" and "the Provider" take a capital where they open a sentence.
      return /(?:^|[.!?]\s+)$/.test(text.slice(0, at)) ? term.charAt(0).toUpperCase() + term.slice(1) : term
    })
  return { title: fill(wording.title), paragraphs: wording.paragraphs.map(fill) }
}
