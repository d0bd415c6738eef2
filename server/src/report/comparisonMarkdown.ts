import type { Localized } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import type { Comparison } from './comparison.ts'
import { type ComparisonItem, comparisonParts } from './comparisonParts.ts'
import { cell } from './markdown/cell.ts'
import { blocks } from './markdown/table.ts'

/** A comparison as a page of Markdown, for somebody who reads it in an editor. */
export function comparisonMarkdown(made: Comparison, locale: Locale): string {
  const zh = locale === 'zh'
  const { before, after, day, pack, findings } = made
  const parts = comparisonParts(made, locale)
  const verdict = verdictOf(made, parts.length === 0)
  return `${blocks(
    zh ? '# 合同变动' : '# What changed in this contract',
    zh ? `从${cell(before)}到${cell(after)}。` : `From ${cell(before)} to ${cell(after)}.`,
    verdict[locale],
    ...parts.flatMap(({ title, items }) => [`## ${title}`, items.map((one) => itemLines(one, zh)).join('\n')]),
    findings.same > 0 &&
      (zh ? `另有 ${findings.same} 项问题与此前相同。` : `${findings.same} findings are as they were.`),
    zh
      ? `两者均按${day}的法律及规则包 ${pack.id} ${pack.version} 检查。仅提供信息，不构成法律意见。`
      : `Both are read by the law of ${day} and policy pack ${pack.id} ${pack.version}. This informs and gives no legal advice.`,
  )}\n`
}

/** What a comparison comes to; what nobody judged may be weaker for all it says. */
function verdictOf({ isWeaker, clauses, elsewhere }: Comparison, isNothing: boolean): Localized {
  if (isNothing)
    return {
      en: 'No clause, fact, waiver or finding is another one.',
      zh: '条款、事实、豁免及问题均无变化。',
    }
  if (isWeaker)
    return {
      en: '**A clause or a value is weaker than it was, or something new was found.**',
      zh: '**有条款或数值被削弱，或者有新增问题。**',
    }
  const isJudged =
    elsewhere.length === 0 && clauses.every(({ change, words }) => change !== 'reworded' && words.length === 0)
  return isJudged
    ? { en: 'No clause is weaker than it was.', zh: '没有条款被削弱。' }
    : {
        en: 'Nothing that is judged is weaker than it was; what is not judged is for you to read.',
        zh: '已作判断的内容未见削弱；未作判断的改动请自行阅读。',
      }
}

function itemLines({ subject, at, text, more }: ComparisonItem, zh: boolean, indent = ''): string {
  const place = at && (zh ? `第${at.line + 1}行` : `line ${at.line + 1}`)
  const lead = [subject && `**${cell(subject)}**`, place].filter(Boolean).join(zh ? '，' : ', ')
  const words = lead === '' ? cell(text) : `${lead}${zh ? '：' : ': '}${cell(text)}`
  return [`${indent}- ${words}`, ...more.map((one) => itemLines(one, zh, `${indent}  `))].join('\n')
}
