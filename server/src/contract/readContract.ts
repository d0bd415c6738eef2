import { ContractBuilder } from './builder.ts'
import type { Contract, FactBlock, Format, Language, Problem, Span } from './contract.ts'
import { contractVersion } from './contractVersion.ts'
import { afterByteOrderMarks, findFrontMatter } from './frontMatter.ts'
import { type GivenFacts, withGiven } from './givenFacts.ts'
import { detectLanguage, LetterCount } from './language.ts'
import { LinePieces } from './linePieces.ts'
import { withLineFeeds } from './lines.ts'
import { MarkdownReader } from './markdown.ts'
import { findPlaceholders } from './placeholders.ts'
import { areTitledAlike, Shape, type Shaped, shapeAfter } from './shape.ts'
import { holdToLongest, longestText, mostLines, mostProblems, TooManyLines } from './tooMuch.ts'
import { LostCharacters, notRead, tooDeep, tooLong } from './unreadable.ts'
import { Wording } from './wording.ts'
import { readYaml, YamlMemory } from './yaml.ts'
import { factBlockOf, parseYaml, waiversOf } from './yamlDocument.ts'

/** What is remembered of the last text of a document, so that the next one is read where it differs. */
export class Memory {
  readonly markdown = new MarkdownReader()
  readonly yaml = new YamlMemory()
  readonly letters = new LetterCount()
  readonly lost = new LostCharacters()
  /** The pieces of a text in YAML. */
  readonly lines = new LinePieces()
  #head: Head | undefined
  #built: Shaped | undefined
  #shape = new Shape()
  #titles: object = {}

