import { beforeAll, describe, expect, it } from 'vitest'
import { withClause } from '../contracts.ts'
import { provisoIn, type Run } from './proviso.ts'
import { TestRepository } from './repository.ts'

const bare = '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Fees\n\nCustomer pays fees.\n'
const signed = withClause('logging', bare)
const markup = signed.replace('at least five years', 'at least two years')

const proviso = provisoIn({
  'bare.md': bare,
  'signed.md': signed,
  'markup.md': markup,
  'reversed.md': signed.replace('Each party shall keep', 'Each party may keep'),
  'broken.yaml': 'a: {b\n',
  'HEAD:odd.md': signed,
})
const made = ({ out, errors }: Run) => {
  if (out === '') throw new Error(errors)
  return JSON.parse(out)
}
const changes = (run: Run): string[] =>
  made(run).clauses.map(({ clause, change }: { clause: string; change: string }) => `${clause} ${change}`)

describe('proviso compare', () => {
  it.each([
    ['signed.md', 'signed.md', 0, []],
    ['bare.md', 'signed.md', 0, ['logging added']],
    ['signed.md', 'bare.md', 1, ['logging removed']],
    ['signed.md', 'markup.md', 1, ['logging weaker']],
    ['markup.md', 'signed.md', 0, ['logging stronger']],
    ['signed.md', 'reversed.md', 1, ['logging weaker']],
    ['reversed.md', 'signed.md', 0, ['logging stronger']],
    // A file of that name comes before a revision.
    ['HEAD:odd.md', 'signed.md', 0, []],
  ])('%s with %s: %i, %j', (before, after, code, expected) => {
    const run = proviso('compare', '--format', 'json', before, after)
    expect(run.code).toBe(code)
    expect(changes(run)).toEqual(expect.arrayContaining(expected))
    expect(made(run)).toMatchObject({ version: 1, before, after, isWeaker: code === 1 })
  })

  it('tells a partner what got weaker first, in both languages', () => {
    const { out } = proviso('compare', 'signed.md', 'markup.md')
    expect(out.indexOf('Weaker')).toBeGreaterThan(0)
    expect(out).toContain('“five years” is now “two years” (weaker)')
    const zh = proviso('compare', '--lang', 'zh', 'signed.md', 'markup.md').out
    expect(zh).toContain('削弱')
    expect(zh).toContain('“five years”改为“two years”')
  })

  it('says what could not be read', () => {
    expect(made(proviso('compare', '--format', 'json', 'signed.md', 'broken.yaml')).problems).not.toEqual([])
  })

  it.each([
    [['signed.md'], /Which two\?/],
    [['signed.md', 'bare.md', 'markup.md'], /Which two\?/],
    [['signed.md', '.'], /is a folder/],
    [['signed.md', 'none.md'], /There is no file or folder “none\.md”/],
    [['HEAD:signed.md', 'signed.md'], /is in no git repository/],
  ])('%j could not run', (args, says) => {
    const { code, out, errors } = proviso('compare', ...args)
    expect([code, out]).toEqual([2, ''])
    expect(errors).toMatch(says)
  })
})

describe('proviso compare of revisions', () => {
  const repository = new TestRepository()
  beforeAll(() => {
    repository.commit({ 'deals/lease.contract.md': signed, 'deals/other.contract.md': bare })
    repository.git('tag', 'signed')
    repository.commit({ 'deals/lease.contract.md': markup })
    repository.write('deals/lease.contract.md', bare)
  })
  const compare = (inside: string, ...args: string[]): Run =>
    repository.proviso(['compare', '--format', 'json', ...args], inside)

  it.each([
    ['.', ['signed:deals/lease.contract.md', 'HEAD:deals/lease.contract.md'], ['logging weaker']],
    ['.', ['HEAD:deals/lease.contract.md', 'deals/lease.contract.md'], ['logging removed']],
    ['deals', ['signed:lease.contract.md', 'HEAD:deals/lease.contract.md'], ['logging weaker']],
    ['deals', ['HEAD:./lease.contract.md', 'signed:lease.contract.md'], ['logging stronger']],
  ])('in %s: %j', (inside, args, expected) => {
    const run = compare(inside, ...args)
    expect(changes(run)).toEqual(expect.arrayContaining(expected))
  })

  it('compares all that changed since one', () => {
    const run = compare('.', '--since', 'signed', 'deals')
    expect(run.code).toBe(1)
    const { comparisons } = made(run) as { comparisons: { before: string; after: string; isWeaker: boolean }[] }
    expect(comparisons.map(({ before, after, isWeaker }) => [before, after, isWeaker])).toEqual([
      ['signed:deals/lease.contract.md', 'deals/lease.contract.md', true],
    ])
    repository.write('deals/lease.contract.md', signed)
    expect(repository.proviso(['compare', '--since', 'signed', 'deals'])).toMatchObject({
      code: 0,
      out: 'No contract changed.\n',
    })
  })

  it.each([
    [['signed:none.md', 'deals/lease.contract.md'], /The revision “signed” has no file “none\.md”/],
    [['never:deals/lease.contract.md', 'deals/lease.contract.md'], /There is no revision “never”/],
  ])('%j could not run', (args, says) => {
    const { code, errors } = repository.proviso(['compare', ...args])
    expect(code).toBe(2)
    expect(errors).toMatch(says)
  })
})
