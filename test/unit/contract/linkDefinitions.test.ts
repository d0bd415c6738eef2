import { describe, expect, it } from 'vitest'
import { LinkDefinitions } from '../../../server/src/contract/linkDefinitions.ts'

const fees = '[Fees]: #fees'
const both = '[the  Term]: <#term> "Term"'
const escaped = '[a \\] b]: #b'
const definitions = new LinkDefinitions([both, fees, fees, escaped])

describe('the link definitions of a document that a text names', () => {
  it.each([
    ['Nothing in brackets.', []],
    ['As in [Fees] and [FEES][].', [fees]],
    ['See [the clause on fees][ fees ].', [fees]],
    ['> see [the\n> term] here', [both]],
    ['[[Fees]] and [other]', [fees]],
    ['An ![image][the Term] too', [both]],
  ])('%j', (text, named) => {
    // One whose label says something other than it shows goes with every text.
    expect(definitions.named(text)).toEqual([...named, escaped].sort())
  })

  it('are all of them where a text has marks that are no marks', () => {
    expect(definitions.named('as in [Fee\\s]')).toEqual([fees, escaped, both].sort())
  })
})
