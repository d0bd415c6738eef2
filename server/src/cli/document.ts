import { readFile } from 'node:fs/promises'
import type { Contract } from '../contract/contract.ts'
import { documentOfBytes } from '../files/document.ts'
import { textIn } from '../files/textIn.ts'
import type { ContractEntry, DocumentEntry } from '../report/portfolio/model.ts'
import { UsageError } from './arguments.ts'

/** The text that was read of a contract, as bytes of UTF-8; none where nothing was read. */
export const documentRead = ({ text, unread }: Contract): DocumentEntry =>
  unread ? { bytes: 0, sha256: '' } : documentOfBytes(Buffer.from(text))

/**
 * The file that a contract was read from, by which anyone can show that it is the same.
 * @throws UsageError where it has changed since it was read, so that the hash would be of other words
 */
export async function documentOf({ file, document, isRead }: ContractEntry): Promise<DocumentEntry> {
  const bytes = await readFile(file).catch(() => undefined)
  // Where it was read, and is not the same any more; bytes in another encoding were read as others.
  const isChanged = isRead && (!bytes || documentOfBytes(Buffer.from(textIn(bytes))).sha256 !== document.sha256)
  if (isChanged)
    throw new UsageError(
      `“${file}” changed while the report was made. Run the command again.`,
      `生成报告期间，“${file}”发生了变动。请重新运行。`,
    )
  return bytes ? documentOfBytes(bytes) : document
}
