/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */
/** @typedef {import('../../server/src/policy/schema.ts').Family} Family */
/** @typedef {import('../../server/src/policy/schema.ts').Pattern} Pattern */

/**
 * The parts of the product that a proof runs.
 * @typedef {object} Engine
 * @property {typeof import('../../server/src/contract/readContract.ts').readContract} readContract
 * @property {typeof import('../../server/src/coverage/detector.ts').compileDetector} compileDetector
 * @property {typeof import('../../server/src/coverage/phrases.ts').readPhrase} readPhrase
 * @property {typeof import('../../server/src/coverage/phraseSets.ts').phrasesOf} phrasesOf
 * @property {typeof import('../../server/src/coverage/phraseSets.ts').isSet} isSet
 * @property {typeof import('../../server/src/coverage/phraseSets.ts').setsIn} setsIn
 */

const languages = /** @type {const} */ (['en', 'zh'])
const outcomes = /** @type {const} */ (['passing', 'nearMiss', 'mustNotFire'])

/**
 * Checks that the patterns of a pack do what the proofs of its families say: every passing text shows its family, no
 * other text does, and every pattern fires by itself in each language that it has words of.
 * @param {Pack} pack
 * @param {Engine} engine
 * @returns {string[]} every mistake, each naming its file and the place in it
 */
export function proofMistakes(pack, engine) {
  // The patterns of a phrase that cannot be read cannot be run.
  const unreadable = phraseMistakes(pack, engine)
  if (unreadable.length > 0) return unreadable

  // Each pattern as a family of its own, so that none hides behind another.
  const ofFamilies = pack.families.flatMap((family) => [
    { ...family, file: `families/${family.id}.yaml` },
    ...family.elements.map((element) => ({
      ...element,
      file: `families/${family.id}.yaml › elements › ${element.id}`,
    })),
  ])
  const proved = [...ofFamilies, ...pack.interactions.flatMap(sidesOf)]
  const single = (/** @type {{ id: string }} */ { id }, /** @type {Pattern} */ pattern) => `${id}/${pattern.id}`
  const [model] = pack.families
  const detector = engine.compileDetector({
    ...pack,
    interactions: [],
    families: proved.flatMap((subject) =>
      [...subject.patterns, ...('flaws' in subject ? (subject.flaws ?? []) : []).map((flaw) => flaw.pattern)].map(
        (pattern) => ({
          .../** @type {Family} */ (model),
          id: single(subject, pattern),
          patterns: [pattern],
          elements: [],
        }),
      ),
    ),
  })

  return proved.flatMap((family) => {
    const { patterns, proofs, file } = family
    if (!proofs)
      return patterns.length === 0 ? [] : [`${file} › proofs: there are none, and the family has patterns to prove`]
    /** @type {string[]} */
    const mistakes = []
    for (const language of languages) {
      /** @type {Set<Pattern>} */
      const proved = new Set()
      for (const outcome of outcomes) {
        for (const text of textsOf(proofs[language], outcome)) {
          const found = detector.detect(engine.readContract(text, 'markdown'))
          const fired = patterns.filter((pattern) => found.has(single(family, pattern)))
          const place = `${file} › proofs › ${language} › ${outcome}`
          if (outcome === 'passing') {
            if (fired.length === 0) mistakes.push(`${place}: no pattern finds “${text.trim()}”`)
            for (const pattern of fired) proved.add(pattern)
          } else if (fired.length > 0) {
            mistakes.push(`${place}: ${fired.map(({ id }) => id).join(', ')} must not find “${text.trim()}”`)
          }
        }
      }
      // What looks like an element and falls short of it.
      for (const flaw of ('flaws' in family && family.flaws) || []) {
        const place = `${file} › flaws › ${flaw.pattern.id}`
        if (!flaw.firesOn) mistakes.push(`${place} › firesOn: there is no text to prove it by`)
        for (const text of flaw.firesOn?.[language] ?? []) {
          const found = detector.detect(engine.readContract(text, 'markdown'))
          if (!found.has(single(family, flaw.pattern))) mistakes.push(`${place}: it must find “${text.trim()}”`)
        }
      }
      for (const pattern of patterns) {
        if (!proved.has(pattern) && hasWordsOf(language, pattern, pack, engine))
          mistakes.push(`${file} › patterns › ${pattern.id}: no passing text in “${language}” makes it fire`)
      }
    }
    return mistakes
  })
}

