import { expect, it } from 'vitest'
import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { Client, newUri, placeOf, pulling, rangeOf } from './client.ts'
import { chineseLease, completeContract, leaseContract, yamlLease } from './texts.ts'

const at = (text: string, words: string): Range => ({
  start: placeOf(text, words, true),
  end: placeOf(text, words, true),
})

/** More entries than are read together. */
const longYaml = `${yamlLease}${Array.from(
  { length: 120 },
  (_, i) => `  - heading: Matter ${i}\n    text: Matter ${i} is settled by the parties.\n`,
).join('')}`

const cases: [name: string, language: string, text: string, edit: (text: string) => TextDocumentContentChangeEvent][] =
  [
    [
      'a clause typed in',
      'markdown',
      leaseContract,
      (text) => ({
        range: at(text, 'monthly.\n'),
        text: '\n## 3. Term\n\nEither party may terminate this Agreement by notice.\n',
      }),
    ],
    [
      'a clause deleted',
      'markdown',
      completeContract,
      (text) => ({
        range: rangeOf(text, 'Either party may terminate this Agreement by thirty days’ written notice.'),
        text: '',
      }),
    ],
    [
      'a blank after characters of two units',
      'markdown',
      leaseContract.replace('Lease', 'Lease 𠮷😀'),
      (text) => ({ range: at(text, '𠮷😀'), text: ' [[name]]' }),
    ],
    [
      'the type of the deal changed',
      'markdown',
      chineseLease,
      (text) => ({ range: rangeOf(text, 'compute-lease'), text: 'nda' }),
    ],
    [
      'the facts’ closing fence deleted',
      'markdown',
      leaseContract,
      (text) => ({ range: rangeOf(text, '\n---\n'), text: '\n' }),
    ],
    [
      'a line joined to the one before, with Windows line ends',
      'markdown',
      `${leaseContract}\n[[sum]]\n`.replaceAll('\n', '\r\n'),
      (text) => ({ range: rangeOf(text, '\r\n\r\n[[sum]]'), text: ' [[sum]]' }),
    ],
    ['a quotation mark opened in YAML', 'yaml', yamlLease, (text) => ({ range: at(text, 'title: '), text: '"' })],
    [
      'a blank in an entry of a long YAML list',
      'yaml',
      longYaml,
      (text) => ({ range: at(text, 'Matter 60 is settled by '), text: '[[name]], ' }),
    ],
    [
      'an entry put into a long YAML list',
      'yaml',
      longYaml,
      (text) => ({
        range: at(text, 'heading: Fees\n'),
        text: '    text: |\n      By [[date]].\n  - heading: Payment\n',
      }),
    ],
    [
      'everything deleted',
      'markdown',
      leaseContract,
      (text) => ({ range: { start: { line: 0, character: 0 }, end: placeOf(text, 'monthly.\n', true) }, text: '' }),
    ],
  ]

const server = Client.shared({ capabilities: pulling })

it.each(cases)('%s: an edit gives the same diagnostics as the whole new text', async (_name, language, text, edit) => {
  const client = server()
  const change = edit(text)
  const after = TextDocument.update(TextDocument.create('file:///a', language, 1, text), [change], 2).getText()
  expect(after).not.toBe(text)

  const edited = newUri('edited.contract.md')
  await client.open(edited, text, language)
  const before = await client.diagnostics(edited)
  await client.change(edited, 2, change)

  const whole = newUri('whole.contract.md')
  await client.open(whole, after, language)
  const wanted = await client.diagnostics(whole)
  expect(await client.diagnostics(edited)).toEqual(wanted)
  expect(wanted).not.toEqual(before)
})

it('applies several edits of one change one after the other', async () => {
  const client = server()
  const uri = newUri()
  await client.open(uri, completeContract)
  const end = { line: 100, character: 0 }
  await client.change(
    uri,
    2,
    { range: { start: end, end }, text: '\n[[one]]\n' },
    { range: { start: end, end }, text: '\n[[two]]\n' },
  )
  const found = await client.diagnostics(uri)
  expect(found.map(({ message }) => String(message).match(/one|two/)?.[0]).toSorted()).toEqual(['one', 'two'])
})

it('takes words that are replaced everywhere, from the end of the text upwards', async () => {
  const client = server()
  const uri = newUri()
  await client.open(uri, leaseContract)
  const places = [...leaseContract.matchAll(/Customer/g)].map(({ index }) => index).reverse()
  expect(places.length).toBeGreaterThan(1)
  const document = TextDocument.create(uri, 'markdown', 1, leaseContract)
  const changes = places.map((index) => ({
    range: { start: document.positionAt(index), end: document.positionAt(index + 'Customer'.length) },
    text: '[[buyer]]',
  }))
  await client.change(uri, 2, ...changes)
  const whole = newUri()
  await client.open(whole, leaseContract.replaceAll('Customer', '[[buyer]]'))
  expect(await client.diagnostics(uri)).toEqual(await client.diagnostics(whole))
})

it('checks a text that comes under the number of an earlier one', async () => {
  const client = server()
  const uri = newUri()
  await client.open(uri, completeContract, 'markdown', 1)
  expect(await client.diagnostics(uri)).toEqual([])
  await client.change(uri, 1, { text: `${completeContract}\n[[one]]\n` })
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['placeholder'])
  // Opened once more, and not closed before.
  await client.open(uri, `${completeContract}\n[[one]] [[two]]\n`, 'markdown', 1)
  expect(await client.diagnostics(uri)).toHaveLength(2)
})
