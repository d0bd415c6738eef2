import { tokenise } from './tokens.ts'

/** A gap between two parts of a phrase: at most so many words. */
const defaultGap = 8

/** One way to write a phrase: runs of words, each at most `gaps[i]` words before the next run. */
export interface PhraseForm {
  readonly runs: readonly (readonly string[])[]
  readonly gaps: readonly number[]
}

/**
 * Reads a phrase of the pack: words that stand next to each other, compared without their endings.
 *
 * - `(a|b c|)` one of several, the empty one meaning "or nothing": `export control (law|regulation)`
 * - `…` up to 8 words between, `…20` up to 20: `terminate … agreement`
 *
 * @throws Error where brackets do not pair, two groups of words touch, or nothing is left to match
 */
export function readPhrase(phrase: string): PhraseForm[] {
  // `(the|)(region|site)` would ask for the word “theregion”.
  if (/[a-z|]\)\([a-z|]/i.test(phrase)) throw new Error(`phrase “${phrase}” has two groups without a space between`)
  return expand(phrase).map((text) => {
    const parts = text.split(/…(\d*)/)
    const runs: (readonly string[])[] = []
    const gaps: number[] = []
    for (let i = 0; i < parts.length; i += 2) {
      const words = tokenise(parts[i] as string).words
      if (words.length === 0) throw new Error(`phrase “${phrase}” has an empty part`)
      if (words.some((word) => word === '\u0000'))
        throw new Error(`phrase “${phrase}” holds punctuation that no text is matched across`)
      runs.push(words)
      const gap = parts[i + 1]
      if (gap !== undefined) gaps.push(gap === '' ? defaultGap : Number(gap))
    }
    return { runs, gaps }
  })
}

/** All texts that alternatives in round brackets stand for. */
function expand(phrase: string): string[] {
  const close = phrase.indexOf(')')
  if (close < 0) {
    if (phrase.includes('(')) throw new Error(`phrase “${phrase}” opens a bracket and does not close it`)
    return [phrase]
  }
  const open = phrase.lastIndexOf('(', close)
  if (open < 0) throw new Error(`phrase “${phrase}” closes a bracket that is not open`)
  const before = phrase.slice(0, open)
  const after = phrase.slice(close + 1)
  return phrase
    .slice(open + 1, close)
    .split('|')
    .flatMap((choice) => expand(`${before}${choice}${after}`))
}
