import type { Localized, Pack } from './schema.ts'
import type { SchemaDocs, Vocabulary } from './schemaDocs.ts'

/** A word that may be written. */
export interface Word {
  readonly text: string
  readonly means: Localized
  /** What else somebody may call it. */
  readonly names?: readonly string[]
}

/**
 * The words that a part with known values takes; none for one that takes any.
 * @param codes of findings, which `subjects` have beside clauses and elements
 */
export function wordsOf({ values, vocabulary }: SchemaDocs, pack: Pack, codes: readonly string[] = []): Word[] {
  const own = Object.entries(values ?? {}).map(([text, means]) => ({ text, means }))
  return [...own, ...(vocabulary ? vocabularies[vocabulary](pack, codes) : [])]
}

const titled = (all: readonly { readonly id: string; readonly title: Localized }[]): Word[] =>
  all.map(({ id, title }) => ({ text: id, means: title, names: [title.en, title.zh] }))

const gaps = (families: Pack['families']): Word[] => [
  ...titled(families),
  ...titled(families.flatMap(({ elements }) => elements)),
]

const vocabularies: Readonly<Record<Vocabulary, (pack: Pack, codes: readonly string[]) => Word[]>> = {
  contractTypes: ({ contractTypes }) => titled(contractTypes),
  families: ({ families }) => titled(families),
  countries: ({ countries }) =>
    countries.map(({ code, en, zh, aliases = [] }) => ({
      text: code,
      means: { en, zh },
      names: [en, zh, ...aliases],
    })),
  gaps: ({ families }) => gaps(families),
  subjects: ({ families }, codes) => [
    ...codes.map((text) => ({ text, means: { en: 'Findings with this code.', zh: '该代码的问题。' } })),
    ...gaps(families),
  ],
}
