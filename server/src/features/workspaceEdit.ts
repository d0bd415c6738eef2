import type { ClientCapabilities, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver'
import { type Lines, rangeOf } from '../contract/lines.ts'
import type { TextEdit } from '../fixes/fix.ts'

/** What a client can take in an edit. */
export interface EditSupport {
  readonly documentChanges: boolean
  readonly snippets: boolean
  /** Edits that somebody has to confirm. */
  readonly annotations: boolean
}

/** Reads from the client's capabilities what it can take; a client that says nothing gets plain edits. */
export function editSupport(capabilities: ClientCapabilities): EditSupport {
  const edit = capabilities.workspace?.workspaceEdit
  return {
    documentChanges: edit?.documentChanges === true,
    snippets: edit?.snippetEditSupport === true,
    annotations: edit?.changeAnnotationSupport !== undefined,
  }
}

/** A document at the version that its edits were made for. */
export interface EditTarget {
  readonly uri: string
  readonly version: number
  readonly lines: Lines
}

/**
 * Edits for a client. Where it takes snippets, blanks `[[name]]` become tab stops that keep their brackets until
 * somebody types over them: a blank that was skipped is still seen as one. Where there are none, the cursor goes to the
 * first new line, so that the reader sees what was put in.
 */
export function workspaceEdit(target: EditTarget, edits: readonly TextEdit[], support: EditSupport): WorkspaceEdit {
  const plain = edits.map(({ span, newText }) => ({ range: rangeOf(span, target.lines), newText }))
  if (!support.documentChanges) return { changes: { [target.uri]: plain } }
  let stops = 0
  const hasBlanks = edits.some(({ newText }) => newText.includes('[['))
  const change: TextDocumentEdit = {
    textDocument: { uri: target.uri, version: target.version },
    edits: plain.map((edit, i): TextDocumentEdit['edits'][number] => {
      // Inside a line, editors shift a snippet's lines by that line's indentation: only whole lines are safe.
      if (!support.snippets || edit.range.start.character > 0) return edit
      const snippet = toSnippet(edit.newText, stops)
      const value = i === 0 && !hasBlanks ? snippet.text.replace(/\S.*/, '$&$0') : snippet.text
      if (value === snippet.text && snippet.stops === stops) return edit
      stops = snippet.stops
      return { range: edit.range, snippet: { kind: 'snippet', value } }
    }),
  }
  return { documentChanges: [change] }
}

/**
 * A text with blanks as the protocol's snippet syntax.
 * @param first tab stops are numbered from the one after this, so that several edits make one round
 */
export function toSnippet(text: string, first = 0): { text: string; stops: number } {
  let stops = first
  const escaped = (piece: string): string => piece.replace(/[\\$}]/g, '\\$&')
  const snippet = text
    .split(/(\[\[[^[\]]+\]\])/)
    .map((piece, i) => (i % 2 === 1 ? `\${${++stops}:${escaped(piece)}}` : escaped(piece)))
    .join('')
  return { text: snippet, stops }
}
