import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Position, Range } from 'vscode-languageserver'
import { type Encoding, encodings } from '../../server/src/contract/columns.ts'
import { textDocuments } from '../../server/src/textDocuments.ts'

interface Change {
  readonly range: Range
  readonly text: string
}

/** The text after changes that are made one by one. */
const inTurn = (text: string, changes: readonly Change[], encoding: Encoding): string => {
  const { create, update } = textDocuments(encoding)
  return changes
    .reduce((document, change, i) => update(document, [change], i + 2), create('a', 'markdown', 1, text))
    .getText()
}
const atOnce = (text: string, changes: readonly Change[], encoding: Encoding): string => {
  const { create, update } = textDocuments(encoding)
  return update(create('a', 'markdown', 1, text), [...changes], 2).getText()
}

const texts = fc
  .array(fc.constantFrom('a', 'Provider', ' ', '条款', '💻', '\n', '\r\n', '\r', '\n\n'), { maxLength: 14 })
  .map((some) => some.join(''))
// Some are beyond the end of their line, or of the text.
const position = fc.record({ line: fc.nat(7), character: fc.nat(12) })
const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character)
const range = fc
  .tuple(position, position)
  .map(([a, b]): Range => (isBefore(a, b) ? { start: a, end: b } : { start: b, end: a }))
const someChanges = fc.array(fc.record({ range, text: texts }), { minLength: 2, maxLength: 5 })

describe('several changes at once', () => {
  it.each(encodings)('leave what they leave one by one: %s', (encoding) => {
    fc.assert(
      fc.property(texts, someChanges, (text, changes) => {
        expect(atOnce(text, changes, encoding)).toBe(inTurn(text, changes, encoding))
        // As an editor sends them that replaces words everywhere.
        const upwards = changes.toSorted((a, b) => (isBefore(a.range.start, b.range.start) ? 1 : -1))
        expect(atOnce(text, upwards, encoding)).toBe(inTurn(text, upwards, encoding))
      }),
      { numRuns: 2000 },
    )
  })

  it('that stand each before the last are made without writing the text for each', () => {
    const words = 20_000
    const line = 'Provider pays. '.repeat(words)
    const document = textDocuments('utf-16').create('a', 'markdown', 1, line)
    const reads = vi.spyOn(document, 'getText')
    const changes = Array.from({ length: words }, (_, i): Change => {
      const character = (words - 1 - i) * 'Provider pays. '.length
      return { range: { start: { line: 0, character }, end: { line: 0, character: character + 8 } }, text: 'Supplier' }
    })
    const after = textDocuments('utf-16').update(document, changes, 2)
    expect(reads).toHaveBeenCalledTimes(1)
    expect(after.getText()).toBe('Supplier pays. '.repeat(words))
    expect(after.version).toBe(2)
  })
})
