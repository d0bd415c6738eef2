import fc from 'fast-check'
import { stringify } from 'yaml'
import { bit, damaged, name, words } from './words.ts'

/** Anything that YAML can hold. */
const anything: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.oneof(name, words, bit),
    fc.oneof(fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('SG', 'CN', '2026-11-26', '3A090.a', 5000)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(name, bit), tie('value'), { maxKeys: 3 }),
  ),
})).value

/** A mapping with any of some keys, each with what belongs there or with anything else; and with keys that nobody knows. */
export function mapping(known: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  const entry = fc
    .constantFrom(...Object.keys(known))
    .chain((key) => fc.tuple(fc.constant(key), fc.oneof({ weight: 5, arbitrary: known[key] ?? anything }, anything)))
  const foreign = fc.tuple(fc.oneof(name, bit), anything)
  return fc
    .array(fc.oneof({ weight: 9, arbitrary: entry }, foreign), { maxLength: 8 })
    .map((entries) => Object.fromEntries(entries))
}

/** A value as a person may write it: as a block, on one line, or with something wrong in it. */
export const written = (values: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  damaged(
    fc
      .tuple(values, fc.boolean())
      .map(([value, isFlow]) => (isFlow ? `${JSON.stringify(value) ?? ''}\n` : stringify(value))),
  )
