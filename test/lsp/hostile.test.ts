import { expect, it } from 'vitest'
import { Client, newUri, pulling } from './client.ts'
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
