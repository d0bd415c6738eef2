import type { Localized, Pack } from './schema.ts'

/** The parts of a pack, in the order in which a reader asks for them. */
const packParts = [
  'authorities',
  'needs',
  'families',
  'elements',
  'templates',
  'interactions',
  'contractTypes',
  'items',
  'eccn',
  'countries',
  'countryGroups',
  'factCues',
  'lexicon',
  'caveats',
  'order',
] as const
/** A part of a pack. */
export type PackPart = (typeof packParts)[number]

/** What one entry of a pack says otherwise than the same entry of another. */
export interface PackChange {
  readonly part: PackPart
  /** Of a template `audit/preferred`; of what has no entries the part's own name. */
  readonly id: string
  readonly title: Localized
  readonly change: 'added' | 'removed' | 'changed'
  /** What of it changed; empty for an entry that came or went. */
  readonly fields: readonly { readonly name: string; readonly old: unknown; readonly new: unknown }[]
}

/** What changed from one pack to another: part by part, what went and changed in the old pack's order, then what came. */
export function packChanges(older: Pack, newer: Pack): PackChange[] {
  const before = entriesOf(older)
  const after = entriesOf(newer)
  return packParts.flatMap((part): PackChange[] => {
    const [old, new_] = [before[part], after[part]]
    const known = Array.from(old, ([id, { title, value }]): PackChange[] => {
      const now = new_.get(id)
      if (!now) return [{ part, id, title, change: 'removed', fields: [] }]
      const fields = changedFields(value, now.value)
      return fields.length > 0 ? [{ part, id, title: now.title, change: 'changed', fields }] : []
    })
    const added = Array.from(new_, ([id, { title }]): PackChange[] =>
      old.has(id) ? [] : [{ part, id, title, change: 'added', fields: [] }],
    )
    return [...known, ...added].flat()
  })
}

interface Entry {
  readonly title: Localized
  readonly value: object
}

type Entries = ReadonlyMap<string, Entry>

function entriesOf(pack: Pack): Record<PackPart, Entries> {
  const titles = new Map(pack.families.map(({ id, title }) => [id, title]))
  const named = (name: string): Localized => ({ en: name, zh: name })
  const byId = <One extends { readonly id: string }>(list: readonly One[], titleOf: (one: One) => Localized): Entries =>
    new Map(list.map((one) => [one.id, { title: titleOf(one), value: one }]))
  const single = (part: PackPart, value: object): Entries => new Map([[part, { title: named(part), value }]])
  return {
    authorities: byId(pack.authorities, ({ title, citation }) => named(`${title} (${citation})`)),
    needs: byId(pack.needs, ({ clause }) => titles.get(clause) ?? named(clause)),
    families: new Map(
      pack.families.map(({ elements, templates, ...value }) => [value.id, { title: value.title, value }]),
    ),
    elements: byId(
      pack.families.flatMap((family) => family.elements),
      ({ title }) => title,
    ),
    templates: new Map(
      pack.families.flatMap(({ id, title, templates }) =>
        templates.map((value) => [`${id}/${value.position}`, { title, value }] as const),
      ),
    ),
    interactions: byId(pack.interactions, ({ id, fix }) => fix?.title ?? named(id)),
    contractTypes: byId(pack.contractTypes, ({ title }) => title),
    items: byId(pack.items, ({ vendor, name }) => named(`${vendor} ${name}`)),
    eccn: single('eccn', pack.eccn),
    countries: new Map(pack.countries.map((value) => [value.code, { title: { en: value.en, zh: value.zh }, value }])),
    countryGroups: byId(pack.countryGroups, ({ title }) => title),
    factCues: new Map(
      pack.factCues.map((value) => {
        const id = [value.fact, value.value, ...(value.in ? [value.in] : [])].join('/')
        return [id, { title: named(id), value }]
      }),
    ),
    lexicon: new Map(
      Object.entries(pack.lexicon).map(([id, phrases]) => [id, { title: named(id), value: { phrases } }]),
    ),
    caveats: single('caveats', { caveats: pack.caveats }),
    order: single('order', { order: pack.order }),
  }
}

function changedFields(old: object, new_: object): PackChange['fields'] {
  const [before, after] = [old as Record<string, unknown>, new_ as Record<string, unknown>]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isSame(before[name], after[name]))
    .map((name) => ({ name, old: before[name] ?? null, new: after[name] ?? null }))
}

/** Data of a pack is the same whatever the order of its keys. */
const isSame = (a: unknown, b: unknown): boolean => inOneOrder(a) === inOneOrder(b)

const inOneOrder = (data: unknown): string | undefined =>
  JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
