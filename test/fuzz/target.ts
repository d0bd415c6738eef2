import type fc from 'fast-check'

/** Something that has to hold for whatever comes in. */
export interface Target<Input> {
  readonly name: string
  /** Its part of all cases that are tried, in per cent. */
  readonly share: number
  /** What a case may take of a processor, in milliseconds, where it does more than one thing that a person waits for. */
  readonly longest?: number
  readonly inputs: fc.Arbitrary<Input>
  /** Throws where it does not hold. */
  readonly hold: (input: Input) => void | Promise<void>
}

/** What a run of the fuzzer needs of a target, whatever comes into it. */
export interface AnyTarget extends Pick<Target<unknown>, 'name' | 'share' | 'longest'> {
  readonly property: (around: Around, follow?: Follow) => fc.IAsyncPropertyWithHooks<[unknown]>
}
/** Is called around each case, and so can time it. */
export type Around = (hold: () => void | Promise<void>) => Promise<void>
/** Makes other inputs of the same kind. */
export type Follow = <Input>(inputs: fc.Arbitrary<Input>) => fc.Arbitrary<Input>
