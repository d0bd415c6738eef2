import type { Pack, Wording } from './schema.ts'

/** How Traditional Chinese is written where it follows from Simplified. */
export interface ScriptRules {
  /** Characters that have another form, and that form at the same place of the other string. */
  readonly simplified: string
  readonly traditional: string
  /** Words that go otherwise than by their characters. */
  readonly words: readonly (readonly [simplified: string, traditional: string])[]
}

/** A pack of which the Traditional wordings that follow by its rules are left out. */
export type PackInShort = Pack & { readonly script: ScriptRules }

/** Writes a text in Traditional Chinese by rules. */
export function traditionalBy({ simplified, traditional, words }: ScriptRules): (text: string) => string {
  const forms = new Map([...words, ...Array.from(simplified, (one, i) => [one, traditional[i] as string] as const)])
  const parts = new RegExp([...words.map(([word]) => word), `[${simplified}]`].join('|'), 'g')
  return (text) => text.replace(parts, (part) => forms.get(part) ?? part)
}

/** Puts the wordings back that were left out: the packed extension is to stay small. */
export const withTraditional = ({ script, ...pack }: PackInShort): Pack =>
  withTraditionalWordings(pack, traditionalBy(script))

/** Adds to every Chinese wording that has no Traditional form its own. @param traditional writes a text in Traditional Chinese */
export function withTraditionalWordings(pack: Pack, traditional: (text: string) => string): Pack {
  const both = <One extends { readonly zh: string; readonly zhHant?: string | undefined }>(wording: One): One => ({
    ...wording,
    zhHant: wording.zhHant ?? traditional(wording.zh),
  })
  const written = ({ title, paragraphs }: Wording): Wording => ({
    title: traditional(title),
    paragraphs: paragraphs.map(traditional),
  })
  return {
    ...pack,
    interactions: pack.interactions.map(({ fix, ...interaction }) =>
      fix ? { ...interaction, fix: { ...fix, wording: both(fix.wording) } } : interaction,
    ),
    families: pack.families.map((family) => ({
      ...family,
      elements: family.elements.map((element) => ({ ...element, wording: both(element.wording) })),
      templates: family.templates.map((template) => ({ ...template, zhHant: template.zhHant ?? written(template.zh) })),
    })),
  }
}
