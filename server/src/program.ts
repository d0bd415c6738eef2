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
  program.runInThisContext()(own.exports, askedOnce, own, __filename, __dirname)
  return own.exports
}

const known = new Map<string, unknown>()

/** `require`, for a bundle whose modules each ask for the same: VS Code looks at its extensions on the disk each time. */
function askedOnce(name: string): unknown {
  if (!known.has(name)) known.set(name, require(name))
  return known.get(name)
}
