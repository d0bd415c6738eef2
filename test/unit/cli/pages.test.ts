import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { provisoIn } from './proviso.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const page = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const commandLine = page('docs/command-line.md')
const readme = page('README.md')

/** The files that a page shows, by the names in the comments before them. */
const filesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(text.matchAll(/^<!-- file: (\S+) -->\n```\w+\n([\s\S]*?)^```$/gm), ([, name = '', shown = '']) => [
      name,
      shown,
    ]),
  )

/** The commands in the console blocks of a page, each with what it prints; `…` stands for anything. */
const sessionsOf = (text: string): [command: string, printed: string][] =>
  Array.from(text.matchAll(/^```console\n([\s\S]*?)^```$/gm), ([, block = '']) => block)
    .flatMap((block) => block.split(/^\$ proviso /m).slice(1))
    .map((one) => [one.slice(0, one.indexOf('\n')), one.slice(one.indexOf('\n') + 1)])

const asPattern = (printed: string): RegExp => {
  const literal = printed.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('[\\s\\S]*?')}$`)
}

describe('docs/command-line.md', () => {
  const proviso = provisoIn(filesOf(commandLine))
  const sessions = sessionsOf(commandLine)

  it('has an example of each command that it tells at length', () => {
    expect(
      new Set(
        sessions.map(([command]) =>
          command
            .split(' ')
            .slice(0, command.startsWith('pack') ? 2 : 1)
            .join(' '),
        ),
      ),
    ).toEqual(new Set(['check', 'baseline', 'fix', 'compare', 'facts', 'report', 'pack export', 'pack diff']))
  })

  it.each(sessions)('proviso %s', (command, printed) => {
    const { out, errors } = proviso(...command.split(' '))
    expect(errors).toBe('')
    expect(out).toMatch(asPattern(printed))
  })
})

describe('README.md', () => {
  const shown = Object.values(filesOf(commandLine))[0] ?? ''
  const proviso = provisoIn({ 'contracts/lease.contract.md': shown, 'lease.contract.md': shown })
  const [, block = ''] = /^```sh\n(node dist\/cli\.cjs [\s\S]*?)^```$/m.exec(readme) ?? []
  const commands = Array.from(block.matchAll(/^node dist\/cli\.cjs ([^#\n]+)/gm), ([, one = '']) => one.trim())

  it('shows some commands', () => expect(commands.length).toBeGreaterThan(5))

  it.each(commands.filter((one) => !one.startsWith('lsp')))('proviso %s', (command) => {
    const { code, out, errors } = proviso(...command.split(/\s+/))
    expect([0, 1]).toContain(code)
    expect(out).not.toBe('')
    expect(errors).toBe('')
  })
})

it('what the help says has a row in the page, and the other way round', () => {
  const help = provisoIn({})('--help').out
  const told = new Set(Array.from(help.matchAll(/^ {2}proviso (pack \w+|\w+)/gm), ([, name = '']) => name))
  const rows = new Set(
    Array.from(commandLine.matchAll(/^\| (`[^|]+) \|/gm), ([, cell = '']) =>
      Array.from(cell.matchAll(/`(pack \w+|\w+)/g), ([, name = '']) => name),
    ).flat(),
  )
  expect(rows).toEqual(told)
})
