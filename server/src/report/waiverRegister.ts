import type { Locale } from '../rules/finding.ts'
import { waiverFault } from '../rules/waivers.ts'
import type { FileCheck } from './fileCheck.ts'
import { cell } from './markdown/cell.ts'
import { sectionAt } from './sectionAt.ts'

/** Whether a waiver accepts its gap on the day of reading, and if not why. */
export type WaiverStanding = 'counts' | 'expired' | 'unapproved' | 'unused' | 'incomplete'

/** One accepted gap. What the waiver does not say is null. */
export interface RegisterEntry {
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** The family or the element whose gap is accepted, as written. */
  readonly clause: string
  /** The same in words; as written where Proviso does not know it. */
  readonly title: string
  /** Number and title of the section that the waiver stands in; empty among the facts. */
  readonly section: string
  readonly reason: string | null
  readonly by: string | null
  readonly date: string | null
  readonly until: string | null
  readonly standing: WaiverStanding
  /** What is wrong with it, in the interface language; empty where nothing is. */
  readonly note: string
}

/** The waivers of one contract, in document order. */
export function waiverRegister({ file, checked, pack, lines }: FileCheck, locale: Locale): RegisterEntry[] {
  const { contract } = checked
  const inOrder = [...contract.waivers].sort((a, b) => a.span.start - b.span.start)
  return inOrder.map((waiver) => {
    const { clause, reason, by, date, until, span } = waiver
    const fault = waiverFault(waiver, { ...checked, pack })
    const known = pack.families.flatMap((family) => [family, ...family.elements]).find(({ id }) => id === clause)
    return {
      file,
      line: lines.positionAt(span.start).line + 1,
      clause,
      title: known?.title[locale] ?? clause,
      section: sectionAt(contract, span.start),
      reason: reason?.trim() || null,
      by: by?.trim() || null,
      date: date?.trim() || null,
      until: until?.trim() || null,
      standing: fault && !fault.counts ? standings[fault.code] : 'counts',
      note: fault?.message[locale] ?? '',
    }
  })
}

const standings = {
  'waiver-expired': 'expired',
  'waiver-unapproved': 'unapproved',
  'waiver-unused': 'unused',
  'waiver-incomplete': 'incomplete',
} as const

/** How a waiver stands, in words. */
export const standingWords: Record<WaiverStanding, Record<Locale, string>> = {
  counts: { en: 'counts', zh: '有效' },
  expired: { en: 'expired', zh: '已过期' },
  unapproved: { en: 'not by an approver', zh: '批准人无权' },
  unused: { en: 'unused', zh: '无对应缺口' },
  incomplete: { en: 'incomplete', zh: '不完整' },
}

/** The register as a section of a Markdown report. */
export function registerSection(entries: readonly RegisterEntry[], locale: Locale): string {
  const zh = locale === 'zh'
  const title = zh ? '## 豁免登记' : '## Waiver register'
  if (entries.length === 0) return `${title}\n\n${zh ? '未接受任何缺口。' : 'No gap has been accepted.'}\n`
  const head = zh
    ? ['合同', '条款或要素', '理由', '批准人', '批准日期', '截止日期', '状态']
    : ['Contract', 'Clause or element', 'Reason', 'Approved by', 'On', 'Until', 'Standing']
  const unsaid = zh ? '未写明' : 'not said'
  const rows = entries.map(({ file, line, clause, title: what, reason, by, date, until, standing }) => [
    `${file}:${line}`,
    what === clause ? clause || unsaid : `${what} (${clause})`,
    reason ?? unsaid,
    by ?? unsaid,
    date ?? unsaid,
    until ?? (zh ? '无期限' : 'no end'),
    standingWords[standing][locale],
  ])
  const notes = entries
    .filter(({ note }) => note !== '')
    .map(({ file, line, note }) => `- ${cell(`${file}:${line}`)} ${cell(note)}`)
  const table = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map(
    (row) => `| ${row.join(' | ')} |`,
  )
  const count = entries.filter(({ standing }) => standing === 'counts').length
  const sum = zh
    ? `共 ${entries.length} 项豁免，其中 ${count} 项有效。`
    : `${entries.length} ${entries.length === 1 ? 'waiver' : 'waivers'}; ${count} ${count === 1 ? 'counts' : 'count'}.`
  return [title, '', sum, '', ...table, ...(notes.length > 0 ? ['', ...notes] : []), ''].join('\n')
}
