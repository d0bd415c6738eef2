import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rulePage } from '../docs.ts'
import type { FindingCode } from '../rules/finding.ts'

/** The Markdown page of a code; undefined where the pages were not installed. */
export function page(code: string): string | undefined {
  const address = /^[a-z-]+$/.test(code) ? rulePage(code as FindingCode) : undefined
  return address === undefined ? undefined : readFileSync(fileURLToPath(address), 'utf8')
}
