import { pluralTerm, singularTerm, termKey } from '../drafting/termForms.ts'
import { type Definition, type Term, termsOf, useSpan } from '../drafting/terms.ts'
import { type TermVariant, termVariants } from '../drafting/termVariants.ts'
import { twinTerms } from '../drafting/twinTerms.ts'
import type { Localized } from '../policy/schema.ts'
import type { Finding, Rule, RuleContext } from './finding.ts'
import { quoteOf, sectionName } from './placing.ts'

/**
 * `inconsistent-term`: words stand where another term seems to be meant (another spelling, another word for a party, lower
 * case), two terms differ by the word for a party alone, or the parties of the text are those of the facts the other way round.
 */
export const inconsistentTerm: Rule = (context) => [
  ...termVariants(context.contract).flatMap((variant) => variantFinding(variant, context)),
  ...twinTerms(context.contract).map(([first, second]) => twinFinding(first, second, context)),
  ...swappedParties(context),
]

const says: Record<TermVariant['kind'], (words: string, term: string) => Localized> = {
  spelling: (words, term) => ({
    en: `“${words}” is written “${term}” where this contract defines it.`,
    zh: `“${words}”与定义处的写法“${term}”不一致。`,
  }),
  role: (words, term) => ({
    en: `“${words}” is not defined; this contract defines “${term}”, which seems to be meant.`,
    zh: `“${words}”未作定义；本合同定义的是“${term}”，此处似指该用语。`,
  }),
  'lower-case': (words, term) => ({
    en: `“${words}” stands in lower case; if the defined “${term}” is meant, write it with its capitals.`,
    zh: `“${words}”为小写；如指已定义的“${term}”，请按定义大写。`,
  }),
}

function variantFinding(variant: TermVariant, { contract, locale }: RuleContext): Finding[] {
  const { term, kind, words, uses } = variant
  const [first] = uses
  const definition = term.definition(0)
  if (!first || !definition) return []
  const wanted = inNumberOf(words, term)
  const section = sectionName(contract, contract.passages[first.passage]?.section ?? 0)
  return [
    {
      code: 'inconsistent-term',
      severity: 'hint',
      message: says[kind](words, term.name)[locale],
      span: useSpan(contract, first),
      ...(section ? { section } : {}),
      authorities: [],
      related: [{ span: definition.span, message: quoteOf(contract, definition.meaning) }],
      remedies: [
        {
          kind: 'reword',
          title:
            uses.length > 1
              ? { en: `Write “${wanted}” (${uses.length} places)`, zh: `改为“${wanted}”（${uses.length} 处）` }
              : { en: `Write “${wanted}”`, zh: `改为“${wanted}”` },
          edits: uses.map((use) => ({ span: useSpan(contract, use), newText: wanted })),
        },
      ],
    },
  ]
}

/** At the second of two terms that a reader takes for one. Which is meant is for the drafter to say. */
function twinFinding(first: Term, second: Term, { contract, locale }: RuleContext): Finding {
  const [one, other] = [first.definition(0) as Definition, second.definition(0) as Definition]
  const section = sectionName(contract, other.section)
  return {
    code: 'inconsistent-term',
    severity: 'hint',
    message:
      locale === 'zh'
        ? `“${second.name}”与“${first.name}”均作定义，仅对一方的称谓不同，易混淆。`
        : `“${second.name}” and “${first.name}” are both defined, and differ by the word for one party alone.`,
    span: other.span,
    ...(section ? { section } : {}),
    authorities: [],
    related: [{ span: one.span, message: quoteOf(contract, one.meaning) }],
    remedies: [],
  }
}

/** The term in the number that the words have. */
function inNumberOf(words: string, { name }: Term): string {
  if (termKey(words) === words.replaceAll('-', ' ').toLowerCase()) {
    return termKey(name) === name.replaceAll('-', ' ').toLowerCase() ? name : singularTerm(name)
  }
  return pluralTerm(name)
}

/** How far from its term, in UTF-16 units, a party's name stands in the party block. */
const near = 300

/** A party that the text gives the term which the facts give to the other one. */
function swappedParties({ contract, facts, locale }: RuleContext): Finding[] {
  const { find } = termsOf(contract)
  const parties = facts.declared.parties ?? []
  const names = parties.flatMap((party) => party.name?.value ?? [])
  return parties.flatMap((party): Finding[] => {
    const name = party.name?.value
    const term = party.term?.value
    const definition = term && find(term)?.definitions.find(({ form }) => form === 'party' || form === 'inline')
    if (!name || !definition) return []
    // 甲方：Name, but Name (the “Customer”).
    const { start, end } = definition.span
    const called =
      definition.form === 'party'
        ? nearest(contract.text.slice(end, end + near), names, (text, one) => text.indexOf(one))
        : nearest(contract.text.slice(Math.max(0, start - near), start), names, (text, one) => -text.lastIndexOf(one))
    if (called === undefined || called === name) return []
    const message =
      locale === 'zh'
        ? `正文以“${term}”指称${called}，而合同事实（contract:）以其指称${name}。请核对双方称谓是否颠倒。`
        : `The text calls ${called} “${term}”, while the facts at the top call ${name} so. Check whether the parties are swapped.`
    return [
      {
        code: 'inconsistent-term',
        severity: 'warning',
        message,
        span: definition.span,
        authorities: [],
        related: [{ span: party.term?.span ?? definition.span, message: `${name}: ${term}` }],
        remedies: [],
      },
    ]
  })
}

function nearest(
  text: string,
  names: readonly string[],
  distance: (text: string, name: string) => number,
): string | undefined {
  return names.filter((name) => text.includes(name)).sort((a, b) => distance(text, a) - distance(text, b))[0]
}
