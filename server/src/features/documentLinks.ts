import type { DocumentLink } from 'vscode-languageserver'
import { rangeOf } from '../contract/lines.ts'
import { anchorLinksOf } from '../drafting/anchors.ts'
import { citationsOf } from '../drafting/citations.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { EditTarget } from './workspaceEdit.ts'

/**
 * Links to headings of the same file, and from citations of law to their official text. Nothing is fetched: an address is
 * opened by the reader's own browser when the reader asks for it.
 */
export function documentLinks({ contract }: Check, pack: Pack, { uri, lines }: EditTarget): DocumentLink[] {
  const places = anchorLinksOf(contract).flatMap(({ at, target }): DocumentLink[] => {
    if (!target) return []
    // Editors go to a line by a fragment that counts from 1.
    const { line, character } = lines.positionAt(target.start)
    return [{ range: rangeOf(at, lines), target: `${uri}#${line + 1},${character + 1}` }]
  })
  const laws = citationsOf(contract, pack).flatMap(({ at, authority }): DocumentLink[] =>
    authority.url.startsWith('https://')
      ? [{ range: rangeOf(at, lines), target: authority.url, tooltip: authority.title }]
      : [],
  )
  return [...places, ...laws]
}
