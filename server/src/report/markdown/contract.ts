import { positionLine } from '../../policy/titles.ts'
import type { Locale } from '../../rules/finding.ts'
import { alikeFindings, linesInWords } from '../portfolio/alike.ts'
import type { ClauseEntry, ContractEntry, Words } from '../portfolio/model.ts'
import { basisTitle, elementWords, levelWords, stateWords } from '../portfolio/stateWords.ts'
import { severityWords } from '../severityWords.ts'
import { cell } from './cell.ts'
import { marks } from './matrix.ts'
import { blocks, table } from './table.ts'

/** One contract with its facts, its clauses and their words, and what else was found. */
export function contractSection(contract: ContractEntry, number: number, language: Locale): string {
  const zh = language === 'zh'
  const { title, file, day, deal, follows, unknown, clauses, findings, isRead } = contract
  const where = zh ? `${cell(file)}，适用法律日期：${day}。` : `${cell(file)}, by the law of ${day}.`
  const facts = [
    ...deal.map(({ name, value }) => [name, cell(value)]),
    ...(follows.length > 0 ? [[zh ? '由此可知' : 'What follows', cell(follows.join(zh ? '；' : '; '))]] : []),
    ...(unknown.length > 0
      ? [[zh ? '尚不清楚' : 'Not known', unknown.map(({ what }) => cell(what)).join(zh ? '' : ' ')]]
      : []),
  ]
  const shown = clauses.filter(({ state }) => state !== 'not-needed' && state !== 'undecided')
  const others = alikeFindings(findings.filter(({ code }) => code !== 'missing-clause' && code !== 'weak-clause'))
  return blocks(
    `### ${number}. ${cell(title)}`,
    where,
    isRead && table(zh ? ['事实', '内容'] : ['Fact', 'Value'], facts),
    isRead &&
      table(
        zh ? ['条款', '情况', '理由与原文'] : ['Clause', 'State', 'Why, and the words'],
        shown.map((one) => clauseCells(one, language)),
      ),
    table(
      zh ? ['程度', '位置', '其他问题', '依据'] : ['Weight', 'Where', 'Other findings', 'Basis'],
      others.map(({ severity, section, lines, message, basis, code }) => [
        severityWords[severity][language],
        place(section, lines, zh),
        `${message.split('\n').map(cell).join('<br>')} \`${code}\``,
        basisTitle(basis, language),
      ]),
    ),
  )
}

function clauseCells({ title, state, level, why, position, words, elements }: ClauseEntry, language: Locale): string[] {
  const zh = language === 'zh'
  const wanted = level && state !== 'recommended' ? ` (${levelWords[level][language]})` : ''
  const limbs = elements.map(({ title: limb, status, accepted, level: much, words: shown, why: told }) => {
    const standing = elementWords[accepted ? 'accepted' : status][language]
    const less = much === 'recommended' ? (zh ? '（建议）' : ' (recommended)') : ''
    return `– ${cell(limb)}${zh ? '：' : ': '}${standing}${less}${shown ? ` ${quoted(shown, zh)}` : ''}${told ? ` ${cell(told)}` : ''}`
  })
  return [
    cell(title),
    `${marks[state]} ${stateWords[state].name[language]}${wanted}`,
    [cell(why), positionLine(position, language), words ? quoted(words, zh) : '', ...limbs]
      .filter((one) => one !== '')
      .join('<br>'),
  ]
}

const quoted = (words: Words, zh: boolean): string =>
  `${place(words.section, [words.line], zh)}${zh ? '：' : ': '}“${cell(words.quote)}”`

const place = (section: string, lines: readonly number[], zh: boolean): string =>
  `${section ? `${cell(section)}${zh ? '，' : ', '}` : ''}${linesInWords(lines, zh)}`
