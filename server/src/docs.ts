import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FindingCode } from './rules/finding.ts'

/** The pages travel with the program: `docs/rules/` beside `dist/`. Opening one needs no network. */
const folder = path.resolve(__dirname, '../docs/rules')

const addresses = new Map<FindingCode, string | undefined>()

/** Address of the page that explains a code; undefined where the pages were not installed. Looked for once. */
export function rulePage(code: FindingCode): string | undefined {
  if (!addresses.has(code)) {
    const page = path.join(folder, `${code}.md`)
    addresses.set(code, existsSync(page) ? pathToFileURL(page).href : undefined)
  }
  return addresses.get(code)
}
