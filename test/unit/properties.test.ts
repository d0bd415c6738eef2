import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format } from '../../server/src/contract/contract.ts'
import { chineseNumeral } from '../../server/src/contract/numbering.ts'
import { sourceSpan } from '../../server/src/contract/passages.ts'
import { applyEdits, type TextEdit } from '../../server/src/fixes/fix.ts'
import { fixesFor, insertAllMissing } from '../../server/src/fixes/fixes.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import type { Finding } from '../../server/src/rules/finding.ts'
import { checked, crlf, quote } from './contracts.ts'
import { examples, type Sample } from './examples.ts'
import { placeOutside, placesOf } from './places.ts'

/** Words that are not in any pattern of the pack, and the things that make positions hard. */
const sentences = [
  'Customer shall pay the fees within thirty days.',
  'The goods are new 💻 and **complete**.',
  'Notices under this Agreement are given in writing 👩‍💻.',
  '乙方应向甲方交付货物。',
  '費用應於三十日內支付 💰。',
  'Fees are due net of taxes; see *Schedule 1* (the “Fees”).',
  'Only authorised users shall access the capacity, with passwords that shall not be shared.',
  'Each party shall keep access logs and records for five years.',
]
const titles = ['Fees', 'Users', 'Notices 💾', '费用', '附则', 'Governing law', 'Warranty']

const clause = fc.record({
  title: fc.constantFrom(...titles),
  text: fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 }),
})
const clauses = fc.array(clause, { minLength: 1, maxLength: 6 })
const facts = fc
  .constantFrom('compute-lease', 'hardware-purchase', 'services', 'nda', undefined)
  .map((type) => (type ? `contract:\n  type: ${type} # 💰\n` : ''))

/** How the clauses of a contract may begin: a head on its own line, or in the line of the first words. */
const heads: readonly ((n: number, title: string) => string)[] = [
  (n, title) => `## ${n}. ${title}\n\n`,
  (_n, title) => `## ${title}\n\n`,
  (n, title) => `### Article ${n} ${title}\n\n`,
  (n, title) => `## ${'ABCDEF'[n - 1]}. ${title}\n\n`,
  (n, title) => `## 第${chineseNumeral(n)}条 ${title}\n\n`,
  (n, title) => `${chineseNumeral(n)}、${title}\n\n`,
  (n, title) => `**${n}. ${title}.** `,
  (n, title) => `${n}. **${title}.** `,
  (n, title) => `${title}\n${'-'.repeat(n)}--\n\n`,
]
/** How its paragraphs may be written. */
const bodies: readonly ((text: readonly string[], n: number) => string)[] = [
  (text) => text.join('\n\n'),
  (text, n) => text.map((words, i) => `${n}.${i + 1} ${words}`).join('\n\n'),
  (text) => text.map((words, i) => `(${'abc'[i]}) ${words}`).join('\n\n'),
]
/** What may stand at the end of the last clause. */
const ends = [
  '',
  '\n- an item;\n- another item.\n',
  '\n| Item | Place |\n| --- | --- |\n| H100 | SG |\n',
  '\n> A quotation.\n',
  '\n<!-- 1 -->\n',
  '\n---\n\nSigned for the Provider: ____\n',
  '\n```\ncode of a kind\n```\n',
  '   \n\n\n',
]

const markdownSample = fc
  .tuple(facts, clauses, fc.constantFrom(...heads), fc.constantFrom(...bodies), fc.constantFrom(...ends), fc.boolean())
  .map(([block, parts, head, body, end, title]): Sample => {
    const front = block ? `---\n${block}---\n\n` : ''
    const written = parts.map((part, i) => `${head(i + 1, part.title)}${body(part.text, i + 1)}\n`)
    return ['Markdown', `${front}${title ? '# Lease\n\n' : ''}${written.join('\n')}${end}`, 'markdown']
  })

/** A Markdown contract as one text in YAML. */
const scalarSample = fc.tuple(markdownSample, facts).map(([[, text], block]): Sample => {
  const body = text.replace(/^---[\s\S]*?\n---\n\n/, '').replace(/^(?=.)/gm, '  ')
  return ['Markdown in YAML', `${block}title: Lease\nbody: |\n${body}# the end\n`, 'yaml']
})

