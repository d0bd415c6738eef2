// Loaded before a program with --expose-gc: at SIGUSR2 it adds to the file PROVISO_HEAP how many bytes are in use.
const { appendFileSync } = require('node:fs')

process.on('SIGUSR2', () => {
  global.gc?.()
  global.gc?.()
  appendFileSync(process.env.PROVISO_HEAP ?? '', `${process.memoryUsage().heapUsed}\n`)
})
