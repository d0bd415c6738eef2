import type { Span } from '../contract/contract.ts'
import type { ContractKind } from '../contract/contractKind.ts'
import type { Lines, Position } from '../contract/lines.ts'
import type { Detector } from '../coverage/detector.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'

/** A range as the protocol has it: 0-based lines, UTF-16 characters. */
interface Range {
  readonly start: Position
  readonly end: Position
}

/** One file's check, ready to be reported. */
export interface FileCheck {
  /** As given on the command line. */
  readonly file: string
  readonly kind: ContractKind
  readonly checked: Check
  /** What it was checked by. */
  readonly pack: Pack
  readonly detector: Detector
  readonly lines: Lines
}

/** The range of a place. */
export const rangeOf = (span: Span, lines: Lines): Range => ({
  start: lines.positionAt(span.start),
  end: lines.positionAt(span.end),
})

/** One file of `proviso coverage --format json`: every family of the pack, needed or not; the shape is fixed. */
export function coverageReport({ file, checked, pack, lines }: FileCheck): object {
  return {
    file,
    clauses: Object.fromEntries(
      pack.families.map(({ id }) => {
        const cover = checked.coverage.get(id)
        return [
          id,
          {
            status: cover?.status ?? 'not-applicable',
            present: cover?.present ?? false,
            evidence: (cover?.evidence ?? []).map(({ span }) => ({
              ...rangeOf(span, lines),
              quote: checked.contract.text.slice(span.start, span.end),
            })),
            missingElements: cover?.missingElements ?? [],
            ...(cover?.position ? { position: cover.position } : {}),
          },
        ]
      }),
    ),
  }
}
