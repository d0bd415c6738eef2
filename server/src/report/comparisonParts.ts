import type { Position } from '../contract/lines.ts'
import { splitSentences } from '../contract/sentences.ts'
import type { Localized, Need } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import type { ClauseChange, Words } from './clauseChanges.ts'
import type { ComparedFinding, Comparison } from './comparison.ts'
import { labelIn } from './labels.ts'
import type { Modality } from './modality.ts'
import { type RegisterEntry, standingWords } from './waiverRegister.ts'

/** One thing that is told, with what belongs to it. */
export interface ComparisonItem {
  /** What it is about. */
  readonly subject?: string
  /** The id by which Proviso knows the subject. */
  readonly id?: string
  /** Where it stands. */
  readonly at?: Position
  readonly text: string
  readonly more: readonly ComparisonItem[]
}

/** What a comparison tells of one kind, for a person. */
export interface ComparisonPart {
  readonly title: string
  readonly items: readonly ComparisonItem[]
}

/** A comparison for a person: what is weaker first, then what is stronger, then the rest; without parts that are empty. */
export function comparisonParts(made: Comparison, locale: Locale): ComparisonPart[] {
  const label = labelIn(locale)
  const { problems, clauses, elsewhere, needs, facts, waivers, findings } = made
  const of = (...changes: ClauseChange['change'][]): ComparisonItem[] =>
    clauses.filter(({ change }) => changes.includes(change)).map((one) => clauseItem(one, locale))
  const reworded = clauses.filter(({ change }) => change === 'reworded')
  const valued = reworded.filter(({ values }) => values.length > 0)
  const others = reworded.filter(({ values }) => values.length === 0)
  const undeclared = label('not declared', '未声明')
  const parts: [string, ComparisonItem[]][] = [
    [label('Not read in full', '未能完整读取'), problems.map((text) => item(text))],
    [label('Weaker', '削弱'), [...of('removed'), ...of('weaker')]],
    [label('Weaker in one thing and stronger in another', '有增有减'), of('mixed')],
    [label('Stronger', '增强'), [...of('added'), ...of('stronger')]],
    [label('Other values', '数值变化'), valued.map((one) => clauseItem(one, locale))],
    [
      label('Changed in words that are not judged: read these', '文字有改动，未作判断，请阅读'),
      others.map((one) => clauseItem(one, locale)),
    ],
    [
      label('Changed elsewhere, not judged: read these too', '其他条款文字有改动，未作判断，请一并阅读'),
      sentenceItems(elsewhere, locale),
    ],
    [
      label('Facts', '事实'),
      facts.map(({ fact, before, after }) => ({
        ...item(`${before ?? undeclared} → ${after ?? undeclared}`),
        subject: fact,
      })),
    ],
    [
      label('What the deal needs', '交易所需条款'),
      needs.map(({ title, clause, before, after }) => ({
        ...item(`${levelInWords(before, locale)} → ${levelInWords(after, locale)}`),
        ...{ subject: title, id: clause },
      })),
    ],
    [label('Waivers', '豁免'), waivers.map((one) => waiverItem(one, locale))],
    [label('New findings', '新增问题'), findings.new.filter((one) => !isToldOf(one, clauses)).map(findingItem)],
    [
      label('Findings that are gone', '已消除的问题'),
      // Why it was told is of no interest any more.
      findings.fixed.filter((one) => !isToldOf(one, clauses)).map((one) => ({ ...findingItem(one), more: [] })),
    ],
    [label('Findings that moved', '位置变化的问题'), findings.moved.map((one) => movedItem(one, locale))],
  ]
  return parts.flatMap(([title, items]) => (items.length > 0 ? [{ title, items }] : []))
}

/**
 * Whether a finding says what is told of its clause already: that one which was removed is missing, that what it lacked is gone
 * with it, that one which was put in is missing no longer, or that a part of it was lost or gained.
 */
function isToldOf({ code, clause, element }: ComparedFinding, clauses: readonly ClauseChange[]): boolean {
  const told = clauses.find((one) => one.clause === clause)
  if (code === 'missing-clause') return told?.change === 'removed' || told?.change === 'added'
  if (code !== 'weak-clause') return false
  return told?.change === 'removed' || told?.elements.some((one) => one.element === element) === true
}

