import { describe, expect, it } from 'vitest'
import {
  type ClausePreview,
  previewClauseRequest,
  type Wordings,
  type WordingsParams,
  wordingsRequest,
} from '../../server/src/insertProtocol.ts'
import { type InsertClauseParams, type InsertResult, insertClauseRequest } from '../../server/src/protocol.ts'
import {
  type AnnotateParams,
  annotateRequest,
  type ClauseRow,
  type CompleteClauseParams,
  completeClauseRequest,
  type DeclareFactParams,
  declareFactRequest,
  type FactChoices,
  type FactParams,
  type FactRow,
  factChoicesRequest,
  type Overview,
  overviewRequest,
  removeFactRequest,
  type SectionChoice,
  type SetFactParams,
  type SetFactResult,
  sectionsRequest,
  setFactRequest,
} from '../../server/src/viewProtocol.ts'
import { applied, Client, newUri, placeOf, pulling, rangeOf, wordsAt } from './client.ts'
import { readme } from './texts.ts'

const client = Client.shared({ capabilities: pulling })
const zh = Client.shared({ capabilities: pulling, locale: 'zh-cn' })

const facts = `---
contract:
  type: compute-lease
  regions: [Singapour]
  parties: [{ name: Example Pte. Ltd., term: Provider, role: provider }]
  waivers:
    - { clause: audit, reason: SOC 2 report accepted, by: A. Counsel, until: 2099-06-30 }
---
`
const lease = `${facts}
# Lease 💻

## 1. Records

<!-- clause: logging (fallback) -->

Each party shall keep access logs.

## 2. Termination

Either party may terminate this Agreement by thirty days’ written notice. The NVIDIA H100 is leased under the laws of Malaysia.

This Agreement is governed by the laws of Malaysia.
`

async function overview(editor: Client, text = lease, name = 'a.contract.md'): Promise<[Overview | null, string]> {
  const uri = newUri(name)
  await editor.open(uri, text, name.endsWith('.yaml') ? 'yaml' : 'markdown')
  return [await editor.connection.sendRequest<Overview | null>(overviewRequest, { uri }), uri]
}

const clauseIn = (told: Overview | null, id: string): ClauseRow => {
  const row = told?.clauses.find(({ clause }) => clause === id)
  if (!row) throw new Error(`no ${id}`)
  return row
}

