import type { Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { daysOf, lengthsIn } from '../coverage/values.ts'
import { placeInWords } from '../facts/places.ts'
import type { Localized } from '../policy/schema.ts'
import type { Finding, Remedy, Rule, RuleContext } from './finding.ts'
import { quoteOf } from './placing.ts'

/** A declared fact and words of the text that say something else. */
interface Contradiction {
  readonly key: string
  readonly declared: { readonly shown: string; readonly span: Span }
  readonly text: Span
  /** The value that the text gives, as it would be declared. */
  readonly instead: string | undefined
}

/** `fact-conflict`: a declared fact says one thing and the text another. Reported at both places. */
export const factConflict: Rule = (context) =>
  [...governingLaw(context), ...regions(context), ...retention(context)].flatMap((one) => findingsOf(one, context))

function governingLaw({ facts, pack }: RuleContext): Contradiction[] {
  const declared = facts.declared['governing-law']
  const said = facts.inferred.governingLaw
  if (!declared || !said || said.country.code === declared.value) return []
  const shown = placeInWords(declared.value, pack).en
  return [
    { key: 'governing-law', declared: { shown, span: declared.span }, text: said.span, instead: said.country.code },
  ]
}

/** The text lets things be anywhere, while the facts name the places. */
function regions({ facts }: RuleContext): Contradiction[] {
  const [first, ...more] = facts.declared.regions ?? []
  const worldwide = facts.inferred.places.find(({ place }) => place === 'worldwide')
  if (!first || !worldwide) return []
  const last = more.at(-1) ?? first
  const shown = [first, ...more].map(({ value }) => value).join(', ')
  const span = { start: first.span.start, end: last.span.end }
  return [{ key: 'regions', declared: { shown, span }, text: worldwide.span, instead: undefined }]
}

const keeps = /\b(?:retain|retention|keep|kept|preserv|maintain|stor(?:e|ed)\b)|保存|保留|留存/i
/** A period after which something is deleted is none for which it is kept. */
const drops = /\b(?:delet|eras|destr|purg)\w*|删除|刪除|销毁|銷毀/i
/** A year is 365 days and twelve months are 360: periods this near to each other are the same. */
const same = 0.03

/** The clauses on records state periods, and none of them is the declared one. */
function retention({ contract, coverage, facts }: RuleContext): Contradiction[] {
  const declared = facts.declared['log-retention']
  if (!declared) return []
  const wanted = daysOf(declared.value)
  const stated = coverage
    .passagesOf('logging')
    .flatMap((index) => contract.passages[index] ?? [])
    .filter(({ text }) => keeps.test(text))
    .flatMap((passage) => lengthsIn(passage.text).map((period) => ({ passage, period })))
  const first = stated.find(({ passage }) => !drops.test(passage.text))
  if (!first || stated.some(({ period }) => Math.abs(period.amount - wanted) <= wanted * same)) return []
  const { passage, period } = first
  const words = passage.text.slice(period.start, period.end)
  const instead = /^\d+ ?(?:days?|months?|years?|天|日|个月|年)$/i.test(words) ? words : undefined
  return [
    {
      key: 'log-retention',
      declared: { shown: declared.value, span: declared.span },
      text: sourceSpan(passage, period.start, period.end),
      instead,
    },
  ]
}

function findingsOf({ key, declared, text, instead }: Contradiction, { contract, locale }: RuleContext): Finding[] {
  const words = quoteOf(contract, text)
  const message: Localized = {
    en: `The facts declare “${declared.shown}” for “${key}”, and the text says “${words}”. One of the two is wrong: change the fact or the text.`,
    zh: `事实“${key}”声明为“${declared.shown}”，而正文写作“${words}”。二者必有一误：请更正事实或正文。`,
  }
  const remedies: Remedy[] = instead === undefined ? [] : [{ kind: 'replace', span: declared.span, text: instead }]
  const at = (span: Span, other: Span, label: Localized, severity: Finding['severity']): Finding => ({
    code: 'fact-conflict',
    severity,
    message: message[locale],
    span,
    authorities: [],
    related: [{ span: other, message: label[locale] }],
    remedies,
  })
  return [
    at(declared.span, text, { en: 'What the text says.', zh: '正文所述。' }, 'warning'),
    at(text, declared.span, { en: 'What is declared.', zh: '所声明的事实。' }, 'information'),
  ]
}