const item = (text: string, more: readonly ComparisonItem[] = []): ComparisonItem => ({ text, more })

const changes: Readonly<Record<ClauseChange['change'], Localized>> = {
  removed: { en: 'removed', zh: '已删除' },
  added: { en: 'added', zh: '新增' },
  weaker: { en: 'weaker', zh: '削弱' },
  stronger: { en: 'stronger', zh: '增强' },
  mixed: { en: 'changed', zh: '变更' },
  reworded: { en: 'changed in words', zh: '文字改动' },
}

function clauseItem(made: ClauseChange, locale: Locale): ComparisonItem {
  const { clause, title, level, change, before, after, elements, values, modalities } = made
  const label = labelIn(locale)
  const needed =
    level === null
      ? ''
      : level === 'required'
        ? label(' (needed here)', '（本交易所需）')
        : label(' (recommended here)', '（建议具备）')
  const quotes = (old: Words | null, now: Words | null): ComparisonItem[] => quotesOf(old, now, locale)
  const inPassing = label(
    'Words in passing in a clause of another kind are all that is left.',
    '仅余其他条款中附带提及的文字。',
  )
  const more = [
    ...(change === 'removed' && after ? [item(inPassing)] : []),
    // What it says instead is told below, where that is known.
    ...(change === 'added' || (change === 'removed' && modalities.length === 0)
      ? quotes(before, change === 'added' ? after : null)
      : []),
    ...elements.map((one) =>
      item(
        one.change === 'lost'
          ? label(`no longer: ${one.title}`, `不再具备：${one.title}`)
          : label(`now has: ${one.title}`, `现已具备：${one.title}`),
        quotes(one.before, one.after),
      ),
    ),
    ...values.map(({ before: old, after: now, isMore, effect, place }) => {
      const measure = isMore ? label('more', '增加') : label('less', '减少')
      const does = effect === 'unclear' ? measure : changes[effect][locale]
      return item(
        label(
          `“${old}” is now “${now}” (${does}): ${quoted(place, locale)}`,
          `“${old}”改为“${now}”（${does}）：${quoted(place, locale)}`,
        ),
      )
    }),
    ...modalityItems(made, locale),
    ...wordItems(made, locale),
  ]
  return { subject: title, id: clause, text: `${changes[change][locale]}${needed}`, more }
}

/** In Chinese the words that a contract says it by. */
const modalityWords: Readonly<Record<Modality, Localized>> = {
  duty: { en: 'a duty', zh: '“应当”' },
  softened: { en: 'a duty of effort or discretion', zh: '“尽力”或“酌情”' },
  permission: { en: 'a permission', zh: '“可以”' },
  'no-duty': { en: 'no duty', zh: '“无需”' },
  prohibition: { en: 'a prohibition', zh: '“不得”' },
}

/** What a clause obliges, allows or forbids otherwise than before, and whom. */
function modalityItems({ modalities, subjects }: ClauseChange, locale: Locale): ComparisonItem[] {
  const label = labelIn(locale)
  return [
    ...modalities.map(({ before, after, effect, places }) => {
      const [old, now] = [modalityWords[before][locale], modalityWords[after][locale]]
      const does = effect === 'unclear' ? label('for you to judge', '请自行判断') : changes[effect][locale]
      const text = label(`${old} became ${now} (${does})`, `由${old}变为${now}（${does}）`)
      return item(text, quotesOf(places.before, places.after, locale))
    }),
    ...subjects.map(({ before, after, places }) =>
      item(
        label(`who: ${before} → ${after}`, `主体：${before} → ${after}`),
        quotesOf(places.before, places.after, locale),
      ),
    ),
  ]
}

/** So many sentences that changed in words alone are shown of a clause. */
const mostSentences = 5

/** The sentences of a clause that changed in what is not judged; where none did, and the clause has other words, their order did. */
function wordItems({ change, words, values, subjects, modalities }: ClauseChange, locale: Locale): ComparisonItem[] {
  const label = labelIn(locale)
  if (change === 'reworded' && words.length + values.length + subjects.length + modalities.length === 0)
    return [item(label('the same sentences in another order', '语句相同，仅顺序变动'))]
  return sentenceItems(words, locale)
}

