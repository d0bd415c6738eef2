import type { Locale } from '../rules/finding.ts'
import { basisInWords } from '../rules/wording.ts'
import type { FactSheet, Place } from './factSheet.ts'
import { labelIn } from './labels.ts'
import { listItem, width, wrap } from './terminal.ts'
import { visible } from './visible.ts'

/** One contract of `proviso facts` for a person: what is known, what is not, what follows, and which clauses that calls for. */
export const factSheetText = (sheet: FactSheet, locale: Locale): string =>
  `${sheetLines(sheet, locale).map(visible).join('\n')}\n`

function sheetLines(sheet: FactSheet, locale: Locale): string[] {
  const { file, day, isRead, problems, declared, inferred, unusable, unknown, circumstances, needs } = sheet
  const label = labelIn(locale)
  const colon = label(': ', '：')
  const at = ({ start }: Place): string => `${start.line + 1}:${start.character + 1}`
  const from = (place: Place): string => `“${place.quote}” ${at(place)}`
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', `  ${title}`, ...lines] : []
  const none = label('nothing', '无')
  const head = [
    label(`${file}: facts of the deal, by the law of ${day}`, `${file}：交易事实（按${day}的法律）`),
    ...problems.flatMap((one) => listItem(one)),
  ]
  if (!isRead) return head
  return [
    ...head,
    ...part(
      label('Declared', '已声明'),
      declared.length > 0
        ? declared.flatMap(({ path, value, place }) => listItem(`${nameOf(path)}${colon}${value} (${at(place)})`))
        : listItem(none),
    ),
    ...part(
      label('Declared, and not used', '已声明但未采用'),
      unusable.flatMap(({ message, place }) => listItem(`${at(place)} ${message}`)),
    ),
    ...part(
      label('Read from the words of the contract', '由合同文字推断'),
      inferred.flatMap(({ fact, shown, isDeclared, counts, place }) => {
        const standing = isDeclared
          ? label(' (declared as well)', '（亦已声明）')
          : counts
            ? ''
            : label(' (decides nothing until it is declared)', '（未声明前不影响所需条款）')
        return listItem(`${fact}${colon}${shown}${standing} – ${from(place)}`)
      }),
    ),
    ...part(
      label('Not known', '尚不清楚'),
      unknown.flatMap(({ fact, what }) => listItem(`${fact}${colon}${what}`)),
    ),
    ...part(
      label('What follows', '由此可知'),
      // One fact may bring several circumstances; a reader is told it once.
      [...new Map(circumstances.map((one) => [one.reason, one])).values()].flatMap(({ reason, isDeclared, places }) =>
        listItem(isDeclared ? capital(reason) : `${capital(reason)} – ${places.map(from).join(', ')}`),
      ),
    ),
    ...part(
      label('Clauses that it calls for', '因此所需的条款'),
      needs.flatMap(({ clause, title, level, because, facts }) => [
        ...listItem(
          `${title} [${clause}]${colon}${level === 'required' ? label('required', '所需') : label('recommended', '建议')}`,
        ),
        ...because
          .slice(0, 1)
          .flatMap(({ reason, basis, authorities }) => [
            ...wrap(reason, width).map((line) => `      ${line}`),
            ...wrap(becauseOf(facts, locale), width).map((line) => `      ${line}`),
            `      ${label('Basis: ', '依据：')}${basisInWords(basis, locale)}`,
            ...authorities.flatMap(({ standing }) =>
              wrap(standing, width).map((line, i) => `      ${i === 0 ? '§ ' : '  '}${line}`),
            ),
          ]),
      ]),
    ),
  ]
}

const becauseOf = (facts: readonly string[], locale: Locale): string =>
  facts.length === 0
    ? locale === 'zh'
      ? '因合同类型而需要。'
      : 'The type of the contract calls for it.'
    : locale === 'zh'
      ? `因为${facts.join('；')}。`
      : `Because ${facts.join(', and ')}.`

/** `parties 1, headquarters`: entries of lists are counted from 1. */
const nameOf = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name} ${key + 1}` : name ? `${name}, ${key}` : key),
    '',
  )

const capital = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`
