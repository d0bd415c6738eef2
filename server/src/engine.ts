import { setFlagsFromString } from 'node:v8'

/**
 * Has V8 compile each regular expression once, to machine code. Else it compiles each for its interpreter, and anew for the
 * machine when a second text comes: a check has hundreds of expressions, and that is a sixth of its time in a process that is new.
 */
export const compileExpressionsOnce = (): void => setFlagsFromString('--no-regexp-tier-up')

/**
 * V8 optimizes what was run for so many bytes of code, on threads of its own, which take the cores that the work itself needs: while
 * somebody types for the first time, as much time as all the checks. It is nine times the usual: what is worth it is reached soon
 * all the same.
 */
const interruptBudget = 600_000

/** Has V8 wait longer before it optimizes what runs. */
export const optimizeLater = (): void => setFlagsFromString(`--interrupt-budget=${interruptBudget}`)
