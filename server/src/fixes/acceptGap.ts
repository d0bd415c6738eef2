import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import { addFact } from './declareFact.ts'
import { type Fix, insertLinesAfter } from './fix.ts'

/** Why a gap is accepted, who approved it (empty where nobody had to), on which day and until when (`YYYY-MM-DD`). */
export interface Acceptance {
  readonly reason: string
  readonly by: string
  readonly date?: string
  readonly until: string
}

/**
 * Writes a waiver into the contract: beside the facts where it has some, else as a comment under its title.
 * @param clause id of the family or element whose gap is accepted
 */
export function acceptGap(clause: string, { contract }: Check, locale: Locale, said?: Acceptance): Fix | undefined {
  const words = said ?? blanks[contract.language === 'en' ? 'en' : 'zh']
  const { reason, by, date, until } = words
  const title = locale === 'zh' ? '接受该缺口（写明理由和批准人）' : 'Accept this gap (with a reason and an approver)'
  if (contract.format === 'yaml' || contract.facts) {
    const value = { clause, reason, ...(by ? { by } : {}), ...(date ? { date } : {}), ...(until ? { until } : {}) }
    const edit = addFact({ key: 'waivers', value, isList: true }, contract)
    return edit && { title, edits: [edit] }
  }
  const fields = [
    `reason: ${inComment(reason)}`,
    ...(by ? [`by: ${inComment(by)}`] : []),
    ...(date ? [`date: ${date}`] : []),
    ...(until ? [`until: ${inComment(until)}`] : []),
  ]
  const comment = `<!-- waive: ${clause}; ${fields.join('; ')} -->`
  const head = contract.sections[0]?.head ?? { start: 0, end: 0 }
  const { text, eol } = contract
  return {
    title,
    edits: [
      head.end > head.start
        ? insertLinesAfter(text, head.end, `${eol}${comment}`, eol)
        : { span: { start: 0, end: 0 }, newText: `${comment}${eol}${eol}` },
    ],
  }
}

const blanks: Record<Locale, Acceptance> = {
  en: { reason: '[[why the gap is accepted]]', by: '[[who approved it]]', until: '[[until when, as 2027-06-30]]' },
  zh: { reason: '[[接受缺口的理由]]', by: '[[批准人]]', until: '[[截止日期，如 2027-06-30]]' },
}

/** Semicolons part the fields of a waiver, and two dashes end a comment early. */
export const inComment = (words: string): string =>
  words
    .replace(/[;；]/g, ',')
    .replace(/-{2,}/g, '–')
    .replace(/[\r\n<>]+/g, ' ')
    .trim()
