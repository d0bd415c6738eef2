import type { Span } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'

/** A file as SARIF names it: from where Proviso was called, or by its address where its whole path was given. */
export function artifactAt(path: string): object {
  const uri = path.toWellFormed().split('/').map(encodeURIComponent).join('/')
  if (path.startsWith('/')) return { uri: `file://${uri}` }
  // A drive of Windows.
  if (/^[a-z]:\//i.test(path)) return { uri: `file:///${uri.replace('%3A', ':')}` }
  return { uri, uriBaseId: '%SRCROOT%' }
}

/** A place as SARIF counts it: lines and columns from 1, the end behind the last character. */
export function regionOf(span: Span, lines: Lines): object {
  const [start, end] = [lines.positionAt(span.start), lines.positionAt(span.end)]
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  }
}
