import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits, type TextEdit } from '../../../server/src/fixes/fix.ts'
import { fixContract } from '../../../server/src/fixes/fixContract.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { detector } from '../../unit/contracts.ts'
import { type Sample, samples } from '../inputs/contracts.ts'
import type { Target } from '../target.ts'

const options = { pack: standardPack, detector, locale: 'en', wanted: () => true } as const

/** The edits of a fix stand in the text, one after the other, and do something. */
function checkEdits(edits: readonly TextEdit[], text: string): void {
  let last = 0
  for (const { span, newText } of edits) {
    if (span.start < last || span.end < span.start || span.end > text.length)
      throw new Error(`edits out of order, or outside of the text: ${JSON.stringify(edits)}`)
    if (/^[\udc00-\udfff]/.test(text.slice(span.start)) && /[\ud800-\udbff]$/.test(text.slice(0, span.start)))
      throw new Error(`an edit inside of a character: ${JSON.stringify(span)}`)
    if (text.slice(span.start, span.end) === newText) throw new Error('an edit that changes nothing')
    last = span.end
  }
}

/** Each fix changes only its own places, and what is put right all at once is put right once. */
export const fixes: Target<Sample> = {
  name: 'fixes',
  share: 0.1,
  // Some hundred checks: each fix is tried on the text.
  longest: 20_000,
  inputs: samples.filter(([text]) => text.length < 500),
  hold: ([text, format]) => {
    const { before, after } = fixContract(readContract(text, format), options)
    for (const finding of before.findings)
      for (const fix of fixesFor(finding, before, standardPack, 'en')) {
        checkEdits(fix.edits, text)
        readContract(applyEdits(text, fix.edits), format)
      }
    const once = after.contract.text
    const problems = ({ contract }: typeof after) =>
      contract.problems.filter(({ severity }) => severity === 'error').length
    if (problems(after) > problems(before)) throw new Error(`fixed until it cannot be read: ${JSON.stringify(once)}`)
    const twice = fixContract(readContract(once, format), options).after.contract.text
    if (twice !== once) throw new Error(`fixed twice it is another: ${JSON.stringify([once, twice])}`)
  },
}
