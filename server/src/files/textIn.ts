/** A text has at most so many bytes for each UTF-16 unit that it becomes. */
export const bytesPerUnit = 3

/**
 * The text of a file: in UTF-16 where its byte order mark says so, else in UTF-8. The mark stays. What cannot be read becomes
 * U+FFFD, of which a contract tells (`contract/unreadable.ts`).
 */
export function textIn(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be')
  return bytes.toString('utf8')
}

const decoded = (bytes: Buffer, encoding: string): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
