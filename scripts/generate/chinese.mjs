import { Converter } from 'opencc-js'

/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */
/** @typedef {import('../../server/src/policy/schema.ts').Wording} Wording */

/** Hong Kong forms: characters only, no regional vocabulary, so that legal words (合同, 违约) keep their form. */
const toTraditional = Converter({ from: 'cn', to: 'hk' })
const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * Adds to every Chinese wording, and to every name that a text is searched for, its Traditional form.
 * @param {Pack} pack
 * @returns {Pack}
 */
export function withTraditional(pack) {
  /** @param {Wording} wording */
  const convert = ({ title, paragraphs }) => ({
    title: toTraditional(title),
    paragraphs: paragraphs.map((text) => toTraditional(text)),
  })
  /** Names that a text is searched for, each in both scripts. @param {readonly string[]} names */
  const both = (names) => [...new Set(names.flatMap((name) => [name, toTraditional(name)]))]
  return {
    ...pack,
    countries: pack.countries.map((country) => {
      const aliases = both([country.zh, ...(country.aliases ?? [])]).filter((name) => name !== country.zh)
      return { ...country, ...(aliases.length > 0 ? { aliases } : {}) }
    }),
    countryGroups: pack.countryGroups.map((group) => ({ ...group, names: both(group.names) })),
    items: pack.items.map((item) => ({ ...item, aliases: both(item.aliases) })),
    factCues: pack.factCues.map((cue) => ({ ...cue, words: both(cue.words) })),
    interactions: pack.interactions.map(({ fix, ...interaction }) => {
      if (!fix) return interaction
      const zhHant = fix.wording.zhHant ?? toTraditional(fix.wording.zh)
      return { ...interaction, fix: { ...fix, wording: { ...fix.wording, zhHant } } }
    }),
    families: pack.families.map((family) => ({
      ...family,
      elements: family.elements.map((element) => ({
        ...element,
        wording: { ...element.wording, zhHant: element.wording.zhHant ?? toTraditional(element.wording.zh) },
      })),
      templates: family.templates.map((template) => ({ ...template, zhHant: template.zhHant ?? convert(template.zh) })),
    })),
  }
}

/**
 * The Traditional characters of the basic plane and their Simplified forms, as two strings of the same length: the
 * detector reads both scripts by one set of phrases.
 */
export function characterMap() {
  let traditional = ''
  let simplified = ''
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code)
    const plain = toSimplified(character)
    if (plain !== character && plain.length === 1) {
      traditional += character
      simplified += plain
    }
  }
  return { traditional, simplified }
}
