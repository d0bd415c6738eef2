import type { ContractBuilder } from './builder.ts'
import { movedSpan } from './built.ts'
import type { FactBlock, FactNode, Problem, Span } from './contract.ts'
import { keptText, noTextKept } from './keptText.ts'
import { holdToLongest, mostProblems } from './tooMuch.ts'
import { type Level, NotByPieces } from './yamlCuts.ts'
import { factBlockOf, parseYaml, plainYaml } from './yamlDocument.ts'
import { EntryReader, type Part } from './yamlEntries.ts'
import { PieceReader, type Pieces, scalarsIn } from './yamlPieces.ts'
import { problemOf } from './yamlProblems.ts'
import { type BlockText, KnownScalars, ScalarReader, type Words } from './yamlScalars.ts'
import { type WrittenYaml, YamlWriter } from './yamlWriter.ts'

/** What is remembered of the last text of a YAML contract, so that of the next one only what an edit touched is read. */
export class YamlMemory {
  /** The last text that was read by pieces. */
  cut: { readonly text: string; readonly start: number; readonly pieces: Pieces } | undefined
  /** The scalars of the last text, where that was read as a whole. */
  scalars: readonly (Words | BlockText)[] | undefined
  written: WrittenYaml | undefined
  facts: FactBlock | undefined
  readonly reader: PieceReader
  /** How many pieces of Markdown have been read in block scalars. */
  read = 0
  /** How many steps of texts that are read by pieces have been told to contracts. */
  told = 0
  /** How many texts have been read as a whole. */
  wholes = 0

  /** @param shortRun entries are parsed together up to this length, in UTF-16 units */
  constructor(shortRun = 1500) {
    this.reader = new PieceReader(shortRun)
  }

  /** How many pieces of YAML have been parsed, the whole of a text counted as one. */
  get parsed(): number {
    return this.reader.parsed + this.wholes
  }
}

/**
 * Reads a YAML contract of any shape: keys are headings, long scalars are prose, block scalars are read as Markdown.
 * Reads it by pieces where these mean the same as the whole.
 */
export function readYaml(
  text: string,
  builder: ContractBuilder,
  memory: YamlMemory,
): { facts: FactBlock | undefined; problems: Problem[] } {
  const writer = new YamlWriter(builder)
  const plain = plainYaml(text)
  const { facts, problems } = readByPieces(plain, writer, memory) ?? readWhole(plain, writer, memory)
  memory.read += writer.read
  memory.told += writer.told
  if (!isSameBlock(memory.facts, facts)) memory.facts = facts
  return { facts: memory.facts, problems }
}

/** Comments and the mark of the document, before its first entry. */
const preamble = /^(?:[ ]*(?:#[^\n]*)?\r?\n)*(?:---[ ]*\r?\n(?:[ ]*(?:#[^\n]*)?\r?\n)*)?/

type Read = { facts: FactBlock | undefined; problems: Problem[] }

function readByPieces(text: string, writer: YamlWriter, memory: YamlMemory): Read | undefined {
  const start = (preamble.exec(text) as RegExpExecArray)[0].length
  const lines = text.slice(start)
  const level: Level = { indent: 0, isList: lines.startsWith('- '), depth: 0 }
  const { cut } = memory
  const kept = cut ? keptText(cut.text.slice(cut.start), lines) : noTextKept
  let pieces: Pieces
  try {
    pieces = memory.reader.read(lines, level, cut?.pieces, kept)
  } catch (error) {
    if (error instanceof NotByPieces) return undefined
    throw error
  }
  memory.cut = { text, start, pieces }
  memory.scalars = undefined
  const before = memory.written
  // A contract that could not be written leads on to none.
  memory.written = undefined
  memory.written = writer.text(pieces, start, text.length, before)
  const problems = pieces.faults.map((fault) => problemOf(fault, start, lines.length))
  return { facts: factsIn(pieces, start), problems: inOrder(problems) }
}

function factsIn({ pieces }: Pieces, start: number): FactBlock | undefined {
  let at = start
  for (const piece of pieces) {
    if (piece.type === 'run' && piece.facts) return placedFacts(piece.facts, at)
    at += piece.length
  }
  return undefined
}

/** As {@link readYaml}, by the whole text, in plain line ends. */
export function readWhole(text: string, writer: YamlWriter, memory: YamlMemory): Read {
  holdToLongest(text)
  memory.wholes++
  memory.written = undefined
  const { documents, problems } = parseYaml(text, 0)
  const known = new KnownScalars(() => memory.scalars ?? memory.cut?.pieces.pieces.flatMap(scalarsIn) ?? [])
  const scalars = new ScalarReader(text, known)
  const parts = documents.flatMap((document): Part[] => new EntryReader(document, scalars).node(document.contents, 0))
  memory.scalars = scalars.finish()
  writer.parts(parts, 0)
  const facts = documents.map((document) => factBlockOf(document, 0)).find((block) => block !== undefined)
  return { facts, problems: inOrder(problems) }
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => a.span.start - b.span.start).slice(0, mostProblems)

function placedFacts({ keySpan, span, entries }: FactBlock, by: number): FactBlock {
  const spanAt = (span: Span): Span => movedSpan(span, by)
  const nodeAt = ({ key, keySpan, valueSpan, value }: FactNode): FactNode => ({
    key,
    keySpan: spanAt(keySpan),
    valueSpan: spanAt(valueSpan),
    value: Array.isArray(value) ? value.map(nodeAt) : value,
  })
  return { keySpan: spanAt(keySpan), span: spanAt(span), entries: entries.map(nodeAt) }
}

/** Whether two blocks say the same at the same places: what was worked out from the one holds for the other then. */
function isSameBlock(a: FactBlock | undefined, b: FactBlock | undefined): boolean {
  if (!a || !b) return a === b
  return isSameSpan(a.keySpan, b.keySpan) && isSameSpan(a.span, b.span) && areSame(a.entries, b.entries)
}

const isSameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end

const areSame = (a: readonly FactNode[], b: readonly FactNode[]): boolean =>
  a.length === b.length && a.every((node, i) => isSameNode(node, b[i] as FactNode))

const isSameNode = (a: FactNode, b: FactNode): boolean =>
  a.key === b.key &&
  isSameSpan(a.keySpan, b.keySpan) &&
  isSameSpan(a.valueSpan, b.valueSpan) &&
  (Array.isArray(a.value) && Array.isArray(b.value) ? areSame(a.value, b.value) : Object.is(a.value, b.value))
