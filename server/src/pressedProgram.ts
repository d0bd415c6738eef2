import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress, brotliDecompressSync } from 'node:zlib'
import { runProgram } from './program.ts'

/** Runs `<name>.br` beside the bundle, and gives what it exports: pressed, a program takes a fifth less room in a package. */
export const pressedProgram = (name: string): unknown =>
  run(name, brotliDecompressSync(readFileSync(path.join(__dirname, `${name}.br`))))

/** The same, without keeping the process from anything else before it runs. */
export const pressedProgramSoon = async (name: string): Promise<unknown> =>
  run(name, await promisify(brotliDecompress)(await readFile(path.join(__dirname, `${name}.br`))))

const run = (name: string, text: Buffer): unknown => runProgram(path.join(__dirname, `${name}.js`), text.toString())
