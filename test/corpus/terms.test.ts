import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../server/src/contract/readContract.ts'
import { termsOf } from '../../server/src/drafting/terms.ts'
import { undefinedTerms } from '../../server/src/drafting/undefinedTerms.ts'
import { readDealFacts } from '../../server/src/facts/dealFacts.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { duplicateTerm } from '../../server/src/rules/duplicateTerm.ts'
import type { Rule, RuleContext } from '../../server/src/rules/finding.ts'
import { inconsistentTerm } from '../../server/src/rules/inconsistentTerm.ts'
import { lateDefinition } from '../../server/src/rules/lateDefinition.ts'
import { undefinedTerm } from '../../server/src/rules/undefinedTerm.ts'
import { unusedTerm } from '../../server/src/rules/unusedTerm.ts'
import { corpusFiles, hasCorpus } from './corpus.ts'

/**
 * Read by hand: terms that a contract defines; phrases that are found to be used as terms without being defined, all of which
 * are; and how many of these a reader finds. Uses are counted so that a change shows. Numbers, not texts, since the contracts
 * are third parties'.
 */
const counted: Record<string, readonly [defined: number, uses: number, missing: number, read: number]> = {
  'ambir-eula.md': [31, 491, 0, 2],
  'baton-tos.md': [16, 298, 6, 8],
  'bonterms-psa.md': [53, 649, 0, 0],
  'commonpaper-csa.md': [33, 358, 0, 0],
  'hunyuan-large-licence.md': [19, 244, 0, 1],
  'openai-services-agreement.md': [66, 875, 0, 2],
  'rocket-master-terms-yaml.yaml': [37, 829, 0, 5],
  'solace-eula.md': [36, 699, 3, 7],
  'zh-baomi-xieyi.md': [8, 68, 0, 0],
  'zh-en-orion-licence.md': [27, 318, 0, 0],
  'zh-odm-framework.md': [17, 531, 0, 0],
  'zh-software-dev-bistu.md': [27, 604, 0, 0],
  'zh-wuzi-caigou.md': [10, 601, 0, 0],
}

/**
 * All findings on terms in all contracts at hand, read by hand one by one: how many are right. Doubtful ones count as wrong:
 * organisations and places with capitals, a term that another document of the same house defines.
 */
const right: readonly [name: string, rule: Rule, right: number][] = [
  ['undefined-term', undefinedTerm, 48],
  ['unused-term', unusedTerm, 62],
  ['duplicate-term', duplicateTerm, 11],
  ['late-definition', lateDefinition, 10],
  ['inconsistent-term', inconsistentTerm, 17],
]

/** A proofreader that cries wolf is switched off. */
const leastPrecision = 0.9

const read = (file: string) => readContract(readFileSync(file, 'utf8'), /\.ya?ml$/.test(file) ? 'yaml' : 'markdown')

describe.skipIf(!hasCorpus)('terms of real contracts (skipped where the corpus is not at hand)', () => {
  const files = new Map(corpusFiles(['dev']).map(([, file]) => [path.basename(file), file]))
  it.each(Object.entries(counted))('%s has the terms that a reader finds', (name, [defined, used, missing]) => {
    const file = files.get(name)
    if (!file) throw new Error(`${name} is not in the corpus`)
    const contract = read(file)
    const { all } = termsOf(contract)
    expect([all.length, undefinedTerms(contract).length]).toEqual([defined, missing])
    expect(all.reduce((sum, { uses }) => sum + uses.length, 0)).toBe(used)
    for (const { definitions, uses } of all) {
      expect(definitions.length).toBeGreaterThan(0)
      for (const { passage, start, end } of uses) {
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(contract.passages[passage]?.text.length ?? 0)
      }
    }
  })

  it('finds no more undefined terms than a reader, and misses some', () => {
    const numbers = Object.values(counted)
    const sum = (pick: (numbers: readonly [number, number, number, number]) => number): number =>
      numbers.reduce((total, one) => total + pick(one), 0)
    for (const [, , missing, there] of numbers) expect(missing).toBeLessThanOrEqual(there)
    expect(sum(([, , missing]) => missing) / sum(([, , , there]) => there)).toBeCloseTo(0.36, 2)
  })

  const contracts = corpusFiles().map(([, file]) => read(file))
  it.each(right)('%s: nine findings of ten are right in all contracts', (_name, rule, correct) => {
    const found = contracts.flatMap((contract) => {
      const context = { contract, facts: readDealFacts(contract, standardPack), locale: 'en' }
      return rule(context as RuleContext)
    })
    expect(found.length).toBeGreaterThanOrEqual(correct)
    expect(correct / found.length).toBeGreaterThanOrEqual(leastPrecision)
  })
})
