import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../server/src/contract/readContract.ts'
import { termsOf } from '../../server/src/drafting/terms.ts'
import { undefinedTerms } from '../../server/src/drafting/undefinedTerms.ts'
import { corpusFiles, hasCorpus } from './corpus.ts'

/**
 * Read by hand: terms that a contract defines, and phrases that it uses as terms without defining them. Numbers, not texts,
 * since the contracts are third parties'.
 */
const counted: Record<string, readonly [defined: number, missing: number]> = {
  'ambir-eula.md': [31, 0],
  'baton-tos.md': [16, 5],
  'bonterms-psa.md': [53, 1],
  'commonpaper-csa.md': [33, 0],
  'hunyuan-large-licence.md': [19, 0],
  'openai-services-agreement.md': [66, 0],
  'rocket-master-terms-yaml.yaml': [37, 0],
  'solace-eula.md': [36, 3],
  'zh-baomi-xieyi.md': [8, 0],
  'zh-en-orion-licence.md': [27, 0],
  'zh-odm-framework.md': [17, 0],
  'zh-software-dev-bistu.md': [27, 0],
  'zh-wuzi-caigou.md': [10, 0],
}

describe.skipIf(!hasCorpus)('terms of real contracts (skipped where the corpus is not at hand)', () => {
  const files = new Map(corpusFiles(['dev']).map(([, file]) => [path.basename(file), file]))
  it.each(Object.entries(counted))('%s has the terms that a reader finds', (name, [defined, missing]) => {
    const file = files.get(name)
    if (!file) throw new Error(`${name} is not in the corpus`)
    const contract = readContract(readFileSync(file, 'utf8'), file.endsWith('.yaml') ? 'yaml' : 'markdown')
    const { all } = termsOf(contract)
    expect([all.length, undefinedTerms(contract).length]).toEqual([defined, missing])
    for (const { definitions, uses } of all) {
      expect(definitions.length).toBeGreaterThan(0)
      for (const { passage, start, end } of uses) {
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(contract.passages[passage]?.text.length ?? 0)
      }
    }
  })
})
