import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { compileExpressionsOnce } from '../expressions.ts'
import { runProgram } from '../program.ts'

// V8 would let a thread that has 50 MB to keep grow to 700 before it looks what may go.
setFlagsFromString('--initial-old-space-size=64')
compileExpressionsOnce()

// The command line as it is called: `dist/cli.cjs`. It runs the program beside it with the code that V8 made of that when
// Proviso was built, so that nothing is compiled at each start.
const file = path.join(__dirname, 'cli-program.js')

/** What the server runs is kept by itself: who checks a file would read it for nothing. */
const cache = process.argv[2] === 'lsp' ? 'cli-server.cache' : 'cli-program.cache'

function codeKept(): Buffer | undefined {
  try {
    return readFileSync(path.join(__dirname, cache))
  } catch {
    return undefined
  }
}

runProgram(file, readFileSync(file, 'utf8'), codeKept())
