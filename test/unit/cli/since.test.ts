import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { provisoIn, type Run } from './proviso.ts'
import { TestRepository } from './repository.ts'

const facts = '---\ncontract:\n  type: nda\n  as-of: 2026-11-26\n---\n\n'
const ending = '## 1. Term\n\nEither party may terminate this Agreement by thirty days’ written notice.\n'
const nda = (title: string, more: string): string => `${facts}# ${title}\n\n${ending}\n${more}`
const secrets = (more: string): string =>
  nda('Secrets', `## 2. Duty\n\nEach party keeps the other’s secrets.\n\n${more}`)

interface Report {
  since: { revision: string; commit: string; unchanged: string[]; removed: string[]; undeclared: string[] }
  files: {
    file: string
    was: string | null
    findings: { code: string; known: boolean; section?: string; movedFrom?: { section: string } }[]
    gone: { code: string; section?: string }[]
  }[]
}
const reportOf = ({ out, errors }: Run): Report => {
  if (out === '') throw new Error(errors)
  return JSON.parse(out)
}

describe('proviso check --since', () => {
  const repository = new TestRepository()
  const since = (...args: string[]): Run => repository.proviso(['check', '--format', 'json', '--since', ...args])
  let report: Report
  let run: Run
  const file = (name: string) => report.files.find((one) => one.file === name)

  beforeAll(() => {
    repository.commit({
      'same.contract.md': secrets('It ends on [[day]].\n'),
      'lines.contract.md': secrets('It ends on [[day]].\n'),
      'changed.contract.md': secrets(
        '## 3. Place\n\nIn [[place]]. The [[confirm: name]] is known.\n\n## 4. End\n\nOn [[day]].\n',
      ),
      'renamed.contract.md': secrets(`${'The parties agree on many things here. '.repeat(4)}\n\nIt ends on [[day]].\n`),
      'gone.contract.md': nda('Gone', `${'Nothing at all is left of this contract. '.repeat(20)}\n`),
      'README.md': '# Not a contract\n',
    })
    repository.write('lines.contract.md', repository.read('lines.contract.md').replaceAll('\n', '\r\n'))
    repository.write(
      'changed.contract.md',
      secrets(
        '## 3. Place\n\nIn Singapore.\n\n## 4. End\n\nOn [[day]]; [[confirm: by whom]].\n\n## 5. Name\n\nThe [[confirm: name]] is known.\n',
      ),
    )
    repository.git('mv', 'renamed.contract.md', 'other.contract.md')
    repository.write('other.contract.md', repository.read('other.contract.md').replace('[[day]]', '[[month]]'))
    repository.git('rm', '-q', 'gone.contract.md')
    repository.write('new.contract.md', nda('New', 'It begins on [[first day]].\n'))
    run = since('HEAD', '.')
    report = reportOf(run)
  })

  it('checks what changed alone, whatever the line ends, and says what is gone', () => {
    expect(report.files.map(({ file: name, was }) => [name, was])).toEqual([
      ['changed.contract.md', 'changed.contract.md'],
      ['new.contract.md', null],
      ['other.contract.md', 'renamed.contract.md'],
    ])
    expect(report.since.unchanged.toSorted()).toEqual(['lines.contract.md', 'same.contract.md'])
    expect(report.since.removed).toEqual(['gone.contract.md'])
    expect(report.since.commit).toBe(repository.git('rev-parse', 'HEAD').trim())
  })

  it('says which findings are new, gone, moved and as they were', () => {
    const placeholders = file('changed.contract.md')?.findings.filter(({ code }) => code === 'placeholder')
    expect(placeholders?.map(({ known, section, movedFrom }) => [known, section, movedFrom?.section])).toEqual([
      [true, undefined, undefined],
      [false, undefined, undefined],
      [true, undefined, '3 Place'],
    ])
    expect(file('changed.contract.md')?.gone.map(({ code, section }) => [code, section])).toEqual([
      ['placeholder', '3 Place'],
    ])
    expect(
      file('other.contract.md')?.findings.filter(({ code, known }) => code === 'placeholder' && !known),
    ).toHaveLength(1)
    expect(file('new.contract.md')?.findings.every(({ known }) => !known)).toBe(true)
  })

  it('fails for a new finding, and not for one that was there', () => {
    expect(run.code).toBe(1)
    // A blank to be confirmed is a warning, and was there.
    expect(since('HEAD', 'other.contract.md').code).toBe(0)
    expect(since('HEAD', 'same.contract.md')).toMatchObject({ code: 0 })
    expect(reportOf(since('HEAD', 'same.contract.md')).files).toEqual([])
  })

  it('takes a pattern as what it names, also where that is gone', () => {
    expect(reportOf(since('HEAD', '*.contract.md')).since.removed).toEqual(['gone.contract.md'])
    expect(reportOf(since('HEAD', '[a-f]*.md')).since.removed).toEqual([])
    const { code, out } = since('HEAD', 'go*.md')
    expect([code, JSON.parse(out)]).toMatchObject([0, { since: { removed: ['gone.contract.md'] }, files: [] }])
  })

  it('looks for what is gone in what is named alone, and takes a revision by any name', () => {
    repository.git('tag', 'signed')
    const one = reportOf(since('signed', 'new.contract.md'))
    expect(one.since).toMatchObject({ revision: 'signed', removed: [] })
  })

  it('tells a person, in both languages', () => {
    const { out } = repository.proviso(['check', '--since', 'HEAD', '.'])
    expect(out).toMatch(/^Since HEAD \([0-9a-f]{10}\): 2 changed, 1 new, 2 unchanged\n {2}gone: gone\.contract\.md\n/)
    expect(out).toContain('It was called renamed.contract.md.')
    expect(out).toMatch(/- moved: \[placeholder\] .*3 Place/)
    const zh = repository.proviso(['check', '--lang', 'zh', '--since', 'HEAD', '.']).out
    expect(zh).toMatch(/^自 HEAD（?.*以来：2 份合同有变动，1 份为新增，2 份未变动\n/)
  })

  it('gives SARIF that says which results are new', () => {
    const { out } = repository.proviso(['check', '--format', 'sarif', '--since', 'HEAD', 'changed.contract.md'])
    const [{ results }] = JSON.parse(out).runs
    const states = (results as { ruleId: string; baselineState: string }[]).map((one) => [
      one.ruleId,
      one.baselineState,
    ])
    expect(states).toContainEqual(['placeholder', 'new'])
    expect(states).toContainEqual(['placeholder', 'unchanged'])
  })

  it('gives tests of which those that were there are skipped, and says where they were', () => {
    const junit = (lang: string) =>
      repository.proviso(['check', '--lang', lang, '--format', 'junit', '--since', 'HEAD', 'changed.contract.md']).out
    expect(junit('en')).toContain('<skipped>already there in HEAD</skipped>')
    expect(junit('zh')).toContain('<skipped>HEAD 中已有</skipped>')
    expect(junit('en')).not.toContain('baseline')
  })

  it('gives SARIF and annotations where the first of several files has nothing to tell', () => {
    repository.write('a-new.contract.md', secrets(''))
    const [sarif = '', gitlab = ''] = ['sarif', 'gitlab'].map(
      (format) => repository.proviso(['check', '--format', format, '--since', 'HEAD', '.']).out,
    )
    rmSync(path.join(repository.folder, 'a-new.contract.md'))
    expect(JSON.parse(sarif).runs[0].results.length).toBeGreaterThan(1)
    expect(JSON.parse(gitlab).length).toBeGreaterThan(0)
  })

  it('works from a folder inside and while another repository is named', () => {
    repository.write('inside/a.contract.md', secrets('On [[day]].\n'))
    const elsewhere = { GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/index', GIT_WORK_TREE: '/nowhere' }
    const { code, out } = repository.proviso(['check', '--format', 'json', '--since', 'HEAD', '.'], 'inside', elsewhere)
    expect([code, JSON.parse(out).files.map((one: { file: string }) => one.file)]).toEqual([0, ['a.contract.md']])
    rmSync(path.join(repository.folder, 'inside'), { recursive: true })
  })

  it.each([
    [['--since', 'never', '.'], /There is no revision “never”/],
    [['--since', '--output=x', '.'], /There is no revision “--output=x”|argument/],
    [['--since', '', '.'], /There is no revision “”/],
    [['--since', 'HEAD', '--baseline', 'x.json', '.'], /name one of them/],
  ])('%j could not run', (args, says) => {
    const { code, out, errors } = repository.proviso(['check', ...args])
    expect([code, out]).toEqual([2, ''])
    expect(errors).toMatch(says)
    expect(errors.split('\n')).toHaveLength(2)
  })
})

describe('a file that no longer says that it is a contract', () => {
  const repository = new TestRepository()
  const body = '# Secrets\n\nEach party keeps secrets.\n'
  const check = (...args: string[]): Run => repository.proviso(['check', '--since', 'HEAD', ...args])
  beforeAll(() => {
    repository.commit({ 'deals/lease.md': facts + body, 'deals/note.md': body, 'deals/gone.md': `${facts}# Gone\n` })
    repository.write('deals/lease.md', body)
    repository.write('deals/note.md', `${body}More.\n`)
    repository.git('rm', '-q', 'deals/gone.md')
  })

  it.each([['deals'], ['deals/*.md'], ['deals/lease.md']])('is told of and counts, as what is gone is: %s', (named) => {
    const { code, out } = check(named)
    expect(code).toBe(1)
    expect(out).toContain('\n  no longer says that it is a contract: deals/lease.md\n')
    expect(out).not.toMatch(/contract: deals\/note/)
    if (named !== 'deals/lease.md') expect(out).toContain('\n  gone: deals/gone.md\n')
  })

  it('is told of in Chinese, in JSON, and beside formats that have no place for it', () => {
    expect(check('--lang', 'zh', 'deals').out).toContain('\n  不再标明为合同：deals/lease.md\n')
    expect(reportOf(check('--format', 'json', 'deals')).since).toMatchObject({
      removed: ['deals/gone.md'],
      undeclared: ['deals/lease.md'],
    })
    for (const format of ['github', 'junit', 'gitlab', 'sarif'])
      expect(check('--format', format, 'deals')).toMatchObject({
        code: 1,
        errors: 'proviso: gone: deals/gone.md\nproviso: no longer says that it is a contract: deals/lease.md\n',
      })
    expect(check('--fail-on', 'never', 'deals').code).toBe(0)
  })

  it('is told of in a comparison, which finds that weaker', () => {
    const compare = (...args: string[]): Run => repository.proviso(['compare', '--since', 'HEAD', ...args])
    expect(compare('deals')).toMatchObject({
      code: 1,
      out: 'gone: deals/gone.md\nno longer says that it is a contract: deals/lease.md\n',
    })
    expect(JSON.parse(compare('--format', 'json', 'deals/*.md').out)).toMatchObject({
      removed: ['deals/gone.md'],
      undeclared: ['deals/lease.md'],
    })
  })

  it('is none where nothing there was a contract', () => {
    expect(check('deals/n*.md')).toMatchObject({ code: 0 })
    repository.write('notes/a.md', body)
    expect(check('notes')).toMatchObject({ code: 2, errors: expect.stringContaining('No contract found there') })
  })
})

describe('outside a repository', () => {
  const proviso = provisoIn({ 'a.contract.md': nda('A', '') })
  it.each([
    ['en', /is in no git repository/],
    ['zh', /不在 git 仓库中/],
  ])('it says so (%s)', (lang, says) => {
    const { code, errors } = proviso('check', '--lang', lang, '--since', 'HEAD', '.')
    expect(code).toBe(2)
    expect(errors).toMatch(says)
  })
})

describe.skipIf(process.platform === 'win32')('a repository that would run something', () => {
  const marks = mkdtempSync(path.join(tmpdir(), 'proviso-marks-'))
  afterAll(() => rmSync(marks, { recursive: true, force: true }))

  it('runs nothing', () => {
    const repository = new TestRepository()
    repository.commit({ 'a.contract.md': secrets('On [[day]].\n'), '.gitattributes': '* filter=x diff=x merge=x\n' })
    repository.write('a.contract.md', secrets('On [[day]] in [[place]].\n'))
    const run = path.join(repository.folder, '.git', 'run.sh')
    repository.write('.git/run.sh', `#!/bin/sh\necho "$0 $@" >> ${marks}/ran\nexit 1\n`)
    chmodSync(run, 0o755)
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-auto-gc']) {
      repository.write(`.git/hooks/${hook}`, `#!/bin/sh\necho ${hook} >> ${marks}/ran\n`)
      chmodSync(path.join(repository.folder, '.git', 'hooks', hook), 0o755)
    }
    const settings = {
      'core.fsmonitor': run,
      'core.pager': run,
      'core.sshCommand': run,
      'core.editor': run,
      'core.askPass': run,
      'core.alternateRefsCommand': run,
      'diff.external': run,
      'diff.x.textconv': run,
      'diff.x.command': run,
      'filter.x.clean': run,
      'filter.x.smudge': run,
      'filter.x.process': run,
      'pager.ls-tree': run,
      'pager.cat-file': run,
      'alias.ls-tree': `!${run}`,
      'alias.cat-file': `!${run}`,
      'protocol.ext.allow': 'always',
      'remote.origin.url': `ext::${run}`,
      'remote.origin.promisor': 'true',
      'extensions.partialClone': 'origin',
      'uploadpack.packObjectsHook': run,
    }
    // What is missing would be fetched from where the repository says.
    const blob = repository.git('rev-parse', 'HEAD:a.contract.md').trim()
    for (const [name, value] of Object.entries(settings)) repository.git('config', name, value)
    const check = repository.proviso(['check', '--format', 'json', '--since', 'HEAD', '.'])
    expect(reportOf(check).files[0]?.findings.map(({ known }) => known)).toContain(true)
    const compare = repository.proviso(['compare', '--format', 'json', 'HEAD:a.contract.md', 'a.contract.md'])
    expect(JSON.parse(compare.out).findings.new).toHaveLength(1)
    rmSync(path.join(repository.folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2)), { force: true })
    const missing = repository.proviso(['check', '--since', 'HEAD', '.'])
    expect(missing.code).toBe(2)
    expect(missing.errors).toMatch(/git could not read what is stored there/)
    expect(existsSync(path.join(marks, 'ran')), 'something was run').toBe(false)
    // The same settings run something where git is called as usual, so that this test can fail.
    spawnSync('git', ['--no-pager', 'diff', '--stat'], { cwd: repository.folder, timeout: 10_000 })
    expect(readdirSync(marks)).toEqual(['ran'])
  })
})
