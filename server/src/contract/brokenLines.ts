import { leadingNumber } from './numbering.ts'

/** Words after which no paragraph ends. */
const unfinished =
  /(?:,|\b(?:the|an?|of|to|in|on|at|and|or|by|for|with|from|under|its|their|our|your|any|all|such|this|that|which|who|whose|shall|will|may|must|not|be|is|are|has|have))$/i
/** The letter, number or bullet of an item. */
const item = /^(?:[(（]?[\p{L}\d]{1,5}[.)）、]|[-–—•·*o]\s)/u
const finished = /[.．;:?!…。；：？！]["”’»)\]*_]*$/

/**
 * Whether a paragraph goes on with the words of the one before: text taken out of a PDF may have an empty line after every
 * line. It does where the one before ends without a stop and this one begins in lower case, or where the one before cannot
 * have ended. Text without letter case (Chinese) does not show it.
 */
export function goesOn(before: string, words: string): boolean {
  if (finished.test(before) || item.test(words) || leadingNumber(words)) return false
  return /^\p{Ll}/u.test(words) || (unfinished.test(before) && /^[\p{Lu}“"(]/u.test(words))
}
