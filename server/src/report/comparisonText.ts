import type { Localized, Need } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import type { ClauseChange, Words } from './clauseChanges.ts'
import type { ComparedFinding, Comparison } from './comparison.ts'
import { width, wrap } from './terminal.ts'
import { visible } from './visible.ts'
import type { RegisterEntry } from './waiverRegister.ts'

/** `proviso compare` for a person: what is weaker first, then what is stronger, then the rest. */
export function comparisonText(made: Comparison, locale: Locale): string {
  const label = labelIn(locale)
  const { before, after, day, pack, problems, clauses, needs, facts, waivers, findings } = made
  const of = (...changes: ClauseChange['change'][]): string[] =>
    clauses.filter(({ change }) => changes.includes(change)).flatMap((one) => clauseLines(one, locale))
  const reworded = clauses.filter(({ change }) => change === 'reworded')
  const valued = reworded.filter(({ values }) => values.length > 0)
  const others = reworded.filter(({ values }) => values.length === 0).map(({ title }) => title)
  const parts: [string, string[]][] = [
    [label('Not read in full', '未能完整读取'), problems.flatMap((one) => item(one))],
    [label('Weaker', '削弱'), [...of('removed'), ...of('weaker')]],
    [label('Weaker in one thing and stronger in another', '有增有减'), of('mixed')],
    [label('Stronger', '增强'), [...of('added'), ...of('stronger')]],
    [label('Other values', '数值变化'), valued.flatMap((one) => clauseLines(one, locale))],
    [label('Other words for the same', '仅改变表述'), others.length > 0 ? item(others.join(label(', ', '、'))) : []],
    [
      label('Facts', '事实'),
      facts.flatMap(({ fact, before: old, after: now }) =>
        item(
          `${fact}${label(': ', '：')}${old ?? label('not declared', '未声明')} → ${now ?? label('not declared', '未声明')}`,
        ),
      ),
    ],
    [
      label('What the deal needs', '交易所需条款'),
      needs.flatMap(({ title, clause, before: old, after: now }) =>
        item(`${title} [${clause}]${label(': ', '：')}${levelInWords(old, locale)} → ${levelInWords(now, locale)}`),
      ),
    ],
    [label('Waivers', '豁免'), waivers.flatMap((one) => waiverLines(one, locale))],
    [label('New findings', '新增问题'), findings.new.flatMap((one) => findingLines(one, locale))],
    [label('Findings that are gone', '已消除的问题'), findings.fixed.flatMap((one) => findingLines(one, locale))],
    [label('Findings that moved', '位置变化的问题'), findings.moved.flatMap((one) => item(movedInWords(one, locale)))],
  ]
  const shown = parts.filter(([, lines]) => lines.length > 0)
  const head = label(
    `From ${before} to ${after}, by the law of ${day} (policy pack ${pack.id} ${pack.version})`,
    `从 ${before} 到 ${after}，按${day}的法律（规则包 ${pack.id} ${pack.version}）`,
  )
  return `${[
    ...wrap(visible(head), width),
    ...shown.flatMap(([title, lines]) => ['', `  ${title}`, ...lines]),
    ...(shown.length === 0
      ? ['', label('  No clause, fact, waiver or finding is another one.', '  条款、事实、豁免及问题均无变化。')]
      : []),
    ...(findings.same > 0
      ? ['', label(`  ${findings.same} findings are as they were.`, `  另有 ${findings.same} 项问题与此前相同。`)]
      : []),
  ].join('\n')}\n`
}

/** “From 4 Fees to 7 Payment”: where a finding that moved stood, and where it stands. */
export function movedInWords(
  { before, after }: { before: ComparedFinding; after: ComparedFinding },
  locale: Locale,
): string {
  const place = ({ section, start }: ComparedFinding): string =>
    [`${start.line + 1}:${start.character + 1}`, section].filter(Boolean).join(' ')
  const [first = ''] = after.message.split('\n')
  return locale === 'zh'
    ? `[${after.code}] 由 ${place(before)} 移至 ${place(after)}：${first}`
    : `[${after.code}] from ${place(before)} to ${place(after)}: ${first}`
}

const labelIn =
  (locale: Locale) =>
  (en: string, zh: string): string =>
    locale === 'zh' ? zh : en

