// Does, as the first contract is read, what somebody else might do to the others in the folder PROVISO_MEANWHILE.
const fs = require('node:fs')
const path = require('node:path')

const folder = process.env.PROVISO_MEANWHILE ?? ''

/**
 * A way to read files, before which that is done.
 * @template {Function} Read
 * @param {Read} read
 * @returns {Read}
 */
const meanwhile = (read) =>
  /** @type {any} */ (
    (/** @type {unknown[]} */ ...args) => {
      if (String(args[0]).endsWith('a.contract.md')) {
        fs.rmSync(path.join(folder, 'b.contract.md'), { force: true })
        fs.appendFileSync(path.join(folder, 'c.contract.md'), '\nTo be paid: [[amount]].\n')
      }
      return read(...args)
    }
  )

fs.readFileSync = meanwhile(fs.readFileSync)
fs.promises.readFile = meanwhile(fs.promises.readFile)
