import { describe, expect, it } from 'vitest'
import { pack as packShape } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { provisoIn } from './proviso.ts'

type Loose = Record<string, unknown> & { id: string }
const copy = (): Record<string, Loose[]> & { version: string; date: string } =>
  JSON.parse(JSON.stringify(standardPack)) as never
/** The standard pack as it might have been before: each change is made to a copy. */
function packWith(change: (pack: ReturnType<typeof copy>) => void): string {
  const pack = copy()
  Object.assign(pack, { version: '2026.1.1', date: '2026-01-31' })
  change(pack)
  return JSON.stringify(pack)
}
const entry = (list: Loose[] | undefined, id: string): Loose => {
  const found = list?.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

const lease = `---
contract:
  type: compute-lease
  as-of: 2026-11-23
---

# Lease 💻

The Customer rents accelerators and pays monthly.
`
const proviso = provisoIn({
  'deals/lease.contract.md': lease,
  'deals/保密.contract.md':
    '---\ncontract:\n  type: nda\n  as-of: 2026-11-23\n---\n\n# 保密协议\n\n任何一方可提前三十日书面通知解除本协议。双方按照《关联方规则》审查股东。\n',
  'deals/clean.contract.md':
    '---\ncontract:\n  type: nda\n---\n\n# Secrets\n\nEither party may terminate this Agreement by thirty days’ written notice.\n',
  'house/.proviso/playbook.yaml': 'needs:\n  - { clause: audit, level: not-needed }\n',
  'house/lease.contract.md': lease,
  // The law as it was known before the suspension ended.
  'law.json': packWith(({ authorities }) => {
    const rule = entry(authorities, 'bis-rule-2025-09-29-affiliates')
    Object.assign(rule, { status: 'suspended', statusSince: '2025-11-10', history: (rule.history as []).slice(0, 2) })
  }),
  'needs.json': packWith((pack) => {
    pack.needs = pack.needs?.filter(({ id }) => id !== 'audit-supply') ?? []
    // One that the standard pack no longer has.
    const { id: _id, ...geo } = entry(pack.needs, 'geo-control-undeclared')
    pack.needs.push({ ...geo, id: 'old-need', clause: 'data-provenance', when: { type: ['compute-lease'] } })
    entry(pack.needs, 'logging-undeclared').level = 'required'
  }),
  'words.json': packWith(({ families }) => {
    const [template] = entry(families, 'logging').templates as { en: { paragraphs: string[] } }[]
    template?.en.paragraphs.push('Another paragraph.')
  }),
  'patterns.json': packWith(({ families }) => {
    entry(families, 'termination').patterns = []
  }),
  'only-date.json': packWith(() => {}),
  'bom.json': `\ufeff${packWith(() => {})}`,
  'not-json.json': '{ "id": ',
  'null.json': 'null',
  'wrong.json': packWith(({ authorities, needs }) => {
    entry(authorities, 'ear').status = 'abolished'
    entry(needs, 'audit-supply').clause = 7
  }),
  'dangling.json': packWith(({ needs }) => {
    entry(needs, 'audit-supply').authorities = ['no-such-law']
  }),
  'phrase.json': packWith(({ families }) => {
    entry(families, 'audit').titles = ['audit (a|']
  }),
  'multiplying.json': packWith(({ families }) => {
    entry(families, 'audit').titles = [Array.from({ length: 30 }, () => '(a|b)').join(' ')]
  }),
  'looping.json': packWith((pack) => {
    Object.assign(pack.lexicon as object, { 'loop-a': ['@loop-b'], 'loop-b': ['@loop-a'] })
    entry(pack.families, 'audit').titles = ['@loop-a']
  }),
})
const runs = new Map<string, string>()
/** A run gives the same whenever it is asked for, and takes a while. */
function diffOf(old: string, ...args: string[]) {
  const key = [old, ...args].join(' ')
  const out = runs.get(key) ?? proviso('pack', 'diff', '--format', 'json', old, 'standard', ...args).out
  runs.set(key, out)
  return JSON.parse(out)
}

describe('pack export', () => {
  it('writes the present pack, which diff then finds the same', () => {
    expect(proviso('pack', 'export', 'mine.json').out).toContain(standardPack.version)
    expect(diffOf('mine.json', 'deals')).toMatchObject({
      changes: [],
      contracts: [{ isAffected: false }, { isAffected: false }, { isAffected: false }],
    })
    expect(proviso('pack', 'diff', 'mine.json', 'standard').out).toContain('The two packs say the same.')
  })

  it('writes it to standard output where no file is named, in the shape of a pack', () => {
    const { code, out } = proviso('pack', 'export')
    expect(code).toBe(0)
    expect(packShape.parse(JSON.parse(out)).id).toBe('standard')
  })

  it('writes over no file', () => {
    expect(proviso('pack', 'export', 'null.json')).toEqual({
      code: 2,
      out: '',
      errors: 'proviso: There is already a file “null.json”; it is left as it is.\n',
    })
  })
})

describe('pack diff --format json', () => {
  it('has the agreed shape', () => {
    const diff = diffOf('needs.json', 'deals')
    expect(Object.keys(diff).toSorted()).toEqual(['changes', 'contracts', 'new', 'old', 'version'])
    expect(diff).toMatchObject({
      version: 1,
      old: { id: 'standard', version: '2026.1.1', date: '2026-01-31' },
      new: { id: 'standard', version: standardPack.version, date: standardPack.date },
    })
    for (const change of diff.changes)
      expect(Object.keys(change).toSorted()).toEqual(['change', 'fields', 'id', 'part', 'title'])
    for (const contract of diff.contracts) {
      expect(Object.keys(contract).toSorted()).toEqual(['day', 'file', 'findings', 'isAffected', 'needs', 'problems'])
      for (const one of [...contract.needs, ...contract.findings]) {
        expect(Object.keys(one).toSorted()).toEqual(['because', 'change', 'new', 'old'])
        expect(['added', 'removed', 'changed']).toContain(one.change)
        expect([one.old === null, one.new === null]).toEqual([one.change === 'added', one.change === 'removed'])
        expect(one.because.length).toBeGreaterThan(0)
      }
    }
  })

  it('tells of an authority whose status changed, and of the contract whose words rely on it', () => {
    const { changes, contracts } = diffOf('law.json', 'deals')
    const because = [{ part: 'authorities', id: 'bis-rule-2025-09-29-affiliates' }]
    expect(changes).toMatchObject([
      {
        ...because[0],
        change: 'changed',
        fields: expect.arrayContaining([{ name: 'status', old: 'suspended', new: 'in-force' }]),
      },
    ])
    const relying = contracts.find(({ file }: { file: string }) => file.includes('保密'))
    expect(relying).toMatchObject({ isAffected: true, day: '2026-11-23', needs: [] })
    expect(
      relying.findings.map(({ change, old, new: now }: Record<string, { code: string }>) => [
        change,
        old?.code,
        now?.code,
      ]),
    ).toEqual([
      ['added', undefined, 'unverified-authority'],
      ['removed', 'stale-authority', undefined],
    ])
    for (const one of relying.findings) expect(one.because).toEqual(because)
    expect(contracts.find(({ file }: { file: string }) => file.includes('clean')).isAffected).toBe(false)
  })

  it('gives nothing for the same law on a day on which both packs agree', () => {
    expect(diffOf('law.json', '--as-of', '2026-11-09', 'deals/保密.contract.md').contracts).toMatchObject([
      { day: '2026-11-09', isAffected: false },
    ])
  })

  it('tells of needs that come and go, with the findings that they bring', () => {
    const { changes, contracts } = diffOf('needs.json', 'deals')
    const listed = changes.map(({ id, change }: { id: string; change: string }) => [id, change])
    expect(listed).toEqual([
      ['logging-undeclared', 'changed'],
      ['old-need', 'removed'],
      ['audit-supply', 'added'],
    ])
    const [leased] = contracts.filter(({ isAffected }: { isAffected: boolean }) => isAffected)
    expect(leased.file).toContain('lease')
    expect(leased.needs).toMatchObject([
      { change: 'added', new: { clause: 'audit' }, because: [{ part: 'needs', id: 'audit-supply' }] },
      { change: 'removed', old: { clause: 'data-provenance' }, because: [{ part: 'needs', id: 'old-need' }] },
    ])
    expect(leased.findings).toMatchObject([
      { change: 'added', new: { code: 'missing-clause', clause: 'audit' } },
      { change: 'removed', old: { code: 'missing-clause', clause: 'data-provenance' } },
    ])
  })

  it('tells of words that would be put in otherwise', () => {
    const { changes, contracts } = diffOf('words.json', 'deals')
    expect(changes).toMatchObject([{ part: 'templates', id: 'logging/preferred', change: 'changed' }])
    expect(contracts.filter(({ isAffected }: { isAffected: boolean }) => isAffected)).toMatchObject([
      {
        needs: [],
        findings: [{ change: 'changed', new: { clause: 'logging' }, because: [{ part: 'templates' }] }],
      },
    ])
  })

  it('tells of a clause that is now recognised', () => {
    const { contracts } = diffOf('patterns.json', 'deals/clean.contract.md')
    expect(contracts).toMatchObject([
      {
        findings: [
          {
            change: 'removed',
            old: { code: 'missing-clause', clause: 'termination' },
            because: [{ part: 'families', id: 'termination' }],
          },
        ],
      },
    ])
  })

  it('lets the house playbook extend both packs alike', () => {
    const { contracts } = diffOf('needs.json', 'house')
    expect(contracts[0].needs.map(({ new: now }: { new: { clause: string } | null }) => now?.clause)).toEqual([
      undefined,
    ])
  })

  it('takes a later date of the pack alone for no change', () => {
    for (const file of ['only-date.json', 'bom.json'])
      expect(diffOf(file, 'deals').contracts.some(({ isAffected }: { isAffected: boolean }) => isAffected)).toBe(false)
  })
})

describe('pack diff for a person', () => {
  it('says what changed, which contracts that touches, and why', () => {
    const { code, out, errors } = proviso('pack', 'diff', 'needs.json', 'standard', 'deals')
    expect([code, errors]).toEqual([0, ''])
    expect(out).toMatch(/^From standard 2026\.1\.1 \(law of 2026-01-31\) to standard /)
    expect(out).toContain('\n  Needs\n')
    expect(out).toContain('  - new: Audit [audit-supply]\n')
    expect(out).toContain('      - level: required → recommended\n')
    expect(out).toContain('\n1 of 3 contracts affected\n')
    expect(out).toContain('      - because of: Needs › Audit [audit-supply]\n')
    expect(out).toMatch(/\n {2}Not affected\n {2}- .*clean\.contract\.md\n/)
  })

  it('speaks Chinese where it is asked to', () => {
    const { out } = proviso('pack', 'diff', '--lang', 'zh', 'law.json', 'standard', 'deals')
    expect(out).toContain('  法律依据\n')
    expect(out).toContain('状态：暂停适用或不予执行 → 现行有效')
    expect(out).toContain('3 份合同中有 1 份受影响')
    expect(out).toContain('  - 问题（不再出现）：9:26 [stale-authority]')
    expect(out).not.toMatch(/affected|because/)
  })
})

describe('what cannot be used is told at its place, with the exit code of a failure', () => {
  it.each<[string, string, RegExp]>([
    ['no JSON', 'not-json.json', /\n {2}It is not JSON: /],
    ['nothing', 'null.json', /\n {2}pack: /],
    ['a status that is none', 'wrong.json', /\n {2}authorities › ear › status: .*in-force/],
    ['a clause that is a number', 'wrong.json', /\n {2}needs › audit-supply › clause: /],
    [
      'an authority that is not there',
      'dangling.json',
      /\n {2}needs › audit-supply: there is no authority “no-such-law”/,
    ],
    ['a phrase whose brackets do not pair', 'phrase.json', /\n {2}families › audit › titles: /],
    ['brackets that multiply', 'multiplying.json', /\n {2}families › audit › titles: .*too many wordings/],
    ['sets of phrases in a circle', 'looping.json', /\n {2}lexicon › .*contains itself/],
  ])('%s', (_what, file, message) => {
    const { code, out, errors } = proviso('pack', 'diff', file, 'standard', 'deals')
    expect([code, out]).toEqual([2, ''])
    expect(errors).toContain(`proviso: “${file}” cannot be used as a policy pack:\n`)
    expect(errors).toMatch(message)
    expect(errors).not.toMatch(/\n\s+at /)
  })

  it.each([
    ['no subcommand', ['pack'], /^proviso: What of the pack\? /],
    ['one that is not there', ['pack', 'list'], /^proviso: What of the pack\? /],
    ['one pack', ['pack', 'diff', 'law.json'], /^proviso: What of the pack\? /],
    [
      'a missing pack',
      ['pack', 'diff', 'none.json', 'standard', 'deals'],
      /^proviso: There is no file or folder “none\.json”\./,
    ],
    ['a folder for a pack', ['pack', 'diff', 'deals', 'standard'], /^proviso: “deals” is a folder; /],
    [
      'no contract',
      ['pack', 'diff', 'standard', 'standard', 'none.md'],
      /^proviso: There is no file or folder “none\.md”\./,
    ],
  ])('%s', (_what, args, message) => {
    const { code, out, errors } = proviso(...args)
    expect([code, out]).toEqual([2, ''])
    expect(errors).toMatch(message)
    expect(errors.trimEnd().split('\n')).toHaveLength(1)
  })
})
