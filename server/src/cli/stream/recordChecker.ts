import type { CheckReport } from '../../report/checkReport.ts'
import type { Arguments } from '../arguments.ts'
import { reportOf } from '../check.ts'
import { type Answer, Checker } from '../checker.ts'
import { uncheckedRecord } from '../messages.ts'
import { errorLine } from './errorLine.ts'
import type { Line } from './lines.ts'
import { RecordError, readRecord } from './record.ts'

/** Checks the records of a stream, one after the other. */
export class RecordChecker {
  readonly #locale: Arguments['locale']
  readonly #checker: Checker<CheckReport>

  constructor(args: Arguments) {
    this.#locale = args.locale
    this.#checker = new Checker({ tell: reportOf }, args)
  }

  /** The line that answers a line. */
  async answer(line: Line): Promise<string> {
    try {
      const { id, ...record } = readRecord(line)
      const answer = await this.#checker.check({ file: 'stdin', isNamed: true, ...record })
      if (answer?.trouble) throw new RecordError('check-failed', uncheckedRecord(answer.trouble), id)
      const { file: _, ...report } = (answer as Answer<CheckReport>).told
      return JSON.stringify({ id, line: line.number, ...report })
    } catch (error) {
      if (!(error instanceof RecordError)) throw error
      return errorLine(line, error, this.#locale)
    }
  }
}
