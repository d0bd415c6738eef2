import type { Position, Range, TextDocumentsConfiguration } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Encoding } from './contract/columns.ts'
import { Lines } from './contract/lines.ts'

/** How the texts that an editor has open are kept up to date by its changes, whose places count in its encoding. */
export function textDocuments(encoding: Encoding): TextDocumentsConfiguration<TextDocument> {
  if (encoding === 'utf-16') return TextDocument
  return {
    create: TextDocument.create,
    update: (document, changes, version) =>
      changes.reduce((text, change) => {
        // Each change counts in the text that the one before it left.
        const { range } = change as { range?: Range }
        const inText = range && { start: inUtf16(range.start, text, encoding), end: inUtf16(range.end, text, encoding) }
        return TextDocument.update(text, [inText ? { range: inText, text: change.text } : change], version)
      }, document),
  }
}

/** A place as the text counts it; no more than its line is looked at. */
function inUtf16({ line, character }: Position, document: TextDocument, encoding: Encoding): Position {
  const words = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
  return { line, character: new Lines(words, encoding).offsetAt({ line: 0, character }) }
}
