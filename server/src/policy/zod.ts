import { config } from 'zod/mini'

// It would make code from text to check objects sooner, and try out whether it may: nothing here runs what it makes, and a page
// may forbid it.
config({ jitless: true })

export * from 'zod/mini'
