/** One line of a stream. */
export interface Line {
  /** From 1. */
  readonly number: number
  /** Without its line break; undefined for one that is too long, which was not kept. */
  readonly text: string | undefined
}

/**
 * The lines of UTF-8 that comes in pieces, each as soon as it is whole; the last may lack its line break.
 * @param longest bytes of a line up to which it is kept
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let number = 0
  let begun: Uint8Array[] = []
  let length = 0
  const keep = (part: Uint8Array): void => {
    length += part.length
    if (length > longest) begun = []
    else begun.push(part)
  }
  const finished = (): Line => {
    const text = length > longest ? undefined : Buffer.concat(begun).toString('utf8')
    begun = []
    length = 0
    return { number: ++number, text }
  }
  for await (const piece of pieces) {
    let start = 0
    for (let end = piece.indexOf(lineBreak); end >= 0; end = piece.indexOf(lineBreak, start)) {
      keep(piece.subarray(start, end))
      yield finished()
      start = end + 1
    }
    if (start < piece.length) keep(piece.subarray(start))
  }
  if (length > 0) yield finished()
}

const lineBreak = 0x0a
