import english from 'zod/v4/locales/en.js'
import { type Pack, pack } from './schema.ts'
import type * as z from './zod.ts'

/** Mistakes in a pack's data: where in it, and what; one a line. */
export class PackError extends Error {}

/**
 * Checks data against the pack's schema, and that what it refers to is there.
 * @throws PackError with every mistake found, one a line
 */
export function checkPack(written: unknown): Pack {
  const parsed = pack.safeParse(written, { error: english().localeError })
  if (!parsed.success) throw new PackError(parsed.error.issues.map((issue) => issueInWords(issue, written)).join('\n'))
  const mistakes = [...duplicates(parsed.data), ...dangling(parsed.data), ...slots(parsed.data)]
  if (mistakes.length > 0) throw new PackError(mistakes.join('\n'))
  return inOrder(parsed.data)
}

function issueInWords(issue: z.core.$ZodIssue, written: unknown): string {
  // Name the entry by its id, since its number in a list helps nobody.
  const [kind, index, ...rest] = issue.path
  const entry = (written as Record<string, readonly { id?: unknown }[] | undefined> | null)?.[String(kind)]?.[
    Number(index)
  ]
  const where = entry?.id ? [String(kind), String(entry.id), ...rest] : issue.path
  return `${where.map(String).join(' › ') || 'pack'}: ${issue.message}`
}

function duplicates({
  families,
  contractTypes,
  needs,
  interactions,
  authorities,
  countryGroups,
  items,
  ...rest
}: Pack): string[] {
  const elements = families.flatMap((family) => family.elements)
  const countries = rest.countries.map(({ code }) => ({ id: code }))
  const lists = { families, elements, contractTypes, needs, interactions, authorities, countries, countryGroups, items }
  return Object.entries(lists).flatMap(([kind, entries]) => {
    const ids = entries.map(({ id }) => id)
    return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${kind} › ${id}: this id is taken`)
  })
}

function dangling({
  families,
  contractTypes,
  needs,
  interactions,
  authorities,
  order,
  shared = [],
  ...rest
}: Pack): string[] {
  const clauses = new Set(families.map(({ id }) => id))
  const elements = new Set(families.flatMap((family) => family.elements.map(({ id }) => id)))
  const laws = new Set(authorities.map(({ id }) => id))
  const places = new Set(rest.countries.map(({ code }) => code))
  const types = new Set([...contractTypes.map(({ id }) => id), 'undeclared'])
  const unknown = (where: string, what: string, ids: readonly string[], known: ReadonlySet<string>): string[] =>
    ids.filter((id) => !known.has(id)).map((id) => `${where}: there is no ${what} “${id}”`)
  return [
    ...unknown('pack › order', 'family', order, clauses),
    ...unknown('pack › shared', 'set of phrases', shared, new Set(Object.keys(rest.lexicon))),
    ...families.flatMap(({ id, kin, elements }) => [
      ...unknown(`families › ${id} › kin`, 'family', kin, clauses),
      ...elements.flatMap((one) => unknown(`elements › ${one.id}`, 'authority', one.authorities, laws)),
    ]),
    ...needs.flatMap((need) => [
      ...unknown(`needs › ${need.id}`, 'family', [need.clause], clauses),
      ...unknown(`needs › ${need.id}`, 'authority', need.authorities, laws),
      ...unknown(`needs › ${need.id} › when`, 'contract type', need.when.type ?? [], types),
    ]),
    ...interactions.flatMap(({ id, words, against, exception, sameGap, ...one }) => [
      ...unknown(`interactions › ${id}`, 'authority', one.authorities, laws),
      ...unknown(`interactions › ${id} › sameGap`, 'element', sameGap, elements),
      ...unknown(
        `interactions › ${id} › shownBy`,
        'family or element',
        [words, against, exception].flatMap((side) => side?.shownBy ?? []),
        new Set([...clauses, ...elements]),
      ),
    ]),
    ...rest.countries.flatMap(({ code, within }) =>
      unknown(`countries › ${code} › within`, 'country', within ? [within] : [], places),
    ),
    ...rest.countryGroups.flatMap(({ id, members, authority }) => [
      ...unknown(`countryGroups › ${id}`, 'country', members, places),
      ...unknown(`countryGroups › ${id}`, 'authority', [authority], laws),
    ]),
    ...rest.items.flatMap(({ id, overlay }) =>
      unknown(`items › ${id}`, 'authority', overlay ? [overlay.authority] : [], laws),
    ),
    ...unknown('eccn', 'authority', [rest.eccn.authority], laws),
    ...rest.eccn.licences.flatMap(({ eccns: [first], authorities: ids, presumedDenied }) =>
      unknown(`eccn › ${first}`, 'authority', [...ids, ...(presumedDenied ? [presumedDenied] : [])], laws),
    ),
  ]
}

const knownSlots = new Set(['provider', 'customer', 'agreement'])
/** Facts that blanks name, as `facts/blanks.ts` reads them. */
const knownBlanks = new Set(['customer-headquarters', 'customer-parent', 'regions'])

function slots({ families, interactions }: Pack): string[] {
  const unknown = (where: string, texts: readonly string[]): string[] =>
    texts.flatMap((text) => {
      const named = (pattern: RegExp, known: ReadonlySet<string>): string[] =>
        Array.from(text.matchAll(pattern), ([, name = '']) => name).filter((name) => !known.has(name))
      return [
        ...named(/\{\{([^}]*)\}\}/g, knownSlots).map((slot) => `${where}: there is no slot “{{${slot}}}”`),
        ...named(/\[\[[^\]=]*=([^\]]*)\]\]/g, knownBlanks).map((fact) => `${where}: no blank is filled by “${fact}”`),
      ]
    })
  const ofInteractions = interactions.flatMap(({ id, fix }) =>
    unknown(`interactions › ${id} › wording`, fix ? [fix.wording.en, fix.wording.zh] : []),
  )
  const ofFamilies = families.flatMap(({ id, templates, elements }) => [
    ...elements.flatMap((element) =>
      unknown(`elements › ${element.id} › wording`, [element.wording.en, element.wording.zh]),
    ),
    ...templates.flatMap((template) =>
      unknown(
        `families › ${id} › templates › ${template.position}`,
        [template.en, template.zh, template.zhHant].flatMap((wording) =>
          wording ? [wording.title, ...wording.paragraphs] : [],
        ),
      ),
    ),
  ])
  return [...ofFamilies, ...ofInteractions]
}

/** Families in the pack's own order: the order in which clauses are listed and inserted. */
function inOrder(data: Pack): Pack {
  const place = (id: string): number => (data.order.includes(id) ? data.order.indexOf(id) : data.order.length)
  return { ...data, families: [...data.families].sort((a, b) => place(a.id) - place(b.id)) }
}
