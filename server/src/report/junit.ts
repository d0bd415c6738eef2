import { clauseTitle } from '../policy/titles.ts'
import type { Finding, Locale } from '../rules/finding.ts'
import { quoteOf } from '../rules/placing.ts'
import { type Format, pathOf, type Run } from './format.ts'
import type { Judged } from './judged.ts'
import { sectionAt } from './sectionAt.ts'
import { visible } from './visible.ts'

/** One test of a suite: a clause that the deal needs, or a finding. */
interface Case {
  readonly name: string
  /** What stands inside it; empty where it passes without a word. */
  readonly result: string
  readonly kind: 'passed' | 'skipped' | 'failure' | 'error'
}

/**
 * `proviso check --format junit`: one suite a contract. Its tests are the clauses that the deal needs and the findings; what
 * counts fails, what is waived or known is skipped, and what could not be read is an error.
 */
export const junit: Format = {
  begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="proviso">\n',
  file: suite,
  between: '',
  end: () => '</testsuites>\n',
}

function suite(judged: Judged, run: Run): string {
  const path = pathOf(judged.file, run)
  const cases = named([...findings(judged, run), ...clauses(judged, run.locale)])
  const count = (kind: Case['kind']): number => cases.filter((one) => one.kind === kind).length
  const head = attributes({
    name: path,
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  })
  const rows = cases.map(({ name, result }) => {
    const start = `  <testcase${attributes({ name, classname: path })}`
    return result === '' ? `${start}/>\n` : `${start}>${result}</testcase>\n`
  })
  return ` <testsuite${head}>\n${rows.join('')} </testsuite>\n`
}

function findings(judged: Judged, { locale, since }: Run): Case[] {
  const known = since
    ? { en: `already there in ${since.revision}`, zh: `${since.revision} 中已有` }
    : { en: 'in the baseline', zh: '见基线' }
  return judged.findings.map(({ finding, isKnown, counts }): Case => {
    const { code, message, span } = finding
    const { line, character } = judged.lines.positionAt(span.start)
    const name = nameOf(finding, judged, locale)
    const words = `${judged.file}:${line + 1}:${character + 1} [${code}]\n${message}`
    if (isKnown) return { name, kind: 'skipped', result: tag('skipped', {}, known[locale]) }
    if (!counts) return { name, kind: 'passed', result: tag('system-out', {}, words) }
    const kind = code === 'file-unreadable' ? 'error' : 'failure'
    const [first = ''] = message.split('\n')
    return { name, kind, result: tag(kind, { type: code, message: first }, words) }
  })
}

/** The needed clauses of which nothing is found to be wrong. */
function clauses({ checked, pack, findings }: Judged, locale: Locale): Case[] {
  const told = new Set(findings.map(({ finding }) => finding.clause))
  const { coverage, needs, contract } = checked
  return needs.flatMap(({ clause }): Case[] => {
    const status = coverage.get(clause)?.status
    const name = clauseTitle(pack, clause, locale)
    if (status === 'waived') {
      const reason = contract.waivers.find((one) => one.clause === clause)?.reason ?? ''
      return [
        {
          name,
          kind: 'skipped',
          result: tag('skipped', {}, locale === 'zh' ? `豁免：${reason}` : `waived: ${reason}`),
        },
      ]
    }
    return told.has(clause) || status !== 'met' ? [] : [{ name, kind: 'passed', result: '' }]
  })
}

/** What a finding is about, without its line, so that it has the same name in the next run. */
function nameOf({ code, clause, element, section, span }: Finding, { checked, pack }: Judged, locale: Locale): string {
  const { contract } = checked
  const part = pack.families.flatMap(({ elements }) => elements).find(({ id }) => id === element)
  const subject = clause ? [clauseTitle(pack, clause, locale), part?.title[locale]].filter(Boolean).join(' – ') : ''
  if (code === 'missing-clause') return `${code}: ${subject}`
  const place = section ?? sectionAt(contract, span.start)
  return `${code}: ${subject || `“${quoteOf(contract, span)}”`}${place ? ` (${place})` : ''}`
}

/** The same tests, of which those with one name are numbered. */
function named(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>()
  return cases.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1
    seen.set(one.name, count)
    return count === 1 ? one : { ...one, name: `${one.name} #${count}` }
  })
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([key, value]) => ` ${key}="${escaped(String(value)).replace(/\s/g, ' ')}"`)
    .join('')

const tag = (name: string, values: Readonly<Record<string, string>>, words: string): string =>
  `<${name}${attributes(values)}>${escaped(words)}</${name}>`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** As XML 1.0 can have it: it knows no control characters and no half of a pair. */
const escaped = (words: string): string =>
  visible(words)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character] ?? '')
