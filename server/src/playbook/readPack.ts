import { compileDetector } from '../coverage/detector.ts'
import { isSet, phrasesOf } from '../coverage/phraseSets.ts'
import { readPhrase, wordingsOf } from '../coverage/phrases.ts'
import { checkPack, PackError } from '../policy/checkPack.ts'
import type { Pack, Pattern } from '../policy/schema.ts'
import type { Policy } from './housePolicy.ts'

/** Texts longer than this are not read. In UTF-16 units. */
const longestPack = 20_000_000
/** One phrase may stand for so many wordings, and all phrases of a pack for so many: brackets multiply. */
const mostWordings = { phrase: 100_000, pack: 2_000_000 }

/**
 * Reads a policy pack that somebody keeps as a file: JSON, as `proviso pack export` writes it.
 * @throws PackError with every mistake at its path, one a line
 */
export function readPack(text: string): Policy {
  if (text.length > longestPack) throw new PackError(`It has more than ${longestPack} characters.`)
  let written: unknown
  try {
    written = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new PackError(`It is not JSON: ${(error as Error).message}`)
  }
  const pack = checkPack(written)
  const mistakes = phraseMistakes(pack)
  if (mistakes.length > 0) throw new PackError(mistakes.join('\n'))
  return { pack, detector: compileDetector(pack) }
}

function phraseMistakes(pack: Pack): string[] {
  let sum = 0
  return Array.from(phrasesIn(pack)).flatMap(({ where, phrase }) => {
    try {
      const [whole = ''] = phrasesOf(phrase, pack.lexicon)
      // Those of a set are read where the set stands.
      if (isSet(phrase)) return []
      const wordings = wordingsOf(whole)
      sum += wordings
      if (wordings > mostWordings.phrase || sum > mostWordings.pack)
        throw new Error(`the brackets of “${phrase}” stand for too many wordings`)
      readPhrase(whole)
      return []
    } catch (error) {
      return [`${where}: ${(error as Error).message}`]
    }
  })
}

function* phrasesIn({ lexicon, families, interactions }: Pack): Generator<{ where: string; phrase: string }> {
  const at = (where: string, phrases: readonly string[]) => phrases.map((phrase) => ({ where, phrase }))
  const inPattern = (where: string, { id, all, none = [], mask = [], heading = [] }: Pattern) =>
    at(`${where} › ${id}`, [...all.flat(), ...none, ...mask, ...heading])
  for (const [id, phrases] of Object.entries(lexicon)) yield* at(`lexicon › ${id}`, phrases)
  for (const { id, titles, patterns, elements } of families) {
    yield* at(`families › ${id} › titles`, titles)
    for (const pattern of patterns) yield* inPattern(`families › ${id}`, pattern)
    for (const element of elements)
      for (const pattern of [...element.patterns, ...(element.flaws ?? []).map((flaw) => flaw.pattern)])
        yield* inPattern(`elements › ${element.id}`, pattern)
  }
  for (const { id, words, against, exception } of interactions)
    for (const side of [words, against, exception])
      for (const pattern of side?.patterns ?? []) yield* inPattern(`interactions › ${id}`, pattern)
}
