import type { Format, Language } from '../contract/contract.ts'
import { chineseNumeral } from '../contract/numbering.ts'
import { scalar } from './declareFact.ts'
import type { DraftClause, DraftWords } from './draftWords.ts'

/** A new contract before it is written down. */
export interface Draft {
  readonly language: Language
  /** The lines of the `contract:` block. */
  readonly facts: readonly string[]
  readonly title: string
  readonly opening: readonly string[]
  readonly clauses: readonly DraftClause[]
  readonly signatures: readonly string[]
  readonly schedule: DraftClause
}

/** A draft as a text with `\n` line ends, its clauses numbered from 1 in the manner of its language. */
export function writeDraft(draft: Draft, format: Format, keys: DraftWords['keys']): string {
  return format === 'markdown' ? asMarkdown(draft) : asYaml(draft, keys)
}

function asMarkdown({ language, facts, title, opening, clauses, signatures, schedule }: Draft): string {
  const blocks = [
    ['---', ...facts, '---'].join('\n'),
    `# ${title}`,
    ...opening,
    ...clauses.flatMap((clause, i) => [
      `## ${language === 'en' ? `${i + 1}.` : article(i + 1, language)} ${clause.title}`,
      ...clause.paragraphs.map((text, at) => `${i + 1}.${at + 1} ${text}`),
    ]),
    '---',
    ...signatures,
    `## ${schedule.title}`,
    ...schedule.paragraphs,
  ]
  return `${blocks.join('\n\n')}\n`
}

function asYaml(draft: Draft, keys: DraftWords['keys']): string {
  const { language, facts, title, opening, clauses, signatures, schedule } = draft
  const blocks = [
    facts.join('\n'),
    `${keys.title}: ${scalar(title)}`,
    [`${keys.parties}: |-`, ...prose(opening, '  ')].join('\n'),
    `${keys.clauses}:`,
    ...clauses.map((clause, i) => {
      const number = language === 'en' ? JSON.stringify(String(i + 1)) : article(i + 1, language)
      const head = [`  - ${keys.no}: ${number}`, `    ${keys.heading}: ${scalar(clause.title)}`]
      return [...head, `    ${keys.text}: |-`, ...prose(clause.paragraphs, '      ')].join('\n')
    }),
    [`${keys.signatures}: |-`, ...prose(signatures, '  ')].join('\n'),
    [
      `${keys.schedules}:`,
      `  - ${keys.heading}: ${scalar(schedule.title)}`,
      `    ${keys.text}: |-`,
      ...prose(schedule.paragraphs, '      '),
    ].join('\n'),
  ]
  return `${blocks.join('\n\n')}\n`
}

const article = (count: number, language: Language): string =>
  `第${chineseNumeral(count)}${language === 'zh-Hant' ? '條' : '条'}`

/** Paragraphs as the lines of a block scalar. */
const prose = (paragraphs: readonly string[], indent: string): string[] =>
  paragraphs.flatMap((text, i) => (i === 0 ? [indent + text] : ['', indent + text]))
