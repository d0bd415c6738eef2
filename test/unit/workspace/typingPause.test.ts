import { expect, it, vi } from 'vitest'
import { TypingPause } from '../../../server/src/workspace/typingPause.ts'

const going = { isCancellationRequested: false }

it('is quiet at once where nobody has typed', async () => {
  const start = performance.now()
  await new TypingPause().untilPause(going)
  expect(performance.now() - start).toBeLessThan(200)
})

it('is quiet some time after the last key, and not between keys', async () => {
  const typing = new TypingPause()
  typing.keyPressed()
  let isQuiet = false
  const moment = typing.untilPause(going).then(() => {
    isQuiet = true
  })
  for (let key = 0; key < 5; key++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    typing.keyPressed()
  }
  expect(isQuiet).toBe(false)
  await moment
})

it('waits no longer for quiet where the work is called off', async () => {
  const typing = new TypingPause()
  const keys = setInterval(() => typing.keyPressed(), 20)
  const cancel = { isCancellationRequested: false }
  const done = vi.fn()
  const moment = typing.untilPause(cancel).then(done)
  typing.keyPressed()
  await new Promise((resolve) => setTimeout(resolve, 50))
  cancel.isCancellationRequested = true
  await moment
  clearInterval(keys)
  expect(done).toHaveBeenCalledOnce()
})
