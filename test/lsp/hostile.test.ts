import { expect, it } from 'vitest'
import { Client, newUri, pulling, wordsAt } from './client.ts'
import { completeContract } from './texts.ts'

const server = Client.shared({ capabilities: pulling })

it('shows every finding, however many there are', async () => {
  const uri = newUri()
  await server().open(uri, `${completeContract}\n${'See [[name]].\n\n'.repeat(500)}`)
  expect(await server().diagnostics(uri)).toHaveLength(500)
})

it('checks a contract that is no file yet', async () => {
  await server().open('untitled:Untitled-1', `${completeContract}\n[[name]]\n`)
  expect((await server().diagnostics('untitled:Untitled-1')).map(({ code }) => code)).toEqual(['placeholder'])
})

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'takes the key %s for any other name',
  async (key) => {
    const uri = newUri('deal.contract.yaml')
    await server().open(
      uri,
      `contract:\n  type: nda\n  ${key}:\n    polluted: yes\n${key}: { polluted: [[name]] }\n`,
      'yaml',
    )
    const found = await server().diagnostics(uri)
    expect(found.map(({ code }) => code)).toContain('fact-invalid')
    expect(found.find(({ code }) => code === 'fact-invalid')?.message).toContain(key)
  },
)

it('makes no link or command of what a contract says, in any finding', async () => {
  const uri = newUri()
  const link = '[now](command:workbench.action.quit) <img src=x onerror=alert(1)> ![x](http://example.com/x.png)'
  await server().open(
    uri,
    `${completeContract}\n## 8. [[${link.replace(/[[\]]/g, '')}]]\n\nThe “Fee ${link}” is due.\n`,
  )
  const found = await server().diagnostics(uri)
  expect(found.length).toBeGreaterThan(0)
  for (const { message, codeDescription } of found) {
    // A message is plain text in the protocol.
    expect(typeof message).toBe('string')
    expect(codeDescription?.href ?? 'file:').toMatch(/^file:/)
  }
})

it.each([
  ['items in items', '- '.repeat(4000), true],
  ['quotations', '> '.repeat(2000), true],
  ['pictures', `${'![ '.repeat(1500)}x${'](y)'.repeat(1500)}`, false],
])('checks a text of %s without end, and says where it was too much; a key later, too', async (_what, nest, isTold) => {
  const uri = newUri()
  const textWith = (typed: string): string => `${completeContract}\n${nest}${typed}\n\nThe fee is [[amount]].\n`
  const text = textWith('x')
  await server().open(uri, text)
  const expected = [...(isTold ? ['file-unreadable'] : []), 'placeholder']
  const codes = async (version?: number): Promise<unknown[]> =>
    (await server().diagnostics(uri, version)).map(({ code }) => code).filter((code) => expected.includes(String(code)))
  expect(await codes()).toEqual(expected)
  const place = { line: completeContract.split('\n').length, character: nest.length }
  await server().change(uri, 2, { range: { start: place, end: place }, text: 'y' })
  expect(await codes(2)).toEqual(expected)
  for (const { code, message, range } of await server().diagnostics(uri, 2)) {
    expect(message).not.toContain('stack')
    if (code === 'placeholder') expect(wordsAt(textWith('yx'), range)).toBe('[[amount]]')
  }
})
