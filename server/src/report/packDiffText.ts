import type { PackChange, PackPart } from '../policy/packChanges.ts'
import type { Authority, Localized, Need } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import { standingInWords } from '../rules/wording.ts'
import { labelIn } from './labels.ts'
import type { PackDiff, PackName } from './packDiff.ts'
import type { Changed, PackImpact } from './packImpact.ts'
import { width, wrap } from './terminal.ts'
import { visible } from './visible.ts'

const parts: Record<PackPart, Localized> = {
  authorities: { en: 'Authorities', zh: '法律依据' },
  needs: { en: 'Needs', zh: '条款要求' },
  families: { en: 'Kinds of clause', zh: '条款类别' },
  elements: { en: 'Elements', zh: '条款要素' },
  templates: { en: 'Wordings', zh: '示范文本' },
  interactions: { en: 'Interactions', zh: '条款间的影响' },
  contractTypes: { en: 'Types of contract', zh: '合同类型' },
  items: { en: 'Items', zh: '物项' },
  eccn: { en: 'Limits of ECCNs', zh: 'ECCN限值' },
  countries: { en: 'Countries', zh: '国家和地区' },
  countryGroups: { en: 'Groups of countries', zh: '国家组' },
  factCues: { en: 'Words that say a fact', zh: '表明事实的文字' },
  lexicon: { en: 'Sets of phrases', zh: '短语集' },
  caveats: { en: 'Words that say how a rule stands', zh: '表明规则状态的文字' },
  order: { en: 'Order of clauses', zh: '条款顺序' },
}

/** Fields of a pack's entries whose names say little to a reader. */
const fields: Readonly<Record<string, Localized>> = {
  status: { en: 'status', zh: '状态' },
  statusSince: { en: 'standing so since', zh: '状态起始日' },
  statusNote: { en: 'note on its status', zh: '状态说明' },
  history: { en: 'how it stood over time', zh: '历次状态' },
  effective: { en: 'in effect from', zh: '生效日' },
  issued: { en: 'issued', zh: '发布日' },
  needsCheck: { en: 'to be confirmed', zh: '待核实' },
  verified: { en: 'verified by', zh: '核实方式' },
  unverified: { en: 'unverified parts', zh: '未经核实的部分' },
  citation: { en: 'citation', zh: '出处' },
  title: { en: 'title', zh: '名称' },
  level: { en: 'level', zh: '程度' },
  basis: { en: 'basis', zh: '依据性质' },
  when: { en: 'the facts under which it applies', zh: '适用事实' },
  reason: { en: 'reason', zh: '理由' },
  authorities: { en: 'authorities', zh: '法律依据' },
  patterns: { en: 'how it is recognised', zh: '识别方式' },
  wording: { en: 'words', zh: '文本' },
  en: { en: 'words in English', zh: '英文文本' },
  zh: { en: 'words in Chinese', zh: '中文文本' },
  zhHant: { en: 'words in Traditional Chinese', zh: '繁体中文文本' },
}

/** `proviso pack diff` for a person: what changed in the pack, then which contracts that touches, and why. */
export function packDiffText({ old, new: newer, changes, contracts }: PackDiff, locale: Locale): string {
  const label = labelIn(locale)
  const nameOf = ({ id, version, date }: PackName): string =>
    label(`${id} ${version} (law of ${date})`, `${id} ${version}（法律截至${date}）`)
  const affected = contracts.filter(({ isAffected }) => isAffected)
  const others = contracts.filter(({ isAffected }) => !isAffected)
  const lines = [
    label(`From ${nameOf(old)} to ${nameOf(newer)}`, `从 ${nameOf(old)} 到 ${nameOf(newer)}`),
    ...(changes.length === 0 ? ['', label('  The two packs say the same.', '  两个规则包内容相同。')] : []),
    ...(Object.keys(parts) as PackPart[]).flatMap((part) => {
      const those = changes.filter((change) => change.part === part)
      return those.length === 0
        ? []
        : ['', `  ${parts[part][locale]}`, ...those.flatMap((one) => changeLines(one, locale))]
    }),
    ...(contracts.length === 0
      ? []
      : [
          '',
          label(
            `${affected.length} of ${contracts.length} ${contracts.length === 1 ? 'contract' : 'contracts'} affected`,
            `${contracts.length} 份合同中有 ${affected.length} 份受影响`,
          ),
        ]),
    ...affected.flatMap((one) => impactLines(one, changes, locale)),
    ...(others.length === 0
      ? []
      : [
          '',
          label('  Not affected', '  不受影响'),
          ...others.flatMap(({ file, problems }) => [`  - ${file}`, ...problems.flatMap((one) => item(one, '    '))]),
        ]),
  ]
  return `${lines.map(visible).join('\n')}\n`
}

