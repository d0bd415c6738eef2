import type { Locale } from '../rules/finding.ts'
import type { FileCheck } from './json.ts'
import { cell } from './markdown.ts'
import { type RegisterEntry, registerSection, waiverRegister } from './waiverRegister.ts'

/** What `proviso report` tells of some contracts: one key a section. */
export interface Report {
  readonly version: 1
  readonly contracts: readonly {
    readonly file: string
    readonly title: string
    /** The day whose law and waivers count. */
    readonly day: string
    /** The policy pack that it was read by, and the day of the law in it. */
    readonly pack: { readonly id: string; readonly version: string; readonly date: string }
    /** Why nothing or not all of it could be read, in the interface language. */
    readonly problems: readonly string[]
  }[]
  readonly waivers: readonly RegisterEntry[]
}

/** The report on one contract. */
export function reportOn(one: FileCheck, locale: Locale): Report {
  const { file, checked, pack } = one
  const { contract, day } = checked
  const { id, version, date } = pack
  return {
    version: 1,
    contracts: [
      {
        file,
        title: contract.sections[0]?.title ?? '',
        day,
        pack: { id, version, date },
        problems: contract.problems.map(({ message }) => message[locale]),
      },
    ],
    waivers: waiverRegister(one, locale),
  }
}

/** Several reports as one. */
export const joined = (reports: readonly Report[]): Report => ({
  version: 1,
  contracts: reports.flatMap(({ contracts }) => contracts),
  waivers: reports.flatMap(({ waivers }) => waivers),
})

/** The report for a person, as Markdown. */
export function reportMarkdown({ contracts, waivers }: Report, locale: Locale): string {
  const zh = locale === 'zh'
  const days = [...new Set(contracts.map(({ day }) => day))].sort()
  const packs = [...new Set(contracts.map(({ pack }) => `${pack.id} ${pack.version} (${pack.date})`))]
  const head = zh
    ? `${contracts.length} 份合同。适用日期：${days.join('、')}。规则包：${packs.join('、')}。`
    : `${contracts.length} ${contracts.length === 1 ? 'contract' : 'contracts'}, by the law of ${days.join(', ')}. Policy pack: ${packs.join(', ')}.`
  const warnings = contracts.flatMap(({ file, problems }) => problems.map((one) => `**${cell(file)}**: ${cell(one)}`))
  const closing = zh ? '本报告仅提供信息，不构成法律意见。' : 'This report informs and gives no legal advice.'
  return `${[zh ? '# 合同合规报告' : '# Compliance report', head, ...warnings, registerSection(waivers, locale).trimEnd(), closing].join('\n\n')}\n`
}
