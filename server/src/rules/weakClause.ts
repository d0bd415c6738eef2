import type { ElementCoverage } from '../coverage/elements.ts'
import { reasonsFor } from '../facts/circumstances.ts'
import type { Finding, Rule, RuleContext, Severity } from './finding.ts'
import { quoteOf, sectionName } from './placing.ts'
import { basisLine, becauseLine, factPlaces } from './wording.ts'

/**
 * `weak-clause`: a clause that is there lacks an element that a good one has, or states it in words that fall short. What is
 * only absent is reported where the deal needs the clause; words that fall short are reported wherever they stand.
 */
export const weakClause: Rule = (context) =>
  context.pack.families.flatMap(({ id }) => {
    const cover = context.coverage.get(id)
    if (cover?.status !== 'weak' && cover?.status !== 'met') return []
    return cover.elements.flatMap((one) => findingOf(id, one, context) ?? [])
  })

function findingOf(clause: string, one: ElementCoverage, context: RuleContext): Finding | undefined {
  const { contract, coverage, pack, locale, needs, circumstances } = context
  const { element, status, flaw } = one
  const need = needs.find((candidate) => candidate.clause === clause)
  const facts = reasonsFor(element.when, circumstances)
  const isDeclared = circumstances.type !== 'undeclared' || facts.length > 0
  if (status === 'met' || (status === 'absent' && (!need || !isDeclared || element.level !== 'required')))
    return undefined
  const evidence = coverage.get(clause)?.evidence[0]
  const family = pack.families.find(({ id }) => id === clause)
  if (!evidence || !family) return undefined
  const place = flaw ?? evidence
  const section = sectionName(contract, place.section)
  const message = flaw
    ? flaw.flaw.message[locale].replaceAll('{{found}}', flaw.stated ?? '')
    : `${lacks(family.title[locale], section, element.title[locale], quoteOf(contract, evidence.span, locale), locale)}${locale === 'zh' ? '' : ' '}${element.absent[locale]}`
  return {
    code: 'weak-clause',
    clause,
    element: element.id,
    severity: severityOf(one, need?.level === 'required'),
    basis: element.basis,
    message: [message, becauseLine(facts, locale), basisLine(element.basis, element.authorities, pack, locale)]
      .filter((part) => part !== '')
      .join(locale === 'zh' ? '' : ' '),
    span: place.span,
    ...(section ? { section } : {}),
    authorities: element.authorities,
    related: factPlaces(facts, locale),
    remedies: [{ kind: 'complete-clause', clause, elements: [element.id] }],
  }
}

function severityOf({ element, flaw }: ElementCoverage, isNeeded: boolean): Severity {
  if (element.level !== 'required') return 'hint'
  return isNeeded || flaw ? 'warning' : 'information'
}

function lacks(title: string, section: string, element: string, quote: string, locale: 'en' | 'zh'): string {
  if (locale === 'zh') return `“${title}”条款${section ? `（${section}）` : ''}缺少：${element}。原文：“${quote}”。`
  return `The ${title.toLowerCase()} clause${section ? ` in ${section}` : ''} lacks ${element}: “${quote}”.`
}