describe('the overview of a contract', () => {
  it('tells how each kind of clause stands, why, and where', async () => {
    const [told] = await overview(client())
    expect(told?.clauses).toHaveLength(21)
    const records = clauseIn(told, 'logging')
    expect(records).toMatchObject({ group: 'weak', level: 'required', insertable: true, waivable: true })
    expect(records.note).toMatch(/^\d parts to put right · fallback wording$/)
    expect(records.detail).toContain('By its annotation this is the fallback wording')
    expect(records.range && wordsAt(lease, records.range)).toContain('keep access logs')
    const lacking = records.elements.find(({ status, level }) => status === 'absent' && level === 'required')
    expect(lacking).toMatchObject({ note: 'not found', completable: true })
    const missing = clauseIn(told, 'export-compliance')
    expect(missing).toMatchObject({ group: 'missing', level: 'required', elements: [] })
    expect(missing.note).toMatch(/^required · /)
    expect(missing.detail).toMatch(/Basis\\: .*\n\n- .*by the law known on/s)
    expect(missing.range).toBeUndefined()
    expect(clauseIn(told, 'audit')).toMatchObject({ group: 'waived', note: 'A. Counsel · until 2099-06-30' })
    expect(clauseIn(told, 'termination')).toMatchObject({ group: 'met', note: '2 Termination' })
  })

  it('lists what is required before what is recommended, and says it in Chinese', async () => {
    const [told] = await overview(zh())
    const levels = told?.clauses.map(({ level }) => level ?? 'none') ?? []
    expect(levels).toEqual([...levels].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
    expect(clauseIn(told, 'export-compliance').note).toMatch(/^所需 · /)
    expect(clauseIn(told, 'logging').note).toMatch(/项要素待补 · 备选文本$/)
  })
  const order = ['required', 'recommended', 'none']

  it('tells which facts are declared, read from the words, and not known', async () => {
    const [told] = await overview(client())
    const row = (id: string): FactRow | undefined => told?.facts.find((one) => one.id === id)
    expect(row('type')).toMatchObject({ state: 'declared', name: 'Type', path: ['type'], isWrong: false })
    expect(row('regions')).toMatchObject({ state: 'declared', value: 'Singapour', isWrong: true })
    expect(row('parties.0')?.parts.map(({ name, state, value }) => [name, state, value])).toContainEqual([
      'Headquarters',
      'unknown',
      '',
    ])
    const law = told?.facts.find(({ state, name }) => state === 'inferred' && name === 'Governing law')
    expect(law).toMatchObject({ value: 'Malaysia', path: ['governing-law'] })
    expect(law?.range && wordsAt(lease, law.range)).toBe('Malaysia')
    expect(told?.facts.filter(({ state }) => state === 'unknown').map(({ name }) => name)).toContain('Drafted for')
    expect(told?.facts.map(({ id }) => id)).not.toContain('waivers')
  })

  it('tells which authorities stand behind it, how they stand, and their addresses', async () => {
    const [told] = await overview(client())
    expect(told?.authorities.length).toBeGreaterThan(3)
    for (const { citation, jurisdiction, standing, detail, url } of told?.authorities ?? []) {
      expect(citation).not.toBe('')
      expect(jurisdiction).toMatch(/^(?:United States|China|European Union|Malaysia)$/)
      expect(standing).not.toBe('')
      expect(detail).toContain('**')
      expect(url).toMatch(/^https:\/\/|^$/)
    }
  })

  it('is none of a file that is no contract, nor of one that is not open', async () => {
    expect((await overview(client(), readme, 'README.md'))[0]).toBeNull()
    expect(await client().connection.sendRequest(overviewRequest, { uri: newUri() })).toBeNull()
  })
})

describe('what is picked in the side bar', () => {
  const ask = <T>(request: string, params: unknown): Promise<T> => client().connection.sendRequest<T>(request, params)

  it('adds a limb to a clause', async () => {
    const [told, uri] = await overview(client())
    const { elements } = clauseIn(told, 'logging')
    const lacking = elements.filter(({ completable, level }) => completable && level === 'required')
    const params: CompleteClauseParams = { uri, clause: 'logging', elements: lacking.map(({ element }) => element) }
    const after = applied(lease, await ask<InsertResult>(completeClauseRequest, params), uri)
    await client().change(uri, 2, { text: after })
    expect(clauseIn(await ask<Overview>(overviewRequest, { uri }), 'logging').group).toBe('met')
  })

  it('annotates a section', async () => {
    const [, uri] = await overview(client())
    const sections = await ask<SectionChoice[]>(sectionsRequest, { uri })
    expect(sections.map(({ title }) => title)).toEqual(['Lease 💻', '1 Records', '2 Termination'])
    const position = sections[2]?.range.start ?? { line: 0, character: 0 }
    const params: AnnotateParams = { uri, clause: 'termination', position }
    const edit = await ask<InsertResult>(annotateRequest, params)
    expect(applied(lease, edit, uri)).toContain('## 2. Termination\n\n<!-- clause: termination -->\n')
  })

  it('sets a fact to one of the values that it may have', async () => {
    const [, uri] = await overview(client())
    const choices = await ask<FactChoices>(factChoicesRequest, { uri, path: ['regions'] } satisfies FactParams)
    expect(choices).toMatchObject({ name: 'Regions', isList: true, isFree: false, current: ['Singapour'] })
    expect(choices.choices).toContainEqual({ value: 'MY', means: 'Malaysia', isInferred: false })
    const set = (value: string[]) =>
      ask<SetFactResult>(setFactRequest, { uri, path: ['regions'], value } satisfies SetFactParams)
    expect(await set(['Atlantis'])).toMatchObject({ edit: null, problem: expect.stringContaining('Atlantis') })
    const { edit, problem } = await set(['SG', 'MY'])
    expect(problem).toBe('')
    expect(applied(lease, edit, uri)).toBe(lease.replace('[Singapour]', '[SG, MY]'))
  })

  it.each<[FactParams['path'], Partial<FactChoices>]>([
    [['type'], { isList: false, isFree: false, current: ['compute-lease'] }],
    [['parties', 0, 'role'], { name: 'Role', isFree: false, current: ['provider'] }],
    [['parties'], { name: 'Parties', isList: false, isFree: true, current: [] }],
    [['items'], { isList: false, isFree: true }],
    [['log-retention'], { isFree: true, choices: [] }],
  ])('knows what may be written for %j', async (path, expected) => {
    const [, uri] = await overview(client())
    expect(await ask<FactChoices>(factChoicesRequest, { uri, path })).toMatchObject(expected)
  })

  it('takes a declared fact out, and nothing where none stands there', async () => {
    const [told, uri] = await overview(client())
    const path = told?.facts.find(({ name }) => name === 'Regions')?.removable ?? []
    const edit = await ask<InsertResult>(removeFactRequest, { uri, path } satisfies FactParams)
    expect(applied(lease, edit, uri)).toBe(lease.replace(/ {2}regions: .*\n/, ''))
    expect(await ask(removeFactRequest, { uri, path: ['parties', 9] } satisfies FactParams)).toBeNull()
  })

  it('declares what the words say', async () => {
    const [told, uri] = await overview(client())
    const offer = told?.facts.find(({ state, name }) => state === 'inferred' && name === 'Governing law')?.offer ?? ''
    const edit = await ask<InsertResult>(declareFactRequest, { uri, offer } satisfies DeclareFactParams)
    expect(applied(lease, edit, uri)).toContain('\n  governing-law: MY\n')
    expect(await ask(declareFactRequest, { uri, offer: '["governing-law","FR"]' })).toBeNull()
  })
})

describe('a clause is chosen', () => {
  it('by position and language, and shown in its place before it is taken', async () => {
    const [, uri] = await overview(client())
    const ask = <T>(request: string, params: unknown): Promise<T> => client().connection.sendRequest<T>(request, params)
    const asked: WordingsParams = { uri, clause: 'export-compliance' }
    const told = await ask<Wordings>(wordingsRequest, asked)
    expect(told.wordings.map(({ position, isUsual }) => [position, isUsual])).toEqual([
      ['preferred', true],
      ['fallback', false],
      ['walk-away', false],
    ])
    expect(told.languages[0]).toEqual({ language: 'en', title: 'English' })
    // The parties are those of the contract.
    const access = await ask<Wordings>(wordingsRequest, { uri, clause: 'access-control' } satisfies WordingsParams)
    expect(access.wordings[0]?.words).toMatch(/\bProvider\b/)
    const chinese = await ask<Wordings>(wordingsRequest, { ...asked, language: 'zh-Hant' } satisfies WordingsParams)
    expect(chinese.wordings[1]?.words).toContain('出口管制')
    const params: InsertClauseParams = { ...asked, position: 'fallback' }
    const preview = await ask<ClausePreview>(previewClauseRequest, params)
    const shown = wordsAt(preview.text, preview.range)
    expect(shown).toMatch(/^## \d.*\n\n<!-- clause: export-compliance \(fallback\) -->/)
    const edit = await ask<InsertResult>(insertClauseRequest, params)
    expect(applied(lease, edit, uri)).toBe(preview.text)
    expect(rangeOf(preview.text, shown)).toEqual(preview.range)
    expect(placeOf(preview.text, 'export-compliance (fallback)').line).toBe(preview.range.start.line + 2)
  })

  it('has no words where the pack has none', async () => {
    const [, uri] = await overview(client())
    expect(await client().connection.sendRequest(wordingsRequest, { uri, clause: 'loging' })).toBeNull()
    expect(await client().connection.sendRequest(previewClauseRequest, { uri, clause: 'loging' })).toBeNull()
  })
})
