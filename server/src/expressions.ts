import { setFlagsFromString } from 'node:v8'

/**
 * Has V8 compile each regular expression once, to machine code. Else it compiles each for its interpreter, and anew for the
 * machine when a second text comes: a check has hundreds of expressions, and that is a sixth of its time in a process that is new.
 */
export const compileExpressionsOnce = (): void => setFlagsFromString('--no-regexp-tier-up')