const item = (text: string, indent = ''): string[] =>
  text
    .split('\n')
    .flatMap((one) => wrap(visible(one), width - indent.length - 4))
    .map((line, i) => `${indent}${i === 0 ? '  - ' : '    '}${line}`)

const changes: Readonly<Record<ClauseChange['change'], Localized>> = {
  removed: { en: 'removed', zh: '已删除' },
  added: { en: 'added', zh: '新增' },
  weaker: { en: 'weaker', zh: '削弱' },
  stronger: { en: 'stronger', zh: '增强' },
  mixed: { en: 'changed', zh: '变更' },
  reworded: { en: 'in other words', zh: '改变表述' },
}

function clauseLines(
  { clause, title, level, change, before, after, elements, values }: ClauseChange,
  locale: Locale,
): string[] {
  const label = labelIn(locale)
  const needed =
    level === null
      ? ''
      : level === 'required'
        ? label(' (needed here)', '（本交易所需）')
        : label(' (recommended here)', '（建议具备）')
  const quotes = (old: Words | null, now: Words | null): string[] => [
    ...(old ? item(`${label('before: ', '此前：')}${quoted(old, locale)}`, '    ') : []),
    ...(now ? item(`${label('now: ', '现在：')}${quoted(now, locale)}`, '    ') : []),
  ]
  return [
    ...item(`${title} [${clause}]${label(': ', '：')}${changes[change][locale]}${needed}`),
    ...(change === 'removed' && after
      ? item(
          label('Words in passing in a clause of another kind are all that is left.', '仅余其他条款中附带提及的文字。'),
          '    ',
        )
      : []),
    ...(change === 'removed' || change === 'added' ? quotes(before, change === 'added' ? after : null) : []),
    ...elements.flatMap((one) => [
      ...item(
        one.change === 'lost'
          ? label(`no longer: ${one.title}`, `不再具备：${one.title}`)
          : label(`now has: ${one.title}`, `现已具备：${one.title}`),
        '  ',
      ),
      ...quotes(one.before, one.after),
    ]),
    ...values.flatMap(({ before: old, after: now, isMore, effect, place }) => {
      const measure = isMore ? label('more', '增加') : label('less', '减少')
      const does = effect === 'unclear' ? measure : changes[effect][locale]
      return item(
        label(
          `“${old}” is now “${now}” (${does}): ${quoted(place, locale)}`,
          `“${old}”改为“${now}”（${does}）：${quoted(place, locale)}`,
        ),
        '  ',
      )
    }),
  ]
}

const quoted = ({ section, quote }: Words, locale: Locale): string =>
  section === '' ? `“${quote}”` : locale === 'zh' ? `“${quote}”（${section}）` : `“${quote}” (${section})`

const levelInWords = (level: Need['level'] | null, locale: Locale): string =>
  locale === 'zh' ? (level === null ? '不需要' : level === 'required' ? '所需' : '建议') : (level ?? 'not needed')

function waiverLines(
  { clause, title, change, before, after }: Comparison['waivers'][number],
  locale: Locale,
): string[] {
  const label = labelIn(locale)
  const words = { added: label('added', '新增'), dropped: label('dropped', '取消'), changed: label('changed', '变更') }
  const says = ({ reason, by, until }: RegisterEntry): string =>
    [
      reason ?? label('no reason given', '未写明理由'),
      by ? label(`by ${by}`, `批准人：${by}`) : label('by nobody named', '未写明批准人'),
      until ? label(`until ${until}`, `截止 ${until}`) : label('without end', '无期限'),
    ].join(label(', ', '，'))
  return [
    ...item(`${title} [${clause}]${label(': ', '：')}${words[change]}`),
    ...(before ? item(`${label('before: ', '此前：')}${says(before)}`, '    ') : []),
    ...(after ? item(`${label('now: ', '现在：')}${says(after)}`, '    ') : []),
  ]
}

function findingLines({ code, section, start, message }: ComparedFinding, locale: Locale): string[] {
  const [first = ''] = message.split('\n')
  const place = [`${start.line + 1}:${start.character + 1}`, section].filter(Boolean).join(' ')
  return item(`${place} [${code}]${locale === 'zh' ? '：' : ': '}${first}`)
}
