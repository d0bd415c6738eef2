import { Script } from 'node:vm'

/**
 * Runs a program that stands beside the bundle that asks for it: an expression, the function that Node would make of a module.
 * @param file by which stack traces name it
 * @param text of the program
 * @param cachedData the code that V8 made of it; another version of V8 compiles the text as ever
 * @returns what it exports
 */
export function runProgram(file: string, text: string, cachedData?: Buffer): unknown {
  const program = new Script(text, { filename: file, cachedData })
  const own = { exports: {} }
  program.runInThisContext()(own.exports, require, own, __filename, __dirname)
  return own.exports
}
