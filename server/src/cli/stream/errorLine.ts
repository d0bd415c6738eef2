import type { Locale } from '../../rules/finding.ts'
import type { Line } from './lines.ts'
import type { RecordError } from './record.ts'

/** The line that answers a line which could not be checked. */
export const errorLine = ({ number }: Line, { id, code, told }: RecordError, locale: Locale): string =>
  JSON.stringify({ id, line: number, error: { code, message: told[locale] } })
