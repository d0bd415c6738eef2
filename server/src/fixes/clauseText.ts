import type { Language } from '../contract/contract.ts'
import type { DealFacts } from '../facts/dealFacts.ts'
import type { Element, Family, Position, Wording } from '../policy/schema.ts'
import { withDeclaredPeriod } from './declaredPeriod.ts'

/** What of a deal its clauses are worded by: the terms for the parties, and declared facts. */
export type Known = Pick<DealFacts, 'terms' | 'text' | 'blank'>

/**
 * The words of a clause for one contract: its party terms and declared facts filled in, blanks left as `[[name]]`.
 * @param position undefined for the one that the house prefers
 * @param asksFor elements that the deal asks for; those that the template does not have are added to it
 */
export function clauseText(
  family: Family,
  position: Position | undefined,
  language: Language,
  known: Known,
  asksFor: (element: Element) => boolean = () => false,
): Wording | undefined {
  const template =
    family.templates.find((one) => one.position === (position ?? family.prefers ?? 'preferred')) ?? family.templates[0]
  if (!template) return undefined
  const wording =
    language === 'en' ? template.en : language === 'zh-Hant' ? (template.zhHant ?? template.zh) : template.zh
  const beyond = family.elements.filter((element) => !template.elements?.includes(element.id) && asksFor(element))
  return {
    title: fill(wording.title, known),
    paragraphs: [
      ...wording.paragraphs.map((paragraph) =>
        withDeclaredPeriod(fill(paragraph, known), family.elements, language, known.text),
      ),
      ...beyond.map((element) => elementText(element, language, known)),
    ],
  }
}

/** The words of one element, or of another thing with words, for one contract, filled in the same way. */
export function elementText(element: Pick<Element, 'wording' | 'flaws'>, language: Language, known: Known): string {
  const { en, zh, zhHant = zh } = element.wording
  const words = language === 'en' ? en : language === 'zh-Hant' ? zhHant : zh
  return withDeclaredPeriod(fill(words, known), [element], language, known.text)
}

function fill(text: string, { terms, blank }: Known): string {
  const filled = text.replace(
    /\[\[([^[\]=]+)=([a-z-]+)\]\]/g,
    (_blank, words: string, fact: string) => blank(fact) ?? `[[${words}]]`,
  )
  return filled.replace(
    /\{\{(provider|customer|agreement)\}\}/g,
    (_slot, name: 'provider' | 'customer' | 'agreement', at: number) => {
      const term = terms[name]
      // "this Agreement" and "the Provider" take a capital where they open a sentence.
      return /(?:^|[.!?]\s+)$/.test(filled.slice(0, at)) ? term.charAt(0).toUpperCase() + term.slice(1) : term
    },
  )
}
