import type { Waiver } from '../contract/contract.ts'

/** Why a waiver does not count; `undefined` where it does. */
export type WaiverGap = 'no-reason' | 'bad-date' | 'expired' | 'unapproved'

/** Who may accept a gap of a family or of one of its elements, by its id; undefined where anybody may. */
export type Approvers = (clause: string) => readonly string[] | undefined

/**
 * Whether a waiver counts on a day: it says why, its time is not over, and where the house names approvers, it is by one of
 * them. A blank still to be filled is no reason.
 * @param day `YYYY-MM-DD`
 */
export function waiverGap(
  { clause, reason, by, until }: Waiver,
  day: string,
  approvers: Approvers = () => undefined,
): WaiverGap | undefined {
  if (!reason?.trim() || reason.includes('[[')) return 'no-reason'
  if (until?.trim()) {
    if (!isDay(until)) return 'bad-date'
    if (until < day) return 'expired'
  }
  const named = approvers(clause)?.map(plain)
  return named && !named.includes(plain(by ?? '')) ? 'unapproved' : undefined
}

/** Names are compared without case and width of letters, and with white space as one space. */
const plain = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** The families and elements whose gaps are accepted on a day. */
export function waivedClauses(waivers: readonly Waiver[], day: string, approvers?: Approvers): ReadonlySet<string> {
  return new Set(
    waivers.filter((waiver) => waiverGap(waiver, day, approvers) === undefined).map(({ clause }) => clause),
  )
}

/** A day of the calendar, as waivers write it. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