const changed: Record<PackChange['change'], Localized> = {
  added: { en: 'new', zh: '新增' },
  removed: { en: 'gone', zh: '删除' },
  changed: { en: 'changed', zh: '变更' },
}

const item = (text: string, indent = ''): string[] =>
  wrap(text, width).map((line, i) => `${indent}${i === 0 ? '  - ' : '    '}${line}`)

function changeLines({ id, title, change, fields: those }: PackChange, locale: Locale): string[] {
  const colon = locale === 'zh' ? '：' : ': '
  return [
    ...item(`${changed[change][locale]}${colon}${title[locale]}${title.en === id ? '' : ` [${id}]`}`),
    ...those.flatMap((field) => {
      const name = fields[field.name]?.[locale] ?? field.name
      const [before, after] = [inWords(field.name, field.old, locale), inWords(field.name, field.new, locale)]
      const values = before === undefined || after === undefined ? changed.changed[locale] : `${before} → ${after}`
      return item(`${name}${colon}${values}`, '    ')
    }),
  ]
}

/** A value of a pack in a line of text; undefined for one that is too much for a line. */
function inWords(name: string, value: unknown, locale: Locale): string | undefined {
  if (value === null || (Array.isArray(value) && value.length === 0)) return locale === 'zh' ? '无' : 'none'
  if (typeof value === 'object' && 'en' in value && 'zh' in value) return inWords(name, value[locale], locale)
  const words = Array.isArray(value)
    ? name === 'history'
      ? (value as Authority['history'])
          ?.map(({ from, status }) => `${from} ${statusInWords(status)[locale]}`)
          .join(locale === 'zh' ? '、' : ', ')
      : value.every((one) => typeof one === 'string')
        ? value.join(locale === 'zh' ? '、' : ', ')
        : undefined
    : typeof value === 'object'
      ? undefined
      : name === 'status'
        ? statusInWords(value as Authority['status'])[locale]
        : name === 'level'
          ? levelInWords(value as Need['level'], locale)
          : String(value)
  return words !== undefined && words.length <= longestValue ? words : undefined
}

const statusInWords = (status: Authority['status']): Localized =>
  standingInWords({ status, since: null, note: undefined, needsCheck: false })

const levelInWords = (level: Need['level'], locale: Locale): string =>
  locale === 'zh' ? (level === 'required' ? '所需' : '建议') : level

/** In UTF-16 units. */
const longestValue = 240

function impactLines(
  { file, day, problems, needs, findings }: PackImpact,
  changes: readonly PackChange[],
  locale: Locale,
): string[] {
  const label = labelIn(locale)
  const why = ({ because }: Pick<Changed<unknown>, 'because'>): string[] => {
    const named = because.slice(0, shownCauses).map(({ part, id }) => {
      const found = changes.find((one) => one.part === part && one.id === id)
      return `${parts[part][locale]} › ${found && found.title.en !== id ? `${found.title[locale]} [${id}]` : id}`
    })
    const more = because.length - named.length
    if (more > 0) named.push(label(`${more} more`, `另有 ${more} 项`))
    return item(`${label('because of: ', '原因：')}${named.join(locale === 'zh' ? '；' : '; ')}`, '    ')
  }
  const state = ({ change }: Pick<Changed<unknown>, 'change'>): string =>
    label(` (${changed[change].en}): `, `（${change === 'removed' ? '不再出现' : changed[change].zh}）：`)
  // What it said before, where it says something else now.
  const before = <What>({ old, new: now }: Changed<What>, words: (one: What) => string): string[] =>
    old && now && words(old) !== words(now) ? item(`${label('before: ', '此前：')}${words(old)}`, '    ') : []
  return [
    '',
    label(`${file} (by the law of ${day})`, `${file}（按${day}的法律）`),
    ...problems.flatMap((one) => item(one)),
    ...needs.flatMap((one) => {
      const shown = one.new ?? one.old
      if (!shown) return []
      const levels = [
        ...new Set([one.old, one.new].flatMap((need) => (need ? [levelInWords(need.level, locale)] : []))),
      ]
      const what = `${label('need', '要求')}${state(one)}${shown.title} [${shown.clause}]${label(', ', '，')}${levels.join(' → ')}${label('. ', '。')}${shown.reason}`
      return [...item(what), ...before(one, ({ reason }) => reason), ...why(one)]
    }),
    ...findings.flatMap((one) => {
      const shown = one.new ?? one.old
      if (!shown) return []
      const { line, character } = shown.start
      const where = `${line + 1}:${character + 1} [${shown.code}]`
      const what = `${label('finding', '问题')}${state(one)}${where} ${shown.message}`
      return [...item(what), ...before(one, ({ message }) => message), ...why(one)]
    }),
  ]
}

/** Causes of which the first are named. */
const shownCauses = 4
