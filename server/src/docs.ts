import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FindingCode } from './rules/finding.ts'

/** The pages travel with the program, and opening one needs no network: `docs/rules/` beside `dist/` … */
const folder = path.resolve(__dirname, '../docs/rules')
/** … or in the packed extension all of them in one file, which takes half the room. */
const allPages = path.join(__dirname, 'rules.md')

/** The lines of that file, which is read once, for the first code that asks; none where there is no such file. */
let linesOfAll: readonly string[] | undefined

const addresses = new Map<FindingCode, string | undefined>()

/** Address of the page that explains a code; undefined where the pages were not installed. Looked for once. */
export function rulePage(code: FindingCode): string | undefined {
  if (!addresses.has(code)) addresses.set(code, addressOf(code))
  return addresses.get(code)
}

function addressOf(code: FindingCode): string | undefined {
  const page = path.join(folder, `${code}.md`)
  if (existsSync(page)) return pathToFileURL(page).href
  linesOfAll ??= existsSync(allPages) ? readFileSync(allPages, 'utf8').split('\n') : []
  const line = linesOfAll.indexOf(`# ${code}`)
  // Editors open a file at a line, counted from 1, and at no heading.
  return line < 0 ? undefined : `${pathToFileURL(allPages).href}#L${line + 1}`
}
