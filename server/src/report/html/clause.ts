import { positionLine } from '../../policy/titles.ts'
import type { ClauseEntry, ContractEntry, ElementEntry, Words } from '../portfolio/model.ts'
import { elementWords, levelWords, stateWords } from '../portfolio/stateWords.ts'
import { elementState, glyph } from './glyphs.ts'
import { html, type Markup } from './markup.ts'
import { clauseId, type Teller } from './telling.ts'

/** One clause of a contract: how it stands, why it is called for, its words, and its limbs with theirs. */
export function clauseRow(clause: ClauseEntry, { language }: ContractEntry, number: number, told: Teller): Markup {
  const { locale } = told
  const { state, level, title, why, position, words, elements } = clause
  return html`<tr id="${clauseId(number, clause.clause)}"><th scope="row"><span class="clause-name">${title}</span>
<span class="state is-${state}">${glyph(state)} ${stateWords[state].name[locale]}</span>${level && state !== 'recommended' && html`<br><span class="level">${levelWords[level][locale]}</span>`}</th>
<td>${why && html`<p class="why">${why}</p>`}${position && html`<p class="why">${positionLine(position, locale)}</p>`}${words && html`<p class="words">${quotation(words, language, told)}</p>`}${
    elements.length > 0 && elementList(elements, words?.section ?? '', language, told)
  }</td></tr>
`
}

/** The limbs that have words or a finding, each by itself; the others that were looked for in a line. */
function elementList(elements: readonly ElementEntry[], section: string, language: string, told: Teller): Markup {
  const { say } = told
  const isTold = ({ words, why }: ElementEntry): boolean => words !== null || why !== ''
  const rest = (level: ElementEntry['level'], accepted = false): string =>
    elements
      .filter((one) => !isTold(one) && one.accepted === accepted && (accepted || one.level === level))
      .map(({ title }) => title)
      .join(say('; ', '；'))
  const lines: [string, string][] = [
    [say('Accepted as gaps', '已豁免'), rest('required', true)],
    [say('Also not found', '另未见'), rest('required')],
    [say('Recommended, and not found', '建议增设而未见'), rest('recommended')],
  ]
  return html`<ul class="elements">${elements.filter(isTold).map((one) => elementItem(one, section, language, told))}${lines.map(
    ([name, titles]) =>
      titles !== '' && html`<li class="rest"><span>${name}${say(': ', '：')}</span>${titles}${say('.', '。')}</li>`,
  )}</ul>`
}

function elementItem(element: ElementEntry, section: string, language: string, told: Teller): Markup {
  const { locale, say } = told
  const { title, status, accepted, level, words, why } = element
  const state = elementState(element)
  const standing = elementWords[accepted ? 'accepted' : status][locale]
  const name = `${title.charAt(0).toUpperCase()}${title.slice(1)}`
  return html`<li><span class="is-${state}">${glyph(state)}</span> <span class="limb">${name}</span>${say(': ', '：')}<span class="is-${state}">${standing}</span>${
    level === 'recommended' && say(' (recommended)', '（建议）')
  }${words && html`${say(' – ', '：')}${quotation(words, language, told, section)}`}${why && html`<p class="why">${why}</p>`}</li>`
}

/** The exact words, and where they stand. The section is left out where it was just named. */
function quotation({ section, line, quote }: Words, language: string, { say }: Teller, named?: string): Markup {
  const at = say(`line ${line}`, `第${line}行`)
  const place =
    section && section !== named ? html`<span lang="${language}">${section}</span>${say(', ', '，')}${at}` : at
  return html`<q lang="${language}">${quote}</q><span class="place">${say(' (', '（')}${place}${say(')', '）')}</span>`
}
