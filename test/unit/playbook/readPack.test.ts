import { describe, expect, it } from 'vitest'
import { readPack } from '../../../server/src/playbook/readPack.ts'
import { PackError } from '../../../server/src/policy/checkPack.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import { markdown } from '../contracts.ts'

/** What of a pack these tests change. */
interface Changed {
  families: { titles: string[] }[]
  lexicon: Record<string, string[]>
}
/** The standard pack as a file, after a change of its data. */
function written(change: (pack: Changed) => void = () => {}): string {
  const pack: Changed = JSON.parse(JSON.stringify(standardPack))
  change(pack)
  return JSON.stringify(pack)
}
/** Why a pack cannot be used. */
function mistakes(text: string): string[] {
  try {
    readPack(text)
    return []
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    return error.message.split('\n')
  }
}
/** With a phrase more among the titles of the first clause. */
const withTitle = (phrase: string): string => written(({ families }) => families[0]?.titles.push(phrase))

describe('a policy pack that somebody keeps as a file', () => {
  it('is used as it is written, with a byte order mark or without', () => {
    const { pack, detector } = readPack(`\ufeff${written()}`)
    expect(pack.version).toBe(standardPack.version)
    const contract = markdown('---\ncontract:\n  type: nda\n---\n\n# A\n\nWords.\n')
    expect(check(contract, pack, detector, 'en').findings.map(({ code }) => code)).toContain('missing-clause')
  })

  it.each<[what: string, text: string, told: RegExp]>([
    ['no JSON', '{', /^It is not JSON: /],
    ['more than any pack', ' '.repeat(20_000_001), /more than 20000000 characters/],
    ['no pack', '{}', /./],
    ['a phrase whose bracket never closes', withTitle('audit (of'), /^families › .+ › titles: /],
    ['brackets that multiply', withTitle('(a|b)'.repeat(30)), /stand for too many wordings$/],
    ['a set of phrases that is not there', withTitle('@no-such'), /there is no set of phrases “@no-such”$/],
  ])('says why it cannot be used: %s', (_what, text, told) => {
    const said = mistakes(text)
    expect(said.length).toBeGreaterThan(0)
    expect(said[0]).toMatch(told)
  })
})
