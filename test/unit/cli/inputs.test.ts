import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inputsOf } from '../../../server/src/cli/inputs/inputs.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'proviso-inputs-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Puts files into a folder of their own, and gives what `inputsOf` finds there: paths from that folder, `!` before those with trouble. */
function tree(name: string, files: Readonly<Record<string, string>>) {
  const top = path.join(folder, name)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(top, file)), { recursive: true })
    writeFileSync(path.join(top, file), text)
  }
  const found = async (...named: string[]): Promise<string[]> => {
    const list: string[] = []
    for await (const { file, trouble } of inputsOf(named.map((one) => path.join(top, one))))
      list.push((trouble ? '!' : '') + path.relative(top, file).replaceAll('\\', '/'))
    return list
  }
  return { top, found }
}
const empty = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, '']))

describe('a folder', () => {
  it('gives its texts in order of their paths, without packages, hidden files and files of other kinds', async () => {
    const { found } = tree(
      'plain',
      empty('b.md', 'a/z.txt', 'a/b.yaml', 'a-b.yml', 'a.markdown', 'x.pdf', '.x.md', 'node_modules/x.md', '.git/x.md'),
    )
    expect(await found('.')).toEqual(['a-b.yml', 'a.markdown', 'a/b.yaml', 'a/z.txt', 'b.md'])
    expect(await found('b.md', 'a', 'b.md')).toEqual(['b.md', 'a/b.yaml', 'a/z.txt'])
  })

  it('leaves out what .gitignore files say, the nearest last, and reads what is named all the same', async () => {
    const { found } = tree('ignoring', {
      ...empty(
        'draft-1.md',
        'final.md',
        'old/a.md',
        'deals/draft-2.md',
        'deals/keep.md',
        'deals/out/b.md',
        'deals/deep/out/c.md',
      ),
      '.gitignore': 'draft-*.md\n/old/\n# a comment\n',
      'deals/.gitignore': '!draft-2.md\nout/\n',
    })
    expect(await found('.')).toEqual(['deals/draft-2.md', 'deals/keep.md', 'final.md'])
    expect(await found('draft-1.md', 'old')).toEqual(['draft-1.md', 'old/a.md'])
  })

  it('knows what the repository around it leaves out, and nothing of what is around the repository', async () => {
    const { found } = tree('around', {
      ...empty('repo/deals/draft.md', 'repo/deals/final.md', 'repo/deals/mine.md', 'repo/build/a.md'),
      '.gitignore': 'final.md\n',
      'repo/.gitignore': 'draft.md\nbuild/\n',
      'repo/.git/info/exclude': 'mine.md\n',
    })
    expect(await found('repo/deals')).toEqual(['repo/deals/final.md'])
    // Named, it is not left out.
    expect(await found('repo/build')).toEqual(['repo/build/a.md'])
  })

  it.skipIf(process.platform === 'win32')(
    'follows no link, so that none leads round for ever, and tells of one that leads nowhere',
    async () => {
      const { top, found } = tree('linked', empty('deals/a.md', 'b.md'))
      symlinkSync('..', path.join(top, 'deals/up'))
      symlinkSync('.', path.join(top, 'round'))
      symlinkSync('loop.md', path.join(top, 'loop.md'))
      symlinkSync('gone.md', path.join(top, 'nowhere.md'))
      symlinkSync('b.md', path.join(top, 'c.md'))
      expect(await found('.')).toEqual(['b.md', 'deals/a.md', '!loop.md', '!nowhere.md'])
      expect(await found('c.md', 'round')).toEqual([
        'c.md',
        'round/b.md',
        'round/deals/a.md',
        '!round/loop.md',
        '!round/nowhere.md',
      ])
    },
  )

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'tells of a folder in it that cannot be read, and goes on',
    async () => {
      const { top, found } = tree('closed', empty('a/a.md', 'b/b.md'))
      chmodSync(path.join(top, 'a'), 0)
      expect(await found('.')).toEqual(['!a', 'b/b.md'])
      chmodSync(path.join(top, 'a'), 0o700)
    },
  )
})

describe('a pattern', () => {
  const { found } = { found: async (...named: string[]) => (await patterns()).found(...named) }
  const patterns = async () =>
    tree('patterns', {
      ...empty('a.md', 'deals/b.md', 'deals/c.yaml', 'deals/2025/d.md', 'deals/skip.md', '[draft].md'),
      'deals/.gitignore': 'skip.md',
    })

  it.each([
    ['*.md', ['[draft].md', 'a.md']],
    ['deals/*.md', ['deals/b.md']],
    ['**/*.md', ['[draft].md', 'a.md', 'deals/2025/d.md', 'deals/b.md']],
    ['deals/{b.md,c.yaml}', ['deals/b.md', 'deals/c.yaml']],
    ['deals/2???/*', ['deals/2025/d.md']],
    ['[draft].md', ['[draft].md']],
    ['deals/*.txt', ['!deals/*.txt']],
    ['deals/**', ['deals/2025/d.md', 'deals/b.md', 'deals/c.yaml']],
    ['{a,deals/2025/d}.md', ['a.md', 'deals/2025/d.md']],
    ['{deals,{x,y}/z}/*.yaml', ['deals/c.yaml']],
    ['d*/2025/*.md', ['deals/2025/d.md']],
  ])('%s', async (pattern, files) => {
    expect(await found(pattern)).toEqual(files)
  })

  it('counts as the names that it stands for: each is checked whatever it is called', async () => {
    const { top } = await patterns()
    for await (const { isNamed } of inputsOf([path.join(top, 'deals/*.md')])) expect(isNamed).toBe(true)
    for await (const { isNamed } of inputsOf([path.join(top, 'deals')])) expect(isNamed).toBe(false)
  })
})

it.skipIf(process.platform === 'win32')(
  'a pattern tells of no file that it does not name, readable or not',
  async () => {
    const { top, found } = tree('other', empty('a.md', 'deals/b.md'))
    symlinkSync('gone.md', path.join(top, 'lost.md'))
    symlinkSync('gone.md', path.join(top, 'deals/lost.md'))
    expect(await found('a*.md')).toEqual(['a.md'])
    expect(await found('deals/l*.md')).toEqual(['!deals/lost.md'])
  },
)

describe('a file that is named in two ways', () => {
  const top = () => tree('twice', empty('a.md', 'deals/b.md', 'deals/c.md')).top
  const given = async (...named: string[]): Promise<[string, boolean][]> => {
    const files: [string, boolean][] = []
    for await (const { file, isNamed } of inputsOf(named.map((one) => `${top()}/${one}`)))
      files.push([path.basename(file), isNamed])
    return files
  }
  const [a, b, c] = ['a.md', 'b.md', 'c.md'] as const

  it.each<[string[], [string, boolean][]]>([
    [['a.md', './a.md', 'deals/../a.md'], [[a, true]]],
    [['deals', '.'], [b, c, a].map((name) => [name, false])],
    [['deals/c.md', 'deals/*.md'], [c, b].map((name) => [name, true])],
    // It is checked whatever it is called, also where its folder is named before it.
    [['.', 'a.md', 'deals/b*'], [a, b, c].map((name) => [name, name !== c])],
  ])('is given once: %j', async (named, files) => expect(await given(...named)).toEqual(files))
})

it('looks whether all that is named is there before it gives anything', async () => {
  const { found } = tree('partly', empty('a.md'))
  await expect(found('a.md', 'gone.md')).rejects.toThrow(/^There is no file or folder “.*gone\.md”\.$/)
})
