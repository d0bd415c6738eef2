/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */
/** @typedef {import('../../server/src/policy/schema.ts').Wording} Wording */

/**
 * The parts of the product that read a template.
 * @typedef {object} Engine
 * @property {typeof import('../../server/src/contract/readContract.ts').readContract} readContract
 * @property {typeof import('../../server/src/coverage/coverage.ts').coverageOf} coverageOf
 * @property {typeof import('../../server/src/coverage/detector.ts').compileDetector} compileDetector
 */

/**
 * Notes beside each template which elements of its family its words have, in both languages, so that a fix knows what a deal
 * asks for beyond them.
 * @param {Pack} pack
 * @param {Engine} engine
 * @returns {Pack}
 */
export function withTemplateElements(pack, { readContract, coverageOf, compileDetector }) {
  const detector = compileDetector(pack)
  const all = { clauses: new Map(), applies: () => true, fact: () => undefined, waives: new Set() }
  return {
    ...pack,
    families: pack.families.map((family) => {
      const elementsIn = (/** @type {Wording} */ { title, paragraphs }) => {
        const text = [`## ${title}`, ...paragraphs].join('\n\n').replace(/\{\{(\w+)\}\}/g, 'the $1')
        const found = coverageOf(readContract(text, 'markdown'), detector, [family], all).get(family.id)
        return new Set(found?.elements.filter(({ status }) => status === 'met').map(({ element }) => element.id))
      }
      return {
        ...family,
        templates: family.templates.map((template) => {
          const chinese = elementsIn(template.zh)
          return { ...template, elements: [...elementsIn(template.en)].filter((id) => chinese.has(id)) }
        }),
      }
    }),
  }
}
