/**
 * The first numbers are the characters that JSON writes as they are; up to 92 they take a byte in UTF-8, and two up to 2,012.
 */
const zero = 0x23
/** From here on, a character may be half of one. */
const end = 0xd800

/**
 * Numbers as the characters of a text: a JSON file of them is short, and read at once.
 * @throws RangeError for a number that is no character, from 0 to 55,260
 */
export function textOf(numbers: Iterable<number>): string {
  let text = ''
  for (const number of numbers) {
    if (number < 0 || zero + number >= end) throw new RangeError(`${number} cannot be written as a character`)
    text += String.fromCharCode(zero + number)
  }
  return text
}

/** The numbers that {@link textOf} wrote. */
export function numbersIn(text: string): Int32Array {
  const numbers = new Int32Array(text.length)
  for (let i = 0; i < numbers.length; i++) numbers[i] = text.charCodeAt(i) - zero
  return numbers
}
