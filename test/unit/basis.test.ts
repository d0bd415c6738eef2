import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { snippetsOf } from '../../server/src/fixes/snippets.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { mayBeReliedOn, standingOn } from '../../server/src/policy/standing.ts'
import { type Basis, bases } from '../../server/src/policy/values.ts'
import { authorityEntries } from '../../server/src/report/portfolio/authorityEntries.ts'
import { type Finding, findingCodes } from '../../server/src/rules/finding.ts'
import {
  authorityLine,
  basisInWords,
  cite,
  citeText,
  openPoints,
  unverifiedParts,
} from '../../server/src/rules/wording.ts'
import { checked } from './contracts.ts'
import { examples } from './examples.ts'
import { examplesOf, findingsIn, pagesFolder } from './pages.ts'

/**
 * What is said follows the basis (docs/architecture.md, “Words”). A text that rests on a statute may say that the law asks
 * for a thing, or that a contract must have it. No other may. Law that is only named (“mandatory law prevails”) is no claim.
 */
const claims = [
  /\b(?:required|mandated|obliged|demanded|compelled|prescribed) by (?:the |any |applicable )?(?:\w+ )?(?:law|laws|statute|regulations?)\b/i,
  /\b(?:law|laws|statute|statutes|regulations?) (?:\w+ )?(?:requires?|demands?|mandates?|obliges?|prescribes?)\b/i,
  /\bmandatory(?![- ](?:law|and counter-measure law|provision))\b|\bstatutory\b|\blegally (?:required|obliged|bound)\b|\blegal (?:requirement|obligation|duty)\b/i,
  /必须|法律(?:所)?要求|法律规定(?:应|须|必须|合同|双方|当事人)|依法(?:应|须|必须)|法定(?!名称|代表)|强制要求/,
]
/** What a drafter has to write, said as a command: of a statute alone as well. */
const commands = [
  /\bmust\b/i,
  /(?:故|合同|条款|协议|双方|各方)须|须(?:在合同|以合同|约定|声明|列明|写明|另行写明|载明)/,
]
/**
 * The words of a clause bind the parties by agreement, and may make a duty follow the law (“as the law that applies requires”,
 * 依法). They recite no law as the reason why the clause is there.
 */
const recitals = [
  /\b(?:as|because|since|whereas) (?:\w+ ){0,4}(?:is |are )?(?:required|mandated|obliged) by (?:the |any |applicable )?(?:\w+ )?(?:law|statute|regulations?)\b/i,
  /\b(?:as|because|since|whereas) (?:the )?(?:\w+ )?law requires (?:this|these|such|the parties)\b|\bpursuant to (?:a |the )?(?:legal|statutory|mandatory) (?:requirement|obligation)/i,
  /(?:根据|按照|依照|因|鉴于|基于)(?:有关|相关|中国|美国|适用)?法律(?:法规)?(?:的)?(?:要求|强制)|依法(?:必须|须|应当)|法律强制/,
]
const saidIn = (text: string, said: readonly RegExp[]): string[] => said.flatMap((one) => one.exec(text)?.[0] ?? [])

describe('the words looked for', () => {
  it.each([
    ['This clause is required by law.', claims],
    ['PRC law requires a term on this.', claims],
    ['A mandatory clause is missing.', claims],
    ['It is a legal requirement.', claims],
    ['法律要求约定本条。', claims],
    ['当事人依法应约定留存期限。', claims],
    ['法定条款缺失。', claims],
    ['法律规定合同应载明。', claims],
    ['The contract must say so.', commands],
    ['合同须载明来源。', commands],
    ['As required by applicable law, the parties agree:', recitals],
    ['根据法律要求，双方约定如下。', recitals],
  ])('are found in: %s', (text, said) => expect(saidIn(text, said)).not.toEqual([]))

  it.each([
    'a carve-out for mandatory law, including blocking law',
    '本条不要求任何一方违反强制性法律。',
    '客户的法定名称',
    'A licence may be needed for it.',
  ])('are not found in: %s', (text) => expect(saidIn(text, [...claims, ...commands, ...recitals])).toEqual([]))
})

