import type { Position } from '../contract/lines.ts'
import { Lines } from '../contract/lines.ts'
import type { FixedContract } from '../fixes/fixContract.ts'
import type { Localized } from '../policy/schema.ts'
import type { Finding, FindingCode, Locale, Severity } from '../rules/finding.ts'
import { sectionAt } from './sectionAt.ts'

/** What was put right in a text. Texts for a person are in the interface language. */
export interface FixedText {
  /** The text after the fixes; as it was, where there is none. */
  readonly text: string
  readonly fixes: readonly {
    readonly code: FindingCode
    readonly clause: string | null
    readonly element: string | null
    /** Number and title of the section that it stood in; null where it was about the contract as a whole. */
    readonly section: string | null
    readonly title: string
  }[]
  /** Findings that were to be put right and are still there. Places are those of the text after the fixes. */
  readonly left: readonly {
    readonly code: FindingCode
    readonly clause: string | null
    readonly element: string | null
    readonly severity: Severity
    readonly start: Position
    readonly section: string | null
    readonly message: string
    readonly why: string
  }[]
  /** Blanks in the new words, to be filled by a person. */
  readonly blanks: readonly { readonly name: string; readonly start: Position }[]
  /** How many findings there are with a fix that was not asked for, by code. */
  readonly unasked: Readonly<Partial<Record<FindingCode, number>>>
}

/** What `proviso fix` did to one file, or would do. */
export interface FileFixes extends Omit<FixedText, 'text'> {
  readonly file: string
  /** Whether the text is another one after the fixes. */
  readonly changed: boolean
  /** Whether the file was written. */
  readonly written: boolean
  /** Why it was not, where it should have been. */
  readonly problem: string | null
  /** As a unified diff; null where it was not asked for. */
  readonly diff: string | null
}

/** How a file fared on the disk. */
export interface Written {
  readonly written: boolean
  readonly problem: Localized | undefined
  readonly diff: string | undefined
}

/** The report on one file. */
export function fileFixes(
  file: string,
  fixed: FixedContract,
  { written, problem, diff }: Written,
  locale: Locale,
): FileFixes {
  const { text, fixes, ...rest } = fixedText(fixed, locale)
  return {
    file,
    changed: fixed.before.contract.written !== text,
    written,
    problem: problem?.[locale] ?? null,
    fixes,
    ...rest,
    diff: diff ?? null,
  }
}

/** What is told of a text that was fixed. */
export function fixedText({ after, done, left, blanks }: FixedContract, locale: Locale): FixedText {
  const { contract } = after
  const lines = new Lines(contract.text)
  const subject = ({ code, clause, element }: Finding) => ({ code, clause: clause ?? null, element: element ?? null })
  const unasked: Partial<Record<FindingCode, number>> = {}
  const kept = new Set(left.map(({ finding }) => finding))
  for (const finding of after.findings)
    if (finding.remedies.length > 0 && !kept.has(finding)) unasked[finding.code] = (unasked[finding.code] ?? 0) + 1
  return {
    text: contract.written,
    fixes: done.map(({ finding, title }) => ({ ...subject(finding), section: finding.section ?? null, title })),
    left: left.map(({ finding, why }) => ({
      ...subject(finding),
      severity: finding.severity,
      start: lines.positionAt(finding.span.start),
      section: (finding.section ?? sectionAt(contract, finding.span.start)) || null,
      message: finding.message,
      why: why[locale],
    })),
    blanks: blanks.map(({ name, span }) => ({ name, start: lines.positionAt(span.start) })),
    unasked,
  }
}
