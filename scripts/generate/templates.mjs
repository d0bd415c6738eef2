/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */
/** @typedef {import('../../server/src/policy/schema.ts').Wording} Wording */
/** @typedef {import('../../server/src/policy/schema.ts').Family} Family */
/** @typedef {import('../../server/src/policy/schema.ts').Element} Element */

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

/** What the slots of a limb are read as: parties as contracts call them, so that patterns that ask for one find it. */
const readAs = {
  en: [
    { provider: 'the Supplier', customer: 'the Customer', agreement: 'this Agreement' },
    { provider: 'the Seller', customer: 'the Buyer', agreement: 'this Contract' },
  ],
  zh: [
    { provider: '供应方', customer: '客户', agreement: '本合同' },
    { provider: '卖方', customer: '买方', agreement: '本协议' },
  ],
}

/**
 * Notes beside each element which other families its own words show, and which of their elements: where a contract says no
 * more of such a family than that, it has no clause of it. They are read by themselves and below a sentence of their clause,
 * since what stands around words can bring out more in them.
 * @param {Pack} pack
 * @param {Pick<Engine, 'readContract' | 'compileDetector'>} engine
 * @returns {Pack}
 */
export function withWhatLimbsSay(pack, { readContract, compileDetector }) {
  const detector = compileDetector(pack)
  const shownBy = (/** @type {string} */ limb, /** @type {string} */ before) => {
    const contract = readContract(`${before}\n\n${limb}\n`, 'markdown')
    const first = contract.passages.findIndex(({ span }) => span.start >= before.length)
    const found = [...detector.detect(contract)]
    return found.flatMap(([id, places]) => (places.some(({ passage }) => passage >= first) ? [id] : []))
  }
  const saidBy = (/** @type {Element} */ { wording }, /** @type {Family} */ own) => {
    const shown = /** @type {const} */ (['en', 'zh']).flatMap((language) =>
      readAs[language].flatMap((/** @type {Record<string, string>} */ names) => {
        const limb = wording[language].replace(/\{\{(\w+)\}\}/g, (slot, name) => names[name] ?? slot)
        return ['', own.proofs?.[language].passing[0] ?? ''].flatMap((before) => shownBy(limb, before))
      }),
    )
    return pack.families.flatMap((family) =>
      family === own || !shown.includes(family.id)
        ? []
        : [family.id, ...family.elements.map(({ id }) => id).filter((id) => shown.includes(id))],
    )
  }
  return {
    ...pack,
    families: pack.families.map((family) => ({
      ...family,
      elements: family.elements.map((element) => {
        const says = saidBy(element, family)
        return says.length > 0 ? { ...element, says } : element
      }),
    })),
  }
}
