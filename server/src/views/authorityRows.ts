import { placeInWords } from '../facts/places.ts'
import { paragraphs, plainMarkdown } from '../features/markdown.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import { authorityEntries } from '../report/portfolio/authorityEntries.ts'
import type { ClauseEntry } from '../report/portfolio/model.ts'
import type { Locale } from '../rules/finding.ts'
import type { AuthorityRow } from '../viewProtocol.ts'

/** The authorities that a contract's needs and findings name, by jurisdiction. */
export function authorityRows(
  { checked, pack }: FileCheck,
  clauses: readonly ClauseEntry[],
  locale: Locale,
): AuthorityRow[] {
  const zh = locale === 'zh'
  const named = new Set([...clauses.flatMap(restsOn), ...checked.findings.flatMap(({ authorities }) => authorities)])
  const authorities = pack.authorities.flatMap((one) => (named.has(one.id) ? [{ id: one.id, definition: one }] : []))
  return authorityEntries([{ entry: checked, authorities }], locale).map(
    ({ id, title, citation, jurisdiction, url, standings }) => {
      const [{ standing: status = '', note = '', caution = '', isDoubtful = true } = {}] = standings
      const behind = clauses.filter((clause) => restsOn(clause).includes(id)).map((clause) => clause.title)
      const standing = [status, caution].filter((one) => one !== '').join(zh ? '；' : '; ')
      const isSafe = url.startsWith('https://')
      return {
        id,
        citation,
        jurisdiction:
          jurisdiction === 'EU' ? (zh ? '欧盟' : 'European Union') : placeInWords(jurisdiction, pack)[locale],
        standing,
        isDoubtful,
        detail: paragraphs(
          `**${plainMarkdown(citation)}** – ${plainMarkdown(title)}`,
          plainMarkdown(standing),
          plainMarkdown(note),
          behind.length > 0
            ? plainMarkdown(`${zh ? '据此所需：' : 'Behind: '}${behind.join(zh ? '、' : ', ')}${zh ? '。' : '.'}`)
            : '',
          isSafe ? plainMarkdown(url) : '',
        ),
        url: isSafe ? url : '',
      }
    },
  )
}

/** The authorities behind the strongest reason for a clause. */
const restsOn = ({ because: [first] }: ClauseEntry): readonly string[] => first?.authorities ?? []
