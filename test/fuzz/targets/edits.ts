import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { Memory, readContract } from '../../../server/src/contract/readContract.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import { detector } from '../../unit/contracts.ts'
import { placesOf } from '../../unit/places.ts'
import { type Sample, samples } from '../inputs/contracts.ts'
import { spliced, splices } from '../inputs/words.ts'
import type { Target } from '../target.ts'

/** After each edit a contract says what it says when it is read anew. */
export const edits: Target<readonly [Sample, Parameters<typeof spliced>[1]]> = {
  name: 'edit after edit',
  share: 1,
  inputs: fc.tuple(samples, splices),
  hold: ([[written, format], changes]) => {
    const memory = new Memory()
    const seen = (text: string, known?: Memory) => {
      const checked = check(readContract(text, format, known), standardPack, detector, 'en')
      return { findings: checked.findings, places: placesOf(checked) }
    }
    let text = written
    seen(text, memory)
    for (const change of changes) {
      text = spliced(text, [change])
      if (!isDeepStrictEqual(seen(text, memory), seen(text)))
        throw new Error(`otherwise than anew: ${JSON.stringify(text)}`)
    }
  },
}
