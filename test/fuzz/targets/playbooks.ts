import { housePolicy, playbookFindings } from '../../../server/src/playbook/housePolicy.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import { detector, markdown } from '../../unit/contracts.ts'
import { placeOutside } from '../../unit/places.ts'
import { playbookTexts } from '../inputs/playbooks.ts'
import type { Target } from '../target.ts'

const contract = markdown(`---\ncontract:\n  type: nda\n---\n\n## 1. Audit\n\nSupplier may suspend the Services.\n`)

/** A playbook extends the policy or says what of it cannot be used, and leaves the standard policy as it is. */
export const playbooks: Target<string> = {
  name: 'playbooks',
  share: 4,
  inputs: playbookTexts,
  hold: (text) => {
    const policy = housePolicy(text, { pack: standardPack, detector })
    const outside = placeOutside(
      playbookFindings(policy.problems, 'zh').map(({ span }) => span),
      text,
    )
    if (outside) throw new Error(`a mistake outside of the text: ${JSON.stringify(outside)}`)
    const found = (): string => JSON.stringify(check(contract, standardPack, detector, 'en').findings)
    const standard = found()
    check(contract, policy.pack, policy.detector, 'en')
    if (found() !== standard) throw new Error('the standard policy is another since')
    if ('polluted' in {} || Object.keys(Object.prototype).length > 0) throw new Error('a prototype was written to')
  },
}
