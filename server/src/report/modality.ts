import { simplifiedOf } from '../contract/simplified.ts'
import { tokenise } from '../coverage/tokens.ts'

/** What a sentence does to whom it speaks of; `softened` is a duty of effort, or one at the discretion of who owes it. */
export type Modality = 'duty' | 'softened' | 'permission' | 'no-duty' | 'prohibition'

/** One clause of a sentence that obliges, allows or forbids: from its first word to the next clause's “shall” or “may”. */
export interface ModalClause {
  readonly modality: Modality
  /** The words that say it: UTF-16 offsets into the sentence, half-open. */
  readonly start: number
  readonly end: number
  /** What stands before these words, up to the clause before. */
  readonly lead: string
  /** What is to be done, or may be, or must not. */
  readonly tail: string
}

const not = "(?: not|n['’]t)"
const be = '(?:(?:shall|will|must) (?:also |each |both )?be|is|are|be)'
const obliged = '(?:obliged|obligated|required|bound|compelled)'
const allowed = '(?:permitted|allowed|entitled|authori[sz]ed|free|at liberty)'
const have = '(?:(?:shall|will|must) have|has|have)'
const aside = '(?:,[^,;.]{1,60},)?'

/** English words of each modality; of those that begin at one place the first counts, so the longer ones come first. */
const english: readonly (readonly [Modality, string])[] = [
  ['no-duty', `(?:need not|needs not|needn['’]t|(?:do|does)${not} (?:need|have) to)`],
  ['no-duty', `(?:${be}${not}|(?:shall|will)${not} be) (?:${obliged}|under (?:any|an) (?:obligation|duty))`],
  ['no-duty', `(?:${be} under|${have}) no (?:obligation|duty)`],
  ['prohibition', `(?:${be}${not}|(?:shall|will|must|may)${not} be) ${allowed} to`],
  ['prohibition', `${be} (?:prohibited|forbidden|barred) from`],
  ['prohibition', `${have} no right to`],
  ['prohibition', `(?:shall|will|must|may|can)${aside} (?:not|never|neither|in no event|under no circumstances)`],
  ['prohibition', "(?:cannot|shan['’]t|won['’]t|mustn['’]t|can['’]t)"],
  ['permission', `${be} ${allowed} to`],
  ['permission', `(?:${have}|reserves?) the (?:\\w+ )?right to`],
  ['permission', '(?<!\\d |case )(?:may|can)(?!,? \\d)'],
  ['softened', 'should'],
  ['duty', `${be} ${obliged} to`],
  ['duty', `${have} (?:an|the|a) (?:obligation|duty) to`],
  ['duty', '(?:agrees?|undertakes?|covenants?) to'],
  ['duty', '(?<!at )(?:shall|must|will)'],
]

/** Chinese words of each modality, likewise. */
const chinese: readonly (readonly [Modality, string])[] = [
  [
    'no-duty',
    '无需|无须|毋需|毋须|不需要?|不必|(?:没有|无|不负有?|不承担)(?:[^，。；]{0,8})(?:义务|责任)|可以?不(?!可)',
  ],
  [
    'prohibition',
    '不得|不应当?|不准|不允许|不许|严禁|禁止|无权|不享有[^，。；]{0,8}权利?|不可以|不可(?=[^抗撤分避预归逆或侵])',
  ],
  ['permission', '有权|可以|可(?!能)|允许|准许'],
  ['duty', '应当|务必|有义务|负有[^，。；]{0,8}义务|承诺|保证|应|须|需要?'],
]
/** A character that is a word by itself, and a part of others as well (供应, 许可). */
const bare = /^(?:应|须|需|可|不可)$/

const wordsOf = (lists: readonly (readonly [Modality, string])[]): string =>
  lists.map(([, words]) => `(${words})`).join('|')
const modal = new RegExp(`\\b(?:${wordsOf(english)})\\b|${wordsOf(chinese)}`, 'gi')
const modalities = [...english, ...chinese].map(([modality]) => modality)

const softening = new RegExp(
  [
    '\\b(?:efforts|endeavou?rs?|aims? to|seeks? to|attempts? to|tries to|try to)\\b',
    '\\b(?:at|in) (?:its|their|his|her) (?:\\w+ ){0,3}(?:discretion|option)\\b',
    '\\b(?:where|wherever|so far as|as far as|to the extent) (?:it is |reasonably |commercially )*(?:practicable|possible|feasible)\\b',
    '努力|尽力|尽量|尽可能|自行决定|自行酌情|酌情|酌定|视情况|可行的?(?:范围|情况)|切实可行|合理可行|力争|争取|原则上',
  ].join('|'),
  'i',
)
/** A clause whose subject is nobody: “Neither party may”, “in no event shall”. */
const nobody =
  /(?:^|[,;:(]\s*|\b(?:and|but|that|or)\s+)(?:neither|nor|no|none of|nobody|nothing|in no event|under no circumstances|at no time)\b[^,;:]*$/i
const wordOfDuty = /required|obliged|obligated|bound|compelled|obligation|duty/i

/** What a sentence obliges, allows or forbids, clause by clause, in either language. */
export function modalClauses(text: string): readonly ModalClause[] {
  const plain = Array.from(text, (character) => simplifiedOf.get(character) ?? character).join('')
  const words = modalsIn(text, plain)
  return words.map(({ modality, start, end }, i) => {
    const [from, to] = [words[i - 1]?.end ?? 0, words[i + 1]?.start ?? text.length]
    return {
      modality: inContext(modality, plain.slice(from, start), plain.slice(start, end), plain.slice(end, to), i === 0),
      ...{ start, end, lead: text.slice(from, start), tail: text.slice(end, to) },
    }
  })
}

/** The modality of words as what stands around them turns it; what stands before them is part of the clause before, but for the first. */
function inContext(modality: Modality, lead: string, words: string, tail: string, isFirst: boolean): Modality {
  if (nobody.test(lead)) {
    if (modality === 'duty' && wordOfDuty.test(words)) return 'no-duty'
    if (modality === 'duty' || modality === 'permission') return 'prohibition'
  }
  const isSoft = softening.test(isFirst ? `${lead} ${words} ${tail}` : `${words} ${tail}`)
  return isSoft && (modality === 'duty' || modality === 'prohibition') ? 'softened' : modality
}

function modalsIn(text: string, plain: string): Pick<ModalClause, 'modality' | 'start' | 'end'>[] {
  const { words, starts } = tokenise(text)
  const parts = new Set(starts.filter((_, i) => words[i]?.endsWith('·')))
  return Array.from(plain.matchAll(modal)).flatMap((match) => {
    const end = match.index + match[0].length
    if (bare.test(match[0]) && parts.has(end - 1)) return []
    const which = match.slice(1).findIndex((group) => group !== undefined)
    return [{ modality: modalities[which] as Modality, start: match.index, end }]
  })
}
