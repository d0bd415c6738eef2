import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { start, stopAll } from '../../scripts/vscode/processes.mjs'

/**
 * Kate without a screen: opens the contract, and what it and the server say is recorded.
 * @param {{ there: string, here: string }} folder @param {readonly [string, ...string[]]} command of Kate, whose server writes `log`
 * @returns {Promise<[name: string, isOk: boolean, seen: string][]>}
 */
export async function driveKate(folder, [program, ...args]) {
  start(program, args, { stdio: 'ignore' })
  /** @type {{ from: string, message: any }[]} */
  let said = []
  const read = async () => {
    const log = await readFile(path.join(folder.here, 'log'), 'utf8').catch(() => '')
    said = log.split('\n').flatMap((line) => (line.endsWith('}') ? [JSON.parse(line)] : []))
  }
  const asked = () =>
    said.filter(({ from, message }) => from === 'editor' && message.method && message.id !== undefined)
  const answer = (/** @type {unknown} */ id) =>
    said.find(({ from, message }) => from === 'server' && message.id === id && !message.method)?.message
  const pushed = () => said.find(({ message }) => message.method === 'textDocument/publishDiagnostics')?.message.params
  for (let i = 0; i < 150; i++) {
    await read()
    if (pushed() && asked().length > 2 && asked().every(({ message }) => answer(message.id))) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stopAll()
  const seen = JSON.stringify(said.map(({ from, message }) => `${from} ${message.method ?? message.id}`))
  const numbering = pushed()?.diagnostics.find((/** @type {any} */ one) => one.code === 'numbering')
  return [
    ['starts', said.some(({ message }) => message.method === 'textDocument/didOpen'), seen],
    ['diagnostics, at their places', numbering?.range.start.line === 15 && numbering.range.start.character === 3, seen],
    [
      'an answer to everything that it asks',
      asked().length > 2 && asked().every(({ message }) => answer(message.id) && !answer(message.id).error),
      seen,
    ],
  ]
}
