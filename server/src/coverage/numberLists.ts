/** Lists of ascending numbers, one after the other: thousands of arrays would cost more than what is in them. */
export class NumberLists {
  /** Where each list begins, and where the last one ends. */
  readonly starts: Int32Array
  /** The numbers of all lists. */
  readonly numbers: Int32Array

  constructor(starts: Int32Array, numbers: Int32Array) {
    this.starts = starts
    this.numbers = numbers
  }

  /**
   * @param lengths of the lists
   * @param numbers of all lists
   */
  static ofLengths(lengths: ArrayLike<number>, numbers: Int32Array): NumberLists {
    const starts = new Int32Array(lengths.length + 1)
    for (let i = 0; i < lengths.length; i++) starts[i + 1] = (starts[i] as number) + (lengths[i] as number)
    return new NumberLists(starts, numbers)
  }

  static of(lists: readonly (readonly number[])[]): NumberLists {
    return NumberLists.ofLengths(
      lists.map(({ length }) => length),
      Int32Array.from(lists.flat()),
    )
  }
}
