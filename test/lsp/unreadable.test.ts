import { expect, it } from 'vitest'
import { Client, newUri, pulling, rangeOf, wordsAt } from './client.ts'
import { completeContract, yamlLease } from './texts.ts'

const server = Client.shared({ capabilities: pulling })

const broken: [string, string, string][] = [
  ['a quotation mark that is never closed', 'yaml', yamlLease.replace('title: Lease', 'title: "Lease')],
  ['a tab for indentation', 'yaml', yamlLease.replace('    heading: Fees', '\theading: Fees')],
  ['a key twice', 'yaml', `${yamlLease}title: Lease again\n`],
  ['an alias without an anchor', 'yaml', `${yamlLease}annex: *terms\n`],
  ['a bracket that is never closed', 'yaml', `${yamlLease}annex: [one, two\n`],
  ['front matter that is no YAML', 'markdown', completeContract.replace('type: nda', 'type: "nda')],
]

it.each(broken)('says that it could not read %s, in a place that exists', async (_what, language, text) => {
  const uri = newUri('deal.contract.md')
  await server().open(uri, text, language)
  const found = (await server().diagnostics(uri)).filter(({ code }) => code === 'file-unreadable')
  expect(found.length).toBeGreaterThan(0)
  const lines = text.split('\n').length
  for (const { severity, range } of found) {
    expect(severity).toBe(1)
    expect(range.end.line).toBeLessThan(lines)
  }
})

it('checks the rest of a YAML file that is broken in one place', async () => {
  const uri = newUri('deal.contract.yaml')
  const text = `${yamlLease}annex: *terms\nnote: |\n  The fee is [[amount]].\n`
  await server().open(uri, text, 'yaml')
  const found = await server().diagnostics(uri)
  expect(found.some(({ code, range }) => code === 'placeholder' && wordsAt(text, range) === '[[amount]]')).toBe(true)
})

it.each([
  ['a key', 'delivery_note'],
  ['a text with a quote before it', 'note: "Delivery 😀 交付'],
  ['a text with a colon in it', 'note: The Provider: pays'],
])(
  'says the same of the rest of a YAML file while %s is typed, and of that no more than where it stands',
  async (_what, typed) => {
    const uri = newUri('deal.contract.yaml')
    const [above = '', below] = yamlLease.split('    text: |\n      The Provider')
    const textWith = (line: string): string => `${above}    ${line}\n    text: |\n      The Provider${below}`
    await server().open(uri, textWith(''), 'yaml')
    const before = (await server().diagnostics(uri, 1)).map(({ message }) => message)
    expect(before.length).toBeGreaterThan(2)
    const line = above.split('\n').length - 1
    for (let length = 1; length <= typed.length; length++) {
      const place = { line, character: 4 + length - 1 }
      const version = length + 1
      await server().change(uri, version, { range: { start: place, end: place }, text: typed.charAt(length - 1) })
      const found = await server().diagnostics(uri, version)
      const mistakes = found.filter(({ code }) => code === 'file-unreadable')
      expect(mistakes.length).toBeLessThan(2)
      for (const { range } of mistakes) expect(typed).toContain(wordsAt(textWith(typed.slice(0, length)), range))
      expect(found.filter((one) => !mistakes.includes(one)).map(({ message }) => message)).toEqual(before)
    }
    expect((await server().diagnostics(uri, typed.length + 1)).map(({ code }) => code)).toContain('file-unreadable')
  },
)

it('is quiet about broken YAML that is no contract', async () => {
  const uri = newUri('settings.yaml')
  await server().open(uri, 'a: "b\n\tc: [1\n', 'yaml')
  expect(await server().diagnostics(uri)).toEqual([])
})

it('says of bytes that are no text that it cannot have read them', async () => {
  const uri = newUri('scan.contract.md')
  const bytes = String.fromCharCode(...Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))
  await server().open(uri, bytes)
  const found = await server().diagnostics(uri)
  expect(found.find(({ code }) => code === 'file-unreadable')?.message).toContain('UTF-8')
})

it('says where the first character stands that was lost to another encoding, and checks the rest', async () => {
  const uri = newUri('gbk.contract.md')
  const gbk = new TextDecoder().decode(Uint8Array.from([0xb8, 0xc3, 0xba, 0xcf, 0xcd, 0xac]))
  const text = `${completeContract}\n${gbk}\n\nThe fee is [[amount]].\n`
  await server().open(uri, text)
  const found = await server().diagnostics(uri)
  const lost = found.filter(({ code }) => code === 'file-unreadable')
  expect(lost).toMatchObject([{ severity: 2, message: expect.stringContaining('GBK') }])
  expect(lost.map(({ range }) => wordsAt(text, range))).toEqual(['\ufffd'])
  expect(found.map(({ code }) => code)).toContain('placeholder')
})

it('says of a file that is too long that it was not checked, and misses nothing in it', async () => {
  const uri = newUri()
  await server().open(uri, completeContract + 'x'.repeat(4_000_000))
  const found = await server()
    .diagnostics(uri)
    .catch((error: Error) => [error])
  expect(found).toMatchObject([{ code: 'file-unreadable' }])
})

it.each([
  ['an empty file', '', 'markdown'],
  ['an empty YAML file', '', 'yaml'],
  ['a lone byte order mark', '\ufeff', 'markdown'],
  ['a YAML file that is one word', 'agreement', 'yaml'],
  ['a YAML list', '- one\n- two\n', 'yaml'],
  ['lone halves of characters', '# \ud800 and \udc00\n', 'markdown'],
  ['facts without a value', '---\ncontract:\n---\n', 'markdown'],
  ['facts that are a word', 'contract: yes\n', 'yaml'],
  ['an unclosed annotation', '# A\n\n<!-- clause: ', 'markdown'],
])('answers every request on %s', async (_what, text, language) => {
  const client = server()
  const uri = newUri('deal.contract.md')
  await client.open(uri, text, language)
  expect(Array.isArray(await client.diagnostics(uri))).toBe(true)
  const end = { line: 9, character: 99 }
  expect(Array.isArray(await client.codeActions(uri, { start: { line: 0, character: 0 }, end }))).toBe(true)
  expect(Array.isArray(await client.completions(uri, end))).toBe(true)
  await client.status(uri)
})

it('keeps a byte order mark out of the columns', async () => {
  const uri = newUri()
  const text = `\ufeff${completeContract}\n[[amount]]\n`
  await server().open(uri, text)
  const found = await server().diagnostics(uri)
  expect(found.map(({ code, range }) => [code, range])).toEqual([['placeholder', rangeOf(text, '[[amount]]')]])
})
