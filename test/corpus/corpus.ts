import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../../../shared/corpus')

/** Whether the contracts for evaluation are at hand; they are third parties' texts and no part of the project. */
export const hasCorpus = existsSync(folder)

/** All contracts of the corpus: their names and paths. */
export function corpusFiles(sets: readonly string[] = ['dev', 'unlabelled']): [string, string][] {
  if (!hasCorpus) return []
  return sets.flatMap((set) =>
    readdirSync(path.join(folder, set))
      .sort()
      .map((name): [string, string] => [`${set}/${name}`, path.join(folder, set, name)]),
  )
}
