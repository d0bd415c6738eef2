import type { Family, Wording } from '../policy/schema.ts'

/** The usual words of a clause in one language and format. */
export interface Snippet {
  readonly name: string
  readonly languageId: 'markdown' | 'yaml'
  /** What one types to be offered it. */
  readonly prefixes: readonly string[]
  readonly description: string
  /** With tab stops, in the snippet syntax of LSP. */
  readonly body: string
}

/** Where a snippet knows no contract, the parties have the plain words of the field. */
const parties = {
  en: { provider: 'Provider', customer: 'Customer', agreement: 'this Agreement' },
  zh: { provider: '乙方', customer: '甲方', agreement: '本合同' },
} as const

type Language = keyof typeof parties

const formats = [
  { name: 'Markdown', languageId: 'markdown', body: markdownBody },
  { name: 'YAML', languageId: 'yaml', body: yamlBody },
] as const

/** The usual words of each clause as snippets, in both languages, for Markdown and for YAML. */
export function snippetsOf(families: readonly Family[]): Snippet[] {
  return families.flatMap((family) => {
    const template = family.templates.find(({ position }) => position === 'preferred')
    if (!template) return []
    return (['en', 'zh'] as const).flatMap((language) =>
      formats.map(({ name, languageId, body }) => ({
        name: `${family.id} (${language}, ${name})`,
        languageId,
        prefixes: family.prefixes.filter((prefix) => /[\u4e00-\u9fff]/.test(prefix) === (language === 'zh')),
        description:
          language === 'en'
            ? `${family.title.en}: standard clause in English (Proviso)`
            : `${family.title.zh}：中文标准条款（Proviso）`,
        body: withTabStops(body(family, template[language]).join('\n'), language),
      })),
    )
  })
}

function markdownBody(_family: Family, { title, paragraphs }: Wording): string[] {
  return [`## ${title}`, ...paragraphs.flatMap((paragraph) => ['', paragraph]), '']
}

function yamlBody({ id }: Family, { title, paragraphs }: Wording): string[] {
  const text = paragraphs.flatMap((paragraph, i) => [...(i === 0 ? [] : ['']), `    ${paragraph}`])
  return [`- clause: ${id}`, `  title: ${title}`, '  text: |', ...text]
}

/** Blanks and party terms as tab stops, in the syntax of LSP: a term asked for once is the same everywhere. */
function withTabStops(text: string, language: Language): string {
  const stops = new Map<string, number>()
  const escaped = (plain: string): string => plain.replace(/[\\$}]/g, '\\$&')
  const stop = (key: string, shown: string): string => {
    const known = stops.get(key)
    if (known) return `$${known}`
    stops.set(key, stops.size + 1)
    return `\${${stops.size}:${escaped(shown)}}`
  }
  return text
    .split(/(\[\[[^[\]]+\]\]|\{\{\w+\}\})/)
    .map((piece, i) => {
      if (i % 2 === 0) return escaped(piece)
      const slot = /^\{\{(\w+)\}\}$/.exec(piece)?.[1]
      // A snippet knows no facts, so each blank is one by itself.
      if (!slot) return stop(`${piece}${stops.size}`, piece.replace(/=[a-z-]+\]\]$/, ']]'))
      const words = (parties[language] as Readonly<Record<string, string>>)[slot] ?? slot
      return slot === 'agreement' ? escaped(words) : stop(slot, words)
    })
    .join('')
}
