import { describe, expect, it } from 'vitest'
import { Memory, readContract } from '../../../server/src/contract/readContract.ts'
import { compileDetector } from '../../../server/src/coverage/detector.ts'
import type { Family } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'

const family = standardPack.families.find(({ id }) => id === 'logging') as Family
const detector = compileDetector({
  ...standardPack,
  lexicon: {},
  interactions: [],
  families: [{ ...family, elements: [], patterns: [{ id: 'p', all: ['log', 'keep'] }] }],
})

/** The passages that show the clause in each version of a text, which is read with what is known of those before. */
function shownIn(...versions: readonly string[]): string[][] {
  const memory = new Memory()
  return versions.map((text) => {
    const contract = readContract(text, 'markdown', memory)
    return (detector.detect(contract).get('logging') ?? []).map(
      ({ passage }) => contract.passages[passage]?.text as string,
    )
  })
}

describe('what an edit changes of what is found', () => {
  const other = 'Fees are due.'

  it('is found at the words that changed, and kept elsewhere', () => {
    const text = (first: string, last: string): string => `${first}\n\n${other}\n\n${last}\n`
    expect(
      shownIn(
        text('Provider keeps logs.', 'Customer keeps logs.'),
        text('Provider keeps keys.', 'Customer keeps logs.'),
        text('Provider keeps keys.', 'Customer keeps old logs.'),
        text('Provider keeps new logs.', 'Customer keeps old logs.'),
      ),
    ).toEqual([
      ['Provider keeps logs.', 'Customer keeps logs.'],
      ['Customer keeps logs.'],
      ['Customer keeps old logs.'],
      ['Provider keeps new logs.', 'Customer keeps old logs.'],
    ])
  })

  it.each([
    [
      'the words that lead into it',
      (verb: string) => `Provider shall ${verb}:\n\n- access logs;\n- pens.\n`,
      'access logs;',
    ],
    [
      'those that lead into what leads into it',
      (verb: string) => `Provider shall ${verb}:\n\n- records:\n  - the logs;\n  - the rest.\n`,
      'the logs;',
    ],
    [
      'the words that lead into it, where it has a title of its own',
      (verb: string) => `Provider shall ${verb}:\n\n- **Access.** The logs of it;\n- **Keys.** The pens.\n`,
      'The logs of it;',
    ],
    [
      'the words further down that lead into what leads into it',
      (verb: string) =>
        `# Lease\n\n${other}\n\nProvider shall ${verb}:\n\n- **Access.** Of all that is there:\n  - **Old.** The logs;\n  - **New.** The rest.\n`,
      'The logs;',
    ],
  ])('reaches an item by %s', (_what, text, shown) => {
    expect(shownIn(text('show'), text('keep'), text('lose'))).toEqual([[], [shown], []])
  })

  it('is the same map where it changes nothing', () => {
    const memory = new Memory()
    const [one, two] = ['Fees are due.', 'Fees fall due.'].map((fees) =>
      detector.detect(readContract(`Provider keeps logs.\n\n${fees}\n`, 'markdown', memory)),
    )
    expect(two).toBe(one)
  })
})
