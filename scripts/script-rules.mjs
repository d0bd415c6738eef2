/** @typedef {import('../server/src/policy/schema.ts').Pack} Pack */
/** @typedef {import('../server/src/policy/traditional.ts').ScriptRules} ScriptRules */
/** @typedef {readonly [simplified: string, traditional: string]} Pair */

/** Words that are longer or shorter in Traditional Chinese. @type {readonly Pair[]} */
const ofOtherLength = [['计算机', '電腦']]

/**
 * Leaves out of a pack the Traditional wordings that follow from the Simplified ones, and adds the rules that they follow by.
 * @param {Pack} pack
 * @param {(rules: ScriptRules) => (text: string) => string} traditionalBy
 * @returns {import('../server/src/policy/traditional.ts').PackInShort}
 */
export function withoutTraditional(pack, traditionalBy) {
  const wordings = [
    ...pack.interactions.flatMap(({ fix }) => (fix ? [fix.wording] : [])),
    ...pack.families.flatMap(({ elements }) => elements.map(({ wording }) => wording)),
  ]
  const templates = pack.families.flatMap((family) => family.templates)
  /** @type {Pair[]} */
  const pairs = [
    ...wordings.map(({ zh, zhHant }) => /** @type {Pair} */ ([zh, zhHant ?? ''])),
    ...templates.flatMap(({ zh, zhHant }) =>
      [zh.title, ...zh.paragraphs].map(
        (text, i) => /** @type {Pair} */ ([text, (i === 0 ? zhHant?.title : zhHant?.paragraphs[i - 1]) ?? '']),
      ),
    ),
  ]
  const script = scriptRules(pairs)
  const traditional = traditionalBy(script)
  const follows = new Set(pairs.flatMap(([zh, zhHant]) => (traditional(zh) === zhHant ? [zhHant] : [])))
  return JSON.parse(JSON.stringify({ ...pack, script }), (key, value) => {
    const texts = key === 'zhHant' ? (typeof value === 'string' ? [value] : [value.title, ...value.paragraphs]) : []
    return texts.length > 0 && texts.every((text) => follows.has(text)) ? undefined : value
  })
}

/**
 * The usual form of each character, and the words in which one has another: two characters wherever these always go alike.
 * @param {readonly Pair[]} pairs
 * @returns {ScriptRules}
 */
function scriptRules(pairs) {
  const alike = pairs.filter(([zh, zhHant]) => zh.length === zhHant.length)
  const forms = counted(alike, 1)
  const usual = new Map([...forms].map(([one, all]) => [one, mostOf(all)]))
  const twoForms = counted(alike, 2)
  const words = [...twoForms].flatMap(([two, all]) => {
    const [form] = [...all.keys()]
    const byCharacters = Array.from(two, (one) => usual.get(one)).join('')
    return all.size === 1 && form !== undefined && form !== byCharacters ? [/** @type {Pair} */ ([two, form])] : []
  })
  const other = [...usual].filter(([one, form]) => one !== form)
  return {
    simplified: other.map(([one]) => one).join(''),
    traditional: other.map(([, form]) => form).join(''),
    words: [...ofOtherLength, ...words],
  }
}

/** How often each run of characters has which form. @param {readonly Pair[]} pairs @param {number} length */
function counted(pairs, length) {
  /** @type {Map<string, Map<string, number>>} */
  const forms = new Map()
  for (const [zh, zhHant] of pairs)
    for (let i = 0; i + length <= zh.length; i++) {
      const run = zh.slice(i, i + length)
      if (!/^[\u4e00-\u9fff“”]+$/.test(run)) continue
      const form = zhHant.slice(i, i + length)
      const all = forms.get(run) ?? new Map()
      forms.set(run, all.set(form, (all.get(form) ?? 0) + 1))
    }
  return forms
}

/** @param {ReadonlyMap<string, number>} counts @returns {string} */
const mostOf = (counts) => [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
