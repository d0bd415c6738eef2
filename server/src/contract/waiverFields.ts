import type { Waiver } from './contract.ts'

const known = ['clause', 'reason', 'by', 'date', 'until'] as const

/** A waiver as its fields say it; names of fields that mean nothing here, misspelt or of a later version, are kept to be told. */
export function waiverOf(fields: ReadonlyMap<string, string>): Omit<Waiver, 'span'> {
  const field = (name: (typeof known)[number]): string | undefined => fields.get(name) || undefined
  const unknown = [...fields.keys()].filter((name) => name !== '' && !known.some((one) => one === name))
  return {
    clause: field('clause') ?? '',
    reason: field('reason'),
    by: field('by'),
    date: field('date'),
    until: field('until'),
    ...(unknown.length > 0 ? { unknown } : {}),
  }
}

/** The names that a field of a waiver may have. */
export const waiverFields: readonly string[] = known
