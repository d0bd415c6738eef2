import { asKnown, type KnownFinding } from '../report/baseline.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import { findingChanges } from '../report/findingChanges.ts'
import { judged } from '../report/judged.ts'
import { fails } from '../report/selection.ts'
import { lostContracts } from '../report/sinceText.ts'
import type { Finding } from '../rules/finding.ts'
import { fingerprintsOf } from '../rules/fingerprint.ts'
import { type Arguments, exit, UsageError } from './arguments.ts'
import { formatOf, runOf } from './check.ts'
import { checkFile } from './contracts.ts'
import { FindingsWriter } from './findingsWriter.ts'
import { complain } from './output.ts'
import { Policies } from './policies.ts'
import { changesSince } from './revisions/since.ts'
import { selectionOf } from './selection.ts'

/**
 * `proviso check --since`: the contracts that changed since a revision. What the earlier version has is known, so that only
 * what is new counts; what it alone has is gone.
 * @throws UsageError where there are no revisions to read
 */
export async function checkSince(revision: string, args: Arguments): Promise<number> {
  const policies = new Policies(args)
  const selection = await selectionOf(args, () => policies)
  const [format, run] = [formatOf(args), runOf(args)]
  if (args.options.baseline !== undefined)
    throw new UsageError(
      '--since compares with a revision and --baseline with a baseline; name one of them.',
      '--since 与历史版本比较，--baseline 与基线比较，只能选用其一。',
    )
  const { changed, ...since } = await changesSince(revision, args.named)
  const was = new Map(changed.map(({ now, before }) => [now.file, before?.file]))
  const named = { ...run, since: { ...since, was } }
  const writer = new FindingsWriter(format, named)
  await writer.begin()
  // Of a contract that is not checked any more all would look clean.
  let isFound = since.undeclared.length > 0 && fails('warning', selection)
  for (const { now, before } of changed) {
    const policy = await policies.of(now.file)
    const after = checkFile(now, policy, args.locale, args.asOf)
    // By the same day, lest the law change between the two.
    const old = before && checkFile(before, policy, args.locale, after.checked.day)
    const one = judged(after, selection, earlierFindings(old, after))
    await writer.add(format.file(one, named))
    isFound ||= one.findings.some(({ counts }) => counts)
  }
  const exitCode = isFound ? exit.found : exit.clean
  await writer.end(exitCode)
  if (!format.tellsOfLost) for (const told of lostContracts(since)) complain(told, args.locale)
  policies.tellMistakes()
  return exitCode
}

/** The findings of an earlier version, by the fingerprints that those that are still there have now. */
function earlierFindings(before: FileCheck | undefined, after: FileCheck): KnownFinding[] {
  if (!before) return []
  const changes = findingChanges(before.checked, after.checked)
  const [old, now] = [printsOf(before), printsOf(after)]
  const known = (finding: Finding, print: string | undefined): KnownFinding =>
    asKnown(finding, print ?? '', before, before.checked.day)
  return [
    ...changes.same.map((one) => known(one.before, now.get(one.after))),
    ...changes.moved.map((one) => {
      const entry = known(one.before, now.get(one.after))
      return { ...entry, movedFrom: { section: entry.section ?? '', words: entry.words ?? '' } }
    }),
    ...changes.fixed.map((finding) => known(finding, old.get(finding))),
  ]
}

function printsOf({ checked: { contract, findings } }: FileCheck): ReadonlyMap<Finding, string> {
  const prints = fingerprintsOf(contract, findings)
  return new Map(findings.map((finding, i) => [finding, prints[i] ?? '']))
}
