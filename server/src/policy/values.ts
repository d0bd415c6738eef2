/** The values that the pack, a playbook and who reads either have in common. */

import * as z from './zod.ts'

/** Stable ids are lower-case words joined by hyphens; superseded, never renamed. */
export const slug = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/))

/** What a need rests on, strongest first. "Required by law" may be said of `statute` alone. */
export const bases = ['statute', 'licence-condition', 'guidance', 'market-practice', 'house-policy'] as const
/** What a need rests on. "Required by law" may be said of `statute` alone. */
export type Basis = (typeof bases)[number]

/** How far a wording is from what the side drafted for would like best, nearest first. */
export const positions = ['preferred', 'fallback', 'walk-away'] as const
/** How far a wording is from what the side drafted for would like best. */
export type Position = (typeof positions)[number]

/** Whether a word is a position. */
export const isPosition = (word: string | undefined): word is Position => positions.some((one) => one === word)
