import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { compileExpressionsOnce, optimizeLater } from '../engine.ts'
import { runProgram } from '../program.ts'

// The command line as it is called: `dist/cli.cjs`.
const [command, ...options] = process.argv.slice(2)

/** What the command line sees to itself: another way to speak, which counts before `--stdio`, and help. */
const isForCommandLine = options.some((option) => /^--(?:listen|socket|pipe)(?:=|$)|^--help$/.test(option))

// An editor waits for the answer to `initialize`: it has the server as VS Code starts it, without the command line around it.
if (command === 'lsp' && options.includes('--stdio') && !isForCommandLine) require(path.join(__dirname, 'server.cjs'))
else {
  // V8 would let a thread that has 50 MB to keep grow to 700 before it looks what may go.
  setFlagsFromString('--initial-old-space-size=64')
  compileExpressionsOnce()
  optimizeLater()
  const file = path.join(__dirname, 'cli-program.js')
  runProgram(file, readFileSync(file, 'utf8'))
}
