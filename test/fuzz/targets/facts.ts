import { readContract } from '../../../server/src/contract/readContract.ts'
import { readDealFacts } from '../../../server/src/facts/dealFacts.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { placeOutside } from '../../unit/places.ts'
import { factBlocks } from '../inputs/facts.ts'
import type { Target } from '../target.ts'

/** Facts are used, or told of at their place. */
export const facts: Target<string> = {
  name: 'facts',
  share: 22,
  inputs: factBlocks,
  hold: (text) => {
    const deal = readDealFacts(readContract(text, 'yaml'), standardPack)
    const outside = placeOutside(
      deal.problems.map(({ span }) => span),
      text,
    )
    if (outside) throw new Error(`a mistake outside of the text: ${JSON.stringify(outside)} of ${text.length}`)
  },
}
