import type { ClauseEntry, ContractEntry, ElementEntry, Words } from '../portfolio/model.ts'
import { elementWords, levelWords, stateWords } from '../portfolio/stateWords.ts'
import { elementState, glyph } from './glyphs.ts'
import { html, type Markup } from './markup.ts'
import { clauseId, type Teller } from './telling.ts'

/** One clause of a contract: how it stands, why it is called for, its words, and its limbs with theirs. */
export function clauseRow(clause: ClauseEntry, { language }: ContractEntry, number: number, told: Teller): Markup {
  const { locale } = told
  const { state, level, title, why, words, elements } = clause
  return html`<tr id="${clauseId(number, clause.clause)}"><th scope="row"><span class="clause-name">${title}</span>
<span class="state is-${state}">${glyph(state)} ${stateWords[state].name[locale]}</span>${level && state !== 'recommended' && html`<br><span class="level">${levelWords[level][locale]}</span>`}</th>
<td>${why && html`<p class="why">${why}</p>`}${words && quotation(words, language, told)}${
    elements.length > 0 && html`<ul class="elements">${elements.map((one) => elementItem(one, language, told))}</ul>`
  }</td></tr>
`
}

function elementItem(element: ElementEntry, language: string, told: Teller): Markup {
  const { locale, say } = told
  const { title, status, accepted, level, words, why } = element
  const state = elementState(element)
  const standing = elementWords[accepted ? 'accepted' : status][locale]
  const isLess = level === 'recommended'
  return html`<li><span class="is-${state}">${glyph(state)}</span> <span class="limb">${title}</span>${say(': ', '：')}${standing}${
    isLess && say(' (recommended)', '（建议）')
  }${words && html` ${quotation(words, language, told)}`}${why && html`<p class="why">${why}</p>`}</li>`
}

const quotation = ({ section, line, quote }: Words, language: string, { say }: Teller): Markup =>
  html`<p class="words"><span class="place">${section ? html`<span lang="${language}">${section}</span>, ` : ''}${say(`line ${line}`, `第${line}行`)}</span> <q lang="${language}">${quote}</q></p>`
