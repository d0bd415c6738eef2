import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../server/src/contract/readContract.ts'
import { compileDetector } from '../../server/src/coverage/detector.ts'
import { housePolicy, playbookFindings } from '../../server/src/playbook/housePolicy.ts'
import { readPlaybook } from '../../server/src/playbook/readPlaybook.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { check } from '../../server/src/rules/check.ts'
import type { FindingCode } from '../../server/src/rules/finding.ts'

const folder = path.resolve(import.meta.dirname, '../../docs/rules')
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))

/** Every code; the type checker sees to it that none is left out. */
const codes = Object.keys({
  'missing-clause': true,
  'weak-clause': true,
  'misannotated-clause': true,
  placeholder: true,
  'undefined-term': true,
  'unused-term': true,
  'duplicate-term': true,
  'inconsistent-term': true,
  'fact-invalid': true,
  'fact-conflict': true,
  'eccn-mismatch': true,
  'controlled-item': true,
  'place-conflict': true,
  'regime-conflict': true,
  'clause-interaction': true,
  'list-quality': true,
  'stale-authority': true,
  'unverified-authority': true,
  'waiver-expired': true,
  'waiver-incomplete': true,
  'waiver-unused': true,
  'file-unreadable': true,
  'forbidden-wording': true,
  'waiver-unapproved': true,
  'playbook-invalid': true,
  'broken-reference': true,
  numbering: true,
  'amount-mismatch': true,
  'impossible-date': true,
  'unpaired-mark': true,
  'mixed-script': true,
  'hidden-character': true,
  'duplicate-heading': true,
  'empty-clause': true,
} satisfies Record<FindingCode, true>)

/** An example of a page: a contract, and the code that it is to be found with (or `none`). */
interface Example {
  readonly expected: string
  readonly format: 'markdown' | 'yaml'
  readonly text: string
}

/** The fenced blocks that begin with `<!-- expect: … -->`; without that line, since front matter must come first. */
function examplesOf(page: string): Example[] {
  const blocks = page.matchAll(/^(`{3,})(\w+)\n<!-- expect: ([\w-]+) -->\n([\s\S]*?)^\1$/gm)
  return Array.from(blocks, ([, , language, expected = '', text = '']) => ({
    expected,
    format: language === 'yaml' ? 'yaml' : 'markdown',
    text,
  }))
}

const detector = compileDetector(standardPack)
const standard = { pack: standardPack, detector }

/** What an example gives by the playbook that its page shows, if it shows one. An example of a playbook is itself one. */
function codesIn({ text, format }: Example, code: string, page: string): string[] {
  if (code === 'playbook-invalid')
    return playbookFindings(readPlaybook(text, standardPack).problems, 'en').map((one) => one.code)
  const shown = /^```yaml\n# playbook\n([\s\S]*?)^```$/m.exec(page)?.[1]
  const { pack, detector } = shown ? housePolicy(shown, standard) : standard
  return check(readContract(text, format), pack, detector, 'en').findings.map((one) => one.code)
}

it('every code has a page, and every page a code', () => {
  expect(pages.map((name) => path.basename(name, '.md')).toSorted()).toEqual(codes.toSorted())
})

describe.each(pages)('%s', (name) => {
  const code = path.basename(name, '.md')
  const page = readFileSync(path.join(folder, name), 'utf8')
  const examples = examplesOf(page)

  it('is titled with its code, and says why and what to do, also in Chinese', () => {
    expect(page).toMatch(new RegExp(`^# ${code}\\n`))
    for (const title of ['Why', 'Example', 'What to do', '中文']) expect(page).toContain(`\n## ${title}\n`)
  })

  it('has an example that is found, and one that is not, and none that goes untested', () => {
    expect(examples.map(({ expected }) => expected)).toEqual(expect.arrayContaining([code, 'none']))
    expect(examples).toHaveLength(page.match(/<!-- expect:/g)?.length ?? 0)
  })

  it.each(examples)('example %#: $expected', (example) => {
    const found = codesIn(example, code, page)
    if (example.expected === 'none') return expect(found).not.toContain(code)
    expect(found).toContain(example.expected)
    // The facts of an example may call for clauses that it lacks; anything else would be about another matter.
    expect(found.filter((one) => one !== example.expected && one !== 'missing-clause')).toEqual([])
  })
})
