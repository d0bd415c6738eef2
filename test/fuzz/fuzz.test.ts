import { beforeAll, expect, it } from 'vitest'
import { keepWordings } from '../../server/src/contract/wording.ts'
import { targets } from './targets/targets.ts'
import { tryTarget } from './tryTarget.ts'

/** How many cases each run of the tests tries, always the same ones; `npm run fuzz` tries more, and says what they took. */
const asked = process.env.FUZZ_CASES
const cases = Number(asked ?? 20_000)
/** Whether inputs follow those that ran the code in a new way: `npm run fuzz -- --guided`. */
const isGuided = process.env.FUZZ_GUIDED !== undefined
/** What a case takes on a machine that does much else. */
const patience = 60_000 + cases * (isGuided ? 60 : 30)

// As the server has it: sentences are the same objects as in texts before.
beforeAll(() => keepWordings(20_000))

it('shares out all cases', () => {
  expect(targets.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100)
})

it.each(targets)(
  'holds for whatever comes: $name',
  async (target) => {
    const tried = await tryTarget(target, Math.ceil((cases * target.share) / 100), isGuided)
    if (asked !== undefined) console.log(tried)
    expect(tried.cases).toBeGreaterThan(0)
  },
  patience,
)
