import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position, SemanticTokens, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { encodings } from '../../server/src/contract/columns.ts'
import type { ClausePreview } from '../../server/src/insertProtocol.ts'
import { checkFolderRequest } from '../../server/src/protocol.ts'
import { Client, newUri, until } from './client.ts'
import { able, answeredBy, everythingShown, paramsOf, placesIn } from './everyRequest.ts'
import { Folder } from './folder.ts'
import { metaModel, violations } from './metaModel.ts'
import { chineseLease } from './texts.ts'

type Encoding = (typeof encodings)[number]

/** How an editor counts the words that stand before a place: by writing them out. */
const count: Record<Encoding, (words: string) => number> = {
  'utf-8': (words) => Buffer.byteLength(words),
  'utf-16': (words) => words.length,
  'utf-32': (words) => Array.from(words).length,
}

/** One editor that can do all, in each encoding. */
const editors = encodings.map((encoding) => {
  const capabilities = { ...able, general: { positionEncodings: [encoding] } }
  return { encoding, client: Client.shared({ capabilities, settings: everythingShown }) }
})

const english = `---
contract:
  type: compute-lease
  log-retention: never
---

# Lease 💻租赁

## 1. Use 使用💻

💻甲方💻 Provider gives access (the “Service 服务”) to the 𠮷 site under Section 7, Section 2 and 15 CFR 744.21. [x](#2-fees-)

## 2. Fees 💻

é Customer pays for the Service 服务 as in Section 1 💻 within thirty (60) days. 条款 [[amount 金额💻]] [[two]]

## 4. End 终止💻

💻 Both may end the Service 服务 under the preceding Section.
`
const chinese = `---
contract:
  type: compute-lease
---

# 租赁合同💻

第一条 定义💻

💻“算力”是指附件一所列资源。

第二条 使用

承租方💻按第九条及前条使用算力，依据《数据安全法》[[金额]]。
`
const yaml = `contract:
  type: compute-lease
  log-retention: never
title: 租赁💻 Lease
clauses:
  - no: "1"
    heading: 使用💻 Use
    text: "💻甲方 gives the machines (the “Service”) under Section 7. [[amount 金额]]"
  - no: "3"
    heading: End
    text: |
      💻 Both may end the Service under Section 1.
`
const documents: [name: string, file: string, language: string, text: string][] = [
  ['English', 'a.contract.md', 'markdown', english],
  ['English with Windows line ends', 'a.contract.md', 'markdown', english.replaceAll('\n', '\r\n')],
  ['Chinese with Windows line ends', 'a.contract.md', 'markdown', chinese.replaceAll('\n', '\r\n')],
  ['YAML', 'a.contract.yaml', 'yaml', yaml],
]

/** Positions of an answer, or of what is asked, in another encoding. */
function inEncoding(value: unknown, text: string, convert: (line: string, character: number) => number): unknown {
  const lines = text.split(/\r\n|\n|\r/)
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string')
      // A link into the document names its place in its address.
      return one.replace(/#(\d+),(\d+)$/, (_, line, character) => {
        const at = convert(lines[line - 1] ?? '', character - 1)
        return `#${line},${at + 1}`
      })
    if (typeof one !== 'object' || one === null) return one
    if (Array.isArray(one)) return one.map(walk)
    const { line, character } = one as Partial<Position>
    if (typeof line === 'number' && typeof character === 'number')
      return { line, character: convert(lines[line] ?? '', character) }
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value)
}

const encoded = <T>(value: T, text: string, encoding: Encoding): T =>
  inEncoding(value, text, (line, character) => count[encoding](line.slice(0, character))) as T

/** Throws for a position that is inside of a character or beyond its line. */
const decoded = (value: unknown, text: string, encoding: Encoding): unknown =>
  inEncoding(value, text, (line, character) => {
    let at = 0
    for (const one of [...line, '']) {
      if (count[encoding](line.slice(0, at)) === character) return at
      at += one.length
    }
    throw new Error(`${encoding}: nothing begins at ${character} of “${line}”`)
  })

