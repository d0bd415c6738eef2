import type { Localized, Pack } from './schema.ts'

/** The title of a clause family; its id where the pack has no such family. */
export const clauseTitle = ({ families }: Pack, clause: string, locale: keyof Localized): string =>
  families.find(({ id }) => id === clause)?.title[locale] ?? clause
