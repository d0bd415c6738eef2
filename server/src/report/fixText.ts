import type { Position } from '../contract/lines.ts'
import type { Locale } from '../rules/finding.ts'
import type { FileFixes } from './fixReport.ts'
import { labelIn } from './labels.ts'
import { listItem } from './terminal.ts'
import { inOneLine, visible } from './visible.ts'

/**
 * What `proviso fix` did to one file, for a person.
 * @param isTrial whether nothing was to be written
 */
export function fixText(fixed: FileFixes, isTrial: boolean, locale: Locale): string {
  const label = labelIn(locale)
  const { file, fixes, left, blanks, unasked, problem, diff } = fixed
  const lines = [`${inOneLine(file)}${label(': ', '：')}${headline(fixed, isTrial, locale)}`]
  if (problem)
    lines.push(...item(label(`Not written: ${problem}. The file is as it was.`, `未写入：${problem}。文件保持原状。`)))
  lines.push(
    ...fixes.flatMap(({ code, section, title }) =>
      item(`${section ? `${section}${label(': ', '：')}` : ''}${title} [${code}]`),
    ),
  )
  if (blanks.length > 0)
    lines.push(
      label('  Blanks to fill in the new words', '  新增文字中待填的空白'),
      ...blanks.flatMap(({ name, start }) => item(`${place(start)} [[${name}]]`)),
    )
  if (left.length > 0)
    lines.push(
      label('  Not fixed', '  未处理'),
      ...left.flatMap(({ code, start, section, message, why }) =>
        item(
          `${place(start)}${section ? ` ${section}` : ''} [${code}] ${message.trimEnd()}${locale === 'zh' ? '' : ' '}${why}`,
        ),
      ),
    )
  const others = Object.entries(unasked).map(([code, count]) => label(`${code} (${count})`, `${code}（${count}）`))
  if (others.length > 0)
    lines.push(
      ...item(
        label(
          `There are fixes for more, which are made when you name them after --rules: ${others.join(', ')}`,
          `另有可作的修改，须以 --rules 指明：${others.join('、')}`,
        ),
      ),
    )
  return `${[...lines, ...(diff ? ['', diff.replace(/\n$/, '')] : [])].join('\n')}\n`
}

function headline({ fixes, changed, written, problem }: FileFixes, isTrial: boolean, locale: Locale): string {
  const count = fixes.length
  if (problem && !changed) return locale === 'zh' ? '未处理' : 'left as it is'
  if (count === 0) return locale === 'zh' ? '无需修改' : 'nothing to fix'
  const made = written ? 'made' : isTrial ? 'would be made' : 'not made'
  if (locale === 'zh')
    return written ? `已作 ${count} 处修改` : isTrial ? `将作 ${count} 处修改` : `${count} 处修改未能作出`
  return `${count} ${count === 1 ? 'fix' : 'fixes'} ${made}`
}

const place = ({ line, character }: Position): string => `${line + 1}:${character + 1}`

const item = (text: string): string[] => listItem(visible(text))
