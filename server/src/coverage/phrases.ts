import { tokenise } from './tokens.ts'

/** A gap between two parts of a phrase: at most so many words. */
const defaultGap = 8
/** A part with more ways to write it than this is cut into several that follow each other, lest they multiply. */
const mostRuns = 24

/** One part of a phrase: any of several runs of words. */
export interface PhraseSlot {
  readonly runs: readonly (readonly string[])[]
  /** At most so many words after the part before; 0 for one that follows at once. Without meaning for the first. */
  readonly gap: number
}

/** One way to write a phrase: parts that follow each other. */
export type PhraseForm = readonly PhraseSlot[]

/** Literal text, or a group of alternatives. */
type Piece = string | readonly Piece[][]

/**
 * Reads a phrase of the pack: words that stand next to each other, compared without their endings.
 *
 * - `(a|b c|)` one of several, the empty one meaning "or nothing": `export control (law|regulation)`
 * - `…` up to 8 words between, `…20` up to 20: `terminate … agreement`
 *
 * What sets of the lexicon it names (`@duty`) has been put in before ({@link phrasesOf}).
 *
 * @throws Error where brackets do not pair, two groups of words touch, or nothing is left to match
 */
export function readPhrase(phrase: string): PhraseForm[] {
  // `(the|)(region|site)` would ask for the word “theregion”.
  if (/[a-z|]\)\([a-z|]/i.test(phrase)) throw new Error(`phrase “${phrase}” has two groups without a space between`)
  return withoutGapsInGroups(parse(phrase)).flatMap((pieces) => formsOf(pieces, phrase))
}

/**
 * How many wordings are written out for a phrase, so that phrases of unknown origin can be kept from multiplying: what stands on
 * either side of a gap is never put together.
 * @throws Error where brackets do not pair
 */
export function wordingsOf(phrase: string): number {
  const waysOf = (piece: Piece): number =>
    typeof piece === 'string'
      ? 1
      : piece.reduce((sum, choice) => sum + choice.reduce((ways, one) => ways * waysOf(one), 1), 0)
  const pieces = parse(phrase)
  // With a gap in a group, the whole phrase is written out for each of its choices.
  if (pieces.some((piece) => typeof piece !== 'string' && hasGap(piece)))
    return pieces.reduce((ways, piece) => ways * waysOf(piece), 1)
  let others = 0
  let ways = 1
  for (const piece of pieces) {
    if (typeof piece === 'string' && hasGap(piece)) {
      others += ways
      ways = 1
    } else ways *= waysOf(piece)
  }
  return others + ways
}

function parse(phrase: string): Piece[] {
  let at = 0
  const sequence = (depth: number): Piece[] => {
    const pieces: Piece[] = []
    while (at < phrase.length && !(depth > 0 && /[|)]/.test(phrase.charAt(at)))) {
      if (phrase.charAt(at) === ')') throw new Error(`phrase “${phrase}” closes a bracket that is not open`)
      if (phrase.charAt(at) === '(') pieces.push(group(depth + 1))
      else {
        const [text] = (depth > 0 ? /[^()|]+/y : /[^()]+/y).exec(phrase.slice(at)) as RegExpExecArray
        pieces.push(text)
        at += text.length
      }
    }
    return pieces
  }
  const group = (depth: number): Piece[][] => {
    const choices: Piece[][] = []
    do {
      at++
      choices.push(sequence(depth))
    } while (phrase.charAt(at) === '|')
    if (phrase.charAt(at) !== ')') throw new Error(`phrase “${phrase}” opens a bracket and does not close it`)
    at++
    return choices
  }
  return sequence(0)
}

const hasGap = (piece: Piece): boolean =>
  typeof piece === 'string' ? piece.includes('…') : piece.some((choice) => choice.some(hasGap))

/** A group with a gap in it is written out: its alternatives are phrases of several parts. */
function withoutGapsInGroups(pieces: readonly Piece[]): (readonly Piece[])[] {
  const at = pieces.findIndex((piece) => typeof piece !== 'string' && hasGap(piece))
  if (at < 0) return [pieces]
  return (pieces[at] as Piece[][]).flatMap((choice) =>
    withoutGapsInGroups([...pieces.slice(0, at), ...choice, ...pieces.slice(at + 1)]),
  )
}

/** A part before it is known which of its alternatives say nothing. */
interface Part {
  texts: string[]
  gap: number
}

function formsOf(pieces: readonly Piece[], phrase: string): PhraseForm[] {
  const parts: Part[] = [{ texts: [''], gap: 0 }]
  const append = (texts: readonly string[]): void => {
    const last = parts.at(-1) as Part
    const isBlank = last.texts.every((text) => text.trim() === '')
    const fits = isBlank || last.texts.length * texts.length <= mostRuns || !mayPart(last.texts, texts)
    if (fits) last.texts = last.texts.flatMap((text) => texts.map((more) => text + more))
    else parts.push({ texts: [...texts], gap: 0 })
  }
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      append(textsOf([piece]))
      continue
    }
    const [first = '', ...rest] = piece.split(/(…\d*)/)
    if (first) append([first])
    for (let i = 0; i < rest.length; i += 2) {
      const gap = (rest[i] as string).slice(1)
      parts.push({ texts: [''], gap: gap === '' ? defaultGap : Number(gap) })
      if (rest[i + 1]) append([rest[i + 1] as string])
    }
  }
  return formsOfParts(parts, phrase)
}

/** All texts that gapless pieces stand for. */
function textsOf(pieces: readonly Piece[]): string[] {
  return pieces.reduce<string[]>(
    (texts, piece) => {
      const choices = typeof piece === 'string' ? [piece] : piece.flatMap(textsOf)
      return texts.flatMap((text) => choices.map((choice) => text + choice))
    },
    [''],
  )
}

/** Whether words end at the place between two parts, whichever of their texts stand there. */
function mayPart(before: readonly string[], after: readonly string[]): boolean {
  const ends = before.every((text) => text === '' || /[\s\p{Script=Han}]$/u.test(text))
  return ends || after.every((text) => text === '' || /^[\s\p{Script=Han}]/u.test(text))
}

/** Parts that may be empty are there or not, each a form of its own. */
function formsOfParts(parts: readonly Part[], phrase: string): PhraseForm[] {
  let forms: { slots: PhraseSlot[]; gap: number }[] = [{ slots: [], gap: 0 }]
  for (const [i, { texts, gap }] of parts.entries()) {
    const words = texts.map((text) => tokenise(text).words)
    if (words.some((run) => run.includes('\u0000')))
      throw new Error(`phrase “${phrase}” holds punctuation that no text is matched across`)
    const runs = words.filter((run) => run.length > 0)
    const isWhole = gap > 0 || i === 0
    const goesOn = (parts[i + 1]?.gap ?? 1) === 0
    if (runs.length === 0 || (runs.length < words.length && isWhole && !goesOn))
      throw new Error(`phrase “${phrase}” has an empty part`)
    forms = forms.flatMap((form) => {
      const reach = Math.max(gap, form.gap)
      const taken = { slots: [...form.slots, { runs, gap: reach }], gap: 0 }
      return runs.length < words.length ? [taken, { slots: form.slots, gap: reach }] : [taken]
    })
  }
  if (forms.some(({ slots }) => slots.length === 0)) throw new Error(`phrase “${phrase}” has an empty part`)
  return forms.map(({ slots }) => slots)
}
