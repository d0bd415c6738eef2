import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

/** The labelled contracts, with the families that were judged with confidence: whether each is there. */
export function labels(): { file: string; present: [family: string, present: boolean][] }[] {
  type Label = { present: boolean; confidence: 'high' | 'low' }
  const entries: { doc: string; labels: Record<string, Label> }[] = JSON.parse(
    readFileSync(path.join(folder, 'labels-dev.json'), 'utf8'),
  )
  return entries.map((entry) => ({
    file: path.join(folder, 'dev', entry.doc),
    present: Object.entries(entry.labels).flatMap(([family, { present, confidence }]) =>
      confidence === 'high' ? [[family, present] as [string, boolean]] : [],
    ),
  }))
}
