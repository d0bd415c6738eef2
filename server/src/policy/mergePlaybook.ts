import type { Playbook } from './playbook.ts'
import type {
  Condition,
  Family,
  ForbiddenWording,
  House,
  Localized,
  Pack,
  Pattern,
  Template,
  Wording,
} from './schema.ts'
import { positions } from './values.ts'

type Clause = NonNullable<Playbook['clauses']>[string]
type Words = NonNullable<Clause['title']>

/** The pack as a house extends it. Everything that the playbook asks for rests on house policy. */
export function mergePlaybook(pack: Pack, set: Playbook): Pack {
  const clauses = new Map(Object.entries(set.clauses ?? {}))
  const known = new Set(pack.families.map(({ id }) => id))
  const standard = pack.families.map((family) => changed(family, clauses.get(family.id) ?? {}, set))
  const own = [...clauses].flatMap(([id, written]) => (known.has(id) ? [] : [ownFamily(id, written, set)]))
  return {
    ...pack,
    order: [...pack.order, ...own.map(({ id }) => id)],
    families: [...standard, ...own],
    house: houseOf(set),
  }
}

function changed(family: Family, written: Clause, set: Playbook): Family {
  const { title, definition, prefixes = [], after = [] } = written
  const templates = templatesOf(written)
  const replaced = new Set(templates.map((template) => template.position))
  const prefers = written.position ?? set.position
  return {
    ...family,
    ...(title ? { title: bilingual(title) } : {}),
    ...(definition ? { definition: bilingual(definition) } : {}),
    prefixes: [...family.prefixes, ...prefixes],
    kin: [...after, ...family.kin],
    patterns: [...family.patterns, ...patternsOf(family.id, written)],
    templates: [...templates, ...family.templates.filter((template) => !replaced.has(template.position))],
    ...(prefers ? { prefers } : {}),
  }
}

/** A letter or digit of which a phrase can be made: Latin or Chinese, in any width. */
const isRead = /[A-Za-z0-9\u00c0-\u024f\u3400-\u9fff０-９Ａ-Ｚａ-ｚ]/

function ownFamily(id: string, written: Clause, set: Playbook): Family {
  const title = bilingual(written.title ?? id)
  const names = [...new Set([title.en, title.zh])]
  // A title is found as words; one with marks in it would be read as a phrase with a syntax, and one in other scripts has none.
  const titles = names.filter((name) => /^[\p{L}\p{N} -]+$/u.test(name) && isRead.test(name))
  const definition = written.definition ? bilingual(written.definition) : title
  const plain = {
    id,
    title,
    definition,
    notEnough: title,
    prefixes: names,
    titles,
    kin: [],
    patterns: [],
    elements: [],
  }
  return changed({ ...plain, templates: [] }, written, set)
}

const bilingual = (written: Words): Localized =>
  typeof written === 'string' ? { en: written, zh: written } : { en: written.en, zh: written.zh }

function patternsOf(id: string, { phrases, patterns = [] }: Clause): Pattern[] {
  return [...(phrases ? [{ all: [phrases] }] : []), ...patterns].map((one, i) => ({
    id: `house-${id}-${i + 1}`,
    ...one,
  }))
}

function templatesOf({ wording: written = {} }: Clause): Template[] {
  return positions.flatMap((one): Template[] => {
    const { en, zh, 'zh-Hant': zhHant } = written[one] ?? {}
    if (!en || !zh) return []
    return [
      { position: one, en: paragraphs(en), zh: paragraphs(zh), ...(zhHant ? { zhHant: paragraphs(zhHant) } : {}) },
    ]
  })
}

const paragraphs = (written: { readonly title: string; readonly text: string }): Wording => ({
  title: written.title,
  paragraphs: written.text
    .split(/\n[ \t]*\n/)
    .map((one) => one.trim().replace(/\s*\n\s*/g, ' '))
    .filter((one) => one !== ''),
})

const anyDeal: Condition = {}
const houseReason: Localized = { en: 'The house playbook asks for it.', zh: '内部合同政策要求该条款。' }

function houseOf({ needs = [], severity = {}, forbidden = [], clauses = {}, approvers: anyone }: Playbook): House {
  const approversOf = new Map(Object.entries(clauses).map(([id, { approvers: named }]) => [id, named]))
  return {
    needs: needs.map(({ clause: id, level, when: condition = anyDeal, reason }, i) => ({
      id: `house-${i + 1}`,
      clause: id,
      level,
      when: condition,
      basis: 'house-policy',
      authorities: [],
      reason: reason ? bilingual(reason) : houseReason,
    })),
    severity: new Map(Object.entries(severity)),
    forbidden: forbidden.map(
      ({ phrases, message, severity: weight = 'warning', when: condition = anyDeal }, i): ForbiddenWording => {
        const id = `forbidden/${i + 1}`
        return {
          id,
          patterns: [{ id, all: [phrases] }],
          message: bilingual(message),
          severity: weight,
          when: condition,
        }
      },
    ),
    approversOf: (family) => approversOf.get(family) ?? anyone,
  }
}
