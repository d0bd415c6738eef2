import { describe, expect, it } from 'vitest'
import { longestText } from '../../../../server/src/contract/tooMuch.ts'
import { housePolicy } from '../../../../server/src/playbook/housePolicy.ts'
import { standardPack } from '../../../../server/src/policy/standard.ts'
import { clauseEntries } from '../../../../server/src/report/portfolio/clauseEntries.ts'
import { check } from '../../../../server/src/rules/check.ts'
import { detector, markdown } from '../../contracts.ts'
import { fileCheck } from '../files.ts'

const withFacts = (facts: string, body = 'Each party shall keep access logs and records for five years.'): string =>
  `---\ncontract:\n${facts}---\n\n# Lease\n\n## 1. Records\n\n${body}\n`
const entry = (text: string, clause: string, format: 'markdown' | 'yaml' = 'markdown') =>
  clauseEntries(fileCheck('a.md', text, format), 'en').find((one) => one.clause === clause)

const lease = '  type: compute-lease\n'
const waiver = (clause: string): string =>
  `  waivers:\n    - { clause: ${clause}, reason: agreed, by: A. Counsel, date: 2026-10-01 }\n`

describe('how a clause stands', () => {
  it.each<[string, string, string]>([
    [
      'termination',
      'found',
      withFacts(lease, 'Either party may terminate this Agreement by thirty days’ written notice.'),
    ],
    ['logging', 'incomplete', withFacts(lease, 'Each party shall keep access logs and records for two years.')],
    ['list-screening', 'missing', withFacts(lease)],
    ['audit', 'recommended', withFacts(lease)],
    ['audit', 'accepted', withFacts(lease + waiver('audit'))],
    ['logging', 'extra', withFacts('  type: nda\n')],
    ['data-transfer', 'undecided', withFacts(lease)],
    [
      'technology-export',
      'not-needed',
      withFacts(`  type: nda
  drafting-for: neutral
  governing-law: SG
  parties: [{ name: A, role: provider, headquarters: SG, ultimate-parent: SG }]
  items: [{ name: Thing, eccn: EAR99 }]
  activities: [inference]
  regions: [SG]
  data: [personal]
`),
    ],
  ])('%s is %s', (clause, state, text) => expect(entry(text, clause)?.state).toBe(state))

  it('is not told of a file that could not be read', () => {
    const states = clauseEntries(fileCheck('a.md', 'a '.repeat(longestText)), 'en').map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['unread']))
  })

  it('is decided where the house decides', () => {
    const policy = housePolicy('needs:\n  - { clause: data-transfer, level: not-needed, reason: Ours. }\n', {
      pack: standardPack,
      detector,
    })
    const text = withFacts(lease)
    const file = fileCheck('a.md', text)
    const checked = check(markdown(text), policy.pack, policy.detector, 'en')
    const of = clauseEntries({ ...file, pack: policy.pack, checked }, 'en').find(
      ({ clause }) => clause === 'data-transfer',
    )
    expect(policy.problems).toEqual([])
    expect(of?.state).toBe('not-needed')
  })
})

describe('what stands behind it', () => {
  it('is the reason, its basis and its authorities, where the deal calls for it', () => {
    const clause = entry(withFacts(lease), 'list-screening')
    expect(clause?.why).toMatch(/Basis: /)
    expect(clause?.because[0]?.authorities.length).toBeGreaterThan(0)
    expect(entry(withFacts('  type: nda\n'), 'logging')).toMatchObject({ why: '', because: [] })
  })

  it('is each limb with its exact words, or with what is found wrong', () => {
    const text = withFacts(lease, 'Each party shall keep access logs and records for two years.')
    const clause = entry(text, 'logging')
    const flawed = clause?.elements.find(({ status }) => status === 'flawed')
    expect(flawed?.words?.quote).toContain('two years')
    expect(flawed?.why).toContain('falls short')
    for (const { status, words } of clause?.elements ?? []) {
      expect(words === null).toBe(status === 'absent')
      if (words) expect(text).toContain(words.quote)
    }
  })

  it('quotes what a reader sees, without marks, and cut where it goes on for long', () => {
    const said = (more: string): string =>
      entry(withFacts(lease, `Each **party** shall keep \`access\` logs\nand records for two years${more}.`), 'logging')
        ?.words?.quote ?? ''
    expect(said('')).toBe('Each party shall keep access logs and records for two years.')
    const long = said(` and as long as any of them is needed${', by whoever may ask for it'.repeat(40)}`)
    expect(long).toMatch(/^Each party shall keep access logs .* \w+…$/)
    expect(long.length).toBeLessThan(430)
  })

  it('says which gaps are accepted', () => {
    const text = withFacts(lease, 'Each party shall keep access logs and records for two years.')
    const id = entry(text, 'logging')?.elements.find(({ status }) => status === 'absent')?.id ?? ''
    const accepted = entry(
      withFacts(lease + waiver(id), 'Each party shall keep access logs and records for two years.'),
      'logging',
    )
    expect(accepted?.elements.filter((one) => one.accepted).map((one) => one.id)).toEqual([id])
  })
})
