import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const sources = ['client/src', 'server/src'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/'))),
)
const having = (pattern: RegExp): string[] =>
  sources.filter((name) => pattern.test(readFileSync(path.join(root, name), 'utf8')))

it('the sources are found', () => expect(sources.length).toBeGreaterThan(200))

it('nothing in them speaks to a network', () => {
  expect(having(/['"](?:node:)?(?:net|tls|http|https|http2|dgram|dns)(?:\/promises)?['"]/)).toEqual([])
  expect(having(/\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|navigator\.sendBeacon/)).toEqual([])
})

it('one of them asks the inspector for memory, and none opens its port', () => {
  const inspectors = having(/['"](?:node:)?inspector(?:\/promises)?['"]/)
  expect(inspectors).toEqual(['server/src/spareMemory.ts'])
  expect(having(/\bprocess\._debug|\bwaitForDebugger\b/)).toEqual([])
  for (const name of inspectors) expect(readFileSync(path.join(root, name), 'utf8')).not.toMatch(/\bopen\b|\burl\(/)
})

it('one of them starts a program: git, in the command line', () => {
  expect(having(/['"](?:node:)?(?:child_process|cluster)['"]/)).toEqual(['server/src/cli/revisions/git.ts'])
})

it('none runs a text as a program but those that it comes with', () => {
  expect(having(/\beval\(|new Function\(|['"](?:node:)?vm['"]/)).toEqual(['server/src/program.ts'])
})
