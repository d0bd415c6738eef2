import type { Localized, Pack, Position } from './schema.ts'

/** The title of a clause family; its id where the pack has no such family. */
export const clauseTitle = ({ families }: Pack, clause: string, locale: keyof Localized): string =>
  families.find(({ id }) => id === clause)?.title[locale] ?? clause

/** The positions in words, nearest to what the house would like best first. */
export const positionTitles: Readonly<Record<Position, Localized>> = {
  preferred: { en: 'preferred wording', zh: '首选文本' },
  fallback: { en: 'fallback wording', zh: '备选文本' },
  'walk-away': { en: 'walk-away wording', zh: '底线文本' },
}

/** How far the words of a clause are from what the house would like best, as its annotation records; empty where none does. */
export function positionLine(position: Position | undefined | null, locale: keyof Localized): string {
  if (!position) return ''
  const words = positionTitles[position][locale]
  return locale === 'zh' ? `据标注，采用的是${words}。` : `By its annotation this is the ${words}.`
}
