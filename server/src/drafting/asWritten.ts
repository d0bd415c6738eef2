import type { NumberForm } from './partNumber.ts'
import type { KeyInText } from './referenceInText.ts'

/**
 * Of what keys may name, what is numbered as they are written: 第③项 is no （三）, and 第（三）项 is ③ only where there is no （三）.
 * @param formsOf how the part is numbered that each key names
 */
export function asWritten<Named>(
  named: readonly Named[],
  keys: readonly KeyInText[],
  formsOf: (one: Named) => readonly (NumberForm | undefined)[],
): readonly Named[] {
  const inCircles = named.filter((one) => keys.every(({ isCircled }, i) => !isCircled || formsOf(one)[i] === 'circled'))
  const alike = inCircles.filter((one) => keys.every(({ isCircled }, i) => isCircled || formsOf(one)[i] !== 'circled'))
  return alike.length > 0 ? alike : inCircles
}
