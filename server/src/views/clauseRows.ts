import type { Range } from 'vscode-languageserver'
import { rangeOf } from '../contract/lines.ts'
import { factName } from '../facts/names.ts'
import { paragraphs, plainMarkdown } from '../features/markdown.ts'
import type { Pack } from '../policy/schema.ts'
import { positionLine, positionTitles } from '../policy/titles.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import { elementSpan } from '../report/portfolio/elementSpan.ts'
import type { ClauseEntry, ClauseState, ElementEntry } from '../report/portfolio/model.ts'
import { elementWords, levelWords } from '../report/portfolio/stateWords.ts'
import { type RegisterEntry, waiverRegister } from '../report/waiverRegister.ts'
import type { Locale } from '../rules/finding.ts'
import { authorityLine, basisInWords } from '../rules/wording.ts'
import type { ClauseGroup, ClauseRow, ElementRow } from '../viewProtocol.ts'

const groups: Readonly<Record<ClauseState, ClauseGroup>> = {
  missing: 'missing',
  recommended: 'missing',
  incomplete: 'weak',
  undecided: 'unclear',
  found: 'met',
  extra: 'met',
  accepted: 'waived',
  'not-needed': 'not-applicable',
  unread: 'unclear',
}

/** Every kind of clause of the pack, as the side bar lists it; in a group what is required first. */
export function clauseRows(file: FileCheck, entries: readonly ClauseEntry[], locale: Locale): ClauseRow[] {
  const waivers = waiverRegister(file, locale).filter(({ standing }) => standing === 'counts')
  const rows = entries.map((entry): ClauseRow => {
    const { clause, title, state, level } = entry
    const cover = file.checked.coverage.get(clause)
    const waiver = waivers.find((one) => one.clause === clause)
    const range = cover?.principal && rangeOf(cover.principal.span, file.lines)
    const lacks = state === 'missing' || state === 'recommended'
    return {
      clause,
      title,
      group: groups[state],
      ...(level ? { level } : {}),
      note: noteOf(entry, waiver, locale),
      detail: detailOf(entry, waiver, file, locale),
      ...(range ? { range } : {}),
      insertable: (file.pack.families.find(({ id }) => id === clause)?.templates.length ?? 0) > 0,
      waivable: lacks || entry.elements.some(({ why }) => why !== ''),
      elements: elementRows(entry, file, locale),
    }
  })
  const rank = ({ level }: ClauseRow): number => (level === 'required' ? 0 : level ? 1 : 2)
  return rows.sort((a, b) => rank(a) - rank(b))
}

function noteOf(entry: ClauseEntry, waiver: RegisterEntry | undefined, locale: Locale): string {
  const { state, level, because, words, elements, wouldDecide, position } = entry
  const zh = locale === 'zh'
  const basis = because[0]?.basis
  const lacking = elements.filter(({ why }) => why !== '').length
  const open = wouldDecide.map((key) => factName(key)[locale]).join(zh ? '、' : ', ')
  const parts: Readonly<Record<ClauseState, (string | false | null | undefined)[]>> = {
    missing: [level && levelWords[level][locale], basis && basisInWords(basis, locale)],
    recommended: [level && levelWords[level][locale], basis && basisInWords(basis, locale)],
    incomplete: [zh ? `${lacking} 项要素待补` : `${lacking} ${lacking === 1 ? 'part' : 'parts'} to put right`],
    undecided: [zh ? `取决于：${open}` : `turns on: ${open}`],
    found: [words?.section],
    extra: [words?.section, zh ? '非所需' : 'not called for'],
    accepted: [waiver?.by, waiver?.until && (zh ? `至 ${waiver.until}` : `until ${waiver.until}`)],
    'not-needed': [],
    unread: [],
  }
  return [...parts[state], position && positionTitles[position][locale]].filter(Boolean).join(' · ')
}

function detailOf(
  { clause, title, why, because, words, position, wouldDecide }: ClauseEntry,
  waiver: RegisterEntry | undefined,
  file: FileCheck,
  locale: Locale,
): string {
  const zh = locale === 'zh'
  const definition = file.pack.families.find(({ id }) => id === clause)?.definition[locale] ?? ''
  const open = wouldDecide.map((key) => factName(key)[locale])
  const accepted = waiver && [
    `${zh ? '已接受缺口' : 'Gap accepted'}${zh ? '：' : ': '}${waiver.reason ?? ''}`,
    ...(waiver.by ? [`${zh ? '批准人：' : 'By '}${waiver.by}${waiver.date ? ` (${waiver.date})` : ''}`] : []),
    ...(waiver.until ? [`${zh ? '截止：' : 'Until '}${waiver.until}`] : []),
  ]
  return paragraphs(
    `**${plainMarkdown(title)}** – ${plainMarkdown(definition)}`,
    plainMarkdown(why),
    open.length > 0
      ? plainMarkdown(
          zh
            ? `是否需要该条款，取决于尚不清楚的事实：${open.join('、')}。`
            : `Whether the deal calls for it turns on facts that are not known: ${open.join(', ')}.`,
        )
      : '',
    words ? `“${plainMarkdown(words.quote)}”` : '',
    plainMarkdown(positionLine(position, locale)),
    plainMarkdown(accepted?.join(zh ? '；' : '; ') ?? ''),
    authorityList(because[0]?.authorities ?? [], file, locale),
  )
}

/** Authorities as a list, each with citation, status and date. */
function authorityList(ids: readonly string[], { pack, checked }: FileCheck, locale: Locale): string {
  const reading: { pack: Pack; locale: Locale; day: string } = { pack, locale, day: checked.day }
  return pack.authorities
    .filter(({ id }) => ids.includes(id))
    .map((one) => `- ${plainMarkdown(authorityLine(one, reading))}`)
    .join('\n')
}

function elementRows({ clause, elements }: ClauseEntry, file: FileCheck, locale: Locale): ElementRow[] {
  const cover = file.checked.coverage.get(clause)
  return elements.map((entry): ElementRow => {
    const { id, title, level, status, accepted, words, why } = entry
    const one = cover?.elements.find(({ element }) => element.id === id)
    const span = one && elementSpan(one, file.checked)
    const range: Range | undefined = span && rangeOf(span, file.lines)
    return {
      element: id,
      title: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
      level,
      status,
      isAccepted: accepted,
      note: elementNote(entry, locale),
      detail: paragraphs(
        `**${plainMarkdown(title)}**`,
        plainMarkdown(why),
        words ? `“${plainMarkdown(words.quote)}”` : '',
        authorityList(one?.element.authorities ?? [], file, locale),
      ),
      ...(range ? { range } : {}),
      completable: status !== 'met' && cover?.principal !== undefined && !cover.isPassing,
    }
  })
}

function elementNote({ accepted, status, level }: ElementEntry, locale: Locale): string {
  const words = elementWords[accepted ? 'accepted' : status][locale]
  return level === 'recommended' && status !== 'met' ? `${words} · ${levelWords.recommended[locale]}` : words
}
