import type { Span, Waiver } from '../contract/contract.ts'
import { fixesFor } from '../fixes/fixes.ts'
import type { Pack } from '../policy/schema.ts'
import { effectOn, standingOn } from '../policy/standing.ts'
import { type Finding, findingCodes, type Locale, type Severity } from '../rules/finding.ts'
import type { FileCheck } from './fileCheck.ts'
import { artifactAt, regionOf } from './sarifPlaces.ts'
import { sectionAt } from './sectionAt.ts'

/** A SARIF result. */
export type Result = Readonly<Record<string, unknown>>

/** The file that a result is of. */
export interface Situation {
  readonly file: FileCheck
  /** Its name, with `/`. */
  readonly path: string
  readonly locale: Locale
}

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' }

/** A finding as SARIF has it; suppressed where a waiver accepts it. */
export function resultOf(finding: Finding, fingerprint: string, situation: Situation, waiver?: Waiver): Result {
  const { code, severity, message, span, related, clause, element, basis, authorities } = finding
  const { file } = situation
  const { contract, day } = file.checked
  const section = finding.section ?? sectionAt(contract, span.start)
  const fixes = waiver ? [] : fixesIn(finding, situation)
  return {
    ruleId: code,
    ruleIndex: findingCodes.indexOf(code),
    kind: 'fail',
    level: levels[severity],
    message: { text: withoutLinks(message) },
    locations: [
      {
        physicalLocation: placeOf(span, situation, true),
        ...(section ? { logicalLocations: [{ name: section, kind: 'section' }] } : {}),
      },
    ],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((one, id) => ({
            id,
            physicalLocation: placeOf(one.span, situation),
            message: { text: withoutLinks(one.message) },
          })),
        }
      : {}),
    fingerprints: { 'proviso/v1': fingerprint },
    // The one by which GitHub knows a result again.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(waiver ? { suppressions: [suppression(waiver, situation)] } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
    properties: {
      severity,
      ...(clause ? { clause } : {}),
      ...(element ? { element } : {}),
      ...(basis ? { basis } : {}),
      ...lawOf(authorities, file.pack, day),
    },
  }
}

/** A contract's words are no link, though a reader of SARIF takes `[…](…)` for one. */
const withoutLinks = (message: string): string => message.replaceAll('](', '] (')

const placeOf = (span: Span, { file, path }: Situation, isQuoted = false): object => ({
  artifactLocation: artifactAt(path),
  region: {
    ...regionOf(span, file.lines),
    ...(isQuoted ? { snippet: { text: file.checked.contract.text.slice(span.start, span.end) } } : {}),
  },
})

const fixesIn = (finding: Finding, { file, path, locale }: Situation): object[] =>
  fixesFor(finding, file.checked, file.pack, locale).map(({ title, edits }) => ({
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifactAt(path),
        replacements: edits.map(({ span, newText }) => ({
          deletedRegion: regionOf(span, file.lines),
          ...(newText === '' ? {} : { insertedContent: { text: newText } }),
        })),
      },
    ],
  }))

const suppression = ({ span, reason, by, date, until }: Waiver, situation: Situation): object => ({
  kind: 'inSource',
  status: 'accepted',
  justification: reason?.trim() ?? '',
  location: { physicalLocation: placeOf(span, situation) },
  properties: {
    ...(by?.trim() ? { approvedBy: by.trim() } : {}),
    ...(date?.trim() ? { effectiveFrom: date.trim() } : {}),
    ...(until?.trim() ? { effectiveUntil: until.trim() } : {}),
  },
})

/**
 * The authorities behind a finding, each with how it stands and when it is in effect; and from when to when any of them is, as
 * far as all are known.
 */
function lawOf(ids: readonly string[], pack: Pack, day: string): object {
  const known = pack.authorities.filter(({ id }) => ids.includes(id))
  if (known.length === 0) return {}
  const effects = known.flatMap((authority) => effectOn(authority, day) ?? [])
  const from = effects.every((one) => one.from !== null) && effects.map((one) => one.from ?? '').toSorted()[0]
  const until =
    effects.every((one) => one.until !== null) &&
    effects
      .map((one) => one.until ?? '')
      .toSorted()
      .at(-1)
  return {
    authorities: known.map((authority) => {
      const { id, title, citation, jurisdiction, verified, unverified } = authority
      const { status, needsCheck } = standingOn(authority, day)
      const effect = effectOn(authority, day)
      return {
        id,
        title,
        citation,
        jurisdiction,
        status,
        ...(needsCheck ? { toBeConfirmed: true } : {}),
        ...(verified === 'knowledge' ? { notVerified: true } : {}),
        ...(unverified ? { notVerifiedInPart: unverified } : {}),
        ...(effect?.from ? { effectiveFrom: effect.from } : {}),
        ...(effect?.until ? { effectiveUntil: effect.until } : {}),
      }
    }),
    ...(from ? { effectiveFrom: from } : {}),
    ...(until ? { effectiveUntil: until } : {}),
  }
}