/** How a clause may be written in YAML, two spaces in. */
const entries: readonly ((n: number, title: string, text: readonly string[]) => string)[] = [
  (n, title, text) => `  - no: "${n}"\n    title: "${title}" # 💰\n    text: |\n      ${text.join('\n\n      ')}\n`,
  (_n, title, text) => `  - title: ${title}\n    text: >-\n      ${text.join('\n\n      ')}\n`,
  (n, title, text) =>
    `  -\n    编号: 第${chineseNumeral(n)}条\n    标题: '${title}'\n    正文: ${JSON.stringify(text.join(' '))}\n`,
  (_n, title, text) =>
    `  - heading: ${title}\n    paragraphs:\n${text.map((words) => `      - ${JSON.stringify(words)}\n`).join('')}`,
  (n, _title, text) => `  clause_${n}: |\n    ${text.join('\n\n    ')}\n`,
  (n, title, text) =>
    `  clause${n}:\n    title: ${title}\n    # a note\n    text: |\n      ${text.join('\n\n      ')}\n`,
]

const yamlSample = fc
  .tuple(
    facts,
    clauses,
    fc.constantFrom(...entries),
    fc.constantFrom('', '\n'),
    fc.constantFrom('', '# the end\n', 'signed: no\n'),
  )
  .map(([block, parts, entry, gap, end]): Sample => {
    const written = parts.map(({ title, text }, i) => entry(i + 1, title, text))
    return ['YAML', `${block}# 条款\nclauses:\n${written.join(gap)}${end}`, 'yaml']
  })

/** Emoji and Chinese put into the words of a text, where they change no markup. */
const disturbed = (text: string): string => text.replace(/([a-z]{4})([ ,])([a-z]{3})/g, '$1$2💻日志👩‍💻 $3')

const variants: readonly Sample[] = examples.flatMap(([name, text, format]): Sample[] => [
  [name, text, format],
  [`${name} with CRLF`, crlf(text), format],
  [`${name} with emoji and Chinese`, disturbed(text), format],
  [`${name} with all of them`, crlf(disturbed(text)), format],
])

/** Runs a property on the examples, on their variants and on generated contracts. */
function holds(property: (text: string, format: Format) => void): void {
  it.each(variants)('%s', (_name, text, format) => property(text, format))
  it('generated contracts, with either line ending', () => {
    fc.assert(
      fc.property(fc.oneof(markdownSample, scalarSample, yamlSample), fc.boolean(), ([, text, format], withCrlf) =>
        property(withCrlf ? crlf(text) : text, format),
      ),
      { numRuns: 40, seed: 20261123 },
    )
  }, 60_000)
}

const isMissing = ({ code }: Finding): boolean => code === 'missing-clause'
/** What a finding is about, without its place. */
const subject = ({ code, clause, message }: Finding): string => `${code} ${clause ?? message}`
const isInsertion = ({ span }: TextEdit): boolean => span.start === span.end

describe('every place lies in the text', () => {
  holds((text, format) => {
    expect(placeOutside(placesOf(checked(text, format)), text)).toBeUndefined()
  })
})

describe('every word of a passage stands where the passage says', () => {
  holds((text, format) => {
    const { contract } = checked(text, format)
    for (const passage of contract.passages) {
      for (const match of passage.text.matchAll(/[\p{L}\p{N}]+|\p{Emoji_Presentation}/gu)) {
        const span = sourceSpan(passage, match.index, match.index + match[0].length)
        // A Chinese word may be folded over two lines.
        expect(quote(contract, span).replace(/\s+/g, '')).toBe(match[0])
      }
    }
  })
})

