import fc from 'fast-check'
import { Choices } from './choices.ts'
import { Reached } from './reached.ts'

/**
 * Leads to inputs near those that ran the code in a way that none had before: the choices that made such an input are kept, and made
 * again but for a few. So an input is as well formed as any other, whatever is changed in it.
 */
export class Guide {
  readonly #reached = new Reached()
  readonly #kept: (readonly number[])[] = []
  #last: readonly number[] = []

  /** Inputs that follow what was kept. */
  readonly follow = <Input>(inputs: fc.Arbitrary<Input>): fc.Arbitrary<Input> => new Followed(inputs, this)

  /** What came of it. */
  get found(): { readonly kept: number; readonly ways: number } {
    return { kept: this.#kept.length, ways: this.#reached.ways }
  }

  /** Makes an input, from the beginning or by choices that were kept. */
  generate<Input>(inputs: fc.Arbitrary<Input>, random: fc.Random): fc.Value<Input> {
    const below = (limit: number): number => random.nextInt(0, Math.max(0, limit - 1))
    const any = (): readonly number[] => this.#kept[below(this.#kept.length)] ?? []
    const made = below(4) === 0 ? [] : changed(any(), any(), below)
    const choices = new fc.Random(new Choices(made, () => random.nextInt()))
    // Without a bias, which changes from case to case what a choice means.
    const value = inputs.generate(choices, undefined)
    this.#last = choices.getState() ?? []
    return value
  }

  /** To be called after each case. */
  learn(): void {
    if (this.#reached.isMore()) this.#kept.push(this.#last)
  }

  end(): void {
    this.#reached.end()
  }
}

/** Some choices with a few others among them. */
function changed(choices: readonly number[], others: readonly number[], below: (limit: number) => number): number[] {
  const made = [...choices]
  for (let left = 1 + below(4); left > 0; left--) {
    const at = below(made.length)
    const from = below(others.length)
    const kind = below(8)
    if (kind === 0) made.length = at
    else if (kind < 3) made.splice(at, 1 + below(8))
    else if (kind < 5) made.splice(at, 0, ...others.slice(from, from + 1 + below(30)))
    else made[at] = below(2 ** 32) - 2 ** 31
  }
  return made
}

class Followed<Input> extends fc.Arbitrary<Input> {
  readonly #inputs: fc.Arbitrary<Input>
  readonly #guide: Guide

  constructor(inputs: fc.Arbitrary<Input>, guide: Guide) {
    super()
    this.#inputs = inputs
    this.#guide = guide
  }

  override generate(random: fc.Random): fc.Value<Input> {
    return this.#guide.generate(this.#inputs, random)
  }

  override canShrinkWithoutContext(value: unknown): value is Input {
    return this.#inputs.canShrinkWithoutContext(value)
  }

  override shrink(value: Input, context: unknown): fc.Stream<fc.Value<Input>> {
    return this.#inputs.shrink(value, context)
  }
}
