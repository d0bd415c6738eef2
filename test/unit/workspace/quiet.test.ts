import { expect, it, vi } from 'vitest'
import { Quiet } from '../../../server/src/workspace/quiet.ts'

const going = { isCancellationRequested: false }

it('is quiet at once where nobody has typed', async () => {
  const start = performance.now()
  await new Quiet().moment(going)
  expect(performance.now() - start).toBeLessThan(200)
})

it('is quiet some time after the last key, and not between keys', async () => {
  const quiet = new Quiet()
  quiet.disturb()
  let isQuiet = false
  const moment = quiet.moment(going).then(() => {
    isQuiet = true
  })
  for (let key = 0; key < 5; key++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    quiet.disturb()
  }
  expect(isQuiet).toBe(false)
  await moment
})

it('waits no longer for quiet where the work is called off', async () => {
  const quiet = new Quiet()
  const typing = setInterval(() => quiet.disturb(), 20)
  const cancel = { isCancellationRequested: false }
  const done = vi.fn()
  const moment = quiet.moment(cancel).then(done)
  quiet.disturb()
  await new Promise((resolve) => setTimeout(resolve, 50))
  cancel.isCancellationRequested = true
  await moment
  clearInterval(typing)
  expect(done).toHaveBeenCalledOnce()
})
