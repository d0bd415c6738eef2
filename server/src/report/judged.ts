import { type Finding, isWorse } from '../rules/finding.ts'
import { fingerprintsOf, formerFingerprintsOf } from '../rules/fingerprint.ts'
import { type KnownFinding, mayBeKnown } from './baseline.ts'
import type { FileCheck } from './fileCheck.ts'
import { fails, isShown, type Selection } from './selection.ts'

/** A finding as a run counts it. */
export interface JudgedFinding {
  readonly finding: Finding
  readonly fingerprint: string
  /** What the baseline has of it, also where that mattered less than it does now. */
  readonly entry?: KnownFinding
  /** The baseline has it, and as no less than it is; it counts no more. */
  readonly isKnown: boolean
  /** Where it stood in the version that it is known from, if that is elsewhere. */
  readonly movedFrom?: KnownFinding['movedFrom']
  /** Whether it makes the run fail. */
  readonly counts: boolean
}

/** One file's check, with what of it is shown and what counts. */
export interface Judged extends FileCheck {
  /** What is shown, in document order. */
  readonly findings: readonly JudgedFinding[]
  /** How many findings the selection leaves out. */
  readonly hidden: number
  /** What the baseline has of this file and is no longer found. */
  readonly gone: readonly KnownFinding[]
}

/**
 * Judges a file's findings.
 * @param known what the baseline has of the file, shown or not
 */
export function judged(file: FileCheck, selection: Selection, known: readonly KnownFinding[] = []): Judged {
  const { contract, findings } = file.checked
  const prints = fingerprintsOf(contract, findings)
  const entries = new Map(known.map((entry) => [entry.fingerprint, entry]))
  const former = entries.size > 0 ? formerFingerprintsOf(contract, findings) : []
  const met = new Set<string>()
  const rows = findings.map((finding, i): JudgedFinding => {
    const fingerprint = prints[i] ?? ''
    const entry = entryOf(finding, entries.get(fingerprint) ?? entries.get(former[i] ?? ''))
    const isKnown = entry !== undefined && !isWorse(finding.severity, entry.severity ?? finding.severity)
    if (entry) met.add(entry.fingerprint)
    const counts = !isKnown && fails(finding.severity, selection)
    return {
      finding,
      fingerprint,
      ...(entry ? { entry } : {}),
      isKnown,
      counts,
      ...(isKnown && entry.movedFrom ? { movedFrom: entry.movedFrom } : {}),
    }
  })
  const shown = rows.filter(({ finding }) => isShown(finding, selection))
  return {
    ...file,
    findings: shown,
    hidden: rows.length - shown.length,
    gone: known.filter(({ fingerprint }) => !met.has(fingerprint)),
  }
}

/** What the baseline has under a finding's fingerprint, where that is about the same clause and may be known at all. */
const entryOf = (finding: Finding, entry: KnownFinding | undefined): KnownFinding | undefined =>
  entry?.clause === finding.clause && mayBeKnown(finding) ? entry : undefined
