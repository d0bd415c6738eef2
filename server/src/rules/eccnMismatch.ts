import { agrees } from '../facts/eccn.ts'
import { calculationFor, itemInWords, type KnownItem, knownItems } from '../facts/items.ts'
import type { Localized } from '../policy/schema.ts'
import type { Finding, Rule, RuleContext } from './finding.ts'
import { basisLine, inRow } from './wording.ts'

/**
 * `eccn-mismatch`: a declared ECCN is another than the one that the declared figures give, or the published ones of the chip
 * named. There is no fix: only the supplier can say which of them is right.
 */
export const eccnMismatch: Rule = (context) =>
  knownItems(context.facts, context.pack).flatMap((item) => findingOf(item, context) ?? [])

function findingOf(item: KnownItem, context: RuleContext): Finding | undefined {
  const { pack, locale } = context
  const { eccn, declared, calculation, chip } = item
  if (!eccn || !declared.eccn) return undefined
  const published = chip && calculationFor(chip, pack)
  const by = [
    {
      calculation,
      who: { en: 'The declared figures', zh: '所声明的参数' },
      places: [declared.tpp, declared['die-area']],
    },
    {
      calculation: published,
      who: { en: `The published figures of the ${chip?.name}`, zh: `${chip?.name}的公开参数` },
      places: [declared.name],
    },
  ].find((one) => one.calculation && !agrees(eccn, one.calculation.result))
  if (!by?.calculation) return undefined
  const name = itemInWords(item)
  const { steps } = by.calculation
  const message: Localized = {
    en: `${name.en} is declared as ${eccn}, and the figures say otherwise. ${by.who.en}: ${steps.en} This is arithmetic and no classification: ask the supplier for its classification, and put right whichever is wrong.`,
    zh: `${name.zh}声明为${eccn}，与参数不符。${by.who.zh}：${steps.zh}以上仅为计算，并非归类结论：请向供应方索取归类结论，并更正有误之处。`,
  }
  return {
    code: 'eccn-mismatch',
    severity: 'warning',
    basis: 'statute',
    message: inRow([message[locale], basisLine('statute', [pack.eccn.authority], context)], locale),
    span: declared.eccn.span,
    authorities: [pack.eccn.authority],
    related: by.places.flatMap((place) =>
      place ? [{ span: place.span, message: locale === 'zh' ? `${by.who.zh}。` : `${by.who.en}.` }] : [],
    ),
    remedies: [],
  }
}
