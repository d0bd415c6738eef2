import type { Connection } from 'vscode-languageserver'
import { fileNameOf } from '../address.ts'
import { formatOfName } from '../contract/guessFormat.ts'
import { Lines } from '../contract/lines.ts'
import { readContract } from '../contract/readContract.ts'
import type { CheckedDocument } from '../documents.ts'
import { type CompareParams, type CompareResult, compareRequest } from '../protocol.ts'
import { comparison } from '../report/comparison.ts'
import { comparisonMarkdown } from '../report/comparisonMarkdown.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import { type Check, check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'

/** Answers what the edits of an open document did to its clauses; null where it is not open. */
export function serveComparison(
  connection: Connection,
  checkOf: (uri: string) => CheckedDocument | undefined,
  locale: () => Locale,
): void {
  connection.onRequest(compareRequest, ({ uri, before }: CompareParams): CompareResult | null => {
    const now = checkOf(uri)
    if (!now) return null
    const { pack, detector } = now.policy
    const sideOf = (file: string, checked: Check): FileCheck => ({
      ...{ file, kind: 'contract', checked, pack, detector, lines: new Lines(checked.contract.text) },
    })
    // Both by the policy and the day of the later one: what differs is the contract's own doing.
    const { day } = now.checked
    const old = check(readContract(before.text, formatOfName(before.file)), pack, detector, locale(), day)
    const made = comparison(sideOf(before.title, old), sideOf(fileNameOf(uri), now.checked), locale())
    return { markdown: comparisonMarkdown(made, locale()), isWeaker: made.isWeaker }
  })
}
