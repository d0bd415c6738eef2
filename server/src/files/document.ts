import { createHash } from 'node:crypto'
import type { DocumentEntry } from '../report/portfolio/model.ts'

/** What shows that a document is the same: how many bytes it has, and their SHA-256. */
export const documentOfBytes = (bytes: Uint8Array): DocumentEntry => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})
