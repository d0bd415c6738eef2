import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import schema from '../../schemas/contract-facts.schema.json' with { type: 'json' }
import { countryNamed } from '../../server/src/facts/places.ts'
import type { Authority } from '../../server/src/policy/schema.ts'
import { standardPack as pack } from '../../server/src/policy/standard.ts'
import { standingOn } from '../../server/src/policy/standing.ts'
import { checked } from './contracts.ts'

/** The points of law that the map must have, as its first column names them. */
const points = [
  '3A090 and 4A090 limits',
  'De minimis',
  'Foreign direct product rules (734.9)',
  'General Prohibition 10 (736.2(b)(10))',
  'Causing, aiding, abetting (764.2(b))',
  'D:5, Macau and the presumption of denial',
  'Case-by-case class (91 FR 1684)',
  'IaaS and KYC',
  'Policy Statement of 13 May 2025',
  'Industry Guidance of 13 May 2025',
  'GP10 guidance of 13 May 2025',
  'EO 14117 and 28 CFR 202',
  'PRC important data',
  'PRC localisation',
  'PRC technology catalogue',
  '4E091 model weights',
  'PRC Export Control Law',
  'PRC Blocking Rules',
  'Anti-Foreign Sanctions Law',
]

type Row = Readonly<Record<string, string>>

/** The rows of every table of a page, by the titles of its columns. */
function rowsOf(page: string): Row[] {
  const rows: Row[] = []
  let titles: string[] | undefined
  for (const line of page.split('\n')) {
    if (!line.startsWith('|')) titles = undefined
    else {
      const cells = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
      if (!titles) titles = cells
      else if (!/^[-| ]+$/.test(line)) rows.push(Object.fromEntries(cells.map((cell, i) => [titles?.[i] ?? '', cell])))
    }
  }
  return rows
}

const idsIn = (cell = ''): string[] => Array.from(cell.matchAll(/`([^`]+)`/g), ([, id = '']) => id)

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/legal-map.md'), 'utf8')
const rows = rowsOf(page)
const legal = rows.filter((row) => row.point)
const redFlags = rows.filter((row) => row['red flag'])

const elementsOf = new Map(pack.families.map(({ id, elements }) => [id, new Map(elements.map((one) => [one.id, one]))]))
const allElements = new Map([...elementsOf.values()].flatMap((elements) => [...elements]))

/** A deal that every rule on items and places has something to say of, and texts that rely on law that is not in force. */
const everyItem = checked(
  `---\ncontract:\n  regions: [CN, MO]\n  items:\n${pack.items.map(({ name }) => `    - { name: ${name}, eccn: 3A090.c }\n`).join('')}    - { name: H100 }\n---\n\n# Lease\n\n## 1. Places\n\nThe Lessee shall not use the servers in a country in Country Group D:5.\n`,
)
/** The use of an item by somebody from Country Group D:5, and items of the entries that have a control of their own. */
const [used, others] = ['NVIDIA H100 SXM', 'Server, eccn: 4A003.z }, { name: Memory, eccn: 3A090.c'].map((name, i) =>
  checked(
    `---\ncontract:\n  type: ${['compute-lease', 'hardware-purchase'][i]}\n  regions: [CN]\n  items: [{ name: ${name} }]\n---\n\n# Lease\n`,
  ),
)
const onItems = [everyItem, used, others].flatMap((one) => one?.findings ?? [])
const codes = new Set<string>(
  [...onItems, ...pack.interactions, { code: 'stale-authority' }, { code: 'unverified-authority' }].map(
    ({ code }) => code,
  ),
)

/** The authorities that a clause, an element or a kind of finding rests on. */
function basisOf(id: string): readonly string[] {
  if (elementsOf.has(id)) return pack.needs.filter(({ clause }) => clause === id).flatMap((need) => need.authorities)
  const element = allElements.get(id)
  if (element) return element.authorities
  if (id === 'stale-authority' || id === 'unverified-authority')
    return pack.authorities.filter(({ names }) => names).map((authority) => authority.id)
  return [...pack.interactions, ...onItems].filter(({ code }) => code === id).flatMap(({ authorities }) => authorities)
}

const statuses = { 'in-force': 'in force', 'guidance-nonbinding': 'guidance' } as const

/** How the map must write an authority. */
function labelOf(authority: Authority): string {
  const { status, since, needsCheck } = standingOn(authority, pack.date)
  return [
    `\`${authority.id}\` ${statuses[status as keyof typeof statuses] ?? status}${since ? ` since ${since}` : ''}`,
    ...(authority.verified === 'knowledge' ? ['unverified'] : authority.unverified ? ['in part unverified'] : []),
    ...(needsCheck ? ['to be confirmed'] : []),
  ].join(', ')
}

/** Whether a fact may be written so: `parties.headquarters: CN`. */
function isFact(written: string): boolean {
  const [, key = '', value] = /^([\w.-]+)(?:: (.+))?$/.exec(written) ?? []
  type Node = { properties?: Record<string, Node>; items?: Node; enum?: readonly string[]; pattern?: string }
  let node: Node | undefined = schema.properties.contract as Node
  for (const part of key.split('.')) node = (node?.properties ?? node?.items?.properties)?.[part]
  if (!node || value === undefined) return node !== undefined
  const one: Node = node.items ?? node
  if (one.enum) return one.enum.includes(value)
  if (one.pattern) return new RegExp(one.pattern, 'i').test(value)
  return countryNamed(value, pack) !== undefined
}

describe('the legal map', () => {
  it('has a row for every point', () => {
    expect(legal.map(({ point }) => point)).toEqual(expect.arrayContaining(points))
  })

  it('is of the day of the policy pack', () => expect(page).toContain(`(${pack.date})`))

  it.each(legal.map((row) => [row.point ?? '', row] as const))('%s', (_point, row) => {
    expect(row.要点).toMatch(/\p{Script=Han}/u)
    const facts = idsIn(row.facts)
    expect(facts).not.toEqual([])
    expect(facts.filter((fact) => !isFact(fact))).toEqual([])

    const answers = idsIn(row['answered by'])
    expect(answers.filter((id) => !elementsOf.has(id) && !allElements.has(id) && !codes.has(id))).toEqual([])
    for (const [, family = '', elements = ''] of (row['answered by'] ?? '').matchAll(/`([\w-]+)` \(([^)]+)\)/g))
      expect(idsIn(elements).filter((id) => !elementsOf.get(family)?.has(id))).toEqual([])

    const used = new Set(answers.flatMap(basisOf))
    const cited = (row.authorities ?? '').split('<br>')
    for (const written of cited) {
      const authority = pack.authorities.find(({ id }) => id === idsIn(written)[0])
      expect(authority, written).toBeDefined()
      if (!authority) continue
      const isBackground = !used.has(authority.id)
      expect(written).toBe(`${labelOf(authority)}${isBackground ? ', background' : ''}`)
    }
  })
})

describe('the red flags of the Industry Guidance', () => {
  it('are eleven, each brought out by parts of clauses that there are', () => {
    expect(redFlags).toHaveLength(11)
    for (const row of redFlags) {
      const answers = idsIn(row['answered by'])
      expect(answers).not.toEqual([])
      expect(answers.filter((id) => !allElements.has(id))).toEqual([])
    }
  })
})
