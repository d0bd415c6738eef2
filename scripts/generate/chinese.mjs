import { Converter } from 'opencc-js'

/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */

/** Hong Kong forms: characters only, no regional vocabulary, so that legal words (合同, 违约) keep their form. */
const toTraditional = Converter({ from: 'cn', to: 'hk' })

/**
 * What a lawyer in Hong Kong or Taiwan writes otherwise than the converter, which goes by characters: words that it parts wrongly,
 * forms that both places write alike, their words for computers, and their quotation marks.
 * @type {readonly (readonly [string, string])[]}
 */
const asDrafted = [
  ['制造', '製造'],
  ['户', '戶'],
  ['説', '說'],
  ['公佈', '公布'],
  ['復核', '覆核'],
  ['複核', '覆核'],
  ['服務器', '伺服器'],
  ['計算機', '電腦'],
  ['芯片', '晶片'],
  ['信息', '資訊'],
  // What mainland law calls 个人信息, in its assessment, certification and standard contract, keeps that name in either script.
  ['個人資訊', '個人信息'],
  ['“', '「'],
  ['”', '」'],
]

/** Words of a clause as they are drafted in Traditional Chinese. @param {string} text */
const draftedTraditional = (text) =>
  asDrafted.reduce((words, [converted, drafted]) => words.replaceAll(converted, drafted), toTraditional(text))

const toSimplified = Converter({ from: 't', to: 'cn' })

/** @typedef {Pick<typeof import('../../server/src/policy/traditional.ts'), 'withTraditionalWordings'>} Writer */

/**
 * Adds to every Chinese wording, and to every name that a text is searched for, its Traditional form.
 * @param {Pack} pack
 * @param {Writer} product
 * @returns {Pack}
 */
export function withTraditional(pack, { withTraditionalWordings }) {
  /** Names that a text is searched for, each in both scripts. @param {readonly string[]} names */
  const both = (names) => [...new Set(names.flatMap((name) => [name, toTraditional(name)]))]
  return {
    ...withTraditionalWordings(pack, draftedTraditional),
    countries: pack.countries.map((country) => {
      const aliases = both([country.zh, ...(country.aliases ?? [])]).filter((name) => name !== country.zh)
      return { ...country, ...(aliases.length > 0 ? { aliases } : {}) }
    }),
    countryGroups: pack.countryGroups.map((group) => ({ ...group, names: both(group.names) })),
    items: pack.items.map((item) => ({ ...item, aliases: both(item.aliases) })),
    factCues: pack.factCues.map((cue) => ({ ...cue, words: both(cue.words) })),
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
