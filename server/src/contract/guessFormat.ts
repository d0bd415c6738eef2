import { isMap } from 'yaml'
import type { Format } from './contract.ts'
import { findFrontMatter } from './frontMatter.ts'
import { parseYaml } from './yamlDocument.ts'

/** The format of a file by its name, or the last part of its path. */
export const formatOfName = (name: string): Format => (/\.ya?ml$/i.test(name) ? 'yaml' : 'markdown')

/** The format of a text that has no file name: YAML where it begins as a mapping and can be read as one. */
export function guessFormat(text: string): Format {
  if (findFrontMatter(text)) return 'markdown'
  if (/^contract:/m.test(text)) return 'yaml'
  const [first = ''] = /^(?!\ufeff?---|[ \t]*(?:#|\r?$)).+$/m.exec(text) ?? []
  if (!/^(?:\{|%YAML|[^\s:#][^:]*:(?:\s|$))/.test(first)) return 'markdown'
  const { documents, problems } = parseYaml(text, 0)
  return problems.length === 0 && isMap(documents[0]?.contents) ? 'yaml' : 'markdown'
}
