import type { Element, Family, Pack } from '../../server/src/policy/schema.ts'
import { standardPack } from '../../server/src/policy/standard.ts'

/** The standard family of logs, whose elements tests replace by their own. */
export const logging = standardPack.families.find(({ id }) => id === 'logging') as Family

/** The standard pack with one family in place of all. */
export const packWith = (family: Family): Pack => ({ ...standardPack, families: [family] })

/** A required element with a value. */
export const retention: Element = {
  id: 'logs-retention',
  title: { en: 'a retention period of five years or more', zh: '不少于五年的留存期限' },
  level: 'required',
  basis: 'guidance',
  authorities: ['ear-762-recordkeeping'],
  absent: { en: 'Records may be gone when they are asked for.', zh: '需要时记录可能已不存在。' },
  patterns: [
    {
      id: 'retained',
      all: [
        ['(log|record)', '(日志|记录)'],
        ['retain', '保存'],
        ['(year|month)', '(年|月)'],
      ],
    },
  ],
  flaws: [
    {
      pattern: {
        id: 'short',
        all: [
          ['(log|record)', '(日志|记录)'],
          ['retain', '保存'],
          ['(year|month)', '(年|月)'],
        ],
      },
      value: { periodBelow: '5 years', fact: 'log-retention' },
      message: {
        en: 'The records are kept for {{found}}, five years are asked for.',
        zh: '记录仅保存{{found}}，应不少于五年。',
      },
    },
  ],
  wording: {
    en: 'Logs shall be retained for at least five years.',
    zh: '日志应保存不少于五年。',
    zhHant: '日誌應保存不少於五年。',
  },
}

/** A recommended element. */
export const synchronised: Element = {
  id: 'logs-synchronised',
  title: { en: 'synchronised time stamps', zh: '同步时间戳' },
  level: 'recommended',
  basis: 'market-practice',
  authorities: [],
  absent: { en: 'Logs of several systems cannot be set side by side.', zh: '多个系统的日志无法相互对照。' },
  patterns: [{ id: 'time-stamps', all: [['synchronised time stamps', '同步时间戳']] }],
  wording: {
    en: '{{provider}} shall give the logs synchronised time stamps.',
    zh: '{{provider}}应为日志加注同步时间戳。',
  },
}
