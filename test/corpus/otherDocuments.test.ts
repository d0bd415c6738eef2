import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { contractKind } from '../../server/src/contract/contractKind.ts'
import { readContract } from '../../server/src/contract/readContract.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { check } from '../../server/src/rules/check.ts'
import { detector } from '../unit/contracts.ts'
import { placeOutside, placesOf } from '../unit/places.ts'

/** Documents that are no contracts: some of those of the libraries that are installed, or all below the folder `DOCUMENTS`. */
const { DOCUMENTS: folder = path.resolve(import.meta.dirname, '../../node_modules') } = process.env
const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .filter((_, i) => process.env.DOCUMENTS !== undefined || i % 5 === 0)

it('takes no document of another kind for a contract, nor for one that only lacks its facts', () => {
  expect(files.length).toBeGreaterThan(100)
  const taken = files.filter((file) => {
    const kind = contractKind(readContract(readFileSync(file, 'utf8'), 'markdown'), path.basename(file))
    return kind !== 'other' && !/licen[cs]e|notice|terms|agreement/i.test(path.basename(file))
  })
  expect(taken).toEqual([])
})

it('checks any document where it is asked to, with every place in its text', () => {
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const checked = check(readContract(text, 'markdown'), standardPack, detector, 'en')
    expect([file, placeOutside(placesOf(checked), text)]).toEqual([file, undefined])
    const unread = checked.contract.problems.filter(({ message }) => message.en.includes('Proviso could not read it'))
    expect([file, unread]).toEqual([file, []])
  }
}, 3_600_000)
