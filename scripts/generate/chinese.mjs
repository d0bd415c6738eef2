import { Converter } from 'opencc-js'

/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */
/** @typedef {import('../../server/src/policy/schema.ts').Wording} Wording */

/** Hong Kong forms: characters only, no regional vocabulary, so that legal words (合同, 违约) keep their form. */
const toTraditional = Converter({ from: 'cn', to: 'hk' })
const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * Adds to every Chinese wording its Traditional form.
 * @param {Pack} pack
 * @returns {Pack}
 */
export function withTraditional(pack) {
  /** @param {Wording} wording */
  const convert = ({ title, paragraphs }) => ({
    title: toTraditional(title),
    paragraphs: paragraphs.map((text) => toTraditional(text)),
  })
  return {
    ...pack,
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
