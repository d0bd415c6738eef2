import { readContract } from '../../../server/src/contract/readContract.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import { detector } from '../../unit/contracts.ts'
import { placeOutside, placesOf } from '../../unit/places.ts'
import { type Sample, samples } from '../inputs/contracts.ts'
import type { Target } from '../target.ts'

/** A contract is checked, its annotations and waivers with it; every place lies in it, and what was not read says so. */
export const rules: Target<Sample> = {
  name: 'rules',
  share: 6,
  inputs: samples,
  hold: ([text, format]) => {
    const checked = check(readContract(text, format), standardPack, detector, 'zh')
    const outside = placeOutside(placesOf(checked), text)
    if (outside) throw new Error(`a place outside of the text: ${JSON.stringify(outside)} of ${text.length}`)
    const told = checked.findings.filter(({ code }) => code === 'file-unreadable').length
    if (checked.contract.problems.length > 0 && told === 0) throw new Error('a problem that nobody is told of')
    if (checked.contract.unread && checked.findings.length > told) throw new Error('findings in what was not read')
  },
}
