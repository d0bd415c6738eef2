import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node'

/** @param {readonly number[]} times @param {number} share */
export const quantile = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Resident memory in MiB, where the system says it. @param {number | undefined} pid */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/**
 * A language server over standard input and output, as an editor that asks for diagnostics drives it.
 * @param {readonly string[]} command of Node
 */
export async function startSession(command) {
  const started = performance.now()
  const server = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise((_resolve, reject) => server.on('exit', () => reject(new Error('did not run'))))
  ended.catch(() => undefined)
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  connection.listen()
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const ask = (method, params) => Promise.race([connection.sendRequest(method, params), ended])
  const capabilities = { textDocument: { diagnostic: {} } }
  await ask('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities })
  const start = performance.now() - started
  await connection.sendNotification('initialized', {})

  /** @type {Map<string, string | undefined>} */
  const results = new Map()
  /** Waits for the diagnostics of a document as it is now. @param {string} uri */
  const pull = async (uri) => {
    const report = await ask('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: results.get(uri),
    })
    results.set(uri, report.resultId)
  }
  return {
    /** From the start of the process to the answer to `initialize`, in milliseconds. */
    start,
    pull,
    /** Opens a document and waits for its diagnostics. @param {string} uri @param {string} languageId @param {string} text */
    open: async (uri, languageId, text) => {
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
      await pull(uri)
    },
    /** @param {string} uri */
    close: (uri) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    /** Types one character. @param {string} uri @param {number} version @param {number} line @param {string} text */
    type: (uri, version, line, text) => {
      const at = { line, character: 30 }
      const contentChanges = [{ range: { start: at, end: at }, text }]
      return connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
    },
    /** Resident memory in MiB. */
    memory: () => memoryOf(server.pid),
    end: () => {
      connection.dispose()
      server.kill()
    },
  }
}
