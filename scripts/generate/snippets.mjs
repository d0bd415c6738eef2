/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */
/** @typedef {import('../../server/src/policy/schema.ts').Family} Family */
/** @typedef {import('../../server/src/policy/schema.ts').Wording} Wording */

/** Where a snippet knows no contract, the parties have the plain words of the field. */
const parties = {
  en: { provider: 'Provider', customer: 'Customer', agreement: 'this Agreement' },
  zh: { provider: '乙方', customer: '甲方', agreement: '本合同' },
}

/** @typedef {keyof typeof parties} Language */

const formats = [
  { name: 'Markdown', scope: 'markdown', body: markdownBody },
  { name: 'YAML', scope: 'yaml', body: yamlBody },
]

/**
 * The clauses of the pack as VS Code snippets, for Markdown and for YAML.
 * @param {Pack} pack
 * @returns {Record<string, string>} file names and their contents
 */
export function snippetFiles(pack) {
  /** @type {[string, unknown][]} */
  const entries = pack.families.flatMap((family) => {
    const template = family.templates.find(({ position }) => position === 'preferred')
    if (!template) return []
    return /** @type {Language[]} */ (['en', 'zh']).flatMap((language) =>
      formats.map(
        ({ name, scope, body }) =>
          /** @type {[string, unknown]} */ ([
            `${family.id} (${language}, ${name})`,
            {
              scope,
              prefix: family.prefixes.filter((prefix) => /[\u4e00-\u9fff]/.test(prefix) === (language === 'zh')),
              description:
                language === 'en'
                  ? `${family.title.en}: standard clause in English (Proviso)`
                  : `${family.title.zh}：中文标准条款（Proviso）`,
              body: withTabStops(body(family, template[language]), language),
            },
          ]),
      ),
    )
  })
  // One a line, the same words for Markdown and for YAML one after the other: the packed extension is to stay small.
  const lines = entries.map(([name, snippet]) => `${JSON.stringify(name)}: ${JSON.stringify(snippet)}`)
  return { 'snippets/clauses.code-snippets': `{\n${lines.join(',\n')}\n}\n` }
}

/** @type {(family: Family, wording: Wording) => string[]} */
function markdownBody(_family, { title, paragraphs }) {
  return [`## ${title}`, ...paragraphs.flatMap((paragraph) => ['', paragraph]), '']
}

/** @type {(family: Family, wording: Wording) => string[]} */
function yamlBody(family, { title, paragraphs }) {
  const text = paragraphs.flatMap((paragraph, i) => (i === 0 ? [`\t${paragraph}`] : ['', `\t${paragraph}`]))
  return [
    `- clause: ${family.id}`,
    `  title: ${title}`,
    '  text: |',
    ...text.map((line) => line.replace(/^\t/, '    ')),
  ]
}

/**
 * Blanks and party terms as tab stops: a term asked for once is the same everywhere.
 * @param {string[]} lines
 * @param {Language} language
 */
function withTabStops(lines, language) {
  /** @type {Map<string, number>} */
  const stops = new Map()
  const escaped = (/** @type {string} */ text) => text.replace(/[\\$}]/g, '\\$&')
  const stop = (/** @type {string} */ key, /** @type {string} */ shown) => {
    const known = stops.get(key)
    if (known) return `$${known}`
    stops.set(key, stops.size + 1)
    return `\${${stops.size}:${escaped(shown)}}`
  }
  return lines.map((line) =>
    line
      .split(/(\[\[[^[\]]+\]\]|\{\{\w+\}\})/)
      .map((piece, i) => {
        if (i % 2 === 0) return escaped(piece)
        const slot = /^\{\{(\w+)\}\}$/.exec(piece)?.[1]
        // A snippet knows no facts.
        if (!slot) return stop(`${piece}${stops.size}`, piece.replace(/=[a-z-]+\]\]$/, ']]'))
        const words = /** @type {Record<string, string>} */ (parties[language])[slot] ?? slot
        return slot === 'agreement' ? escaped(words) : stop(slot, words)
      })
      .join(''),
  )
}
