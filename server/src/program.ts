import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'

/**
 * Runs a program that stands beside the bundle that asks for it: an expression, the function that Node would make of a module.
 * Where the code that V8 made of it is kept beside it, nothing is compiled; another version of V8 compiles the text as ever.
 * @param file by which stack traces name it, `….js`
 * @param text of the program
 * @returns what it exports
 */
export function runProgram(file: string, text: string): unknown {
  const program = new Script(text, { filename: file, cachedData: codeKept(file) })
  const own = { exports: {} }
  program.runInThisContext()(own.exports, askedOnce, own, __filename, __dirname)
  return own.exports
}

/** What `scripts/keep-code.mjs` kept when Proviso was built; an extension has none, since it meets many versions of V8. */
function codeKept(file: string): Buffer | undefined {
  try {
    return readFileSync(file.replace(/js$/, 'cache'))
  } catch {
    return undefined
  }
}

const known = new Map<string, unknown>()

/** `require`, for a bundle whose modules each ask for the same: VS Code looks at its extensions on the disk each time. */
function askedOnce(name: string): unknown {
  if (!known.has(name)) known.set(name, require(name))
  return known.get(name)
}