/** Colours as places, since what is sent counts from one to the next. */
function placed({ data }: SemanticTokens): unknown {
  let line = 0
  let character = 0
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [down = 0, right = 0, length = 0, type, modifiers] = data.slice(i * 5)
    line += down
    character = (down === 0 ? character : 0) + right
    return { start: { line, character }, end: { line, character: character + length }, type, modifiers }
  })
}

/** An answer without the name that diagnostics have: each server counts for itself. */
async function ask(client: Client, method: string, params: object): Promise<unknown> {
  const answer = await client.connection.sendRequest(method, params)
  return method === 'textDocument/diagnostic' ? { ...(answer as object), resultId: '' } : answer
}

/** What each editor is told, in UTF-16. */
async function toldTo(method: string, params: object, text: string): Promise<unknown[]> {
  const model = metaModel.requests.find((one) => one.method === method)
  return Promise.all(
    editors.map(async ({ encoding, client }) => {
      const answer = await ask(client(), method, encoded(params, text, encoding))
      if (model) expect(violations(answer, model.result), method).toEqual([])
      return decoded(method.includes('semanticTokens') ? placed(answer as SemanticTokens) : answer, text, encoding)
    }),
  )
}

async function openEverywhere(file: string, language: string, text: string): Promise<string> {
  const uri = newUri(file)
  for (const { client } of editors) await client().open(uri, text, language)
  return uri
}

async function closeEverywhere(uri: string): Promise<void> {
  for (const { client } of editors) await client().close(uri)
}

const beside: [method: string, more: object][] = [
  ['proviso/overview', {}],
  ['proviso/sections', {}],
  ['proviso/readable', {}],
  ['proviso/insertClause', { clause: 'logging' }],
  ['proviso/insertAllMissing', {}],
  ['proviso/acceptGap', { gap: 'logging', reason: '已核实', by: '法务', until: '' }],
  ['proviso/setFact', { path: ['log-retention'], value: 'P5Y' }],
]

it.each(editors)('an editor is told of its encoding: $encoding', ({ encoding, client }) => {
  expect(client().initialized.capabilities.positionEncoding).toBe(encoding)
})

