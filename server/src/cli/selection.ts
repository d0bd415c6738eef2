import { didYouMean, nearest } from '../facts/nearest.ts'
import { everything, type Selection } from '../report/selection.ts'
import { findingCodes, neverHidden, type Severity, severities } from '../rules/finding.ts'
import { type Arguments, UsageError } from './arguments.ts'
import type { Policies } from './policies.ts'

/** The options by which a run says which findings it shows, and which count. */
export const selectionOptions = {
  'fail-on': { type: 'string' },
  'min-severity': { type: 'string' },
  rules: { type: 'string' },
} as const

/**
 * What `--fail-on`, `--min-severity` and `--rules` say.
 * @param policies those that what is named may be checked by; asked for where they are needed
 * @throws UsageError for a word that is none of theirs
 */
export async function selectionOf({ options, named }: Arguments, policies: () => Policies): Promise<Selection> {
  const { 'fail-on': failOn = everything.failOn, 'min-severity': least = everything.minSeverity, rules } = options
  const minSeverity = oneOf(least, severities, '--min-severity')
  const words = typeof rules === 'string' ? rules.split(',').map((one) => one.trim()) : []
  const only = words.filter((one) => !one.startsWith('-'))
  const without = words.filter((one) => one.startsWith('-')).map((one) => one.slice(1))
  if (words.length > 0) checkRules([...only, ...without], without, await subjects(named, policies()))
  return {
    minSeverity,
    failOn: oneOf<Severity | 'never'>(failOn, [...severities, 'never'], '--fail-on'),
    only,
    without,
  }
}

function oneOf<T extends string>(written: string | boolean, words: readonly T[], option: string): T {
  const found = words.find((one) => one === written)
  if (found !== undefined) return found
  const meant = didYouMean(nearest(String(written), words))
  throw new UsageError(
    `${option} takes no “${written}”. ${meant.en}There are: ${words.join(', ')}.`,
    `${option} 不能取“${written}”。${meant.zh}可用：${words.join('、')}。`,
  )
}

/** The codes, and the clauses and elements of every policy that what is named may be checked by. */
async function subjects(named: readonly string[], policies: Policies): Promise<ReadonlySet<string>> {
  const known = new Set<string>(findingCodes)
  // Of a folder, the playbook may stand in it or above it; a stream names nothing, and is checked by that of the present one.
  const places = named.length > 0 ? [...named, ...named.map((folder) => `${folder}/contract.md`)] : ['contract.md']
  for (const one of places)
    for (const { id, elements } of (await policies.of(one)).pack.families)
      for (const each of [id, ...elements.map((element) => element.id)]) known.add(each)
  return known
}

function checkRules(words: readonly string[], without: readonly string[], known: ReadonlySet<string>): void {
  for (const word of words) {
    if (known.has(word)) continue
    const meant = didYouMean(nearest(word, known))
    throw new UsageError(
      `“${word}” in --rules is neither a code nor a clause. ${meant.en}Write, say: --rules missing-clause,weak-clause – or: --rules=-placeholder`,
      `--rules 中的“${word}”既不是代码，也不是条款。${meant.zh}请写作：--rules missing-clause,weak-clause；或：--rules=-placeholder`,
    )
  }
  const hidden = without.find((word) => neverHidden.some((code) => code === word))
  if (hidden !== undefined)
    throw new UsageError(
      `“${hidden}” cannot be left out: it says what was not checked, and the rest would look clean.`,
      `“${hidden}”不能排除：其说明何处未经检查，排除后结果会被误认为没有问题。`,
    )
}
