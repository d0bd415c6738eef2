import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findingCodes } from '../../server/src/rules/finding.ts'
import { examplesOf, findingsIn, pagesFolder } from './pages.ts'

const pages = readdirSync(pagesFolder).filter((name) => name.endsWith('.md'))

it('no page has two versions of itself, which a merge has left', () => {
  const folder = path.join(pagesFolder, '..')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  const merged = files.filter((name) => /^(?:<{7}|>{7}) /m.test(readFileSync(path.join(folder, name), 'utf8')))
  expect(merged).toEqual([])
})

it('every code has a page, and every page a code', () => {
  expect(pages.map((name) => path.basename(name, '.md')).toSorted()).toEqual([...findingCodes].toSorted())
})

describe.each(pages)('%s', (name) => {
  const code = path.basename(name, '.md')
  const page = readFileSync(path.join(pagesFolder, name), 'utf8')
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
    const found = findingsIn(example, code, page, 'en').map((one) => one.code)
    if (example.expected === 'none') return expect(found).not.toContain(code)
    expect(found).toContain(example.expected)
    // The facts of an example may call for clauses that it lacks; anything else would be about another matter.
    expect(found.filter((one) => one !== example.expected && one !== 'missing-clause')).toEqual([])
  })
})