describe('whatever an editor counts, it is told the same places', () => {
  /** What says nothing is the same in any encoding, and proves nothing. */
  const full = new Set<string>()
  it.each(documents)('%s', { timeout: 120_000 }, async (_name, file, language, text) => {
    const uri = await openEverywhere(file, language, text)
    const same = async (method: string, params: object): Promise<void> => {
      const [first, ...others] = await toldTo(method, params, text)
      for (const other of others) expect(other, method).toEqual(first)
      if (first !== null && JSON.stringify(first) !== '[]') full.add(method)
    }
    const [any] = editors
    const requests = answeredBy(any?.client().initialized.capabilities ?? {})
    for (const position of placesIn(text, 24))
      for (const { method } of requests) {
        const params = inEncoding(paramsOf(method, uri, text, position), text, whole)
        await same(method, params as object)
      }
    for (const [method, more] of beside) await same(method, { uri, ...more })
    for (const position of placesIn(text, 8)) await same('proviso/annotate', { uri, clause: 'audit', position })
    // Symbols are asked for of all that is open.
    await closeEverywhere(uri)
  })

  it('in all that it may ask', () => {
    const [any] = editors
    const requests = answeredBy(any?.client().initialized.capabilities ?? {}).map(({ method }) => method)
    const all = new Set([...requests, ...beside.map(([method]) => method), 'proviso/annotate'])
    expect([...full].sort()).toEqual([...all].sort())
  })

  it('“who refers to this clause”, which sends a place back', async () => {
    const uri = await openEverywhere('a.contract.md', 'markdown', english)
    const at = TextDocument.create(uri, '', 0, english).positionAt(english.indexOf('2. Fees'))
    const told = await Promise.all(
      editors.map(async ({ encoding, client }) => {
        const position = encoded(at, english, encoding)
        const items = await ask(client(), 'textDocument/prepareCallHierarchy', { textDocument: { uri }, position })
        const calls = await ask(client(), 'callHierarchy/incomingCalls', { item: (items as unknown[])[0] })
        return decoded(calls, english, encoding)
      }),
    )
    expect(told[0]).not.toEqual([])
    for (const one of told) expect(one).toEqual(told[0])
  })

  it('a clause that is shown before it goes in, counted in the text that is shown', async () => {
    const uri = await openEverywhere('a.contract.md', 'markdown', chinese)
    const shown = await Promise.all(
      editors.map(async ({ encoding, client }) => {
        const preview = (await ask(client(), 'proviso/previewClause', { uri, clause: 'logging' })) as ClausePreview
        return decoded(preview, preview.text, encoding)
      }),
    )
    for (const one of shown) expect(one).toEqual(shown[0])
  })

  it('contracts of a folder that are not open', async () => {
    const text = chineseLease.replace('费用。', '💻费用[[金额]]。')
    const folder = await Folder.with({ 'a.contract.md': text })
    const found = await Promise.all(
      encodings.map(async (encoding) => {
        const client = await Client.start({
          capabilities: { general: { positionEncodings: [encoding] } },
          workspaceFolders: [folder.asOpened],
        })
        await ask(client, checkFolderRequest, { folder: null })
        const push = await until('the findings', () => client.pushes.find(({ diagnostics }) => diagnostics.length > 0))
        return decoded(push.diagnostics, text, encoding)
      }),
    )
    expect(JSON.stringify(found[0])).toContain('placeholder')
    for (const one of found) expect(one).toEqual(found[0])
  })
})

it('changes come in at their places, whatever the editor counts', { timeout: 120_000 }, async () => {
  const pieces = fc.constantFrom('💻', '条', 'é', 'word ', '[[x]]', '\n', '\r\n', '\n\n## 9. More 更多\n\n', '')
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat({ max: 12 }), text: pieces })
  const edits = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...documents), edits, async ([, file, language, text], changes) => {
      const uri = await openEverywhere(file, language, text)
      const document = TextDocument.create(uri, language, 1, text)
      for (const [i, change] of changes.entries()) {
        const sent = editors.map((): TextDocumentContentChangeEvent[] => [])
        for (const { at, length, text: newText } of change) {
          const now = document.getText()
          const range = {
            start: document.positionAt(whole(now, Math.floor(at * now.length))),
            end: document.positionAt(whole(now, Math.floor(at * now.length) + length)),
          }
          // Each change of a message counts in the text that the one before it left.
          for (const [of, { encoding }] of editors.entries())
            sent[of]?.push({ range: encoded(range, now, encoding), text: newText })
          TextDocument.update(document, [{ range, text: newText }], i + 2)
        }
        for (const [of, { client }] of editors.entries()) await client().change(uri, i + 2, ...(sent[of] ?? []))
      }
      const now = document.getText()
      const fresh = await openEverywhere(file, language, now)
      const [wanted] = await toldTo('textDocument/diagnostic', { textDocument: { uri: fresh } }, now)
      const items = (report: unknown): unknown =>
        JSON.parse(JSON.stringify((report as { items: unknown }).items).replaceAll(fresh, uri))
      for (const [i, told] of (await toldTo('textDocument/diagnostic', { textDocument: { uri } }, now)).entries())
        expect(items(told), encodings[i]).toEqual(items(wanted))
      await closeEverywhere(uri)
      await closeEverywhere(fresh)
    }),
    { numRuns: 30 },
  )
})

/** The offset, or the one before it where that is inside of a character or a line end. */
function whole(text: string, offset: number): number {
  const at = Math.min(offset, text.length)
  return /^[\udc00-\udfff]/.test(text.slice(at)) || text.slice(at - 1, at + 1) === '\r\n' ? at - 1 : at
}
