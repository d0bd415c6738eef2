/** Lists of ascending numbers, one after the other: thousands of arrays would cost more than what is in them. */
export class NumberLists {
  /** Where each list begins, and where the last one ends. */
  readonly starts: Int32Array
  /** The numbers of all lists. */
  readonly numbers: Int32Array

  constructor(lists: readonly (readonly number[])[]) {
    this.starts = new Int32Array(lists.length + 1)
    for (const [i, { length }] of lists.entries()) this.starts[i + 1] = (this.starts[i] as number) + length
    this.numbers = new Int32Array(this.starts[lists.length] as number)
    for (const [i, list] of lists.entries()) this.numbers.set(list, this.starts[i])
  }

  /** Whether a list has a number. */
  has(list: number, number: number): boolean {
    let low = this.starts[list] as number
    let high = this.starts[list + 1] as number
    while (low < high) {
      const middle = (low + high) >> 1
      const found = this.numbers[middle] as number
      if (found === number) return true
      if (found < number) low = middle + 1
      else high = middle
    }
    return false
  }
}
