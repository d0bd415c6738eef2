import type { Language } from '../contract/contract.ts'
import type { PartyTerms } from '../facts/parties.ts'
import type { Element, Family, Position, Wording } from '../policy/schema.ts'

/**
 * The words of a clause for one contract: its party terms filled in, blanks left as `[[name]]`.
 * @param position undefined for the one that the house prefers
 * @param asksFor elements that the deal asks for; those that the template does not have are added to it
 */
export function clauseText(
  family: Family,
  position: Position | undefined,
  language: Language,
  terms: PartyTerms,
  asksFor: (element: Element) => boolean = () => false,
): Wording | undefined {
  const template =
    family.templates.find((one) => one.position === (position ?? family.prefers ?? 'preferred')) ?? family.templates[0]
  if (!template) return undefined
  const wording =
    language === 'en' ? template.en : language === 'zh-Hant' ? (template.zhHant ?? template.zh) : template.zh
  const beyond = family.elements.filter((element) => !template.elements?.includes(element.id) && asksFor(element))
  return {
    title: fill(wording.title, terms),
    paragraphs: [
      ...wording.paragraphs.map((paragraph) => fill(paragraph, terms)),
      ...beyond.map((element) => elementText(element, language, terms)),
    ],
  }
}

/** The words of one element, or of another thing with words, for one contract, filled in the same way. */
export function elementText({ wording }: Pick<Element, 'wording'>, language: Language, terms: PartyTerms): string {
  return fill(
    language === 'en' ? wording.en : language === 'zh-Hant' ? (wording.zhHant ?? wording.zh) : wording.zh,
    terms,
  )
}

function fill(text: string, terms: PartyTerms): string {
  return text.replace(
    /\{\{(provider|customer|agreement)\}\}/g,
    (_slot, name: 'provider' | 'customer' | 'agreement', at: number) => {
      const term = terms[name]
      // "this Agreement" and "the Provider" take a capital where they open a sentence.
      return /(?:^|[.!?]\s+)$/.test(text.slice(0, at)) ? term.charAt(0).toUpperCase() + term.slice(1) : term
    },
  )
}
