import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { DocumentEntry } from '../report/portfolio/model.ts'
import { UsageError } from './arguments.ts'
import { unreadable } from './files.ts'

/**
 * The file that a contract was read from, by which anyone can show that it is the same.
 * @param text what was read of it
 * @throws UsageError where it has changed since, so that the hash would be of other words
 */
export async function documentOf(file: string, text: string): Promise<DocumentEntry> {
  const bytes = await readFile(file).catch((error) => {
    throw unreadable(file, error)
  })
  if (bytes.toString('utf8') !== text)
    throw new UsageError(
      `“${file}” changed while the report was made. Run the command again.`,
      `生成报告期间，“${file}”发生了变动。请重新运行。`,
    )
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
