import type { Contract, Passage } from '../contract/contract.ts'
import type { Finding, Locale, RuleContext } from './finding.ts'
import type { FoundInteraction } from './interactions.ts'
import { quoteOf, sectionName } from './placing.ts'
import { authorityLine, basisLine, becauseLine, factPlaces, inRow } from './wording.ts'

/** The findings of one code that rest on interactions of the pack. */
export const interactionFindings = (code: FoundInteraction['interaction']['code'], context: RuleContext): Finding[] =>
  context.interactions
    .filter(({ interaction }) => interaction.code === code)
    .map((found) => interactionFinding(found, context))

function interactionFinding(found: FoundInteraction, context: RuleContext): Finding {
  const { contract, pack, locale } = context
  const { interaction, words, against, reasons, tells } = found
  const { code, basis, authorities, message, severity, fix } = interaction
  const [element] = tells
  const clause = pack.families.find(({ elements }) => elements.some(({ id }) => id === element))?.id
  const section = sectionName(contract, words.section)
  return {
    code,
    ...(clause && element ? { clause, element } : {}),
    interaction: interaction.id,
    // What the text only suggests is less sure than what is declared.
    severity: severity === 'warning' && reasons.some(({ declared }) => !declared) ? 'information' : severity,
    basis,
    message: inRow(
      [
        message[locale],
        placesLine(contract, words, against, locale),
        becauseLine(reasons, locale),
        basisLine(basis, code === 'regime-conflict' ? [] : authorities, context),
        ...(code === 'regime-conflict' ? standingLines(authorities, context) : []),
      ],
      locale,
    ),
    span: words.span,
    ...(section ? { section } : {}),
    authorities,
    related: [
      ...against.map(({ span, section: other }) => ({ span, message: meets(sectionName(contract, other), locale) })),
      ...factPlaces(reasons, locale),
    ],
    remedies: fix
      ? [{ kind: 'add-words', interaction: interaction.id, section: words.section, after: words.span }]
      : [],
  }
}

/** The words of each place with its section: “Words: “…” (9 Export); against: “…” (12 Termination).” */
function placesLine(contract: Contract, words: Passage, against: readonly Passage[], locale: Locale): string {
  const place = ({ span, section }: Passage): string => {
    const name = sectionName(contract, section)
    const quote = `“${quoteOf(contract, span)}”`
    if (!name) return quote
    return locale === 'zh' ? `${quote}（${name}）` : `${quote} (${name})`
  }
  const others = against.map(place)
  if (locale === 'zh') return `原文：${place(words)}${others.length > 0 ? `；相关条款：${others.join('、')}` : ''}。`
  return `Words: ${place(words)}${others.length > 0 ? `; they meet with ${others.join(' and ')}` : ''}.`
}

const meets = (section: string, locale: Locale): string =>
  locale === 'zh'
    ? `与此处${section ? `（${section}）` : ''}相关。`
    : `It meets with these words${section ? ` (${section})` : ''}.`

/** How the laws that clash stand on the day on which the contract is read. */
const standingLines = (authorities: readonly string[], context: RuleContext): string[] =>
  context.pack.authorities
    .filter(({ id }) => authorities.includes(id))
    .map((authority) => authorityLine(authority, context))
