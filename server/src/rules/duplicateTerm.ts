import { byText } from '../contract/byText.ts'
import type { Contract } from '../contract/contract.ts'
import { perKey } from '../contract/perContract.ts'
import { type DefinitionPlace, termTableOf } from '../drafting/definitions.ts'
import { lateDefinitions } from '../drafting/lateDefinitions.ts'
import { type Definition, termsOf } from '../drafting/terms.ts'
import type { Finding, Rule } from './finding.ts'
import { quoteOf, sectionName } from './placing.ts'

/** Forms that give a meaning of their own; a party block and the facts only name. */
const gives = ({ form, read, isLocal }: DefinitionPlace): boolean =>
  form !== 'party' && form !== 'declared' && read?.pointsTo === undefined && !isLocal

/** The terms that are given a meaning in several passages, by index, with the indexes of those definitions. */
const repeatedTerms = perKey(termTableOf, (contract): readonly { index: number; first: number; others: number[] }[] =>
  termTableOf(contract).terms.flatMap(({ isProper, definitions }, index) => {
    const first = definitions.findIndex(gives)
    const others = [...definitions.keys()].filter((other) => {
      const one = definitions[other] as DefinitionPlace
      return other > first && gives(one) && one.passage !== definitions[first]?.passage
    })
    return isProper && first >= 0 && others.length > 0 ? [{ index, first, others }] : []
  }),
)

/** So much before a definition is compared, in UTF-16 units. */
const lookedAt = 150

/** A company is the same one with and without “, a Delaware corporation”. */
const described = /, an? [^,]{3,30} (?:corporation|company|partnership|limited liability company)$/
/** The last two words of a name: “technologies, inc.”, “license agreement”. */
const lastWords = /(?<![\p{L}\p{N}])(?!(?:and|or|of|the|to|such) )[\p{L}\p{N}.&’'-]+,? [\p{L}\p{N}.&’'-]+,?$/u
/** What an exhibit says of the contract that it is part of, and an amendment of the clause that it puts anew. */
const isOfAnother = /\b(?:part of|attached to|exhibit to|supplements?|addendum to|amendment to) [^;]*$/
const amends = /\bhereby (?:amended|replaced|deleted|restated)\b[^;]{0,80}$/

/** What some words before a definition say of it. */
const saidBefore = byText((text) => {
  const words = text.replace(/\s+/g, ' ').trimEnd().toLowerCase().replace(described, '')
  return { name: lastWords.exec(words)?.[0], isOfAnother: isOfAnother.test(words), amends: amends.test(words) }
})

const before = ({ text }: Contract, { span, whole }: Definition): ReturnType<typeof saidBefore> => {
  const end = whole?.start ?? span.start
  return saidBefore(text.slice(Math.max(0, end - lookedAt), end))
}

/** An exhibit or an amendment names the parties and the contract again, or in the same words: no reader has to guess. */
function isRestated(contract: Contract, first: Definition, firstName: string | undefined, again: Definition): boolean {
  const { name, isOfAnother, amends } = before(contract, again)
  const isNamed = first.form === 'inline' && again.form === 'inline'
  if (isNamed && name !== undefined && name === firstName) return true
  if (isNamed && isOfAnother) return true
  return amends || /^\s*(?:WHEREAS|Whereas|鉴于|鑒於)/.test(contract.passages[again.passage]?.text ?? '')
}

/**
 * `duplicate-term`: a term is defined in two places, so that a reader must guess which meaning holds. (A short form that is
 * defined afterwards is a `late-definition`.)
 */
export const duplicateTerm: Rule = ({ contract, locale }) => {
  const late = new Set(lateDefinitions(contract).map(({ definition }) => definition))
  const { at } = termsOf(contract)
  return repeatedTerms(contract).flatMap(({ index, first: firstIndex, others }) => {
    const { name, definition: definitionAt } = at(index)
    const first = definitionAt(firstIndex) as Definition
    const { name: nameBefore } = before(contract, first)
    const place = sectionName(contract, first.section)
    const related = [{ span: first.span, message: quoteOf(contract, first.meaning) }]
    return others
      .map((other) => definitionAt(other) as Definition)
      .filter((one) => !late.has(one) && !isRestated(contract, first, nameBefore, one))
      .map((definition): Finding => {
        const section = sectionName(contract, definition.section)
        const message =
          locale === 'zh'
            ? `“${name}”在此再次定义，首次定义${place ? `见“${place}”` : '在前文'}。`
            : `“${name}” is defined again here; it is already defined${place ? ` in ${place}` : ' above'}.`
        return {
          code: 'duplicate-term',
          severity: 'information',
          message,
          span: definition.span,
          ...(section ? { section } : {}),
          authorities: [],
          related,
          remedies: [],
        }
      })
  })
}
