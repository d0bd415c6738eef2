import type { ClientCapabilities } from 'vscode-languageserver'
import { type Encoding, encodings } from './contract/columns.ts'

/** What positions count: the first that the client names of those that there are; UTF-16, as of old, where it names none. */
export function positionEncoding({ general }: ClientCapabilities): Encoding {
  const known: readonly string[] = encodings
  const isKnown = (one: string): one is Encoding => known.includes(one)
  return general?.positionEncodings?.find(isKnown) ?? 'utf-16'
}
