import type { Contract } from '../contract/contract.ts'
import { type Coverage, coverageOf } from '../coverage/coverage.ts'
import type { Detector } from '../coverage/detector.ts'
import { waivedClauses } from '../coverage/waivedClauses.ts'
import { type Circumstances, circumstancesOf, holds } from '../facts/circumstances.ts'
import { type DealFacts, readDealFacts } from '../facts/dealFacts.ts'
import { countedClauses, type NeededClause, neededClauses } from '../needs/needs.ts'
import type { House, Pack } from '../policy/schema.ts'
import { hasGrounds } from '../policy/standing.ts'
import { amountMismatch } from './amountMismatch.ts'
import { brokenReference } from './brokenReference.ts'
import { clauseInteraction } from './clauseInteraction.ts'
import { controlledItem } from './controlledItem.ts'
import { duplicateHeading } from './duplicateHeading.ts'
import { duplicateTerm } from './duplicateTerm.ts'
import { eccnMismatch } from './eccnMismatch.ts'
import { emptyClause } from './emptyClause.ts'
import { factConflict } from './factConflict.ts'
import { factInvalid } from './factInvalid.ts'
import type { Finding, Locale, Rule } from './finding.ts'
import { forbiddenWording } from './forbiddenWording.ts'
import { hiddenCharacter } from './hiddenCharacter.ts'
import { impossibleDate } from './impossibleDate.ts'
import { inconsistentTerm } from './inconsistentTerm.ts'
import { interactionsOf } from './interactions.ts'
import { lateDefinition } from './lateDefinition.ts'
import { listQuality } from './listQuality.ts'
import { misannotatedClause } from './misannotatedClause.ts'
import { missingClause } from './missingClause.ts'
import { mixedScript } from './mixedScript.ts'
import { numbering } from './numbering.ts'
import { placeConflict } from './placeConflict.ts'
import { placeholder } from './placeholder.ts'
import { findingsOf } from './problems.ts'
import { regimeConflict } from './regimeConflict.ts'
import { staleAuthority } from './staleAuthority.ts'
import { withoutSuppressed } from './suppressed.ts'
import { undefinedTerm } from './undefinedTerm.ts'
import { unpairedMark } from './unpairedMark.ts'
import { unusedTerm } from './unusedTerm.ts'
import { approversIn, hidesNothing, waivers } from './waivers.ts'
import { weakClause } from './weakClause.ts'
import { withReason } from './withoutFix.ts'

/** How many of the clauses that count a contract has, of how many: “6 of 9 clauses”. */
export interface ClauseCount {
  readonly met: number
  readonly needed: number
}

/** Counts the clauses by which a contract is measured. */
export function clauseCount({ needs, coverage }: Pick<Check, 'needs' | 'coverage'>): ClauseCount {
  const counted = countedClauses(needs)
  const met = counted.filter(({ clause }) => coverage.get(clause)?.status !== 'missing').length
  return { met, needed: counted.length }
}

/** Every rule, in the order in which findings at one place are listed. */
export const rules: readonly Rule[] = [
  factInvalid,
  factConflict,
  eccnMismatch,
  controlledItem,
  placeConflict,
  missingClause,
  weakClause,
  regimeConflict,
  clauseInteraction,
  listQuality,
  staleAuthority,
  waivers,
  misannotatedClause,
  forbiddenWording,
  placeholder,
  undefinedTerm,
  unusedTerm,
  duplicateTerm,
  lateDefinition,
  inconsistentTerm,
  brokenReference,
  numbering,
  amountMismatch,
  impossibleDate,
  unpairedMark,
  mixedScript,
  hiddenCharacter,
  duplicateHeading,
  emptyClause,
]

/** What checking one contract gives. */
export interface Check {
  readonly contract: Contract
  readonly facts: DealFacts
  readonly circumstances: Circumstances
  /** The day whose law and waivers count, `YYYY-MM-DD`. */
  readonly day: string
  readonly needs: readonly NeededClause[]
  readonly coverage: Coverage
  /** In document order. */
  readonly findings: readonly Finding[]
}

/**
 * Checks a contract against the pack: reads its facts, works out what it needs and has, and runs every rule.
 * @param asOf the day whose law counts, `YYYY-MM-DD`; else the one that the contract declares, else today
 */
export function check(contract: Contract, pack: Pack, detector: Detector, locale: Locale, asOf?: string): Check {
  const facts = readDealFacts(contract, pack)
  const day = asOf ?? facts.declared['as-of']?.value ?? today()
  const circumstances = circumstancesOf(facts, pack)
  const needs = neededClauses(circumstances, pack, day)
  const waives = waivedClauses(contract.waivers, day, approversIn(pack))
  const coverage = coverageOf(contract, detector, pack.families, {
    clauses: new Map(needs.map(({ clause, level }) => [clause, level])),
    applies: (element) => holds(element.when, circumstances) && hasGrounds(element, pack, day),
    fact: facts.text,
    waives,
  })
  const interactions = interactionsOf({ contract, circumstances, coverage, pack, day, waives })
  const context = { contract, facts, circumstances, day, needs, coverage, interactions, waives, pack, locale }
  const found = [
    ...findingsOf('file-unreadable', contract.problems, locale),
    ...(contract.unread ? [] : rules.flatMap((rule) => rule(context))),
  ]
  const { shown, unused } = withoutSuppressed(found, contract, day, approversIn(pack))
  const findings = [...shown, ...(contract.unread ? [] : unused.map((waiver) => hidesNothing(waiver, context)))]
    .flatMap((finding) => weighed(withReason(finding, locale), pack.house))
    .sort((a, b) => a.span.start - b.span.start)
  return { contract, facts, circumstances, day, needs, coverage, findings }
}

/** A finding as the house weighs it: by its element, else its clause, else its code; none where the house does not show it. */
function weighed(finding: Finding, house: House | undefined): Finding[] {
  const ids = [finding.element, finding.clause, finding.code]
  const severity = ids.map((id) => id && house?.severity.get(id)).find((one) => one !== undefined)
  if (severity === 'off') return []
  return [severity ? { ...finding, severity } : finding]
}

/** The day on which a contract is read that names none, in UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10)
