import type { Contract } from '../contract/contract.ts'
import { type Definition, termsOf } from '../drafting/terms.ts'
import type { Finding, Rule } from './finding.ts'
import { quoteOf, sectionName } from './placing.ts'

/** Forms that give a meaning of their own; a party block and the facts only name. */
const gives = ({ form, pointsTo, isLocal }: Definition): boolean =>
  form !== 'party' && form !== 'declared' && pointsTo === undefined && !isLocal

/** The last two words before a definition in brackets: “Technologies, Inc.” of “WatchGuard Technologies, Inc. (“WGT”)”. */
const named = ({ text }: Contract, { whole }: Definition): string =>
  (whole &&
    /\p{Lu}[\p{L}&’'-]*,? [\p{Lu}][\p{L}’'-]*\.?,?\s*$/u
      .exec(text.slice(Math.max(0, whole.start - 60), whole.start))?.[0]
      .trim()) ??
  ''

/** An exhibit or an amendment names the parties again, in the same words or in its recitals: no reader has to guess. */
function isRestated(contract: Contract, first: Definition, again: Definition): boolean {
  const name = named(contract, again)
  if (name !== '' && name === named(contract, first)) return true
  return /^\s*(?:WHEREAS|Whereas|鉴于|鑒於)/.test(contract.passages[again.passage]?.text ?? '')
}

/** `duplicate-term`: a term is defined in two places, so that a reader must guess which meaning holds. */
export const duplicateTerm: Rule = ({ contract, locale }) =>
  termsOf(contract).all.flatMap(({ name, isProper, definitions }) => {
    const [first, ...others] = definitions.filter(gives)
    if (!first || !isProper) return []
    return others
      .filter((other) => other.passage !== first.passage && !isRestated(contract, first, other))
      .map((definition): Finding => {
        const place = sectionName(contract, first.section)
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
          related: [{ span: first.span, message: quoteOf(contract, first.meaning) }],
          remedies: [],
        }
      })
  })
