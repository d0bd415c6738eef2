import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Shard } from '../arguments.ts'

/**
 * Whether a file falls to a part. It depends on nothing but the file's path from the folder that the command runs in, written
 * with `/` and with accents composed, so every machine splits a list the same way, whatever else is in it.
 */
export function fallsTo({ number, of }: Shard, file: string, folder = process.cwd()): boolean {
  const name = path.relative(folder, path.resolve(folder, file)).split(path.sep).join('/').normalize('NFC')
  return createHash('sha256').update(name).digest().readUInt32BE(0) % of === number - 1
}
