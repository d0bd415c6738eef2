// Does, as the first contract is read, what somebody else might do to the others in the folder PROVISO_MEANWHILE.
const fs = require('node:fs')
const path = require('node:path')

const { readFile } = fs.promises
const folder = process.env.PROVISO_MEANWHILE ?? ''

/** @param {Parameters<typeof readFile>} args */
fs.promises.readFile = /** @type {typeof readFile} */ (
  (...args) => {
    if (String(args[0]).endsWith('a.contract.md')) {
      fs.rmSync(path.join(folder, 'b.contract.md'), { force: true })
      fs.appendFileSync(path.join(folder, 'c.contract.md'), '\nTo be paid: [[amount]].\n')
    }
    return readFile(...args)
  }
)
