import type { Waiver } from '../contract/contract.ts'

/** Why a waiver does not count; `undefined` where it does. */
export type WaiverGap = 'no-reason' | 'bad-date' | 'expired'

/**
 * Whether a waiver counts on a day: it says why, and its time is not over. A blank still to be filled is no reason.
 * @param day `YYYY-MM-DD`
 */
export function waiverGap({ reason, until }: Waiver, day: string): WaiverGap | undefined {
  if (!reason?.trim() || reason.includes('[[')) return 'no-reason'
  if (until === undefined || until.trim() === '') return undefined
  if (!isDay(until)) return 'bad-date'
  return until < day ? 'expired' : undefined
}

/** The families and elements whose gaps are accepted on a day. */
export function waivedClauses(waivers: readonly Waiver[], day: string): ReadonlySet<string> {
  return new Set(waivers.filter((waiver) => waiverGap(waiver, day) === undefined).map(({ clause }) => clause))
}

/** A day of the calendar, as waivers write it. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