/**
 * The sides of an interaction that have words of their own, as subjects to prove. The words that its fix adds are among those
 * that its exception must find, or the finding would stay.
 * @param {import('../../server/src/policy/schema.ts').Interaction} interaction
 */
function sidesOf(interaction) {
  const { id, fix } = interaction
  return /** @type {const} */ (['words', 'against', 'exception']).flatMap((name) => {
    const side = interaction[name]
    if (!side || side.patterns.length === 0) return []
    const { patterns, proofs } = side
    const file = `interactions.yaml › ${id} › ${name}`
    if (!proofs || !fix || name !== 'exception') return [{ id: `${id}/${name}`, patterns, proofs, file }]
    /** @param {'en' | 'zh'} language */
    const withFix = (language) => ({
      ...proofs[language],
      passing: [...proofs[language].passing, fix.wording[language]],
    })
    return [{ id: `${id}/${name}`, patterns, proofs: { en: withFix('en'), zh: withFix('zh') }, file }]
  })
}

/**
 * The texts of one outcome.
 * @param {{ passing: string[], nearMiss?: string[], mustNotFire: string[] }} proofs
 * @param {typeof outcomes[number]} outcome
 */
const textsOf = (proofs, outcome) => proofs[outcome] ?? []

/**
 * Phrases that can match nothing: an empty set, or words of which nothing is left to compare.
 * @param {Pack} pack
 * @param {Engine} engine
 */
function phraseMistakes({ lexicon, families, interactions }, { readPhrase, phrasesOf }) {
  /** @param {string} place @param {string | readonly string[] | undefined} term */
  const check = (place, term) => {
    if (term === undefined) return []
    if (term.length === 0) return [`${place}: this list of phrases is empty and matches nothing`]
    return [term].flat().flatMap((phrase) => {
      try {
        phrasesOf(phrase, lexicon).forEach(readPhrase)
        return []
      } catch (error) {
        return [`${place}: ${error instanceof Error ? error.message : error}`]
      }
    })
  }
  /** @param {string} file @param {readonly Pattern[]} patterns */
  const inPatterns = (file, patterns) =>
    patterns.flatMap(({ id: pattern, all, none, mask, heading }) => {
      const place = `${file} › patterns › ${pattern}`
      return [
        ...all.flatMap((term) => check(`${place} › all`, term)),
        ...Object.entries({ none, mask, heading }).flatMap(([key, phrases]) => check(`${place} › ${key}`, phrases)),
      ]
    })
  return [
    ...Object.entries(lexicon).flatMap(([set, phrases]) => check(`lexicon.yaml › ${set}`, phrases)),
    ...families.flatMap(({ id, titles, patterns, elements }) => [
      ...check(`families/${id}.yaml › titles`, titles),
      ...inPatterns(`families/${id}.yaml`, [
        ...patterns,
        ...elements.flatMap((one) => [...one.patterns, ...(one.flaws ?? []).map((flaw) => flaw.pattern)]),
      ]),
    ]),
    ...interactions.flatMap((interaction) =>
      sidesOf(interaction).flatMap(({ patterns, file }) => inPatterns(file, patterns)),
    ),
  ]
}

/**
 * Whether a pattern could fire in a language: each of its terms has a phrase in it.
 * @param {'en' | 'zh'} language
 * @param {Pattern} pattern
 * @param {Pack} pack
 * @param {Engine} engine
 */
function hasWordsOf(language, { all, heading }, { lexicon }, { isSet, setsIn }) {
  const letter = language === 'en' ? /[a-z]/i : /\p{Script=Han}/u
  /** @param {string} phrase @returns {boolean} */
  const speaks = (phrase) =>
    isSet(phrase)
      ? Boolean(lexicon[phrase.slice(1)]?.some(speaks))
      : letter.test(setsIn(phrase).reduce((words, name) => words.replace(`@${name}`, ''), phrase))
  return [...all, ...(heading ? [heading] : [])].every((term) => [term].flat().some(speaks))
}
