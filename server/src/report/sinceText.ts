import type { Localized } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import type { KnownFinding } from './baseline.ts'
import type { Since } from './format.ts'
import type { Judged } from './judged.ts'
import { sectionAt } from './sectionAt.ts'
import { width, wrap } from './terminal.ts'
import { inOneLine, visible } from './visible.ts'

/** What stands before the contracts that changed since a revision: how many did, and which are gone. */
export function sinceHead(since: Since, locale: Locale): string {
  const { revision, commit, unchanged, was } = since
  const name = commit.startsWith(revision)
    ? commit.slice(0, shortCommit)
    : `${revision} (${commit.slice(0, shortCommit)})`
  const added = [...was.values()].filter((old) => old === undefined).length
  const changed = was.size - added
  const counts =
    locale === 'zh'
      ? [`${changed} 份合同有变动`, `${added} 份为新增`, `${unchanged.length} 份未变动`]
      : [`${changed} changed`, `${added} new`, `${unchanged.length} unchanged`]
  const head = locale === 'zh' ? `自 ${name} 以来：${counts.join('，')}` : `Since ${name}: ${counts.join(', ')}`
  return [head, ...lostContracts(since).map((told) => `  ${told[locale]}`), '']
    .map((line) => `${visible(line)}\n`)
    .join('')
}

/** Of each contract that is no longer there to be checked, why. */
export const lostContracts = ({ removed, undeclared }: Pick<Since, 'removed' | 'undeclared'>): Localized[] => [
  ...removed.map((file) => ({ en: `gone: ${file}`, zh: `已删除：${file}` })),
  ...undeclared.map((file) => ({
    en: `no longer says that it is a contract: ${file}`,
    zh: `不再标明为合同：${file}`,
  })),
]

/** Characters by which a commit is called. */
const shortCommit = 10

/** What became of the findings that a contract had: which are fixed, which moved, and how many are as they were. */
export function sinceLines({ file, checked, findings, gone }: Judged, { was }: Since, locale: Locale): string[] {
  const zh = locale === 'zh'
  const old = was.get(file)
  const moved = findings.flatMap(({ finding, movedFrom }) => (movedFrom ? [{ finding, movedFrom }] : []))
  const known = findings.filter(({ isKnown }) => isKnown).length - moved.length
  return [
    ...(old === undefined
      ? [zh ? '该合同为新增。' : 'This contract is new.']
      : old !== file
        ? [zh ? `原名：${inOneLine(old)}` : `It was called ${inOneLine(old)}.`]
        : []),
    ...gone.flatMap((one) => item(`${zh ? '已消除：' : 'fixed: '}${inWords(one)}`)),
    ...moved.flatMap(({ finding: { code, clause, element, span }, movedFrom }) => {
      const section = sectionAt(checked.contract, span.start)
      const subject = `[${code}] ${element ?? clause ?? ''}`.trimEnd()
      const places = movedFrom.section === section ? `“${movedFrom.words}”` : movedFrom.section
      const from = places === '' ? '' : zh ? `，原在 ${places}` : `, which stood in ${places}`
      return item(`${zh ? '已移动：' : 'moved: '}${subject}${section ? ` ${section}` : ''}${from}`)
    }),
    ...(known > 0 ? [zh ? `另有 ${known} 项与此前相同，未列出。` : `${known} more as before, not shown.`] : []),
  ]
}

const inWords = ({ code, clause, element, section, words }: KnownFinding): string =>
  [`[${code}]`, element ?? clause, section, words ? `“${words}”` : undefined].filter(Boolean).join(' ')

const item = (text: string): string[] =>
  wrap(visible(text), width - 4).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`)
