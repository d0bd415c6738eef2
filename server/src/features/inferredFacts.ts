import { type InlayHint, InlayHintKind } from 'vscode-languageserver'
import type { Contract, Span } from '../contract/contract.ts'
import { rangeOf } from '../contract/lines.ts'
import { countsUndeclared, type Offer, offersOf } from '../facts/offers.ts'
import { declareFact } from '../fixes/declareFact.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import { quoteOf } from '../rules/placing.ts'
import type { HoverProvider } from './hover.ts'
import { plainMarkdown } from './markdown.ts'
import type { EditTarget } from './workspaceEdit.ts'

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end

/** That the words here say a fact which is not declared, and what that means. */
export const inferredHover: HoverProvider = ({ checked: { contract, facts }, offset, pack, locale }) => {
  const offer = offersOf(facts, pack).find(({ span }) => touches(span, { start: offset, end: offset }))
  if (!offer) return undefined
  const title = plainMarkdown(`${offer.key}: ${offer.shown[locale]}`)
  return { span: offer.span, markdown: `**${title}**\n\n${plainMarkdown(meaningOfOffer(offer, contract, locale))}` }
}

/**
 * After words in a range that say a fact which is not declared, once a fact: its name, and its value where the words do not
 * show it. Accepting the hint declares the fact.
 */
export function inferredHints(
  { contract, facts }: Check,
  within: Span,
  { lines }: EditTarget,
  pack: Pack,
  locale: Locale,
): InlayHint[] {
  return offersOf(facts, pack)
    .filter(({ span }) => touches(span, within))
    .map((offer): InlayHint => {
      const edits = declareFact(offer, contract, locale)?.edits ?? []
      return {
        position: rangeOf(offer.span, lines).end,
        label: labelOf(offer, contract, locale),
        kind: InlayHintKind.Type,
        tooltip: meaningOfOffer(offer, contract, locale),
        textEdits: edits.map(({ span, newText }) => ({ range: rangeOf(span, lines), newText })),
        paddingLeft: true,
      }
    })
}

function labelOf({ key, shown, span }: Offer, { text }: Contract, locale: Locale): string {
  const isShown = key === 'items' || key === 'parties' || text.slice(span.start, span.end) === shown[locale]
  const fact = isShown ? key : `${key}: ${shown[locale]}`
  return locale === 'zh' ? `${fact}（推断）` : `${fact} (inferred)`
}

/** Which words a fact was inferred from, and whether it counts. */
export function meaningOfOffer(offer: Offer, contract: Contract, locale: Locale): string {
  const words = quoteOf(contract, offer.span)
  const counts = countsUndeclared(offer)
  if (locale === 'zh')
    return `由原文“${words}”推断，未在事实中声明。${counts ? '检查时已计入，但确定性低于声明的事实。' : '未声明前不影响所需条款。'}在原文处按 Ctrl+. 可写入事实。`
  return `Inferred from the words “${words}”, and not declared. ${
    counts
      ? 'It counts, as less certain than what is declared.'
      : 'Until it is declared it does not decide which clauses are needed.'
  } Ctrl+. on the words writes it into the facts.`
}