  /** What stands before the body of a text in Markdown; the same object for as long as nobody changes it. */
  headOf(text: string, start: number): Head {
    if (this.#head?.wording.text !== text.slice(0, start)) this.#head = readHead(text, start)
    return this.#head
  }

  /** The objects that stand for the shape and the titles of what was built: those of the text before, where that had the same. */
  shapeOf(built: ContractBuilder): Pick<Contract, 'shape' | 'titles'> {
    const before = this.#built
    const taken = built.taken?.from === before ? built.taken : undefined
    this.#built = built
    // It leads to the text before, which would never be let go: nor that before it.
    built.taken = undefined
    const shape = before ? shapeAfter(before, this.#shape, built, taken) : new Shape()
    if (!before || shape !== this.#shape || !areTitledAlike(before, built, taken)) this.#titles = {}
    this.#shape = shape
    return { shape, titles: this.#titles }
  }

  /** How many pieces of Markdown have been read. */
  get read(): number {
    return this.markdown.read + this.yaml.read
  }
}

/**
 * Reads a text as a contract. Never throws: a text that cannot be read in part has problems at those places, and the
 * rest is there.
 * @param given facts that are known besides the text
 * @param memory of an earlier text of the same document; what is read is the same with or without it
 */
export function readContract(text: string, format: Format, memory = new Memory(), given?: GivenFacts): Contract {
  if (text.length > longestText) return unreadContract(text, format, tooLong(text))
  try {
    return read(text, withLineFeeds(text), format, memory, given)
  } catch (error) {
    // It is too much, or a parser made a mistake: say so in place of showing a clean file.
    return unreadContract(text, format, notRead(text, error))
  }
}

function read(written: string, text: string, format: Format, memory: Memory, given: GivenFacts | undefined): Contract {
  const builder = new ContractBuilder(0, text.length)
  const problems: Problem[] = []
  let facts: FactBlock | undefined
  let factsWritten: Wording | undefined
  let frontMatter: Span | undefined
  let pieces: readonly Wording[]
  if (format === 'yaml') {
    pieces = memory.lines.of(text)
    if (pieces.reduce((sum, piece) => sum + linesIn(piece), 0) > mostLines) throw new TooManyLines()
    const yaml = readYaml(text, builder, memory.yaml)
    facts = yaml.facts
    factsWritten = facts && new Wording(text.slice(facts.span.start, facts.span.end))
    problems.push(...yaml.problems)
  } else {
    const found = findFrontMatter(text)
    const start = found?.bodyStart ?? afterByteOrderMarks(text)
    const head = memory.headOf(text, start)
    frontMatter = found?.content
    facts = head.facts
    factsWritten = head.factsWritten
    problems.push(...head.problems)
    pieces = memory.markdown.addFile(builder, text.slice(start), start, head.wording)
  }
  problems.push(...builder.tooDeep.slice(0, mostProblems).map(tooDeep))
  problems.unshift(...memory.lost.of(text, pieces))
  if (given) facts = withGiven(facts, given)
  builder.finish(text.length)
  const { sections, passages, wordings } = builder
  return contractVersion({
    ...frame(written, text, format, memory),
    ...memory.shapeOf(builder),
    pieces,
    language: declaredLanguage(facts) ?? detectLanguage(wordings, factsWritten, memory.letters),
    frontMatter,
    facts,
    sections,
    passages,
    wordings,
    origins: builder.origins,
    annotations: builder.annotations,
    waivers: [...builder.waivers, ...waiversOf(facts?.entries.find((entry) => entry.key === 'waivers'))],
    placeholders: text.includes('[[') ? findPlaceholders(passages) : [],
    problems,
    unread: false,
  })
}

/** How many lines a piece of a text has. */
const linesIn = Wording.remembered((text) => text.split('\n').length - 1)

/** What stands before the body of a text in Markdown. */
interface Head {
  readonly wording: Wording
  readonly facts: FactBlock | undefined
  /** The facts as they are written. */
  readonly factsWritten: Wording | undefined
  readonly problems: readonly Problem[]
}

function readHead(text: string, start: number): Head {
  const wording = new Wording(text.slice(0, start))
  const content = findFrontMatter(text)?.content
  if (!content) return { wording, facts: undefined, factsWritten: undefined, problems: [] }
  holdToLongest(wording.text)
  const { documents, problems } = parseYaml(text.slice(content.start, content.end), content.start)
  const facts = documents[0] && factBlockOf(documents[0], content.start)
  return { wording, facts, factsWritten: facts && new Wording(text.slice(facts.span.start, facts.span.end)), problems }
}

const frame = (
  written: string,
  text: string,
  format: Format,
  document: object,
): Pick<Contract, 'format' | 'text' | 'written' | 'document' | 'eol'> => ({
  format,
  text,
  written,
  document,
  eol: lineEndUsedMost(written),
})

function lineEndUsedMost(text: string): Contract['eol'] {
  const count = (lineBreak: string): number => {
    let found = 0
    for (let at = text.indexOf(lineBreak); at >= 0; at = text.indexOf(lineBreak, at + lineBreak.length)) found++
    return found
  }
  const windows = count('\r\n')
  const feeds = count('\n') - windows
  const returns = count('\r') - windows
  if (returns > windows && returns > feeds) return '\r'
  return windows > feeds ? '\r\n' : '\n'
}

/** The contract in a file that could not be opened or checked, and why: a half sentence in both languages. */
export const unopenedContract = (why: Problem['message']): Contract =>
  unreadContract('', 'markdown', {
    code: 'file-unreadable',
    severity: 'error',
    message: { en: `This file was not checked: ${why.en}.`, zh: `本文件未被检查：${why.zh}。` },
    span: { start: 0, end: 0 },
  })

function unreadContract(text: string, format: Format, problem: Problem): Contract {
  const document = {}
  const nothing = {
    shape: new Shape(),
    titles: document,
    pieces: [],
    frontMatter: undefined,
    facts: undefined,
    passages: [],
    wordings: [],
    origins: { passages: [], sections: [document] },
    annotations: [],
    waivers: [],
    placeholders: [],
  }
  const sections = new ContractBuilder(0, text.length).sections
  return {
    ...frame(text, text, format, document),
    ...nothing,
    language: 'en',
    sections,
    problems: [problem],
    unread: true,
  }
}

function declaredLanguage(facts: FactBlock | undefined): Language | undefined {
  const value = facts?.entries.find((entry) => entry.key === 'language')?.value
  return value === 'en' || value === 'zh-Hans' || value === 'zh-Hant' ? value : undefined
}
