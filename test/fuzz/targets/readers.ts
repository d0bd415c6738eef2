import { readContract } from '../../../server/src/contract/readContract.ts'
import { placeOutside, placesRead } from '../../unit/places.ts'
import { type Sample, samples } from '../inputs/contracts.ts'
import type { Target } from '../target.ts'

/** A text is read, with every place in it, or says what of it could not be. */
export const readers: Target<Sample> = {
  name: 'readers',
  share: 52,
  inputs: samples,
  hold: ([text, format]) => {
    const contract = readContract(text, format)
    const outside = placeOutside(placesRead(contract), text)
    if (outside) throw new Error(`a place outside of the text: ${JSON.stringify(outside)} of ${text.length}`)
    const failed = contract.problems.find(({ message }) => message.en.includes('Proviso could not read it'))
    if (failed) throw new Error(failed.message.en)
  },
}
