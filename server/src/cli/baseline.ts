import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { asKnown, baselineText, emptyBaseline, type KnownFinding, mayBeKnown } from '../report/baseline.ts'
import { baselineJson, baselineList } from '../report/baselineList.ts'
import { type Judged, type JudgedFinding, judged } from '../report/judged.ts'
import { isShown, type Selection } from '../report/selection.ts'
import { today } from '../rules/check.ts'
import { type Arguments, type Command, UsageError } from './arguments.ts'
import { BaselineFile, baselineName, baselineOptions, openBaseline } from './baselineFile.ts'
import { checkFile, contractsIn } from './contracts.ts'
import { isThere } from './files.ts'
import { print, printJson } from './output.ts'
import { Policies } from './policies.ts'
import { selectionOf, selectionOptions } from './selection.ts'
import { writeWhole } from './writeWhole.ts'

/** `proviso baseline write`, `update` and `show`: the findings that are known, so that `check` counts new ones alone. */
export const baseline: Command = {
  formats: ['text', 'json'],
  options: { ...selectionOptions, baseline: baselineOptions.baseline, prune: { type: 'boolean' } },
  async run(args) {
    const [what, ...named] = args.named
    if (what === 'show' && named.length === 0) return show(args)
    if (what === 'write' && named.length > 0) return write({ ...args, named })
    if (what === 'update' && named.length > 0) return update({ ...args, named })
    throw new UsageError(
      'What of the baseline? Try: proviso baseline write contracts/ – or: proviso baseline update contracts/ – or: proviso baseline show',
      '对基线做什么？请写：proviso baseline write contracts/；或：proviso baseline update contracts/；或：proviso baseline show',
    )
  },
}

async function show(args: Arguments): Promise<number> {
  const { baseline: known } = (await openBaseline(args)) ?? missing(baselineName(args))
  return args.format === 'json' ? printJson(baselineJson(known)) : print(baselineList(known, args.locale))
}

async function write(args: Arguments): Promise<number> {
  const file = baselineName(args)
  if (await isThere(file))
    throw new UsageError(
      `There is already a baseline “${file}”. To bring it up to date: proviso baseline update contracts/`,
      `已有基线“${file}”。更新基线：proviso baseline update contracts/`,
    )
  return take(args, new BaselineFile(file, emptyBaseline(), args.locale), true)
}

async function update(args: Arguments): Promise<number> {
  const opened = (await openBaseline(args)) ?? missing(baselineName(args))
  return take(args, opened, args.options.prune !== true)
}

function missing(file: string): never {
  throw new UsageError(
    `There is no baseline “${file}”. To take one: proviso baseline write contracts/`,
    `没有基线“${file}”。建立基线：proviso baseline write contracts/`,
  )
}

/** Takes the findings of contracts into a baseline, and out of it what is gone. */
async function take(args: Arguments, opened: BaselineFile, adds: boolean): Promise<number> {
  const policies = new Policies(args)
  const selection = await selectionOf(args, () => policies)
  const since = args.asOf ?? today()
  const files = { ...opened.baseline.files }
  const names: string[] = []
  const sum = { added: 0, gone: 0, kept: 0, unchecked: 0 }
  for await (const found of contractsIn(args.named)) {
    const contract = checkFile(found, await policies.of(found.file), args.locale, args.asOf)
    const known = opened.knownOf(contract.file)
    const one = judged(contract, { ...selection, minSeverity: 'hint', only: [], without: [] }, known)
    const taken = adds ? fresh(one, selection) : []
    const added = taken.map(({ finding, fingerprint }) => asKnown(finding, fingerprint, one, since))
    // What matters more than it did stands in the place of what was known.
    const left = new Set([...one.gone, ...taken.map(({ entry }) => entry)])
    const kept = known.filter((entry) => !left.has(entry))
    files[opened.keyOf(contract.file)] = [...(adds ? weighed(kept, one) : kept), ...added]
    names.push(contract.file)
    sum.kept += kept.length
    sum.added += added.length
    sum.gone += one.gone.length
    sum.unchecked += one.findings.filter(({ finding }) => !mayBeKnown(finding)).length
  }
  for (const name of await opened.vanished(names)) {
    sum.gone += files[name]?.length ?? 0
    delete files[name]
  }
  // Where it cannot be made, writing the file says so.
  await mkdir(path.dirname(opened.file), { recursive: true }).catch(() => undefined)
  await writeWhole(opened.file, baselineText({ ...opened.baseline, files }))
  policies.tellMistakes()
  return args.format === 'json'
    ? printJson({ version: 1, baseline: opened.file, ...sum })
    : print(inWords(opened.file, sum, args.locale))
}

/** What is not known yet and is to be. */
const fresh = (one: Judged, selection: Selection): JudgedFinding[] =>
  one.findings.filter(({ finding, isKnown }) => !isKnown && mayBeKnown(finding) && isShown(finding, selection))

/** What is known, and of what an earlier version took how much it matters now. */
function weighed(known: readonly KnownFinding[], { findings }: Judged): KnownFinding[] {
  const now = new Map(findings.map(({ finding, entry }) => [entry, finding.severity]))
  return known.map((entry) => {
    const severity = entry.severity ?? now.get(entry)
    return severity ? { ...entry, severity } : entry
  })
}

function inWords(
  file: string,
  { added, gone, kept, unchecked }: Readonly<Record<'added' | 'gone' | 'kept' | 'unchecked', number>>,
  locale: Arguments['locale'],
): string {
  const isChinese = locale === 'zh'
  const lines = [
    isChinese
      ? `基线“${file}”：新增 ${added} 项，移除 ${gone} 项，保留 ${kept} 项。`
      : `The baseline “${file}”: ${added} taken in, ${gone} taken out, ${kept} kept.`,
    ...(unchecked > 0
      ? [
          isChinese
            ? `另有 ${unchecked} 项表明某处未经检查，不列入基线，check 仍会提示。`
            : `${unchecked} more say what was not checked; they are not taken in, and check still tells them.`,
        ]
      : []),
  ]
  return `${lines.join('\n')}\n`
}
