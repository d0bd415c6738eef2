import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { keepPieces } from '../../../server/src/contract/markdown.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { keepWordings } from '../../../server/src/contract/wording.ts'
import { standardDetector } from '../../../server/src/coverage/standard.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import { varied } from '../../bench/portfolio.mjs'

const examples = path.resolve(import.meta.dirname, '../../../examples')
const detector = standardDetector()

const portfolio = readdirSync(examples)
  .filter((name) => /\.(?:md|ya?ml)$/.test(name))
  .flatMap((name) => {
    const text = readFileSync(path.join(examples, name), 'utf8')
    return [0, 1, 2].map((number) => ({ name, text: varied(text, number) }))
  })

const keep = (characters: number): void => {
  keepPieces(characters)
  keepWordings(characters)
}

/** All that a check says of each contract, in order. */
const said = (): string[] =>
  portfolio.map(({ name, text }) => {
    const contract = readContract(text, /ya?ml$/.test(name) ? 'yaml' : 'markdown')
    const { findings, coverage } = check(contract, standardPack, detector, 'en', '2026-01-01')
    const covered = standardPack.families.map(({ id }) => coverage.evidenceOf(id))
    return JSON.stringify([contract.passages, contract.sections, findings, covered])
  })

afterAll(() => keep(0))

it.each([2000, 3_000_000])('checks contracts as it did when it keeps %i characters of those before', (characters) => {
  keep(0)
  const alone = said()
  keep(characters)
  for (const round of [1, 2]) expect(said(), `round ${round}`).toEqual(alone)
})
