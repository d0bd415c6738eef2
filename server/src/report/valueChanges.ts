import type { Passage } from '../contract/contract.ts'
import { percentagesIn, periodsIn, type Stated } from '../coverage/values.ts'

/** A period or a percentage that is another one in the same words. */
export interface ValueChange {
  readonly before: { readonly value: string; readonly passage: Passage }
  readonly after: { readonly value: string; readonly passage: Passage }
  readonly isMore: boolean
  /** What it does to the duty that it is part of; `unclear` where that depends on who asks. */
  readonly effect: 'weaker' | 'stronger' | 'unclear'
}

/**
 * The values that changed from some passages to others, where the words around them stayed. A deadline that is later, a time
 * of keeping or of notice that is shorter, weakens the duty.
 */
export function valueChanges(before: readonly Passage[], after: readonly Passage[]): ValueChange[] {
  const rest = [...after]
  return before.flatMap((passage): ValueChange[] => {
    const values = valuesIn(passage)
    if (values.length === 0) return []
    const masked = mask(passage, values)
    const at = rest.findIndex((other) => mask(other, valuesIn(other)) === masked)
    const [found] = at < 0 ? [] : rest.splice(at, 1)
    if (!found) return []
    return valuesIn(found).flatMap((now, i): ValueChange[] => {
      const old = values[i]
      if (!old || old.amount === now.amount) return []
      const isMore = now.amount > old.amount
      const says = (one: Stated, { text }: Passage): string => text.slice(one.start, one.end)
      return [
        {
          before: { value: says(old, passage), passage },
          after: { value: says(now, found), passage: found },
          isMore,
          effect: effectOf(found.text, now, isMore),
        },
      ]
    })
  })
}

/** In the order in which they stand. */
const valuesIn = ({ text }: Passage): Stated[] =>
  [...periodsIn(text), ...percentagesIn(text)].sort((a, b) => a.start - b.start)

/** The words of a passage without its values, and without what another keyboard or a new line changes. */
function mask({ text }: Passage, values: readonly Stated[]): string {
  let words = ''
  let at = 0
  for (const { start, end } of values) {
    words += `${text.slice(at, start)}#`
    at = Math.max(at, end)
  }
  return (words + text.slice(at)).normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** How many characters before or after a value say what it limits. */
const near = 24
const latest =
  /\b(?:within|(?:no|not) later than|by no later than|at the latest within)\W+(?:\w+\W+)?$|(?:不迟于|不遲於|不得晚于|不得超过|至迟)$/i
const latestAfter = /^(?:之内|之內|以内|以內|内|內)/
const least =
  /\b(?:at least|not less than|no less than|no fewer than|a minimum of|minimum|for|period of)\W+(?:(?:a|the|full|further)\W+)*$|(?:不少于|不少於|不低于|不低於|至少|不短于|不得少于)$/i
const leastAfter = /^(?:以上)/

function effectOf(text: string, { start, end }: Stated, isMore: boolean): ValueChange['effect'] {
  const [before, after] = [text.slice(Math.max(0, start - near), start), text.slice(end, end + near)]
  if (latest.test(before) || latestAfter.test(after)) return isMore ? 'weaker' : 'stronger'
  if (least.test(before) || leastAfter.test(after)) return isMore ? 'stronger' : 'weaker'
  return 'unclear'
}
