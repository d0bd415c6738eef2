import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { LSPErrorCodes, type Range, ResponseError } from 'vscode-languageserver-protocol'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { Editor } from '../editor.ts'
import { type Sample, samples } from '../inputs/contracts.ts'
import { bit, words } from '../inputs/words.ts'
import type { Target } from '../target.ts'

const position = fc.record({
  line: fc.oneof(fc.nat({ max: 30 }), fc.constantFrom(0, 2 ** 31 - 1)),
  character: fc.oneof(fc.nat({ max: 60 }), fc.constantFrom(0, 2 ** 31 - 1)),
})
const range = fc.record({ start: position, end: position })
const which = fc.constantFrom(0, 0, 0, 1)

/** What a client says. A version may be any; so may the order. */
type Message =
  | { readonly kind: 'open'; readonly of: number; readonly version: number; readonly sample: Sample }
  | {
      readonly kind: 'change'
      readonly of: number
      readonly later: number
      readonly range?: Range
      readonly text: string
    }
  | { readonly kind: 'close'; readonly of: number }
  | {
      readonly kind: 'ask'
      readonly of: number
      readonly method: string
      readonly more: object
      readonly gaveUp: boolean
    }

const asks: readonly (readonly [method: string, more: fc.Arbitrary<object>])[] = [
  ['textDocument/codeAction', range.map((one) => ({ range: one, context: { diagnostics: [] } }))],
  ...['hover', 'definition', 'documentHighlight', 'prepareRename', 'completion', 'prepareCallHierarchy'].map(
    (name) => [`textDocument/${name}`, position.map((one) => ({ position: one }))] as const,
  ),
  ['textDocument/references', position.map((one) => ({ position: one, context: { includeDeclaration: true } }))],
  ['textDocument/rename', fc.tuple(position, words).map(([one, newName]) => ({ position: one, newName }))],
  ...['documentSymbol', 'foldingRange', 'documentLink', 'codeLens', 'semanticTokens/full', 'diagnostic'].map(
    (name) => [`textDocument/${name}`, fc.constant({})] as const,
  ),
  ['textDocument/selectionRange', fc.array(position, { maxLength: 2 }).map((positions) => ({ positions }))],
  ['textDocument/semanticTokens/range', range.map((one) => ({ range: one }))],
  ['textDocument/inlayHint', range.map((one) => ({ range: one }))],
]
const ask: fc.Arbitrary<Message> = fc.constantFrom(...asks).chain(([method, more]) =>
  fc.record({
    kind: fc.constant('ask' as const),
    of: which,
    method: fc.constant(method),
    more,
    gaveUp: fc.integer({ max: 9, min: 0 }).map((n) => n === 0),
  }),
)
const open = fc.record({ kind: fc.constant('open' as const), of: which, version: fc.nat({ max: 3 }), sample: samples })
const change = fc.record(
  {
    kind: fc.constant('change' as const),
    of: which,
    // The same version again, or an older one, comes from clients that count badly.
    later: fc.constantFrom(1, 1, 1, 0, -1, 7),
    range,
    text: fc.oneof(bit, words, fc.constant('')),
  },
  { requiredKeys: ['kind', 'of', 'later', 'text'] },
)
const close = fc.record({ kind: fc.constant('close' as const), of: which })
const messages = fc.tuple(
  open.map((one): Message => ({ ...one, of: 0 })),
  fc.array<Message>(
    fc.oneof({ weight: 6, arbitrary: ask }, { weight: 5, arbitrary: change }, open, close) as fc.Arbitrary<Message>,
    { maxLength: 10 },
  ),
)

const addressOf = (of: number, format: string): string =>
  `file:///deal/${of}.contract.${format === 'yaml' ? 'yaml' : 'md'}`
/** Errors that a client may be told of: its own mistakes, and what it gave up. */
const allowed: readonly number[] = [
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.RequestFailed,
  LSPErrorCodes.ContentModified,
]

/** Whatever a client says in whatever order, each question is answered by what its text says then, and at the end all is as if new. */
export const server: Target<readonly [Message, Message[]]> = {
  name: 'messages to the server',
  share: 1.5,
  inputs: messages,
  hold: async ([first, rest]) => {
    const editor = await Editor.start()
    const open = new Map<number, TextDocument>()
    const answers: Promise<void>[] = []
    try {
      for (const message of [first, ...rest]) {
        const document = open.get(message.of)
        if (message.kind === 'open') {
          // A client may open twice what it has not closed; the address stays.
          const [text, format] = message.sample
          const uri = document?.uri ?? addressOf(message.of, format)
          const made = TextDocument.create(uri, document?.languageId ?? format, message.version, text)
          open.set(message.of, made)
          await editor.open(made)
        } else if (!document) continue
        else if (message.kind === 'change') {
          const version = document.version + message.later
          const content = message.range ? { range: message.range, text: message.text } : { text: message.text }
          open.set(message.of, TextDocument.update(copyOf(document), [content], version))
          await editor.change(document.uri, version, content)
        } else if (message.kind === 'close') {
          open.delete(message.of)
          await editor.close(document.uri)
        } else {
          const now = copyOf(document)
          const told = editor.ask(
            message.method,
            { textDocument: { uri: document.uri }, ...message.more },
            message.gaveUp,
          )
          answers.push(
            told.then(
              // The answer on diagnostics is of the newest version when it is given.
              (answer) => (message.method.endsWith('/diagnostic') ? undefined : lieIn(now, answer)),
              (error) => {
                if (!(error instanceof ResponseError) || !allowed.includes(error.code))
                  throw new Error(`${message.method}: ${error}`)
              },
            ),
          )
        }
      }
      await Promise.all(answers)
      await editor.isAsIfNew([...open.values()])
    } finally {
      editor.end()
    }
  },
}

const copyOf = (document: TextDocument): TextDocument =>
  TextDocument.create(document.uri, document.languageId, document.version, document.getText())

/** Each range in an answer lies in the text. */
function lieIn(document: TextDocument, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return
  const { start, end } = answer as Partial<Range>
  if (typeof start?.line === 'number' && end) {
    for (const one of [start, end])
      if (!isDeepStrictEqual(document.positionAt(document.offsetAt(one)), one))
        throw new Error(`outside of the text: ${JSON.stringify(answer)}`)
    if (document.offsetAt(start) > document.offsetAt(end)) throw new Error(`turned round: ${JSON.stringify(answer)}`)
  }
  for (const inner of Object.values(answer)) lieIn(document, inner)
}
