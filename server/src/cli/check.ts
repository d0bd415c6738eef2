import path from 'node:path'
import { checkJson } from '../report/checkJson.ts'
import type { Format, Run } from '../report/format.ts'
import { github } from '../report/github.ts'
import { gitlab } from '../report/gitlab.ts'
import { judged } from '../report/judged.ts'
import { junit } from '../report/junit.ts'
import { sarif } from '../report/sarif.ts'
import { summary } from '../report/summary.ts'
import { text } from '../report/text.ts'
import { version } from '../version.ts'
import { type Arguments, type Command, exit, print } from './arguments.ts'
import { baselineOptions, openBaseline } from './baselineFile.ts'
import { checkSince, sinceOptions } from './checkSince.ts'
import { checkedContracts } from './contracts.ts'
import { Policies } from './policies.ts'
import { page } from './rulePages.ts'
import { selectionOf, selectionOptions } from './selection.ts'

const formats: Readonly<Record<string, Format>> = { text, summary, json: checkJson, sarif, github, junit, gitlab }

/** `proviso check`: what is missing or wrong, and what to do. */
export const check: Command = {
  formats: ['text', 'summary', 'json', 'sarif', 'github', 'junit', 'gitlab'],
  options: { ...selectionOptions, ...baselineOptions, ...sinceOptions },
  async run(args) {
    const policies = new Policies(args)
    const selection = await selectionOf(args, policies)
    const format = formats[args.format] ?? text
    const { since } = args.options
    if (typeof since === 'string')
      return checkSince(since, args, policies, selection, { format, run: runOf(args, false) })
    const baseline = await openBaseline(args)
    const run = runOf(args, baseline !== undefined)
    const files: string[] = []
    let [hasBegun, fails] = [false, false]
    for (const contracts of [await checkedContracts(args, policies), policies.mistakes])
      for await (const contract of contracts) {
        const one = judged(contract, selection, baseline?.knownOf(contract.file))
        if (files.length === 0) print(format.begin(run))
        files.push(contract.file)
        const written = format.file(one, run)
        if (written !== '') print(hasBegun ? format.between + written : written)
        hasBegun ||= written !== ''
        fails ||= one.findings.some(({ counts }) => counts)
      }
    const exitCode = fails ? exit.found : exit.clean
    print(format.end(run, { exitCode, files }))
    await baseline?.tellVanished(files)
    return exitCode
  },
}

const runOf = ({ locale }: Arguments, hasBaseline: boolean): Run => ({
  locale,
  version,
  colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  separator: path.sep,
  hasBaseline,
  page,
})