/** A text of the pack that somebody reads, with the basis that it stands under and whether it is the words of a clause. */
interface PackText {
  readonly at: string
  readonly text: string
  readonly basis: Basis | undefined
  readonly isClause: boolean
}

/** What no drafter reads as a message: phrases to look for, ids, and the authorities, which say what law says. */
const unsaid = new Set([
  ...['patterns', 'pattern', 'titles', 'prefixes', 'names', 'aliases', 'lexicon', 'authorities', 'id', 'sameGap'],
  ...['words', 'against', 'except', 'source'],
])

function textsOf(value: unknown, at: string, under: Basis | undefined, isClause: boolean): PackText[] {
  if (typeof value === 'string') return [{ at, text: value, basis: under, isClause }]
  if (typeof value !== 'object' || value === null) return []
  const own = bases.find((one) => one === (value as { basis?: unknown }).basis) ?? under
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = (inner as { id?: string } | null)?.id ?? key
    // The elements of a template are ids.
    if (unsaid.has(key) || (isClause && key === 'elements')) return []
    return textsOf(inner, `${at}/${name}`, own, isClause || key === 'templates' || key === 'wording')
  })
}

const packTexts = textsOf(standardPack, '', undefined, false)

describe('the standard pack', () => {
  it('has texts with every basis that it may have, and clauses in all languages', () => {
    const used = new Set(packTexts.map(({ basis }) => basis))
    // What a house asks for is in its playbook.
    for (const one of bases.filter((option) => option !== 'house-policy')) expect(used).toContain(one)
    for (const end of ['/reason/en', '/reason/zh', '/absent/zh', '/message/en', '/en', '/zh', '/zhHant'])
      expect(packTexts.some(({ at }) => at.endsWith(end))).toBe(true)
  })

  it('says that the law asks for a thing only where the basis is a statute', () => {
    const wrong = packTexts
      .filter(({ basis, isClause }) => basis !== 'statute' && !isClause)
      .map(({ at, text }) => ({ at, said: saidIn(text, [...claims, ...commands]) }))
    expect(wrong.filter(({ said }) => said.length > 0)).toEqual([])
  })

  it('recites in no clause that the law asks for it', () => {
    const clauses = packTexts.filter(({ isClause }) => isClause)
    expect(clauses.length).toBeGreaterThan(500)
    const wrong = clauses.map(({ at, text }) => ({ at, said: saidIn(text, recitals) }))
    expect(wrong.filter(({ said }) => said.length > 0)).toEqual([])
  })

  it('names for each statute that something rests on an authority that is law in itself', () => {
    const rests = [
      ...standardPack.needs,
      ...standardPack.families.flatMap(({ elements }) => elements),
      ...standardPack.interactions,
    ].filter(({ basis }) => basis === 'statute')
    for (const { id, authorities } of rests) {
      const found = standardPack.authorities.filter((authority) => authorities.includes(authority.id))
      expect(
        found.some(({ status }) => status === 'in-force'),
        id,
      ).toBe(true)
    }
  })
})

const root = path.resolve(import.meta.dirname, '../..')
const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

/** The texts in a source file: its strings and templates, without comments and without what is no word. */
const stringsIn = (source: string): string =>
  Array.from(
    source.matchAll(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/gm),
    ([token]) => (token.startsWith('/') ? '' : token),
  ).join('\n')

