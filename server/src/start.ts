import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { runProgram } from './program.ts'

// The server as the extension starts it: `dist/server.cjs`. Its program stands beside it, pressed a fifth smaller than a package
// would have it, which costs a few milliseconds at a start.
const program = brotliDecompressSync(readFileSync(path.join(__dirname, 'server-program.br'))).toString()
runProgram(path.join(__dirname, 'server-program.js'), program)