/** Sentences before and after; of many the first ones, and how many there are besides. */
function sentenceItems(words: ClauseChange['words'], locale: Locale): ComparisonItem[] {
  const label = labelIn(locale)
  const more = words.length - mostSentences
  return [
    ...words.slice(0, mostSentences).map(({ before, after }) => {
      const what = !before
        ? label('put in, not judged', '新增文字，未作判断')
        : after
          ? label('other words, not judged', '文字改动，未作判断')
          : label('taken out, not judged', '删去文字，未作判断')
      return item(what, quotesOf(before, after, locale))
    }),
    ...(more > 0 ? [item(label(`and ${more} more`, `另有${more}处`))] : []),
  ]
}

const quotesOf = (old: Words | null, now: Words | null, locale: Locale): ComparisonItem[] => {
  const label = labelIn(locale)
  return [
    ...(old ? [item(`${label('before: ', '此前：')}${quoted(old, locale)}`)] : []),
    ...(now ? [item(`${label('now: ', '现在：')}${quoted(now, locale)}`)] : []),
  ]
}

const quoted = ({ section, quote }: Words, locale: Locale): string =>
  section === '' ? `“${quote}”` : locale === 'zh' ? `“${quote}”（${section}）` : `“${quote}” (${section})`

const levelInWords = (level: Need['level'] | null, locale: Locale): string =>
  locale === 'zh' ? (level === null ? '不需要' : level === 'required' ? '所需' : '建议') : (level ?? 'not needed')

function waiverItem(
  { clause, title, change, before, after }: Comparison['waivers'][number],
  locale: Locale,
): ComparisonItem {
  const label = labelIn(locale)
  const words = { added: label('added', '新增'), dropped: label('dropped', '取消'), changed: label('changed', '变更') }
  const says = ({ reason, by, date, until, standing }: RegisterEntry): string =>
    [
      reason ?? label('no reason given', '未写明理由'),
      by ? label(`by ${by}`, `批准人：${by}`) : label('by nobody named', '未写明批准人'),
      ...(date ? [label(`on ${date}`, `批准日期：${date}`)] : []),
      until ? label(`until ${until}`, `截止 ${until}`) : label('without end', '无期限'),
      standingWords[standing][locale],
    ].join(label(', ', '，'))
  const more = [
    ...(before ? [item(`${label('before: ', '此前：')}${says(before)}`)] : []),
    ...(after ? [item(`${label('now: ', '现在：')}${says(after)}`)] : []),
  ]
  return { subject: title, id: clause, text: words[change], more }
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? ''

/** What is found, and below it why, sentence by sentence. */
function findingItem({ code, section, start, message }: ComparedFinding): ComparisonItem {
  const [what = '', ...why] = sentencesIn(firstLine(message))
  return {
    subject: section,
    id: code,
    at: start,
    ...item(
      what,
      why.map((sentence) => item(sentence)),
    ),
  }
}

/** The sentences of a message; what it quotes stays in one. */
function sentencesIn(message: string): string[] {
  const sentences: string[] = []
  for (const { start, end } of splitSentences(message)) {
    const last = sentences.at(-1) ?? ''
    const isOpen = last.lastIndexOf('“') > last.lastIndexOf('”')
    if (isOpen) sentences[sentences.length - 1] = `${last} ${message.slice(start, end)}`
    else sentences.push(message.slice(start, end))
  }
  return sentences
}

/** “From 4 Fees to 7 Payment”: where a finding that moved stood, and where it stands. */
function movedItem({ before, after }: Comparison['findings']['moved'][number], locale: Locale): ComparisonItem {
  const place = ({ section, start }: ComparedFinding): string =>
    [`${start.line + 1}:${start.character + 1}`, section].filter(Boolean).join(' ')
  const words = firstLine(after.message)
  return {
    id: after.code,
    ...item(
      locale === 'zh'
        ? `由 ${place(before)} 移至 ${place(after)}：${words}`
        : `from ${place(before)} to ${place(after)}: ${words}`,
    ),
  }
}
