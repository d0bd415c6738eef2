/** A file under one of several names, with what it says. */
export interface Named {
  readonly name: string
  readonly text: string
}

/** Of two texts, at least so much must be the same lines for one to be the other, renamed: what git takes as well. */
const enough = 0.5

/**
 * Which of some files that are gone each of some new ones was: the one with the most lines in common, each taken once.
 * @returns for the name of a new file that of the old one
 */
export function renamedFrom(added: readonly Named[], gone: readonly Named[]): ReadonlyMap<string, string> {
  const old = gone.map(({ name, text }) => ({ name, lines: linesOf(text) }))
  const pairs = added.flatMap((one) => {
    const lines = linesOf(one.text)
    return old.map((other) => ({ from: other.name, to: one.name, likeness: likeness(lines, other.lines) }))
  })
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const { from, to, likeness: much } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (much < enough || found.has(to) || taken.has(from)) continue
    found.set(to, from)
    taken.add(from)
  }
  return found
}

type Lines = ReadonlyMap<string, number>

function linesOf(text: string): Lines {
  const lines = new Map<string, number>()
  for (const line of text.split('\n')) {
    const words = line.trim()
    if (words !== '') lines.set(words, (lines.get(words) ?? 0) + 1)
  }
  return lines
}

/** What two texts have in common of all that they have, by characters: 1 for the same, 0 for nothing. */
function likeness(a: Lines, b: Lines): number {
  const size = (lines: Lines): number =>
    Array.from(lines, ([line, count]) => line.length * count).reduce((x, y) => x + y, 0)
  let common = 0
  for (const [line, count] of a) common += line.length * Math.min(count, b.get(line) ?? 0)
  const all = size(a) + size(b)
  return all === 0 ? 0 : (2 * common) / all
}
