import type { Position, Range, TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Encoding } from './contract/columns.ts'
import { Lines } from './contract/lines.ts'

/** How the texts that an editor has open are kept up to date by its changes, whose places count in its encoding. */
export function textDocuments(encoding: Encoding): TextDocumentsConfiguration<TextDocument> {
  return {
    create: TextDocument.create,
    update: (document, changes, version) => {
      const text = changes.length > 1 ? withAll(document, changes, encoding) : undefined
      if (text !== undefined) return TextDocument.update(document, [{ text }], version)
      return changes.reduce(
        // Each change counts in the text that the one before it left.
        (before, change) => TextDocument.update(before, [inUtf16(change, before, encoding)], version),
        document,
      )
    },
  }
}

/**
 * The text after changes of which each stands before the one that came before it, as those that replace words everywhere do: made
 * one by one, a thousand of them would write the whole text a thousand times.
 * @returns undefined where they stand otherwise
 */
function withAll(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): string | undefined {
  const text = document.getText()
  const after: string[] = []
  let end = text.length
  for (const change of changes) {
    const { range } = change as { range?: Range }
    const from = range && offsetOf(range.start, document, encoding)
    const to = range && offsetOf(range.end, document, encoding)
    if (from === undefined || to === undefined || from > to || to > end) return undefined
    after.push(text.slice(to, end), change.text)
    end = from
  }
  return text.slice(0, end) + after.reverse().join('')
}

/** The offset of a place that is in the text; one that is not counts as the end of its line, which other changes may move. */
function offsetOf(position: Position, document: TextDocument, encoding: Encoding): number | undefined {
  const own = encoding === 'utf-16' ? undefined : lineOf(position.line, document, encoding)
  const asked = own ? own.offsetAt({ line: 0, character: position.character }) : position.character
  if (own && own.positionAt(asked).character !== position.character) return undefined
  const offset = document.offsetAt({ line: position.line, character: asked })
  const { line, character } = document.positionAt(offset)
  return line === position.line && character === asked ? offset : undefined
}

/** A change as the text counts its places. */
function inUtf16(
  change: TextDocumentContentChangeEvent,
  document: TextDocument,
  encoding: Encoding,
): TextDocumentContentChangeEvent {
  const { range } = change as { range?: Range }
  if (!range || encoding === 'utf-16') return change
  const placed = ({ line, character }: Position): Position => ({
    line,
    character: lineOf(line, document, encoding).offsetAt({ line: 0, character }),
  })
  return { range: { start: placed(range.start), end: placed(range.end) }, text: change.text }
}

/** One line of a text; no more is looked at. */
const lineOf = (line: number, document: TextDocument, encoding: Encoding): Lines =>
  new Lines(document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }), encoding)
