import { plainFacts } from '../facts/readFacts.ts'
import { fixesFor } from '../fixes/fixes.ts'
import type { Check } from '../rules/check.ts'
import type { Format, Run, Since } from './format.ts'
import { rangeOf } from './json.ts'
import type { Judged } from './judged.ts'

/** `proviso check --format json`: the files, one a line. */
export const checkJson: Format = {
  begin: ({ since }) => `{"version":1,${since ? sinceJson(since) : ''}"files":[\n`,
  file: (file, run) => JSON.stringify(checkReport(file, run)),
  between: ',\n',
  end: () => '\n]}\n',
}

const sinceJson = ({ revision, commit, unchanged, removed }: Since): string =>
  `"since":${JSON.stringify({ revision, commit, unchanged, removed })},`

/** One file of `proviso check --format json`, as an object that JSON can write. */
export interface CheckReport {
  readonly file: string
  readonly [key: string]: unknown
}

/**
 * One file of `proviso check --format json`: its findings with their fixes; the shape is fixed.
 * @param withFixes without them it is made in a third of the time
 */
export function checkReport(
  { file, kind, checked, pack, lines, findings, gone }: Judged,
  { locale, hasBaseline, since }: Pick<Run, 'locale' | 'hasBaseline' | 'since'>,
  withFixes = true,
): CheckReport {
  return {
    file,
    ...(since ? { was: since.was.get(file) ?? null } : {}),
    contract: kind === 'contract',
    facts: factsOf(checked),
    needs: checked.needs.map(({ clause, level, because }) => ({
      clause,
      level,
      reason: because[0]?.reason[locale] ?? '',
      authorities: [...new Set(because.flatMap((need) => need.authorities))],
    })),
    findings: findings.map(({ finding, fingerprint, isKnown, movedFrom }) => ({
      code: finding.code,
      ...(finding.clause ? { clause: finding.clause } : {}),
      ...(finding.element ? { element: finding.element } : {}),
      severity: finding.severity,
      ...(finding.basis ? { basis: finding.basis } : {}),
      message: finding.message,
      range: rangeOf(finding.span, lines),
      ...(finding.section ? { section: finding.section } : {}),
      authorities: finding.authorities,
      related: finding.related.map(({ span, message }) => ({ range: rangeOf(span, lines), message })),
      ...(withFixes
        ? {
            fixes: fixesFor(finding, checked, pack, locale).map(({ title, edits }) => ({
              title,
              edits: edits.map(({ span, newText }) => ({ range: rangeOf(span, lines), newText })),
            })),
          }
        : {}),
      fingerprint,
      ...(hasBaseline || since ? { known: isKnown } : {}),
      ...(movedFrom ? { movedFrom } : {}),
    })),
    ...(hasBaseline || since ? { gone } : {}),
  }
}

function factsOf({ facts, contract }: Check): unknown {
  return { ...(plainFacts(facts.declared) as object), language: contract.language }
}
