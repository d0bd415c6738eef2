import { ContractBuilder } from './builder.ts'
import type { Contract, FactBlock, Format, Language, Problem, Span } from './contract.ts'
import { findFrontMatter } from './frontMatter.ts'
import { detectLanguage } from './language.ts'
import { straight } from './mappedText.ts'
import { readMarkdown } from './markdown.ts'
import { findPlaceholders } from './placeholders.ts'
import { readYaml } from './yaml.ts'
import { factBlockOf, parseYaml, waiversOf } from './yamlDocument.ts'

/**
 * Reads a text as a contract. Never throws: a text that cannot be read in part has problems at those places, and the
 * rest is there.
 */
export function readContract(text: string, format: Format): Contract {
  const builder = new ContractBuilder(0, text.length)
  let facts: FactBlock | undefined
  let frontMatter: Span | undefined
  let problems: readonly Problem[] = []
  if (format === 'yaml') {
    const read = readYaml(text, builder)
    facts = read.facts
    problems = read.problems
  } else {
    const found = findFrontMatter(text)
    const start = found?.bodyStart ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0)
    if (found) {
      frontMatter = found.content
      const yaml = parseYaml(text.slice(found.content.start, found.content.end), found.content.start)
      problems = yaml.problems
      facts = yaml.documents[0] && factBlockOf(yaml.documents[0], found.content.start)
    }
    readMarkdown(text.slice(start), straight(start), builder)
  }
  builder.finish(text.length)
  builder.waivers.push(...waiversOf(facts?.entries.find((entry) => entry.key === 'waivers')))
  return {
    format,
    text,
    language: declaredLanguage(facts) ?? detectLanguage(text),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    frontMatter,
    facts,
    sections: builder.sections,
    passages: builder.passages,
    annotations: builder.annotations,
    waivers: builder.waivers,
    placeholders: findPlaceholders(builder.passages),
    problems,
  }
}

function declaredLanguage(facts: FactBlock | undefined): Language | undefined {
  const value = facts?.entries.find((entry) => entry.key === 'language')?.value
  return value === 'en' || value === 'zh-Hans' || value === 'zh-Hant' ? value : undefined
}
