import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rulePage } from '../docs.ts'
import { explanationText } from '../report/explain.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import { explainAt } from '../rules/explanation.ts'
import type { FindingCode } from '../rules/finding.ts'
import { type Command, UsageError } from './arguments.ts'
import { checkFile, readFileAsContract } from './contracts.ts'
import { lookUp } from './files.ts'
import { print } from './output.ts'
import { Policies } from './policies.ts'

/** `proviso explain`: why the words at a place count as a clause, or what a kind of finding means. */
export const explain: Command = {
  formats: ['text'],
  async run(args) {
    const { locale, asOf } = args
    const [place = ''] = args.named
    const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(place) ?? []
    if (!file) return explainCode(place)
    await lookUp(file)
    const policy = await new Policies(args).of(file)
    const one = checkFile(await readFileAsContract(file), policy, locale, asOf)
    const { checked, lines, pack } = one
    const [problem] = checked.contract.problems
    if (checked.contract.unread && problem) throw new UsageError(problem.message.en, problem.message.zh)
    if (Number(line) < 1 || Number(line) > lines.count)
      throw new UsageError(
        `“${file}” has ${lines.count} lines; there is no line ${line}.`,
        `“${file}”共${lines.count}行，没有第${line}行。`,
      )
    const offsets = column
      ? [lines.offsetAt({ line: Number(line) - 1, character: Number(column) - 1 })]
      : passagesOn(Number(line) - 1, one)
    const found = offsets.flatMap((offset) => explainAt(offset, checked, policy.detector, pack, locale))
    return print(explanationText(found, checked.contract, locale))
  },
}

/** Where the passages begin that stand on a line. */
function passagesOn(line: number, { checked, lines }: FileCheck): number[] {
  const start = lines.lineStart(line)
  const end = lines.lineEnd(line)
  return checked.contract.passages
    .filter(({ span }) => span.start <= end && span.end >= start)
    .map(({ span }) => span.start)
}

async function explainCode(code: string): Promise<number> {
  const page = rulePage(code as FindingCode)
  if (!/^[a-z-]+$/.test(code) || !page)
    throw new UsageError(
      'What shall be explained? A place, as in: proviso explain lease.contract.md:12 – or a code, as in: proviso explain missing-clause',
      '要说明什么？写位置，如：proviso explain lease.contract.md:12；或写代码，如：proviso explain missing-clause',
    )
  return print(await readFile(fileURLToPath(page), 'utf8'))
}
