/**
 * Works on inputs as they come, several at a time, and gives each outcome in the order of the inputs, as soon as it and those
 * before it are there.
 * @param most how many inputs are taken whose outcome was not given yet: so many are in memory at a time
 */
export async function* inOrder<In, Out>(
  inputs: AsyncIterable<In>,
  work: (input: In) => Promise<Out>,
  most: number,
): AsyncGenerator<Out> {
  const iterator = inputs[Symbol.asyncIterator]()
  const begun: Promise<Out>[] = []
  let next: Promise<IteratorResult<In>> | undefined = iterator.next()
  try {
    while (next || begun.length > 0) {
      const [first] = begun
      // Whichever comes first: an input may be long in coming, and the outcome of the one before is wanted meanwhile.
      const isInput: boolean = await Promise.race([
        ...(next && begun.length < most ? [next.then(() => true)] : []),
        ...(first ? [first.then(() => false)] : []),
      ])
      if (!isInput) {
        yield await (begun.shift() as Promise<Out>)
        continue
      }
      const { done, value } = await (next as Promise<IteratorResult<In>>)
      next = done ? undefined : iterator.next()
      if (!done) begun.push(handled(work(value)))
    }
  } finally {
    // Not awaited: an input that is still to come would be.
    if (iterator.return) handled(iterator.return())
  }
}

/** A promise whose failure is told to whoever awaits it, later. */
function handled<Kind extends Promise<unknown>>(promise: Kind): Kind {
  promise.catch(() => undefined)
  return promise
}
