import type { Locale } from '../../rules/finding.ts'
import type { AuthorityEntry, ClauseState, ContractEntry, Report, Totals } from './model.ts'

/** What a report counts. */
export function totalsOf(contracts: readonly ContractEntry[], authorities: readonly AuthorityEntry[]): Totals {
  const clauses = contracts.flatMap((one) => one.clauses)
  const count = (state: ClauseState): number => clauses.filter((one) => one.state === state).length
  const neededIn = (state: ClauseState): number => clauses.filter((one) => one.level && one.state === state).length
  const states = Object.fromEntries(allStates.map((state) => [state, count(state)])) as Totals['states']
  const told = contracts.flatMap(({ findings }) => findings)
  return {
    contracts: contracts.length,
    unread: contracts.filter(({ problems }) => problems.length > 0).length,
    needed: clauses.filter(({ level, state }) => level !== null && state !== 'unread').length,
    neededFound: neededIn('found'),
    neededIncomplete: neededIn('incomplete'),
    states,
    otherFindings: told.filter(({ code }) => code !== 'missing-clause' && code !== 'weak-clause').length,
    withUnknowns: contracts.filter(({ unknown }) => unknown.length > 0).length,
    doubtfulAuthorities: authorities.filter(isDoubtful).length,
  }
}

const allStates: readonly ClauseState[] = [
  'found',
  'incomplete',
  'missing',
  'recommended',
  'accepted',
  'extra',
  'undecided',
  'not-needed',
  'unread',
]

/** Whether an authority is not to be relied on, as it stood on one of the days of the report. */
export const isDoubtful = ({ standings }: AuthorityEntry): boolean => standings.some((one) => one.isDoubtful)

/** A report in three sentences: what is there and what is not, what is most often not, and what could not be told. */
export function summaryOf(
  { totals, contracts, authorities, families }: Pick<Report, 'totals' | 'contracts' | 'authorities' | 'families'>,
  locale: Locale,
): string[] {
  // Where no required clause is missing, those that are only recommended are worth a word.
  const level = totals.states.missing > 0 ? 'missing' : 'recommended'
  const gaps = families
    .map(({ id, title }) => ({ title, count: contracts.filter((one) => lacks(one, id, level)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  const words = locale === 'zh' ? chinese : english
  return [words.needed(totals), words.gaps(gaps, level, totals), words.untold(totals, authorities.length)]
}

const lacks = ({ clauses }: ContractEntry, id: string, level: ClauseState): boolean =>
  clauses.some(({ clause, state }) => clause === id && state === level)

interface Gap {
  readonly title: string
  readonly count: number
}

/** Gaps that a sentence names; the matrix has all. */
const named = 4

interface Sentences {
  readonly needed: (totals: Totals) => string
  readonly gaps: (gaps: readonly Gap[], level: 'missing' | 'recommended', totals: Totals) => string
  readonly untold: (totals: Totals, authorities: number) => string
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

const english: Sentences = {
  needed({ contracts, needed, neededFound, neededIncomplete, states }) {
    const deals = contracts === 1 ? 'the deal calls' : `the deals behind ${contracts} contracts call`
    const there = neededFound + neededIncomplete
    const incomplete = neededIncomplete > 0 ? `, ${neededIncomplete} of them incomplete` : ''
    const accepted = states.accepted > 0 ? `; ${plural(states.accepted, 'gap is', 'gaps are')} accepted` : ''
    const parts = `${there} ${there === 1 ? 'is' : 'are'} there${incomplete}; ${states.missing} required and ${states.recommended} recommended are not found${accepted}`
    return `On the facts known, ${deals} for ${plural(needed, 'clause')}${needed === 0 ? '' : `: ${parts}`}.`
  },
  gaps(gaps, level, { contracts }) {
    if (gaps.length === 0) return 'Every clause called for was found, or its gap is accepted.'
    const shown = gaps.slice(0, named).map(({ title, count }) => (contracts === 1 ? title : `${title} (${count})`))
    const rest = gaps.length - shown.length
    const what = level === 'missing' ? 'Required' : 'No required clause is missing; recommended'
    const start = contracts === 1 ? `${what} and not found` : `${what} and most often not found (number of contracts)`
    return `${start}: ${shown.join(', ')}${rest > 0 ? `, and ${plural(rest, 'other kind')} of clause` : ''}.`
  },
  untold({ contracts, withUnknowns, unread, doubtfulAuthorities, states: { undecided } }, authorities) {
    const parts = [
      withUnknowns > 0
        ? `${contracts === 1 ? '' : `in ${plural(withUnknowns, 'contract')} `}some facts that bear on the needs are not known, ${undecided > 0 ? `which leaves ${plural(undecided, 'clause')} undecided` : 'though no clause turns on them'}`
        : 'no fact that bears on the needs is unknown',
      ...(unread > 0 ? [`${plural(unread, 'file')} could not be read, or not wholly`] : []),
      ...(authorities > 0
        ? [
            `of the ${plural(authorities, 'authority', 'authorities')} named, ${doubtfulAuthorities} ${doubtfulAuthorities === 1 ? 'is' : 'are'} unconfirmed in whole or in part, or not in force`,
          ]
        : []),
    ]
    return `What cannot be told: ${parts.join('; ')}.`
  },
}

const chinese: Sentences = {
  needed({ contracts, needed, neededFound, neededIncomplete, states }) {
    const deals = contracts === 1 ? '本合同' : `${contracts}份合同合计`
    const incomplete = neededIncomplete > 0 ? `（其中${neededIncomplete}项约定不全）` : ''
    const accepted = states.accepted > 0 ? `，已豁免${states.accepted}项` : ''
    const parts = `，已约定${neededFound + neededIncomplete}项${incomplete}，所需而未见约定${states.missing}项，建议增设${states.recommended}项${accepted}`
    return `依已知事实，${deals}${needed === 0 ? '无所需条款' : `需要条款${needed}项${parts}`}。`
  },
  gaps(gaps, level, { contracts }) {
    if (gaps.length === 0) return '所需条款均已约定，或其缺口已获豁免。'
    const shown = gaps.slice(0, named).map(({ title, count }) => (contracts === 1 ? title : `${title}（${count}份）`))
    const rest = gaps.length - shown.length
    const kind = level === 'missing' ? '所需而未见约定的条款' : '建议增设的条款'
    const start = `${level === 'missing' ? '' : '所需条款无缺失；'}${contracts === 1 ? '' : '最常见的'}${kind}：`
    return `${start}${shown.join('、')}${rest > 0 ? `，另有${rest}类` : ''}。`
  },
  untold({ contracts, withUnknowns, unread, doubtfulAuthorities, states: { undecided } }, authorities) {
    const parts = [
      withUnknowns > 0
        ? `${contracts === 1 ? '' : `${withUnknowns}份合同的`}部分交易事实尚不清楚，${undecided > 0 ? `${undecided}项条款因此无法判断是否需要` : '但不影响条款是否所需的判断'}`
        : '与所需条款有关的事实均已知',
      ...(unread > 0 ? [`${unread}份文件未能读取或未能完整读取`] : []),
      ...(authorities > 0
        ? [`所引${authorities}项依据中，${doubtfulAuthorities}项全部或部分待核实，或并非现行有效`]
        : []),
    ]
    return `无法判断的事项：${parts.join('；')}。`
  },
}
