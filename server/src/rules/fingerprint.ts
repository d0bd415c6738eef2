import type { Contract, Span } from '../contract/contract.ts'
import { textIn } from '../contract/passages.ts'
import { lastStarting } from '../contract/search.ts'
import type { Finding, FindingCode } from './finding.ts'
import { innermostSection } from './placing.ts'

const aboutTheWhole: ReadonlySet<FindingCode> = new Set(['missing-clause'])

/** Whether a finding is about a contract as a whole: the place that it is shown at is no part of what it is. */
export const isAboutTheWhole = ({ code }: Pick<Finding, 'code'>): boolean => aboutTheWhole.has(code)

/**
 * What identifies each finding from one version of a contract to the next: its code, clause, element and interaction, the titles of
 * the sections that it stands in, and the words that it is about; never its line, its section's number or its message. Findings that
 * are alike in all of it are numbered in their order.
 * @param findings all of one contract, in document order: of some alone, those that are alike would be numbered otherwise
 * @returns 16 hexadecimal digits for each, in the same order; no two are alike
 */
export const fingerprintsOf = (contract: Contract, findings: readonly Finding[]): string[] =>
  namesOf(contract, findings, ({ interaction }) => (interaction === undefined ? [] : [interaction]))

/** What identified each finding before interactions at the same words were told apart: baselines may have it. */
export const formerFingerprintsOf = (contract: Contract, findings: readonly Finding[]): string[] =>
  namesOf(contract, findings, () => [])

function namesOf(
  contract: Contract,
  findings: readonly Finding[],
  beside: (finding: Finding) => readonly string[],
): string[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const { code, clause = '', element = '', span } = finding
    const place = isAboutTheWhole(finding) ? [] : [titlesAt(contract, span.start), plain(wordsAt(contract, span))]
    const identity = JSON.stringify([code, clause, element, ...place, ...beside(finding)])
    const before = seen.get(identity) ?? 0
    seen.set(identity, before + 1)
    return digest(before === 0 ? identity : `${identity} ${before}`)
  })
}

/** The titles of the sections around a place, outermost first, without that of the contract. */
function titlesAt(contract: Contract, offset: number): string[] {
  const { sections } = contract
  const titles: string[] = []
  for (let index = innermostSection(contract, offset); index > 0; index = sections[index]?.parent ?? 0) {
    const { title = '', head } = sections[index] ?? {}
    if (title.trim() !== '' && head?.start !== sections[0]?.head.start) titles.unshift(plain(title))
  }
  return titles
}

/** The words of a place as a reader sees them; as written, where they are no prose. */
function wordsAt({ passages, text }: Contract, span: Span): string {
  let words = ''
  for (let index = lastStarting(passages, span.end - 1); index >= 0; index--) {
    const passage = passages[index]
    if (!passage || passage.span.end <= span.start) break
    words = textIn(passage, span) + words
  }
  return words.trim() === '' ? text.slice(span.start, span.end) : words
}

/** Words without what a new line or another keyboard changes: white space, case and width. */
const plain = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/** FNV-1a with 64 bits, over UTF-8: it names, and protects nothing. */
export function digest(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325]
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0
    // The prime is 2^40 + 0x1b3; half of the product fits a double.
    const product = low * 0x1b3
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0
    low = product >>> 0
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
