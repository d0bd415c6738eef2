import type { Pack } from '../policy/schema.ts'

/** Not the end of an address: legal@example. */
const names = /(?<![a-z._-])@([a-z0-9]+(?:-[a-z0-9]+)*)/gi
/** So many characters may be put in for the sets that one phrase names: sets may name sets, which multiplies them. */
const mostCharacters = 200_000

/** The sets of the lexicon that a phrase names, without their `@`. */
export const setsIn = (phrase: string): readonly string[] =>
  Array.from(phrase.matchAll(names), ([, name]) => name as string)

/** Whether a phrase is one set of the lexicon as a whole: `@duty`. */
export const isSet = (phrase: string): boolean => setsIn(phrase)[0] === phrase.slice(1)

/** The sets of a pack that a house playbook may name. */
export const sharedSets = ({ lexicon, shared }: Pick<Pack, 'lexicon' | 'shared'>): Pack['lexicon'] =>
  shared ? Object.fromEntries(Object.entries(lexicon).filter(([name]) => shared.includes(name))) : lexicon

/**
 * The phrases that a written one stands for, without the names of sets: `@duty` for each phrase of that set, and
 * `in …4 @country-name` for one that has them as alternatives at that place.
 * @throws Error where there is no such set, where one contains itself, or where they stand for too many wordings
 */
export function phrasesOf(written: string, sets: Pack['lexicon'], seen: readonly string[] = []): readonly string[] {
  const inSet = (name: string): readonly string[] => {
    if (!Object.hasOwn(sets, name)) throw new Error(`there is no set of phrases “@${name}”`)
    if (seen.includes(name)) throw new Error(`the set of phrases “@${name}” contains itself`)
    const phrases = (sets[name] as readonly string[]).flatMap((phrase) => phrasesOf(phrase, sets, [...seen, name]))
    if (phrases.reduce((sum, { length }) => sum + length + 1, 0) > mostCharacters)
      throw new Error(`the set of phrases “@${name}” stands for too many wordings`)
    return phrases
  }
  if (isSet(written)) return inSet(written.slice(1))
  return [written.replace(names, (_, name: string) => `(${inSet(name).join('|')})`)]
}