describe('no word of the body is lost', () => {
  holds((text, format) => {
    const { contract } = checked(text, format)
    const read = contract.passages.map((passage) => passage.text).join(' ')
    const body = text
      .replace(/^---[\s\S]*?\n---\r?\n/, '')
      .replace(/^contract:\r?\n(?: .*\r?\n)*/m, '')
      .replace(/(?:^| )# .*$/gm, (comment) => (format === 'yaml' ? '' : comment))
    const written = body.match(/[\p{L}]{2,}/gu) ?? []
    expect(written.length).toBeGreaterThan(0)
    for (const word of new Set(written)) {
      // Keys of short values are no prose.
      if (format === 'yaml' && new RegExp(`^[ -]*${word}:`, 'm').test(body)) continue
      expect(read.replace(/\s+/g, ''), word).toContain(word)
    }
  })
})

/** What was missing may be there in part, by words of another clause. */
const inPart = (left: string): string => left.replace(/^weak-clause/, 'missing-clause')

describe('a fix of a missing clause only adds text, removes its finding and brings none but blanks', () => {
  holds((text, format) => {
    const before = checked(text, format)
    for (const finding of before.findings.filter(isMissing)) {
      const [fix, ...variants] = fixesFor(finding, before, standardPack, 'en')
      // The same with everything numbered anew, where the clause goes in between others.
      for (const other of variants) {
        expect(other.title).toMatch(/renumber/)
        const numbered = checked(applyEdits(text, other.edits), format)
        const isNew = (one: Finding): boolean => one.code === 'numbering' || one.code === 'broken-reference'
        expect(numbered.findings.filter(isNew)).toEqual(before.findings.filter(isNew))
      }
      expect(fix?.edits.every(isInsertion)).toBe(true)
      const after = checked(applyEdits(text, fix?.edits ?? []), format)
      // Words in passing of a clause that nobody needs may fall short of one.
      const isCalledFor = ({ code, clause }: Finding): boolean =>
        code !== 'weak-clause' || before.needs.some((need) => need.clause === clause)
      // Old words, such as a list of clauses that survive, may stand in the way of the new clause: that is worth saying.
      const isOldObstacle = ({ code, span }: Finding): boolean =>
        code === 'clause-interaction' && text.includes(after.contract.text.slice(span.start, span.end))
      const subjects = after.findings
        .filter((one) => one.code !== 'placeholder' && isCalledFor(one) && !isOldObstacle(one))
        .map(subject)
      expect(subjects).not.toContain(subject(finding))
      // What stood in clauses of other kinds alone may have one of its own now, which can lack something.
      const passing = standardPack.families.filter(({ id }) => before.coverage.get(id)?.isPassing)
      // Its words may name a fact (resale, say) that calls for one clause more.
      const called = after.needs.filter(({ clause }) => before.needs.every((need) => need.clause !== clause))
      const known = [
        ...before.findings.map(subject),
        ...passing.map(({ id }) => `weak-clause ${id}`),
        ...called.map(({ clause }) => `missing-clause ${clause}`),
      ]
      for (const left of subjects) expect(known.includes(left) ? left : inPart(left)).toBeOneOf(known)
      const blanks = fix?.edits.flatMap(({ newText }) => newText.match(/\[\[/g) ?? []) ?? []
      expect(after.contract.placeholders.length - before.contract.placeholders.length).toBe(blanks.length)
      // What stood there before is read as before.
      const words = after.contract.passages.map((passage) => passage.text)
      for (const passage of before.contract.passages) expect(words).toContain(passage.text)
    }
  })
})

describe('inserting all missing clauses leaves none missing', () => {
  holds((text, format) => {
    const before = checked(text, format)
    const edits = insertAllMissing(before, standardPack, 'en')?.edits ?? []
    expect(edits.every(isInsertion)).toBe(true)
    expect(edits.length > 0).toBe(before.findings.some(isMissing))
    const after = checked(applyEdits(text, edits), format)
    expect(after.findings.filter(isMissing)).toEqual([])
    expect(after.contract.problems).toEqual(before.contract.problems)
  })
})

describe('line ends change nothing but line ends', () => {
  holds((text, format) => {
    const plain = text.replaceAll('\r\n', '\n')
    const results = [plain, crlf(plain)].map((variant) => {
      const result = checked(variant, format)
      const inserted = insertAllMissing(result, standardPack, 'en')?.edits ?? []
      return {
        passages: result.contract.passages.map((passage) => passage.text),
        findings: result.findings.map(({ message }) => message),
        fixed: applyEdits(variant, inserted),
      }
    })
    const [withLf, withCrlf] = results as [(typeof results)[number], (typeof results)[number]]
    expect(withCrlf.passages).toEqual(withLf.passages)
    expect(withCrlf.findings).toEqual(withLf.findings)
    expect(withCrlf.fixed).toBe(crlf(withLf.fixed))
  })
})
