import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../server/src/contract/readContract.ts'
import { compileDetector } from '../../server/src/coverage/detector.ts'
import { fixContract } from '../../server/src/fixes/fixContract.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { corpusFiles, hasCorpus } from './corpus.ts'

const detector = compileDetector(standardPack)
/** Of the real contracts, some of each kind; fixing all (`ALL_CONTRACTS=1 npm run test:corpus`) takes minutes. */
const some =
  process.env.ALL_CONTRACTS === undefined ? corpusFiles(['dev']).filter((_, i) => i % 4 === 0) : corpusFiles()

describe.skipIf(!hasCorpus)('real contracts, fixed (skipped where the corpus is not at hand)', () => {
  it.each(some)('%s: a second time changes nothing, and all that is left says why', (_name, file) => {
    const format = /\.ya?ml$/.test(file) ? 'yaml' : 'markdown'
    const fixed = (text: string) =>
      fixContract(readContract(text, format), { pack: standardPack, detector, locale: 'en', wanted: () => true })
    const text = readFileSync(file, 'utf8')
    const first = fixed(text)
    expect(first.after.contract.problems).toEqual(first.before.contract.problems)
    for (const { why } of first.left) expect(why.en).not.toBe('')
    // A file that cannot be read in full is left as it is, and says so instead.
    const unfixed = first.after.contract.problems.some(({ severity }) => severity === 'error')
    const missing = first.after.findings.filter(({ code }) => code === (unfixed ? 'file-unreadable' : 'missing-clause'))
    expect(first.left.map(({ finding }) => finding)).toEqual(expect.arrayContaining(missing))
    const again = fixed(first.after.contract.text)
    expect(again.done).toEqual([])
    expect(again.after.contract.text).toBe(first.after.contract.text)
  })
})
