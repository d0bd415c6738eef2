/** Lists of ascending numbers, one after the other: thousands of arrays would cost more than what is in them. */
export class NumberLists {
  /** Where each list begins, and where the last one ends. */
  readonly starts: Int32Array
  /** The numbers of all lists. */
  readonly numbers: Int32Array

  /**
   * @param lengths of the lists
   * @param numbers of all lists
   */
  constructor(lengths: ArrayLike<number>, numbers: Int32Array) {
    const starts = new Int32Array(lengths.length + 1)
    for (let i = 0; i < lengths.length; i++) starts[i + 1] = (starts[i] as number) + (lengths[i] as number)
    this.starts = starts
    this.numbers = numbers
  }

  static of(lists: readonly (readonly number[])[]): NumberLists {
    return new NumberLists(
      lists.map(({ length }) => length),
      Int32Array.from(lists.flat()),
    )
  }
}
