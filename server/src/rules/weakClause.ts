import type { ElementCoverage } from '../coverage/elements.ts'
import { reasonsFor } from '../facts/circumstances.ts'
import type { Finding, Locale, Rule, RuleContext, Severity } from './finding.ts'
import { quoteOf, sectionName } from './placing.ts'
import { basisLine, becauseLine, factPlaces, inRow } from './wording.ts'

/**
 * `weak-clause`: a clause that is there lacks an element that a good one has, or states it in words that fall short. What is
 * only absent is reported where the deal needs the clause; words that fall short are reported wherever they stand.
 */
export const weakClause: Rule = (context) =>
  context.pack.families.flatMap(({ id }) => {
    const cover = context.coverage.get(id)
    if (cover?.status !== 'weak' && cover?.status !== 'met') return []
    const need = context.needs.find(({ clause }) => clause === id)
    const isBesideThePoint = ({ status }: ElementCoverage): boolean =>
      cover.isPassing && need?.level !== 'required' && (status === 'absent' || !need)
    return cover.elements.flatMap((one) => (isBesideThePoint(one) ? [] : (findingOf(id, one, context) ?? [])))
  })

function findingOf(clause: string, one: ElementCoverage, context: RuleContext): Finding | undefined {
  const { contract, coverage, interactions, pack, locale, needs, circumstances, waives } = context
  const { element, status, flaw } = one
  if (status === 'met' || waives.has(element.id)) return undefined
  if (status === 'absent' && interactions.some(({ tells }) => tells.includes(element.id))) return undefined
  const need = needs.find((candidate) => candidate.clause === clause)
  const facts = reasonsFor(element.when, circumstances)
  const isDeclared = circumstances.type !== 'undeclared' || facts.length > 0
  if (status === 'absent' && (!need || !isDeclared || element.level !== 'required')) return undefined
  const cover = coverage.get(clause)
  const evidence = cover?.principal
  const family = pack.families.find(({ id }) => id === clause)
  if (!evidence || !family) return undefined
  const place = flaw ?? evidence
  const section = sectionName(contract, place.section)
  const isPassing = cover?.isPassing === true && !flaw
  const clauseName = (isPassing ? namePassing : nameOf)(family.title[locale], section, locale)
  const quote = quoteOf(contract, place.span)
  const grounds = [becauseLine(facts, locale), basisLine(element.basis, element.authorities, context)]
  const message = flaw
    ? fallsShort(clauseName, quote, flaw.flaw.message[locale].replaceAll('{{found}}', flaw.stated ?? ''), locale)
    : lacks(clauseName, quote, element.title[locale], element.absent[locale], locale)
  const lack = {
    clause: clauseName,
    part: element.title[locale],
    why: inRow([element.absent[locale], ...grounds], locale),
    quote,
  }
  return {
    code: 'weak-clause',
    clause,
    element: element.id,
    severity: severityOf(one, need?.level === 'required'),
    basis: element.basis,
    message: inRow([message, ...grounds], locale),
    span: place.span,
    ...(section ? { section } : {}),
    authorities: element.authorities,
    related: factPlaces(facts, locale),
    // Words in passing are no clause to complete: the deal requires one of its own.
    remedies: isPassing
      ? [{ kind: 'insert-clause', clause }]
      : [{ kind: 'complete-clause', clause, elements: [element.id] }],
    ...(flaw ? {} : { lack }),
  }
}

function severityOf({ element, flaw }: ElementCoverage, isNeeded: boolean): Severity {
  if (element.level !== 'required') return 'hint'
  return (isNeeded && element.basis !== 'market-practice') || flaw ? 'warning' : 'information'
}

/** A clause as a lawyer refers to it; its kind is named where the title of its section does not say it. */
function nameOf(title: string, section: string, locale: Locale): string {
  const says = section.toLowerCase().includes(title.toLowerCase())
  if (locale === 'zh') return says ? `“${section}”` : `“${title}”条款${section ? `（${section}）` : ''}`
  if (says) return `Clause “${section}”`
  return `The clause on ${inside(title)}${section ? ` (${section})` : ''}`
}

/** The family appears only inside clauses of other kinds, so the title around its words does not name it. */
function namePassing(title: string, section: string, locale: Locale): string {
  if (locale === 'zh') return `“${title}”仅见于其他条款${section ? `（${section}）` : ''}，`
  return `What is said of ${inside(title)} in passing${section ? ` (${section})` : ''}`
}

/** A title as it reads within a sentence. */
const inside = (title: string): string => `${title.charAt(0).toLowerCase()}${title.slice(1)}`

const lacks = (clause: string, quote: string, element: string, why: string, locale: Locale): string =>
  locale === 'zh'
    ? `${clause}缺少：${element}。${why}原文：“${quote}”。`
    : `${clause} lacks ${element}. ${why} Words: “${quote}”.`

const fallsShort = (clause: string, quote: string, what: string, locale: Locale): string =>
  locale === 'zh' ? `${clause}内容不足：${what}原文：“${quote}”。` : `${clause} falls short: ${what} Words: “${quote}”.`
