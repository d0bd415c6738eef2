import path from 'node:path'
import { checkJson } from '../report/checkJson.ts'
import { type CheckReport, checkReport } from '../report/checkReport.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import type { Format, Run } from '../report/format.ts'
import { github } from '../report/github.ts'
import { gitlab } from '../report/gitlab.ts'
import { type Judged, judged } from '../report/judged.ts'
import { junit } from '../report/junit.ts'
import { sarif } from '../report/sarif.ts'
import { everything } from '../report/selection.ts'
import { summary } from '../report/summary.ts'
import { text } from '../report/text.ts'
import { version } from '../version.ts'
import { type Arguments, exit } from './arguments.ts'
import { BaselineFile, baselineOptions, openBaseline } from './baselineFile.ts'
import type { ContractsCommand } from './contractsCommand.ts'
import { FindingsWriter } from './findingsWriter.ts'
import { Policies } from './policies.ts'
import { page } from './rulePages.ts'
import { selectionOf, selectionOptions } from './selection.ts'

const formats: Readonly<Record<string, Format>> = { text, summary, json: checkJson, sarif, github, junit, gitlab }

/** What is told of one file: its part of the output, and what the exit code rests on. */
interface CheckedFile {
  readonly file: string
  readonly part: string
  /** Something was found that makes the run fail. */
  readonly fails: boolean
}

/** One file as programs are told of it. */
export const reportOf = (file: FileCheck, args: Arguments): CheckReport =>
  checkReport(judgedBy(file, args), runOf(args), args.fixes || !args.stream)

/** `proviso check`: what is missing or wrong, and what to do. */
export const check: ContractsCommand<CheckedFile> = {
  formats: ['text', 'summary', 'json', 'sarif', 'github', 'junit', 'gitlab'],
  options: { ...selectionOptions, ...baselineOptions, since: { type: 'string' } },
  showsTrouble: true,
  async prepare(args) {
    const selection = await selectionOf(args, () => new Policies(args))
    const baseline = await openBaseline(args)
    return { ...args, selection, ...(baseline ? { known: { file: baseline.file, baseline: baseline.baseline } } : {}) }
  },
  tell(file, args) {
    const one = judgedBy(file, args)
    return {
      file: file.file,
      part: formatOf(args).file(one, runOf(args)),
      fails: one.findings.some(({ counts }) => counts),
    }
  },
  async write(told, args) {
    const writer = new FindingsWriter(formatOf(args), runOf(args))
    const baseline = baselineOf(args)
    const files: string[] = []
    let fails = false
    for await (const { file, part, fails: itFails } of told) {
      // Names are kept for the baseline alone: a run may have any number of files.
      if (baseline) files.push(file)
      await writer.add(part)
      fails ||= itFails
    }
    const exitCode = fails ? exit.found : exit.clean
    await writer.end(exitCode)
    await baseline?.tellVanished(files)
    return exitCode
  },
}

/** The format that a run writes. */
export const formatOf = ({ format }: Arguments): Format => formats[format] ?? text

const baselineOf = ({ known, locale }: Arguments): BaselineFile | undefined =>
  known && new BaselineFile(known.file, known.baseline, locale)

const judgedBy = (file: FileCheck, args: Arguments): Judged =>
  judged(file, args.selection ?? everything, baselineOf(args)?.knownOf(file.file))

/** What a format knows of a run. */
export const runOf = ({ locale, colour, known }: Arguments): Run => ({
  locale,
  version,
  colour,
  separator: path.sep,
  hasBaseline: known !== undefined,
  page,
})
