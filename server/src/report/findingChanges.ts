import type { Check } from '../rules/check.ts'
import { type Finding, isWorse } from '../rules/finding.ts'
import { fingerprintsOf, isAboutTheWhole } from '../rules/fingerprint.ts'
import { innermostSection } from '../rules/placing.ts'

/** A finding of two versions of a contract. */
export interface KeptFinding {
  readonly before: Finding
  readonly after: Finding
}

/** What became of the findings of a contract from one version to another. */
export interface FindingChanges {
  /** Those that were not there, or mattered less. */
  readonly added: readonly Finding[]
  readonly fixed: readonly Finding[]
  /** Found again in another section. */
  readonly moved: readonly KeptFinding[]
  /** Found again in the same section, on whatever line, also where a clause says it in other words. */
  readonly same: readonly KeptFinding[]
}

/**
 * Pairs the findings of two versions: first those that are the same by their fingerprints, then those about the same words in
 * another section, then those that say the same of a clause.
 * @param before undefined for a contract that is new
 */
export function findingChanges(before: Check | undefined, after: Check): FindingChanges {
  const rest = new Pairing(before?.findings ?? [], after.findings)
  const prints = new Map<Finding, string>()
  for (const { contract, findings } of [...(before ? [before] : []), after])
    for (const [i, print] of fingerprintsOf(contract, findings).entries()) prints.set(findings[i] as Finding, print)
  const textOf = new Map<Finding, string>()
  for (const { contract, findings } of [...(before ? [before] : []), after])
    for (const finding of findings) textOf.set(finding, contract.text.slice(finding.span.start, finding.span.end))
  const pairs = [
    ...rest.pair((finding) => prints.get(finding)),
    ...rest.pair((finding) => `${about(finding)} ${textOf.get(finding)?.replace(/\s+/g, '')}`),
    ...rest.pair((finding) => (finding.clause ? about(finding) : undefined)),
  ]
  const worse = new Set(pairs.flatMap((one) => (isWorse(one.after.severity, one.before.severity) ? [one.after] : [])))
  const found = pairs.filter((one) => !worse.has(one.after))
  const hasMoved = (one: KeptFinding): boolean =>
    before !== undefined && !isAboutTheWhole(one.after) && titleAt(before, one.before) !== titleAt(after, one.after)
  const same = found.filter((one) => !hasMoved(one))
  const left = new Set(rest.after)
  const added = after.findings.filter((finding) => left.has(finding) || worse.has(finding))
  return { added, fixed: rest.before, moved: found.filter(hasMoved), same }
}

/** The title of the section that a finding stands in; its number may be another one when sections come or go. */
const titleAt = ({ contract }: Check, { span }: Finding): string | undefined =>
  contract.sections[innermostSection(contract, span.start)]?.title

const about = ({ code, clause, element }: Finding): string => JSON.stringify([code, clause, element])

class Pairing {
  before: Finding[]
  after: Finding[]

  constructor(before: readonly Finding[], after: readonly Finding[]) {
    this.before = [...before]
    this.after = [...after]
  }

  /** Takes out those that have the same key, in their order. */
  pair(keyOf: (finding: Finding) => string | undefined): KeptFinding[] {
    const waiting = new Map<string, Finding[]>()
    for (const finding of this.before) {
      const key = keyOf(finding)
      if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), finding])
    }
    const pairs = this.after.flatMap((after): KeptFinding[] => {
      const key = keyOf(after)
      const before = key === undefined ? undefined : waiting.get(key)?.shift()
      return before ? [{ before, after }] : []
    })
    const taken = new Set(pairs.flatMap(({ before, after }) => [before, after]))
    this.before = this.before.filter((finding) => !taken.has(finding))
    this.after = this.after.filter((finding) => !taken.has(finding))
    return pairs
  }
}
