import { open } from 'node:fs/promises'
import { textIn } from '../../files/textIn.ts'
import type { Input } from '../inputs/input.ts'

/** So many bytes of a file are looked at. */
const lookedAt = 8192
/** A line that is shorter stands in contracts that have nothing else in common. In UTF-16 units. */
const shortest = 40
/** So many lines are enough to tell. */
const most = 12

/**
 * By what contracts are alike that were made from one template: the beginnings of the first long lines. The beginnings alone, since
 * the names and amounts of a deal stand anywhere.
 * @returns none for what cannot be read
 */
export async function affinityOf({ file, text, trouble }: Input): Promise<readonly string[]> {
  if (trouble) return []
  const lines = (text?.slice(0, lookedAt) ?? (await startOf(file))).split('\n')
  return lines
    .filter(({ length }) => length >= shortest)
    .slice(0, most)
    .map((line) => line.slice(0, shortest))
}

async function startOf(file: string): Promise<string> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(lookedAt), 0, lookedAt, 0)
      return textIn(buffer.subarray(0, bytesRead))
    } finally {
      await handle.close()
    }
  } catch {
    // Who checks it says why.
    return ''
  }
}
