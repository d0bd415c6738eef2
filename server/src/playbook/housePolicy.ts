import { readContract } from '../contract/readContract.ts'
import { coverageOf } from '../coverage/coverage.ts'
import { type Detector, extendDetector } from '../coverage/detector.ts'
import { mergePlaybook } from '../policy/mergePlaybook.ts'
import type { Family, Pack, Template, Wording } from '../policy/schema.ts'
import type { Finding, Locale } from '../rules/finding.ts'
import { findingsOf } from '../rules/problems.ts'
import { type PlaybookProblem, readPlaybook } from './readPlaybook.ts'

/** What contracts are checked by: a pack, and what finds its clauses. */
export interface Policy {
  readonly pack: Pack
  readonly detector: Detector
}

/** The standard policy as a house playbook extends it, and what of the playbook could not be used. */
export interface HousePolicy extends Policy {
  readonly problems: readonly PlaybookProblem[]
}

/** Reads a playbook and extends the policy by it. Never throws: what cannot be used is left out and told. */
export function housePolicy(text: string, { pack, detector }: Policy): HousePolicy {
  const { playbook, problems } = readPlaybook(text, pack)
  const merged = mergePlaybook(pack, playbook)
  const extended = extendDetector(detector, pack, merged)
  const families = merged.families.map((family) => withElements(family, extended))
  return { pack: { ...merged, families }, detector: extended, problems }
}

/** `playbook-invalid`: what of a playbook could not be used, in the order of its text. */
export const playbookFindings = (problems: readonly PlaybookProblem[], locale: Locale): Finding[] =>
  findingsOf('playbook-invalid', problems, locale).sort((a, b) => a.span.start - b.span.start)

/** Notes which elements the house's words have, so that a fix adds no limb twice. The pack's own are noted when it is built. */
function withElements(family: Family, detector: Detector): Family {
  const isNoted = ({ elements }: Template): boolean => elements !== undefined
  if (family.templates.every(isNoted)) return family
  const templates = family.templates.map((template) => {
    if (isNoted(template)) return template
    const chinese = elementsIn(template.zh, family, detector)
    return { ...template, elements: elementsIn(template.en, family, detector).filter((id) => chinese.includes(id)) }
  })
  return { ...family, templates }
}

const everything = { clauses: new Map(), applies: () => true, fact: () => undefined, waives: new Set<string>() }

function elementsIn({ title, paragraphs }: Wording, family: Family, detector: Detector): string[] {
  const text = [`## ${title}`, ...paragraphs].join('\n\n').replace(/\{\{(\w+)\}\}/g, 'the $1')
  const found = coverageOf(readContract(text, 'markdown'), detector, [family], everything).get(family.id)
  return (found?.elements ?? []).filter(({ status }) => status === 'met').map(({ element }) => element.id)
}