describe('a text that rests on no statute says nowhere that the law asks for it', () => {
  it.each(filesIn('server/src').filter((file) => file.endsWith('.ts')))('%s', (file) => {
    expect(saidIn(stringsIn(readFileSync(file, 'utf8')), claims)).toEqual([])
  })

  // The page on limits says of the words themselves when they are used.
  const pages = [
    ...filesIn('docs'),
    ...filesIn('client/src'),
    path.join(root, 'README.md'),
    path.join(root, 'package.json'),
  ]
  it.each(pages.filter((file) => /\.(?:md|ts|json)$/.test(file)))('%s', (file) => {
    const text = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```$/gm, '')
    const quoted = /“[^”]*”|"[^"\n]*"|`[^`\n]*`/g
    expect(saidIn(file.endsWith('.md') ? text.replace(quoted, '') : stringsIn(text), claims)).toEqual([])
  })

  it.each(snippetsOf(standardPack.families))('$name', ({ body }) => {
    expect(saidIn(body, recitals)).toEqual([])
  })
})

/** Those whose subject is how an authority stands, which their message says in full. */
const onStanding: readonly string[] = ['stale-authority', 'unverified-authority']
const day = '2026-11-23'

const pages = findingCodes.map((code) => ({ code, page: readFileSync(path.join(pagesFolder, `${code}.md`), 'utf8') }))
type Said = Pick<Finding, 'code' | 'message' | 'basis' | 'authorities'>
const sayIn = (locale: 'en' | 'zh'): Said[] => [
  ...pages.flatMap(({ code, page }) => examplesOf(page).flatMap((example) => findingsIn(example, code, page, locale))),
  ...examples.flatMap(([, text, format]) => checked(text, format, locale).findings),
]

describe.each(['en', 'zh'] as const)('every finding in %s', (locale) => {
  const findings = sayIn(locale)

  it('is looked at: there is one of every code', () => {
    expect([...new Set(findings.map(({ code }) => code))].toSorted()).toEqual([...findingCodes].toSorted())
  })

  it('has a basis where it names an authority, and says it', () => {
    for (const { code, authorities, basis, message } of findings) {
      if (!onStanding.includes(code) && authorities.length > 0) expect(basis, message).toBeDefined()
      if (basis) expect(message).toContain(basisInWords(basis, locale))
    }
  })

  it('says that the law asks for a thing only where its basis is a statute', () => {
    for (const { basis, message } of findings) {
      // What the contract itself says is quoted.
      const own = message.replace(/“[^”]*”/g, '')
      if (basis !== 'statute') expect(saidIn(own, claims), own).toEqual([])
    }
  })

  it('marks each authority that nobody has confirmed', () => {
    const reading = { pack: standardPack, locale, day }
    let marked = 0
    for (const { code, authorities, message } of findings) {
      if (onStanding.includes(code)) continue
      const known = standardPack.authorities.filter(({ id }) => authorities.includes(id))
      const unsure = known.filter((authority) => {
        const standing = standingOn(authority, day)
        const isOfText = authority.verified === 'knowledge' || (authority.unverified ?? []).length > 0
        return standing.needsCheck || !mayBeReliedOn(standing) || isOfText
      })
      for (const authority of unsure) {
        marked++
        const isNamed = message.includes(authority.citation)
        const counted = locale === 'zh' ? '其余部分待确认' : 'not all confirmed'
        if (!isNamed) expect(message).toContain(counted)
        else if (code !== 'regime-conflict') expect(message).toContain(cite(authority, reading))
        else expect(message).toContain(openPoints(authority, standingOn(authority, day), locale))
      }
    }
    expect(marked).toBeGreaterThan(0)
  })

  it('marks each authority of which a part is unverified, in whatever words it is cited', () => {
    const partly = standardPack.authorities.filter(({ unverified }) => unverified)
    expect(partly.length).toBeGreaterThan(0)
    const mark = locale === 'zh' ? '部分内容未经核实' : 'in part unverified'
    const reading = { pack: standardPack, locale, day }
    for (const authority of partly) {
      for (const cited of [cite(authority, reading), citeText(authority, locale), authorityLine(authority, reading)])
        expect(cited, authority.id).toContain(mark)
      expect(unverifiedParts(authority, locale)).toContain(authority.unverified?.[0])
      const entry = { entry: { day }, authorities: [{ id: authority.id, definition: authority }] }
      const [{ standings } = { standings: [] }] = authorityEntries([entry], locale)
      expect(standings, authority.id).toMatchObject([{ caution: expect.stringContaining(mark), isDoubtful: true }])
    }
  })
})
