import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Script } from 'node:vm'

// The command line as it is called: `dist/cli.cjs`. It runs the program beside it with the code that V8 made of that when
// Proviso was built, so that nothing is compiled at each start. Another version of V8 compiles it as ever.
const file = path.join(__dirname, 'cli-program.js')

function codeKept(): { cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(path.join(__dirname, 'cli-program.cache')) }
  } catch {
    return {}
  }
}

const program = new Script(readFileSync(file, 'utf8'), { filename: file, ...codeKept() })
program.runInThisContext()(exports, require, module, __filename, __dirname)
