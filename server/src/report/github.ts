import type { Severity } from '../rules/finding.ts'
import { folded } from '../rules/folding.ts'
import { type Format, pathOf } from './format.ts'
import { inOneLine, visible } from './visible.ts'

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' }

/** `proviso check --format github`: workflow commands, which GitHub shows beside the lines; what a baseline has is left out. */
export const github: Format = {
  begin: () => '',
  file: ({ file, findings, lines }, run) =>
    folded(
      findings.flatMap(({ finding, isKnown }) => (isKnown ? [] : [finding])),
      run.locale,
    )
      .map(({ code, severity, message, span }) => {
        const [start, end] = [lines.positionAt(span.start), lines.positionAt(span.end)]
        // GitHub takes columns of a place on one line alone.
        const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}
        const values = { file: pathOf(file, run), line: start.line + 1, endLine: end.line + 1, ...columns, title: code }
        const properties = Object.entries(values).map(([key, value]) => `${key}=${escapedValue(String(value))}`)
        return `::${commands[severity]} ${properties.join(',')}::${escaped(visible(message))}\n`
      })
      .join(''),
  between: '',
  end: () => '',
}

/** As the workflow commands of GitHub Actions want data written. */
const escaped = (data: string): string => data.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')

/** The same for the value of a property. */
const escapedValue = (value: string): string => escaped(inOneLine(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')
